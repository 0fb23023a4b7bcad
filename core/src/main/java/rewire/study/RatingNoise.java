package rewire.study;

import rewire.random.Purpose;
import rewire.random.Stream;

/// What makes two ratings of one person differ although the model says they are equal: mood goes up and down by itself
/// over days, and the rating has an error.
final class RatingNoise {
  private static final double DAY_H = 24;
  private static final Purpose MOOD = Purpose.of("mood ");
  private static final Purpose RATING = Purpose.of("rating ");

  private final boolean on;
  private final double fluctuationSd;
  private final double fluctuationH;
  private final double errorFold;

  RatingNoise(Assumptions a, Stream trial) {
    this.on = a.on("rating");
    this.fluctuationSd = a.drawn("fluctuation_sd", trial);
    this.fluctuationH = 24 * a.drawn("fluctuation_days", trial);
    this.errorFold = a.drawn("rating_error_fold", trial);
  }

  /// Ups and downs of severity around its course, at ascending hours: an Ornstein-Uhlenbeck walk from day to day, with
  /// straight lines between, widened to the same spread. An hour's mood does not depend on which others are asked for.
  double[] fluctuation(double[] timesH, Stream person) {
    var out = new double[timesH.length];
    if (!on) {
      return out;
    }
    double kept = StrictMath.exp(-DAY_H / fluctuationH);
    double fresh = Math.sqrt(1 - kept * kept);
    int day = 0;
    double today = person.normal(MOOD.and(0));
    double tomorrow = kept * today + fresh * person.normal(MOOD.and(1));
    for (int t = 0; t < out.length; t++) {
      while (timesH[t] >= DAY_H * (day + 1)) {
        day++;
        today = tomorrow;
        tomorrow = kept * today + fresh * person.normal(MOOD.and(day + 1));
      }
      double share = timesH[t] / DAY_H - day;
      double narrowed = Math.sqrt(1 - 2 * share * (1 - share) * (1 - kept));
      out[t] = fluctuationSd * (today + share * (tomorrow - today)) / narrowed;
    }
    return out;
  }

  /// Error of one rating, points of the scale.
  double error(Scale scale, double timeH, Stream person) {
    return on
        ? errorFold * scale.noise() * (scale.high() - scale.low())
            * person.normal(RATING.and(scale.name()).and(" ").and(Math.round(100 * timeH)))
        : 0;
  }

  /// SD of one rating around the course of severity, points of the scale.
  double sd(Scale scale, double at) {
    double error = errorFold * scale.noise() * (scale.high() - scale.low());
    double moods = fluctuationSd * scale.slope(at);
    return on ? Math.sqrt(error * error + moods * moods) : 0.01;
  }
}
