package rewire.trials.forecast;

import java.util.Arrays;
import java.util.List;
import rewire.trials.Interval;
import rewire.trials.rates.Share;

/// How many observed values lie inside their predictive intervals.
public final class Coverage {
  private Coverage() {}

  /// Intervals that hold their observation; limits count as inside.
  public static Share of(List<Interval> intervals, List<Double> observed) {
    int inside = 0;
    for (int i = 0; i < intervals.size(); i++) {
      inside += intervals.get(i).holds(observed.get(i)) ? 1 : 0;
    }
    return new Share(inside, intervals.size());
  }

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
