package rewire.study;

import rewire.random.Stream;

/// What makes two ratings of one person differ although the model says they are equal: mood goes up and down by itself
/// over days, and the rating has an error.
final class RatingNoise {
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

  /// Ups and downs of severity around its course, at the given hours: an Ornstein-Uhlenbeck walk.
  double[] fluctuation(double[] timesH, Stream person) {
    var out = new double[timesH.length];
    if (!on) {
      return out;
    }
    for (int t = 0; t < out.length; t++) {
      double kept = t == 0 ? 0 : StrictMath.exp(-(timesH[t] - timesH[t - 1]) / fluctuationH);
      out[t] = (t == 0 ? 0 : kept * out[t - 1])
          + fluctuationSd * Math.sqrt(1 - kept * kept) * person.normal(NAMES[Math.min(t, NAMES.length - 1)]);
    }
    return out;
  }

  /// Error of one rating, points of the scale.
  double error(Scale scale, int visit, Stream person) {
    return on
        ? errorFold * scale.noise() * (scale.high() - scale.low())
            * person.normal("rating " + scale.name() + " " + visit)
        : 0;
  }

  /// SD of one rating around the course of severity, points of the scale.
  double sd(Scale scale, double at) {
    double error = errorFold * scale.noise() * (scale.high() - scale.low());
    double moods = fluctuationSd * scale.slope(at);
    return on ? Math.sqrt(error * error + moods * moods) : 0.01;
  }

  private static final String[] NAMES = names();

  private static String[] names() {
    var names = new String[512];
    for (int i = 0; i < names.length; i++) {
      names[i] = "mood " + i;
    }
    return names;
  }
}
