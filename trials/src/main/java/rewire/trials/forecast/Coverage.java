package rewire.trials.forecast;

import java.util.Arrays;
import rewire.trials.Interval;

/// The predictive intervals inside which observed values should lie.
public final class Coverage {
  private Coverage() {}

  /// The central interval of draws, by linear interpolation between order statistics (type 7 of Hyndman & Fan 1996,
  /// 10.2307/2684934).
  public static Interval central(double[] draws, double level) {
    var sorted = draws.clone();
    Arrays.sort(sorted);
    return new Interval(quantile(sorted, (1 - level) / 2), quantile(sorted, (1 + level) / 2));
  }

  private static double quantile(double[] sorted, double p) {
    double at = p * (sorted.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
