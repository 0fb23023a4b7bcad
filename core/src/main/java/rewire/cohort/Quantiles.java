package rewire.cohort;

import java.util.Arrays;

/// Percentiles over people, by linear interpolation between order statistics (Hyndman & Fan 1996, type 7, the default of
/// R and NumPy; 10.1080/00031305.1996.10473566).
public final class Quantiles {
  private Quantiles() {}

  /// The share `q` of the values lies below; `sorted` ascends and is not empty.
  public static double of(double[] sorted, double q) {
    double place = q * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /// Several percentiles of unsorted values; NaN for all when there are no values.
  public static double[] of(double[] values, double... shares) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    return Arrays.stream(shares).map(q -> sorted.length == 0 ? Double.NaN : of(sorted, q)).toArray();
  }
}
