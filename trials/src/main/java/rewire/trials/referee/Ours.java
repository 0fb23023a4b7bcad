package rewire.trials.referee;

import rewire.trials.Estimate;
import rewire.trials.Interval;

/// What this house makes of a printed line; NaN where it has no counterpart.
///
/// @param slack how far it may be off beyond the printed digits, and why
record Ours(double value, double se, double df, Interval limits, double p, Slack slack) {
  private static final Interval NONE = new Interval(Double.NaN, Double.NaN);

  /// A distance beyond rounding that has a reason, for value and standard error, and for degrees of freedom.
  record Slack(double value, double df, String reason) {
    static final Slack NONE = new Slack(0, 0, "");
  }

  static Ours number(double value) {
    return new Ours(value, Double.NaN, Double.NaN, NONE, Double.NaN, Slack.NONE);
  }

  static Ours number(double value, double se) {
    return new Ours(value, se, Double.NaN, NONE, Double.NaN, Slack.NONE);
  }

  static Ours of(Estimate e) {
    return new Ours(e.value(), e.se(), e.df(), e.interval(0.95), e.p(), Slack.NONE);
  }

  /// The same difference taken the other way round.
  static Ours reversed(Estimate e) {
    return of(new Estimate(e.name(), -e.value(), e.se(), e.df()));
  }

  Ours with(Interval others) {
    return new Ours(value, se, df, others, p, slack);
  }

  Ours withP(double other) {
    return new Ours(value, se, df, limits, other, slack);
  }

  Ours within(double value, double df, String reason) {
    return new Ours(this.value, se, this.df, limits, p, new Slack(value, df, reason));
  }
}
