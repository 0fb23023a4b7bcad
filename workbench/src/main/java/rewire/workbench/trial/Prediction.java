package rewire.workbench.trial;

import java.util.Arrays;
import rewire.cohort.Quantiles;
import rewire.trials.forecast.Coverage;
import rewire.trials.forecast.Crps;

/// What many virtual trials say of one number.
///
/// @param mean       of the replicates
/// @param sd         of them
/// @param chanceSd   Monte-Carlo error of the mean: SD of the means of sets over the root of their number
/// @param sorted     the replicates, ascending
/// @param undefined  replicates in which nobody was left to measure
@SuppressWarnings("ArrayRecordComponent") // read by many, changed and compared by nobody
public record Prediction(double mean, double sd, double chanceSd, double[] sorted, int undefined) {

  /// From the replicates in order, NaN where there was nothing to measure.
  ///
  /// @param sets replicate `r` belongs to set `r % sets`
  static Prediction of(double[] replicates, int sets) {
    double[] sorted = Arrays.stream(replicates).filter(Double::isFinite).sorted().toArray();
    double mean = Arrays.stream(sorted).average().orElse(Double.NaN);
    double variance = Arrays.stream(sorted).map(v -> (v - mean) * (v - mean)).sum()
        / Math.max(1, sorted.length - 1);
    double between = 0;
    int counted = 0;
    for (int s = 0; s < sets; s++) {
      double sum = 0;
      int n = 0;
      for (int r = s; r < replicates.length; r += sets) {
        if (Double.isFinite(replicates[r])) {
          sum += replicates[r];
          n++;
        }
      }
      if (n > 0) {
        between += (sum / n - mean) * (sum / n - mean);
        counted++;
      }
    }
    double chance = counted < 2 ? Double.NaN : Math.sqrt(between / (counted - 1) / counted);
    return new Prediction(mean, Math.sqrt(variance), chance, sorted, replicates.length - sorted.length);
  }

  /// Whether anything was predicted.
  boolean exists() {
    return sorted.length > 0;
  }

  /// The value below which a share of replicates lies.
  public double quantile(double share) {
    return sorted.length == 0 ? Double.NaN : Quantiles.of(sorted, share);
  }

  /// Whether the central `level` holds a value.
  boolean holds(double value, double level) {
    return exists() && Coverage.central(sorted, level).holds(value);
  }

  /// Continuous ranked probability score of a value, in its unit; smaller is better. Free of the bias of few replicates.
  double crps(double value) {
    return sorted.length < 2 ? Crps.sample(sorted, value) : Crps.fair(sorted, value);
  }
}
