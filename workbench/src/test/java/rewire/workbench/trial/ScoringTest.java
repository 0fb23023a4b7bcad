package rewire.workbench.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rewire.simulate.Simulator;
import rewire.study.Pool;
import rewire.study.Population;
import rewire.workbench.Engine.ModelChoice;
import rewire.workbench.course.CareTables;
import rewire.workbench.engine.OpenedModel;
import rewire.workbench.library.Library;
import rewire.workbench.library.Result;

class ScoringTest {
  private static final ObservationTables TABLES = ObservationTables.shipped();
  private static final CareTables CARE = CareTables.shipped();
  private static final String ARMS = """
      trial,arm,family,doi,pmid,year,design,blind,washout_days,condition,failed_trials,population,entry_scale,entry_min,entry_max,age_mean,female_pct,weight_kg,n,role,control,form,route,dose,dose_unit,duration_min,dose_days,dose_rule,dose_assumed,dose_note,cotreatment,cotreatment_start_day,cotreatment_note,therapy,therapy_days,therapy_minutes,therapy_assumed,relapse_rule,note
      New,ket,New,,,2030,parallel,double,,TRD,2,,MADRS,26,,50,50,90,20,active,,racemic,IV,0.5,mg/kg,40,0,fixed,no,,none,,,none,,,,,
      New,sal,New,,,2030,parallel,double,,TRD,2,,MADRS,26,,50,50,90,20,control,saline,saline,IV,0,mg/kg,40,0,fixed,no,,none,,,none,,,,,
      Odd,pill,Odd,,,2030,parallel,double,,TRD,2,,,,,,,,20,active,,racemic,RECTAL,0.5,mg/kg,40,0,fixed,no,,none,,,none,,,,,
      """;
  private static final String RESULTS = """
      row,trial,arm,vs,scale,statistic,rule,time_h,n,value,sd,se,ci_low,ci_high,analysis,class,grade,note
      New-1,New,ket,,MADRS,mean,,0,,34,5,,,,unknown,baseline,V,
      New-2,New,ket,,MADRS,change,,24,,-15,,,,,unknown,scored,V,
      New-3,New,ket,sal,HDRS17,diff,,24,,-6,,,,,unknown,scored,V,
      New-4,New,ket,,MADRS,response,>=50%,72,,45,,,,,unknown,scored,V,
      New-5,New,ket,,YBOCS,change,,24,,-5,,,,,unknown,scored,V,
      Odd-1,Odd,pill,,MADRS,change,,24,,-5,,,,,unknown,scored,V,
      New-6,New,ket,,MADRS,response,>=50%,24,,450,,,,,unknown,scored,V,
      """;

  @Test
  void aTrialNeverSeenIsScoredAndABadRowIsNamed(@TempDir Path folder) throws IOException {
    var card = card(folder, 2);

    assertEquals(List.of("New-2", "New-3", "New-4"), card.scored().stream().map(r -> r.row().row()).toList());
    assertEquals(List.of("New-5"), card.impossible().stream().map(i -> i.row().row()).toList());
    assertEquals(3, card.unread().size());
    assertEquals(75, card.simulated("library"), 1e-9);
    var change = card.scored().getFirst();
    assertTrue(change.model().quantile(0.05) < change.model().mean());
    assertEquals("MADRS points", change.unit());
  }

  @Test
  void rowsOfATrialInWhichNobodyIsIllCostNoOther(@TempDir Path folder) throws IOException {
    var mild = ARMS
        .replace("Odd,pill,Odd,,,2030,parallel,double,,TRD", "Odd,pill,Odd,,,2030,parallel,double,,MDD")
        .replace("RECTAL", "IV");
    Files.writeString(folder.resolve("arms.csv"), mild);
    Files.writeString(folder.resolve("results.csv"), RESULTS);
    var preparation = Preparation.of(List.of(Library.read(folder)), TABLES, CARE);
    assertEquals(4, preparation.possible().size());

    preparation.without(p -> p.population().recovery() == Population.Recovery.MDD
        ? Optional.of(Pool.NOBODY)
        : Optional.empty());

    assertEquals(List.of("New-2", "New-3", "New-4"),
        preparation.possible().stream().map(w -> w.row().row()).toList());
    assertTrue(preparation.impossible().stream().anyMatch(i -> i.row().row().equals("Odd-1")
        && i.reason().startsWith("nobody was ill")), preparation.impossible().toString());
  }

