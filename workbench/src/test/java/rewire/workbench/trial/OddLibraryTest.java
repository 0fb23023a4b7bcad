package rewire.workbench.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rewire.simulate.Simulator;
import rewire.workbench.Engine.ModelChoice;
import rewire.workbench.course.CareTables;
import rewire.workbench.engine.OpenedModel;
import rewire.workbench.library.Library;

/// A library that nobody has seen: made up, odd but legal, and partly broken.
class OddLibraryTest {
  private static final ObservationTables TABLES = ObservationTables.shipped();
  private static final String ARM_HEADER = "trial,arm,family,doi,pmid,year,design,blind,washout_days,condition,failed_trials,population,entry_scale,entry_min,entry_max,age_mean,female_pct,weight_kg,n,role,control,form,route,dose,dose_unit,duration_min,dose_days,dose_rule,dose_assumed,dose_note,cotreatment,cotreatment_start_day,cotreatment_note,therapy,therapy_days,therapy_minutes,therapy_assumed,relapse_rule,note";
  private static final String RESULT_HEADER = "row,trial,arm,vs,scale,statistic,rule,time_h,n,value,sd,se,ci_low,ci_high,analysis,class,grade,note";
  private static Simulator simulator;

  @BeforeAll
  static void open() {
    var choice = new ModelChoice(Optional.empty(), "default", List.of(), Map.of());
    simulator = Simulator.of(((OpenedModel.Good) OpenedModel.of(choice)).model());
  }

  /// An infusion with some columns otherwise.
  private static String arm(String trial, String arm, String... changes) {
    var cells = new TreeMap<>(
        Map.of("trial", trial, "arm", arm, "family", trial, "design", "parallel", "blind",
            "double", "condition", "TRD", "n", "12", "role", "active"));
    cells.putAll(Map.of("form", "racemic", "route", "IV", "dose", "0.5", "dose_unit", "mg/kg", "duration_min",
        "40",
        "dose_days", "0", "dose_rule", "fixed", "cotreatment", "none", "therapy", "none", "year", "2031"));
    return line(ARM_HEADER, cells, changes);
  }

  private static String result(String row, String trial, String arm, String scale, String statistic,
      String hours,
      String value, String kind, String... changes) {
    var cells = new TreeMap<>(
        Map.of("row", row, "trial", trial, "arm", arm, "scale", scale, "statistic", statistic,
            "time_h", hours, "value", value, "class", kind, "grade", "V", "analysis", "unknown"));
    return line(RESULT_HEADER, cells, changes);
  }

  private static String line(String header, Map<String, String> cells, String... changes) {
    for (int i = 0; i < changes.length; i += 2) {
      cells.put(changes[i], changes[i + 1]);
    }
    return String.join(",",
        Arrays.stream(header.split(",", -1)).map(c -> cells.getOrDefault(c, "")).toList());
  }

