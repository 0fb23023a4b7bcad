package rewire.study;

import rewire.random.Stream;

/// People leave. The chance per week is the same in every arm, larger for those who are not better, and each demanding
/// session has a chance of its own.
final class Attrition {
  private static final double DAY_H = 24;
  private static final double WEEK_H = 168;
  /// Two looks nearer than this are one.
  private static final double SAME_H = 0.02;

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

  /// Hour after which a person has no ratings any more; infinite for one who stays. Whether they are better is judged a
  /// day and every week after the first dose, whenever else they are seen.
  ///
  /// @param severity     of the person at the times
  /// @param firstH       hour of the first dose
  /// @param lastSessionH end of the demanding care
  double leavesH(double[] timesH, double[] severity, double firstH, double lastSessionH, Stream person) {
    if (!on) {
      return Double.POSITIVE_INFINITY;
    }
    double patience = -StrictMath.log(person.uniform("patience"));
    double endH = timesH[timesH.length - 1];
    int seen = 0;
    double from = 0;
    while (from < endH) {
      double to = Math.min(endH, judgedH(from, firstH));
      while (seen + 1 < timesH.length && timesH[seen + 1] <= from + SAME_H) {
        seen++;
      }
      boolean better = severity[seen] <= 0.75 * severity[0];
      double hazard = weekly * (better ? 1 : unimprovedFold) + (from < lastSessionH ? perSession : 0);
      double span = (to - from) / WEEK_H;
      if (patience < hazard * span) {
        return from + WEEK_H * patience / hazard;
      }
      patience -= hazard * span;
      from = to;
    }
    return Double.POSITIVE_INFINITY;
  }

  private static double judgedH(double after, double firstH) {
    return after < firstH
        ? firstH
        : after < firstH + DAY_H
            ? firstH + DAY_H
            : firstH + WEEK_H * (Math.floor((after - firstH + SAME_H) / WEEK_H) + 1);
  }
}
