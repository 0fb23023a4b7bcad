package rewire.workbench.trial;

import java.util.List;
import java.util.Optional;
import rewire.study.Assumptions;
import rewire.study.Scale;
import rewire.study.TrialArm;
import rewire.workbench.library.Arm;
import rewire.workbench.library.Library;
import rewire.workbench.library.Result;

/// How ill an arm is at entry: as its own baseline rows say, else as those of its trial on the whole, else as usual.
record EntryRows(Library library, ObservationTables tables, Assumptions assumptions) {

  /// SD of the mean at entry of a trial that does not tell it: means lie between 31 and 38 (depression dossier, A5).
  private static final double DOUBT = 1.8;

  /// Published means at entry of an arm; those of its trial when it has none of its own.
  private List<Result> told(Arm arm) {
    var rows = library.results().stream().filter(r -> r.kind() == Result.Kind.BASELINE
        && r.statistic().equals("mean") && r.trial().equals(arm.trial())
        && tables.scale(r.scale()).filter(s -> !s.modelOnly()).isPresent()).toList();
    var own = rows.stream().filter(r -> r.arm().equals(arm.arm())).toList();
    return own.isEmpty() ? rows : own;
  }

  /// Scales on which a trial tells how ill people are at entry.
  static List<Scale> scales(Library library, String trial, ObservationTables tables) {
    return library.results().stream()
        .filter(
            r -> r.kind() == Result.Kind.BASELINE && r.statistic().equals("mean") && r.trial().equals(trial))
        .flatMap(r -> tables.scale(r.scale()).stream()).distinct().toList();
  }

  /// Published means of an arm itself, or the only one of its trial.
  List<Result> published(Arm arm) {
    var rows = told(arm);
    return rows.size() == 1 ? rows : rows.stream().filter(r -> r.arm().equals(arm.arm())).toList();
  }

  /// In points of a scale.
  TrialArm.Severity of(Arm arm, Scale wish) {
    if (wish.modelOnly()) { // nobody enters by it: a typical ill person stands for all
      return new TrialArm.Severity(wish, wish.at(1), wish.spread(), Double.NaN, 0);
    }
    var severity = asPublished(arm, wish);
    return severity.scale().equals(wish) ? severity : translated(severity, wish);
  }

  /// In points of the scale that it was published on.
  ///
  /// @param wish the scale that is preferred
  TrialArm.Severity asPublished(Arm arm, Scale wish) {
    var rows = told(arm);
    var row = best(rows, wish);
    var scale = row.flatMap(r -> tables.scale(r.scale())).orElse(wish);
    double usual = scale.at(assumptions.typical("entry_mean"));
    var those = rows.stream().filter(r -> tables.scale(r.scale()).equals(Optional.of(scale))).toList();
    double mean = those.stream().mapToDouble(Result::value).average().orElse(usual);
    double slope = scale.slope(mean);
    double sd = those.stream().mapToDouble(Result::sd).filter(s -> s > 0).average()
        .orElse(slope * assumptions.typical("entry_sd"));
    return new TrialArm.Severity(scale, mean, sd, threshold(arm, scale), row.isPresent() ? 0 : slope * DOUBT);
  }

  private static Optional<Result> best(List<Result> rows, Scale wish) {
    return rows.stream().filter(r -> r.scale().equals(wish.name())).findFirst()
        .or(() -> rows.stream().findFirst());
  }

  private double threshold(Arm arm, Scale scale) {
    var told = Double.isNaN(arm.entryMin()) ? Optional.<Scale>empty() : tables.scale(arm.entryScale());
    double severity = told.map(s -> s.severity(arm.entryMin()))
        .orElse(assumptions.typical("entry_threshold"));
    return scale.at(severity);
  }

  private static TrialArm.Severity translated(TrialArm.Severity s, Scale wish) {
    double severity = s.scale().severity(s.mean());
    double mean = wish.at(severity);
    return new TrialArm.Severity(wish, mean, s.sd() / s.scale().slope(s.mean()) * wish.slope(mean),
        wish.at(s.scale().severity(s.threshold())),
        s.doubt() / s.scale().slope(s.mean()) * wish.slope(mean));
  }
}
