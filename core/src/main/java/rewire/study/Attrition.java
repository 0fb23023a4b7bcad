package rewire.study;

import rewire.random.Stream;

/// People leave. The chance per week is the same in every arm, larger for those who are not better, and each demanding
/// session has a chance of its own.
final class Attrition {
  private static final double WEEK_H = 168;

  private final boolean on;
  private final double weekly;
  private final double unimprovedFold;
  private final double perSession;

  /// @param demanding whether sessions are of the kind that many do not stand
  Attrition(Assumptions a, boolean demanding, Stream trial) {
    this.on = a.on("attrition");
    this.weekly = a.drawn("leave_weekly", trial);
    this.unimprovedFold = a.drawn("leave_unimproved_fold", trial);
    this.perSession = demanding ? a.drawn("leave_demanding_weekly", trial) : 0;
  }

  /// Hour after which a person has no ratings any more; infinite for one who stays.
  ///
  /// @param severity of the person at the times
  /// @param lastSessionH end of the demanding care
  double leavesH(double[] timesH, double[] severity, double lastSessionH, Stream person) {
    if (!on) {
      return Double.POSITIVE_INFINITY;
    }
    double patience = -StrictMath.log(person.uniform("patience"));
    for (int t = 1; t < timesH.length; t++) {
      boolean better = severity[t - 1] <= 0.75 * severity[0];
      double hazard = weekly * (better ? 1 : unimprovedFold)
          + (timesH[t - 1] < lastSessionH ? perSession : 0);
      double span = (timesH[t] - timesH[t - 1]) / WEEK_H;
      if (patience < hazard * span) {
        return timesH[t - 1] + WEEK_H * patience / hazard;
      }
      patience -= hazard * span;
    }
    return Double.POSITIVE_INFINITY;
  }
}
