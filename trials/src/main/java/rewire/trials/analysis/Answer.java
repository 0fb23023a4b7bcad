package rewire.trials.analysis;

import rewire.trials.Estimate;
import rewire.trials.Interval;

/// One number of an analysis; NaN where there is none.
///
/// @param method   that gave it, in small letters
/// @param quantity what it is: mean, difference, response, risk_difference, …
/// @param arm      whose
/// @param against  arm it is compared with; empty for none
/// @param visit    at which; empty for none
/// @param note     such as what a number needed to treat means here
public record Answer(String method, String quantity, String arm, String against, String visit, double value,
    double se,
    double df, Interval limits, double p, String note) {
  static final Interval NO_LIMITS = new Interval(Double.NaN, Double.NaN);

  static Answer of(String method, String quantity, String arm, String against, String visit, Estimate e,
      double level) {
    boolean compared = !against.isEmpty();
    return new Answer(method, quantity, arm, against, visit, e.value(), e.se(), e.df(), e.interval(level),
        compared ? e.p() : Double.NaN, "");
  }

  static Answer number(String method, String quantity, String arm, String against, String visit, double value,
      Interval limits) {
    return new Answer(method, quantity, arm, against, visit, value, Double.NaN, Double.NaN, limits,
        Double.NaN, "");
  }

  Answer noting(String words) {
    return new Answer(method, quantity, arm, against, visit, value, se, df, limits, p, words);
  }
}