  @Test
  void anotherRowOfATrialStirsNoChance(@TempDir Path folder, @TempDir Path more) throws IOException {
    // the row comes first and names the arm that is otherwise named last
    var first = RESULTS.replace("New-1,",
        "New-0,New,sal,,MADRS,change,,24,,-3,,,,,unknown,scored,V,\nNew-1,");
    var with = card(more, 2, first).scored();
    var without = card(folder, 2).scored();

    for (var row : without) {
      var same = with.stream().filter(r -> r.row().row().equals(row.row().row())).findFirst().orElseThrow();
      assertEquals(row.model().mean(), same.model().mean(), row.row().row());
    }
  }

  @Test
  void anyNumberOfThreadsWritesTheSameBytes(@TempDir Path one, @TempDir Path three) throws IOException {
    ScorecardFiles.rows(card(one, 1), one.resolve("rows.csv"));
    ScorecardFiles.rows(card(three, 3), three.resolve("rows.csv"));

    assertEquals(Files.readString(one.resolve("rows.csv")).replace(one.toString(), ""),
        Files.readString(three.resolve("rows.csv")).replace(three.toString(), ""));
  }

  private static Scorecard card(Path folder, int threads) throws IOException {
    return card(folder, threads, RESULTS);
  }

  private static Scorecard card(Path folder, int threads, String results) throws IOException {
    var library = Files.createDirectories(folder.resolve("library"));
    Files.writeString(library.resolve("arms.csv"), ARMS);
    Files.writeString(library.resolve("results.csv"), results);
    var options = new Scoring.Options(1, 3, 8, 60, threads, "");
    return new Scoring(simulator(), TABLES, TABLES.without(List.of()), CARE, options).score(
        List.of(Library.read(library)), Library.shipped(),
        new Scoring.Progress() {
          @Override
          public void recruiting(int done, int all) {}

          @Override
          public void drawing(int done, int all) {}
        });
  }

  private static Simulator simulator() {
    var choice = new ModelChoice(Optional.empty(), "default", List.of(), java.util.Map.of());
    return Simulator.of(assertInstanceOf(OpenedModel.Good.class, OpenedModel.of(choice)).model());
  }

  @Test
  void mostScoredRowsOfTheShippedLibrariesCanBeRead() {
    for (var library : Library.shipped()) {
      var scored = library.results().stream().filter(r -> r.kind() == Result.Kind.SCORED).toList();
      long read = scored.stream()
          .filter(r -> RowReading.of(r, "MADRS", TABLES) instanceof RowReading.Measured).count();

      assertTrue(read >= 0.85 * scored.size(), library.name() + ": " + read + " of " + scored.size());
    }
  }

  @Test
  void preparationComesBeforeTheFirstDose() {
    var arm = Library.shipped().getLast().arms().stream()
        .filter(a -> a.therapyDays().stream().anyMatch(d -> d < 0) && !a.pooled()).findFirst();

    arm.ifPresent(a -> {
      if (ArmPlan.of(a, 240, TABLES, CARE) instanceof ArmPlan.Ready r) {
        assertTrue(r.offsetH() > 0);
        assertEquals(r.offsetH(), r.plan().course().doses().getFirst().timeH(), 1e-9);
      }
    });
  }

  @Test
  void anArmWithoutACounterpartSaysWhy() {
    var ect = Library.shipped().getFirst().arm("Ekstrand2022", "ect").orElseThrow();

    assertEquals(new ArmPlan.Unfit("electroconvulsive therapy is not in the model"),
        ArmPlan.of(ect, 240, TABLES, CARE));
  }

}
