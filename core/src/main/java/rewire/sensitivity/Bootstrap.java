package rewire.sensitivity;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import rewire.cohort.Quantiles;
import rewire.random.Stream;

/// Intervals by drawing the samples again with replacement (Efron & Tibshirani, An Introduction to the Bootstrap, 1993),
/// percentile method. All statistics of one study use the same draws.
final class Bootstrap {
  private static final int DRAWS = 500;
  private static final double TAIL = 0.05;

  /// For each draw the places of the chosen samples.
  private final int[][] chosen;

  /// Central 90 %.
  record Interval(double low, double high) {}

  Bootstrap(int samples, long seed) {
    chosen = new int[DRAWS][samples];
    for (int draw = 0; draw < DRAWS; draw++) {
      var stream = new Stream(seed, draw, 0);
      for (int i = 0; i < samples; i++) {
        chosen[draw][i] = (int) (stream.uniform("again " + i) * samples);
      }
    }
  }

  /// The interval of a statistic of samples given by their places.
  Interval of(ToDoubleFunction<int[]> statistic) {
    var at = Quantiles.of(Arrays.stream(chosen).mapToDouble(statistic).toArray(), TAIL, 1 - TAIL);
    return new Interval(at[0], at[1]);
  }
}
