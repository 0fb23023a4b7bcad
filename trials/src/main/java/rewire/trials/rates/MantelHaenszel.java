package rewire.trials.rates;

import java.util.List;

/// The difference of shares over strata, weighted as Mantel and Haenszel, with the variance of Sato 1989,
/// Biometrics 45:1323, which holds for few large and for many small strata.
public record MantelHaenszel(double value, double se) {

  /// Weighs strata.
  ///
  /// @param strata with people on both sides
  public static MantelHaenszel of(List<RiskDifference> strata) {
    double weights = 0;
    double sum = 0;
    double p = 0;
    double q = 0;
    for (var s : strata) {
      double x1 = s.treated().count();
      double x0 = s.control().count();
      double n1 = s.treated().people();
      double n0 = s.control().people();
      double n = n1 + n0;
      weights += n1 * n0 / n;
      sum += (x1 * n0 - x0 * n1) / n;
      p += (n1 * n1 * x0 - n0 * n0 * x1 + n1 * n0 * (n0 - n1) / 2) / (n * n);
      q += (x1 * (n0 - x0) + x0 * (n1 - x1)) / (2 * n);
    }
    double value = sum / weights;
    return new MantelHaenszel(value, Math.sqrt(Math.max(0, value * p + q)) / weights);
  }
}