  private static Path library(Path folder, List<String> arms, List<String> results) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("arms.csv"), ARM_HEADER + "\n" + String.join("\n", arms) + "\n");
    Files.writeString(folder.resolve("results.csv"),
        RESULT_HEADER + "\n" + String.join("\n", results) + "\n");
    return folder;
  }

  private static Scorecard card(Path... folders) throws IOException {
    var read = new ArrayList<Library>();
    for (var f : folders) {
      read.add(Library.read(f));
    }
    var options = new Scoring.Options(1, 2, 6, 20, 2, "");
    return new Scoring(simulator, TABLES, TABLES.without(List.of()), CareTables.shipped(), options).score(
        read,
        Library.shipped(), new Scoring.Progress() {
          @Override
          public void recruiting(int done, int all) {}

          @Override
          public void drawing(int done, int all) {}
        });
  }

  private static Scorecard odd(Path folder) throws IOException {
    return card(library(folder.resolve("odd"),
        List.of(arm("Odd", "ket"),
            arm("Odd", "sal", "form", "saline", "dose", "0", "role", "control", "control",
                "saline"),
            arm("Odd", "bad", "route", "RECTAL"), arm("Odd", "huge", "dose", "31"),
            arm("Conv", "ect", "cotreatment", "anaesthesia;other", "cotreatment_note",
                "ECT three times a week"),
            arm("Add", "quet", "cotreatment", "quetiapine", "cotreatment_start_day", "0"),
            arm("Add", "li", "cotreatment", "lithium"), arm("Odd", "ket")),
        List.of(result("O-1", "Odd", "ket", "MADRS", "change", "24", "-12", "scored"),
            result("O-2", "Odd", "ket", "MADRS", "diff", "24", "-6", "scored", "vs", "sal"),
            result("O-3", "Odd", "ket", "MADRS", "diff", "24", "-6", "scored", "vs", "nobody"),
            result("O-4", "Odd", "ket", "CADSS", "mean", "1", "15", "safety", "rule", "peak"),
            result("O-5", "Odd", "ket", "SBP", "change", "1", "9", "safety", "rule", "largest_mean_rise"),
            result("O-6", "Odd", "ket", "SBP", "event_pct", "24", "4", "safety", "rule", ">=180"),
            result("O-7", "Odd", "ket", "none", "event_pct", "24", "4", "safety", "rule", "dizziness_AE"),
            result("O-8", "Odd", "ket", "MADRS", "response", "24", "140", "scored"),
            result("O-9", "Odd", "ket", "UNHEARD", "change", "24", "-3", "scored"),
            result("O-10", "Odd", "ket", "other:handgrip", "change", "24", "-3", "scored"),
            result("O-11", "Odd", "bad", "MADRS", "change", "24", "-3", "scored"),
            result("O-1", "Odd", "ket", "MADRS", "change", "48", "-3", "scored"),
            result("O-12", "Odd", "ket", "MADRS", "sign", "24", "-1", "sign", "vs", "sal"),
            result("O-13", "Odd", "ket", "MADRS", "mean", "0", "35", "baseline", "sd", "5"),
            result("O-14", "Odd", "ket", "MADRS", "change", "", "-3", "scored"),
            result("O-15", "Odd", "ket", "SBP", "event_pct", "24", "20", "safety", "rule", "rise>=10"),
            result("C-1", "Conv", "ect", "MADRS", "change", "24", "-9", "scored"),
            result("A-1", "Add", "quet", "MADRS", "change", "24", "-9", "scored"),
            result("A-2", "Add", "li", "MADRS", "change", "24", "-9", "scored"),
            result("A-3", "Add", "li", "none", "n", "24", "9", "protocol"), "short,row")));
  }

  @Test
  void everyRowIsScoredOrListedWithItsPlaceAndReason(@TempDir Path folder) throws IOException {
    var card = odd(folder);

    assertEquals(List.of("A-2", "O-1", "O-2"),
        card.scored().stream().map(r -> r.row().row()).sorted().toList());
    assertEquals(List.of("O-12"), card.signs().stream().map(s -> s.row().row()).toList());
    assertEquals(Map.of("O-10", "the model has no read-out for the scale other:handgrip", "O-14",
        "the row has no time", "C-1", "electroconvulsive therapy is not in the model", "A-1",
        "quetiapine is not in the model"),
        card.impossible().stream().collect(java.util.stream.Collectors.toMap(i -> i.row().row(),
            Scorecard.Impossible::reason)));
    assertEquals(
        List.of("arms.csv:4:23", "arms.csv:5:24", "arms.csv:9:2", "results.csv:4:4", "results.csv:9:10",
            "results.csv:10:5", "results.csv:12:3", "results.csv:13:1", "results.csv:22"),
        card.unread().stream().map(c -> Path.of(c.file()).getFileName() + ":" + c.line()
            + (c.column() > 0 ? ":" + c.column() : "")).toList());
    assertTrue(
        card.scored().stream().filter(r -> r.row().row().equals("A-2")).findFirst().orElseThrow().notes()
            .contains("simulated without a co-treatment that the model lacks: lithium"));
    assertEquals(21, card.rows());
  }

  @Test
  void safetyIsComparedWhereThereIsAReadOutAndNeverScored(@TempDir Path folder) throws IOException {
    var card = odd(folder);

    assertEquals(List.of("O-4", "O-5", "O-15"), card.safety().stream().map(c -> c.row().row()).toList());
    var cadss = card.safety().getFirst();
    assertTrue(cadss.model().mean() > 3 && cadss.model().mean() < 60, "CADSS " + cadss.model().mean());
    var pressure = card.safety().get(1);
    assertTrue(pressure.model().mean() > 2 && pressure.model().mean() < 30,
        "mmHg " + pressure.model().mean());
    assertTrue(card.safety().get(2).model().mean() >= 0 && card.safety().get(2).model().mean() <= 100);
    assertEquals(List.of("the model knows the rise of blood pressure, not its level",
        "the model has no read-out for event_pct dizziness_AE"),
        card.listed().stream().filter(l -> l.row().row().matches("O-[67]")).map(Scorecard.Listed::reason)
            .toList());
    assertFalse(card.scored().stream().anyMatch(r -> r.kind() == RowReading.Kind.SAFETY));
  }

  @Test
  void theFilesHoldEveryRow(@TempDir Path folder) throws IOException {
    var card = odd(folder);
    ScorecardFiles.rows(card, folder.resolve("rows.csv"));
    ScorecardPage.write(card, folder);

    var lines = Files.readAllLines(folder.resolve("rows.csv"));
    long ofArms = card.unread().stream().filter(c -> c.ofArm()).count();
    assertEquals(1 + 21 + ofArms, lines.size());
    assertEquals(
        List.of("mean", "sd", "low90", "high90", "low80", "high80", "low50", "high50", "monte_carlo_error"),
        keys(card, "scored").stream().filter(k -> k.matches("mean|sd|low..|high..|monte_carlo_error"))
            .toList());
    assertTrue(keys(card, "safety").contains("low90"));
    assertTrue(Files.readString(folder.resolve("trials/odd-Odd.html")).contains("Other rows"));
  }

  @SuppressWarnings("unchecked")
  private static List<String> keys(Scorecard card, String list) {
    var rows = (List<Map<String, Object>>) ScorecardFiles.json(card).getOrDefault(list, List.of());
    return List.copyOf(rows.getFirst().keySet());
  }

  @Test
  void nothingVanishes(@TempDir Path folder) throws IOException {
    var random = new SplittableRandom(7);
    var scales = List.of("MADRS", "HDRS17", "CADSS", "SBP", "YBOCS", "none", "other:x", "nonsense", "");
    var statistics = List.of("mean", "change", "diff", "smd", "response", "remission", "or", "hr", "sign",
        "median_days",
        "relapse_free", "event_pct", "n", "nnt", "guess");
    var kinds = List.of("baseline", "scored", "pool", "sign", "safety", "protocol", "outside", "other");
    var rules = List.of("", ">=50%", "<=10", "KM", "relapse", "peak", "rise>=20", "bound", "trend");
    for (int seed = 0; seed < 12; seed++) {
      var results = new ArrayList<String>();
      for (int i = 0; i < 40; i++) {
        results.add(result("P-" + random.nextInt(60), "Odd", pick(random, List.of("ket", "sal", "no")),
            pick(random, scales), pick(random, statistics),
            pick(random, List.of("0", "24", "168", "", "x", "-1")),
            pick(random, List.of("-5", "30", "0", "1e9", "")), pick(random, kinds), "rule",
            pick(random, rules), "vs",
            pick(random, List.of("", "", "sal"))));
      }
      var card = card(library(folder.resolve("p" + seed), List.of(arm("Odd", "ket"),
          arm("Odd", "sal", "form", "saline", "dose", "0", "role", "control", "control", "saline")),
          results));

      assertEquals(results.size(), card.rows(), "draw " + seed + ":\n" + String.join("\n", results));
    }
  }

  private static String pick(RandomGenerator random, List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  @Test
  void aSidecarChangesHowAnArmIsSimulatedAndIsTold(@TempDir Path folder) throws IOException {
    var arms = List.of(arm("Odd", "ket"), arm("Odd", "two"));
    var results = List.of(result("O-1", "Odd", "ket", "CADSS", "mean", "1", "15", "safety", "rule", "peak"),
        result("O-2", "Odd", "two", "MADRS", "change", "24", "-12", "scored"));
    var plain = card(library(folder.resolve("plain"), arms, results));
    var with = library(folder.resolve("with"), arms, results);
    Files.copy(Path.of("..", "examples", "single-infusion.yaml"), with.resolve("mine.yaml"));
    Files.writeString(with.resolve("overrides.csv"), """
        trial,arm,column,value,reason
        Odd,ket,dose,0.05,the table rounds
        Odd,two,course,mine.yaml,doses are in the file
        Odd,ket,value,3,not allowed
        Odd,ghost,dose,1,nobody
        Odd,,n,3,
        """);
    var changed = card(with);

    assertTrue(changed.safety().getFirst().model().mean() < 0.5 * plain.safety().getFirst().model().mean());
    assertEquals(List.of("dose", "course"),
        changed.overrides().stream().map(o -> o.line().column()).toList());
    assertTrue(changed.scored().getFirst().notes().contains("simulated by the course mine.yaml"));
    assertEquals(List.of("overrides.csv:4:3", "overrides.csv:6:3", "overrides.csv:5:2"),
        changed.unread().stream()
            .map(c -> Path.of(c.file()).getFileName() + ":" + c.line() + ":" + c.column()).toList());
    assertTrue(ScorecardFiles.json(changed).get("overrides") instanceof List<?> l && l.size() == 2);
  }

  @Test
  void anImpossibleOverrideIsNamedInItsOwnFile(@TempDir Path folder) throws IOException {
    var with = library(folder.resolve("with"), List.of(arm("Odd", "ket"), arm("Odd", "two")),
        List.of(result("O-1", "Odd", "ket", "MADRS", "change", "24", "-12", "scored"),
            result("O-2", "Odd", "two", "MADRS", "change", "24", "-12", "scored")));
    Files.writeString(with.resolve("overrides.csv"),
        "trial,arm,column,value,reason\nOdd,ket,route,EAR,why not\n");
    var card = card(with);

    assertEquals(List.of("O-2"), card.scored().stream().map(r -> r.row().row()).toList());
    assertEquals(List.of("overrides.csv:2:4", "results.csv:2:3"), card.unread().stream()
        .map(c -> Path.of(c.file()).getFileName() + ":" + c.line() + ":" + c.column()).toList());
  }

  @Test
  void oneTrialInTwoLibrariesCountsOnce(@TempDir Path folder) throws IOException {
    var results = List.of(result("O-1", "Odd", "ket", "MADRS", "change", "24", "-12", "scored"));
    var one = library(folder.resolve("one/lib"), List.of(arm("Odd", "ket", "doi", "10.1/ABC")), results);
    var two = library(folder.resolve("two/lib"),
        List.of(arm("Odd", "ket", "family", "Other", "doi", "10.1/abc")), results);
    var card = card(one, two);

    assertEquals(2, card.scored().size());
    assertEquals(List.of("lib", "lib (2)"), card.scored().stream().map(ScoredRow::library).toList());
    assertEquals(1, Summary.of("all", card.scored()).families());
  }

  @Test
  void theClockOfARelapseStartsWhereTheRowSays(@TempDir Path folder) throws IOException {
    // sessions go on long after the infusions; responders are those of the last infusion
    var card = card(library(folder.resolve("clock"),
        List.of(
            arm("Odd", "ket", "therapy", "CBT", "therapy_days", "0;7;14;21;28;35;42;49;56;63;70", "n", "60"),
            arm("Odd", "pill", "form", "none", "route", "none", "dose", "", "dose_unit", "", "dose_days", "",
                "cotreatment", "SSRI", "cotreatment_start_day", "0")),
        List.of(result("O-1", "Odd", "ket", "none", "relapse_free", "1344", "50", "scored", "rule",
            "crude; responders; 8 weeks after last infusion"),
            result("O-2", "Odd", "ket", "none", "median", "0", "3", "scored", "rule",
                "weeks from last infusion to relapse; responders"),
            result("O-3", "Odd", "pill", "none", "event_pct", "8760", "30", "scored", "rule",
                "relapse; crude; remitted"))));

    assertTrue(card.scored().getFirst().model().mean() < 99, "free of relapse "
        + card.scored().getFirst().model().mean() + " %");
    assertTrue(Math.exp(card.scored().get(1).model().mean()) < 10, "weeks to relapse");
    assertEquals(List.of("O-3"), card.impossible().stream().map(i -> i.row().row()).toList());
  }

  @Test
  void oneBadNumberCostsItsOwnRowsOnly(@TempDir Path folder) throws IOException {
    var card = card(library(folder.resolve("numbers"),
        List.of(arm("Odd", "ket"), arm("Odd", "unborn", "age_mean", "0"),
            arm("Odd", "mid", "form", "midazolam", "dose", "0")),
        List.of(result("O-1", "Odd", "ket", "MADRS", "change", "24", "-12", "scored"),
            result("O-2", "Odd", "unborn", "MADRS", "change", "24", "-12", "scored"),
            result("O-3", "Odd", "mid", "MADRS", "change", "24", "-12", "scored"))));

    assertEquals(List.of("O-1"), card.scored().stream().map(r -> r.row().row()).toList());
    assertEquals(List.of("arms.csv:3", "results.csv:3"), card.unread().stream()
        .map(c -> Path.of(c.file()).getFileName() + ":" + c.line()).toList());
    assertEquals(List.of("O-3"), card.impossible().stream().map(i -> i.row().row()).toList());
    assertTrue(card.impossible().getFirst().reason().contains("positive"),
        card.impossible().getFirst().reason());
  }

  @Test
  void aThresholdThatDoesNotFitTheEntryIsToldOnItsRows(@TempDir Path folder) throws IOException {
    var card = card(library(folder.resolve("entry"),
        List.of(arm("Odd", "ket", "entry_scale", "MADRS", "entry_min", "30"),
            arm("Odd", "fit", "entry_scale", "MADRS", "entry_min", "20")),
        List.of(result("O-1", "Odd", "ket", "MADRS", "mean", "0", "32", "baseline", "sd", "6"),
            result("O-2", "Odd", "fit", "MADRS", "mean", "0", "32", "baseline", "sd", "6"),
            result("O-3", "Odd", "ket", "MADRS", "change", "24", "-12", "scored"),
            result("O-4", "Odd", "fit", "MADRS", "change", "24", "-12", "scored"))));

    assertEquals(
        List.of(
            "ratings at entry of 32.0 (SD 6.0) cannot all be 30.0 and more; the threshold is taken as 25.1"),
        notes(card, "O-3"));
    assertEquals(List.of(), notes(card, "O-4"));
  }

  private static List<String> notes(Scorecard card, String row) {
    return scored(card, row).notes();
  }

  private static ScoredRow scored(Scorecard card, String row) {
    return card.scored().stream().filter(r -> r.row().row().equals(row)).findFirst().orElseThrow();
  }

  @Test
  void aLibraryMoreChangesNoOtherPrediction(@TempDir Path folder) throws IOException {
    var rows = List.of(
        result("O-1", "Odd", "ket", "MADRS", "response", "168", "40", "scored", "rule", ">=50% any_time"),
        result("O-2", "Odd", "ket", "MADRS", "change", "336", "-12", "scored", "analysis", "LOCF"));
    var odd = library(folder.resolve("odd"), List.of(arm("Odd", "ket")), rows);
    var other = library(folder.resolve("other"), List.of(arm("Other", "ket")),
        List.of(result("P-1", "Other", "ket", "MADRS", "change", "30", "-12", "scored"),
            result("P-2", "Other", "ket", "MADRS", "change", "90", "-12", "scored"),
            result("P-3", "Other", "ket", "MADRS", "change", "300", "-12", "scored")));
    var alone = card(odd);
    var together = card(odd, other);

    for (var row : List.of("O-1", "O-2")) {
      assertEquals(scored(alone, row).model().mean(), scored(together, row).model().mean(), 1e-9);
    }
  }

  @Test
  void percentAndPointsShareOneUnit(@TempDir Path folder) throws IOException {
    // a fall by half of 32 is one by 16 points; the library's rows of per cent count in MADRS points
    var card = card(library(folder.resolve("unit"), List.of(arm("Odd", "ket")),
        List.of(result("O-1", "Odd", "ket", "MADRS", "mean", "0", "32", "baseline", "sd", "5"),
            result("O-2", "Odd", "ket", "MADRS", "change", "24", "-16", "scored"),
            result("O-3", "Odd", "ket", "MADRS", "pct_change", "24", "-50", "scored"))));
    var points = Summary.of("points", List.of(scored(card, "O-2")));
    var percent = Summary.of("per cent", List.of(scored(card, "O-3")));

    assertEquals(points.bias(), percent.bias(), 0.6);
    assertEquals(points.crps(), percent.crps(), 0.6);
  }

  @Test
  void anInfusionBeatsSalineAndMoreBeatsLess(@TempDir Path folder) throws IOException {
    var card = card(library(folder.resolve("order"),
        List.of(arm("Odd", "ket", "n", "60"), arm("Odd", "low", "dose", "0.1", "n", "60"),
            arm("Odd", "sal", "form", "saline", "dose", "0", "role", "control", "control", "saline", "n",
                "60")),
        List.of(result("O-1", "Odd", "ket", "MADRS", "change", "24", "-12", "scored"),
            result("O-2", "Odd", "low", "MADRS", "change", "24", "-6", "scored"),
            result("O-3", "Odd", "sal", "MADRS", "change", "24", "-4", "scored"),
            result("O-4", "Odd", "ket", "MADRS", "diff", "24", "-8", "scored", "vs", "sal"))));
    double ket = scored(card, "O-1").model().mean();
    double low = scored(card, "O-2").model().mean();
    double sal = scored(card, "O-3").model().mean();

    assertTrue(ket < low && low < sal && sal < 0, ket + " " + low + " " + sal);
    assertEquals(ket - sal, scored(card, "O-4").model().mean(), 1e-9); // nothing else is in a difference
    assertTrue(ket - sal < -3, "drug against saline " + (ket - sal)); // without the drug it is 0
  }
}
