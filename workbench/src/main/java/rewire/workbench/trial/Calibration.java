package rewire.workbench.trial;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import rewire.study.Assumptions;
import rewire.workbench.library.Arm;
import rewire.workbench.library.Library;
import rewire.workbench.library.Result;

/// Fills the baselines from the libraries that may be learned from: their scored rows and their pools. Rows recalled with
/// low confidence teach nothing.
record Calibration(List<Library> libraries, ObservationTables tables, Assumptions assumptions) {
  /// Statistics of pools that single trials have too.
  private static final Set<String> POOLED = Set.of("change", "pct_change", "diff", "smd", "response",
      "remission", "relapse_free", "or", "rr", "hr");
  /// Pools over part of the patients, or counted the other way round.
  private static final List<String> PART = List.of("nonresponders", "non-response", "bias-corrected");

  Baselines baselines() {
    var out = new Baselines();
    for (var library : libraries) {
      for (var row : library.results()) {
        var arm = library.armOf(row);
        var usual = usual(arm, tables);
        boolean use = switch (row.kind()) {
          case SCORED -> true;
          case POOL -> reads(row, usual, tables);
          case BASELINE, SIGN, SAFETY, PROTOCOL, OUTSIDE -> false;
        };
        if (use && row.grade() != Result.Grade.R_LOW
            && RowReading.of(row, usual, tables) instanceof RowReading.Measured r) {
          out.add(point(library, row, arm, r));
        }
      }
    }
    return out;
  }

  /// Whether a pool says something that single trials say too.
  static boolean reads(Result pool, String usual, ObservationTables tables) {
    return POOLED.contains(pool.statistic()) && PART.stream().noneMatch(pool.rule()::contains)
        && RowReading.of(pool, usual, tables) instanceof RowReading.Measured;
  }

  private static String usual(Arm arm, ObservationTables tables) {
    return Optional.ofNullable(tables.stages().get(arm.condition())).map(ConditionTables.Stage::scale)
        .orElse("MADRS");
  }

  /// A row in the unit that trials share.
  Baselines.Point point(Library library, Result row, Arm arm, RowReading.Measured reading) {
    var vs = row.compares() ? library.arm(row.trial(), row.vs()) : Optional.<Arm>empty();
    var scale = reading.scale();
    return Baselines.point(row, reading.kind(), arm, vs, scale,
        new EntryRows(library, tables, assumptions).of(arm, scale).mean());
  }
}
