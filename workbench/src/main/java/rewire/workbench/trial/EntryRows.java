package rewire.workbench.trial;

import java.util.List;
import java.util.Optional;
import rewire.study.Assumptions;
import rewire.study.Scale;
import rewire.study.TrialArm;
import rewire.workbench.library.Arm;
import rewire.workbench.library.Library;
import rewire.workbench.library.Result;

/// How ill an arm is at entry: as its own baseline rows say, else as its trial's, else as usual.
record EntryRows(Library library, ObservationTables tables, Assumptions assumptions) {

  /// SD of the mean at entry of a trial that does not tell it: means lie between 31 and 38 (depression dossier, A5).
  private static final double DOUBT = 1.8;

  /// @param wish the scale that is preferred
  TrialArm.Severity of(Arm arm, Scale wish) {
    if (wish.modelOnly()) { // nobody enters by it: a typical ill person stands for all
      return new TrialArm.Severity(wish, wish.at(1), wish.spread(), Double.NaN, 0);
    }
    var rows = library.results().stream().filter(r -> r.kind() == Result.Kind.BASELINE
        && r.statistic().equals("mean") && r.trial().equals(arm.trial())
        && tables.scale(r.scale()).filter(s -> !s.modelOnly()).isPresent()).toList();
    var own = best(rows.stream().filter(r -> r.arm().equals(arm.arm())).toList(), wish);
    var row = own.or(() -> best(rows, wish));
    var scale = row.flatMap(r -> tables.scale(r.scale())).orElse(wish);
    double usual = scale.at(assumptions.typical("entry_mean"));
    double mean = row.map(Result::value).orElse(usual);
    double slope = scale.slope(mean);
    double sd = row.filter(r -> r.sd() > 0).map(Result::sd).orElse(slope * assumptions.typical("entry_sd"));
    var severity = new TrialArm.Severity(scale, mean, sd, threshold(arm, scale),
        row.isPresent() ? 0 : slope * DOUBT);
    return scale.equals(wish) ? severity : translated(severity, wish);
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
