package rewire.study;

import rewire.random.Normal;
import rewire.random.Stream;

/// How ill people are when they enter: those whose screening rating reaches a threshold. The rating that let them in is
/// partly luck, so that they fall back towards their true severity later (regression to the mean; Galton's arithmetic).
///
/// Candidates' ratings are normal with the mean and SD at which the part above the threshold has the published mean and
/// SD. The true severity behind a rating follows from the rating's error.
final class Entry {
  /// SD from the mean of candidates within which the threshold is looked for.
  private static final double FAR = 4;

  private final double mean;
  private final double sd;
  private final double threshold;
  private final double errorSd;

  private Entry(double mean, double sd, double threshold, double errorSd) {
    this.mean = mean;
    this.sd = sd;
    this.threshold = threshold;
    this.errorSd = errorSd;
  }

  /// A rating at entry and the true severity behind it, points of the scale.
  record Entrant(double rated, double severity) {}

  /// @param entryMean mean of those who entered
  /// @param entrySd   their SD
  /// @param threshold least rating at entry; NaN for none
  /// @param errorSd   SD of one rating around the true severity
  static Entry of(double entryMean, double entrySd, double threshold, double errorSd) {
    if (Double.isNaN(threshold)) {
      return new Entry(entryMean, entrySd, Double.NEGATIVE_INFINITY, Math.min(errorSd, 0.9 * entrySd));
    }
    double cut = Math.min(threshold, entryMean - TrialArm.Severity.LEAST_GAP * entrySd);
    double wanted = entrySd * entrySd / ((entryMean - cut) * (entryMean - cut));
    double low = -FAR;
    double high = FAR;
    for (int i = 0; i < 60; i++) { // the ratio of variance to squared distance rises with the place of the
                                   // cut
      double a = (low + high) / 2;
      double beyond = beyond(a);
      double ratio = (1 + a * beyond - beyond * beyond) / ((beyond - a) * (beyond - a));
      if (ratio < wanted) {
        low = a;
      } else {
        high = a;
      }
    }
    double a = (low + high) / 2;
    double sd = (entryMean - cut) / (beyond(a) - a);
    double mean = cut - a * sd;
    return new Entry(mean, sd, cut, Math.min(errorSd, 0.9 * sd));
  }

  /// Mean of a standard normal number beyond `a`.
  private static double beyond(double a) {
    return density(a) / Math.max(1e-12, 1 - cumulative(a));
  }

  Entrant draw(Stream stream, double low, double high) {
    double below = Double.isInfinite(threshold) ? 0 : cumulative((threshold - mean) / sd);
    double u = below + (1 - below) * stream.uniform("rating at entry");
    double rated = Math.clamp(mean + sd * Normal.quantile(Math.clamp(u, 1e-12, 1 - 1e-12)), low, high);
    double reliable = 1 - errorSd * errorSd / (sd * sd);
    double severity = mean + reliable * (rated - mean)
        + errorSd * Math.sqrt(reliable) * stream.normal("severity behind the rating");
    return new Entrant(rated, Math.clamp(severity, low, high));
  }

  private static double density(double x) {
    return StrictMath.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }

  /// Zelen and Severo 1964, Abramowitz & Stegun 26.2.17; error below 7.5e-8.
  static double cumulative(double x) {
    double t = 1 / (1 + 0.2316419 * Math.abs(x));
    double tail = density(x) * t
        * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    return x >= 0 ? 1 - tail : tail;
  }
}
