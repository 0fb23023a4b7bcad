package rewire.workbench.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import rewire.study.Assumptions;
import rewire.workbench.library.Families;
import rewire.workbench.library.Library;
import rewire.workbench.library.Result;
import rewire.workbench.trial.ScoredRow.Guess;

class BaselinesTest {
  private static final ObservationTables TABLES = ObservationTables.shipped();
  private static final Assumptions ASSUMPTIONS = TABLES.without(List.of());

  /// All libraries, each result of a family replaced by another value.
  private static List<Library> changed(String family) {
    return Families.merged(Library.shipped()).stream().map(l -> new Library(l.name(), l.arms(),
        l.results().stream().map(r -> l.armOf(r).family().equals(family)
            && r.kind() != Result.Kind.BASELINE ? other(r) : r).toList(),
        l.complaints(), l.overrides())).toList();
  }

  private static Result other(Result r) {
    return new Result(r.row(), r.trial(), r.arm(), r.vs(), r.scale(), r.statistic(), r.rule(), r.timeH(),
        r.n(),
        r.value() * 0.5 + 3, r.sd(), r.se(), r.ciLow(), r.ciHigh(), r.analysis(), r.kind(), r.grade(),
        r.note(),
        r.line());
  }

  /// Baselines of all scored rows of the shipped libraries, by other libraries.
  private static List<List<Guess>> guesses(List<Library> teachers, boolean ofFamily, String family) {
    var calibration = new Calibration(teachers, TABLES, ASSUMPTIONS);
    var baselines = calibration.baselines();
    var out = new ArrayList<List<Guess>>();
    for (var library : Families.merged(Library.shipped())) {
      for (var row : library.results()) {
        var arm = library.armOf(row);
        if (row.kind() == Result.Kind.SCORED && arm.family().equals(family) == ofFamily
            && RowReading.of(row, "MADRS", TABLES) instanceof RowReading.Measured r) {
          var point = calibration.point(library, row, arm, r);
          out.add(List.of(baselines.pooled(point), baselines.nearest(point)));
        }
      }
    }
    return out;
  }

  @Test
  void noFamilySeesItsOwnOutcome() {
    var before = Families.merged(Library.shipped());
    var families = before.stream().flatMap(l -> l.results().stream()
        .filter(r -> r.kind() == Result.Kind.SCORED).map(r -> l.armOf(r).family())).distinct().sorted()
        .collect(Collectors.toList());
    for (var family : families) {
      assertEquals(guesses(before, true, family), guesses(changed(family), true, family), family);
    }
  }

  @Test
  void othersSeeIt() {
    var family = "Murrough2013AJP";

    assertNotEquals(guesses(Families.merged(Library.shipped()), false, family),
        guesses(changed(family), false, family));
  }

  @Test
  void aPoolSpeaksOnlyOfTrialsThatCameAfterIt() {
    var library = Library.shipped().getFirst();
    int fed = 0;
    for (int year = 2010; year <= 2026; year++) {
      var now = year;
      var all = new Calibration(List.of(library), TABLES, ASSUMPTIONS);
      var later = new Calibration(List.of(new Library(library.name(), library.arms(),
          library.results().stream().map(r -> r.kind() == Result.Kind.POOL && library.armOf(r).year() >= now
              ? other(r)
              : r).toList(),
          List.of(), List.of())), TABLES, ASSUMPTIONS);
      var allTaught = all.baselines();
      var laterTaught = later.baselines();
      for (var row : library.results()) {
        var arm = library.armOf(row);
        if (arm.year() == now && row.kind() == Result.Kind.SCORED
            && RowReading.of(row, "MADRS", TABLES) instanceof RowReading.Measured r) {
          var guess = allTaught.pooled(all.point(library, row, arm, r));
          assertEquals(guess, laterTaught.pooled(later.point(library, row, arm, r)), row.row());
          fed += guess.from().contains("pools") ? 1 : 0;
        }
      }
    }
    assertTrue(fed > 10, fed + " rows are guessed by pools too");
  }

  @Test
  void ratiosOfDifferentKindsAreNotAveraged() {
    var library = Library.shipped().getFirst();
    var ratios = library.results().stream().filter(r -> r.statistic().matches("or|rr|hr"))
        .map(r -> Baselines.point(r, RowReading.Kind.RATIO, library.armOf(r), java.util.Optional.empty(),
            TABLES.scale("MADRS").orElseThrow(), 33).group())
        .distinct().sorted().toList();

    assertEquals(List.of("hr", "or", "rr"), ratios);
  }
}
