package rewire.trials.missing;

import java.util.List;
import rewire.trials.Estimate;

/// Rubin's rules: one estimate out of the estimates from several completed tables.
///
/// Variance: within plus `(1 + 1/m)` times between (Rubin 1987). Degrees of freedom: Barnard & Rubin 1999,
/// 10.1093/biomet/86.4.948, from those of the complete data. Under reference-based strategies this variance keeps the
/// share of information that is lost by the missing ratings the same as when they are missing at random (Cro, Carpenter &
/// Kenward 2019, 10.1111/rssa.12423); it is larger than the variance of the estimate over repeated trials.
public final class Rubin {
  private Rubin() {}

  /// Pools estimates of the same thing.
  public static Estimate pool(List<Estimate> estimates) {
    int m = estimates.size();
    double mean = estimates.stream().mapToDouble(Estimate::value).average().orElse(Double.NaN);
    double within = estimates.stream().mapToDouble(e -> e.se() * e.se()).average().orElse(Double.NaN);
    double between = estimates.stream().mapToDouble(e -> (e.value() - mean) * (e.value() - mean)).sum()
        / (m - 1);
    double total = within + (1 + 1.0 / m) * between;
    double complete = estimates.getFirst().df();
    double lost = (1 + 1.0 / m) * between / total;
    double old = (m - 1) / (lost * lost);
    double observed = (complete + 1) / (complete + 3) * complete * (1 - lost);
    double df = lost < 1e-12 ? observed : 1 / (1 / old + 1 / observed);
    return new Estimate(estimates.getFirst().name(), mean, Math.sqrt(total), df);
  }
}
