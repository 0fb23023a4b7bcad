package rewire.trials.forecast;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;

/// Continuous ranked probability score of a predicted distribution, in the units of what is predicted; smaller is better,
/// and for a prediction without spread it is the absolute error (Gneiting & Raftery 2007, 10.1198/016214506000001437).
public final class Crps {
  private static final NormalDistribution NORMAL = new NormalDistribution();

  private Crps() {}

  /// Of a normal distribution.
  public static double normal(double mean, double sd, double observed) {
    if (sd == 0) {
      return Math.abs(observed - mean);
    }
    double z = (observed - mean) / sd;
    return sd
        * (z * (2 * NORMAL.cumulativeProbability(z) - 1) + 2 * NORMAL.density(z) - 1 / Math.sqrt(Math.PI));
  }

  /// Of the distribution whose equally likely values are `draws`: `E|X - y| - E|X - X'|/2`.
  public static double sample(double[] draws, double observed) {
    var sorted = draws.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    double error = 0;
    double spread = 0;
    for (int i = 0; i < n; i++) {
      error += Math.abs(sorted[i] - observed);
      spread += sorted[i] * (2.0 * i - n + 1);
    }
    return error / n - spread / ((double) n * n);
  }

  /// The same when the draws stand for a distribution that was drawn from; free of the bias of few draws (Ferro 2014,
  /// 10.1002/qj.2270). At least two draws.
  public static double fair(double[] draws, double observed) {
    double n = draws.length;
    double error = Arrays.stream(draws).map(d -> Math.abs(d - observed)).average().orElse(Double.NaN);
    return error - (error - sample(draws, observed)) * n / (n - 1);
  }
}
