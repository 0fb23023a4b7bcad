package rewire.trials;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/// An estimate with its standard error, referred to Student's t.
///
/// @param df degrees of freedom; infinite for the normal distribution
public record Estimate(String name, double value, double se, double df) {
  private static final NormalDistribution NORMAL = new NormalDistribution();

  /// One that is referred to the normal distribution.
  public static Estimate normal(String name, double value, double se) {
    return new Estimate(name, value, se, Double.POSITIVE_INFINITY);
  }

  /// Limits that hold the truth with probability `level`, such as 0.95.
  public Interval interval(double level) {
    double p = (1 + level) / 2;
    double q = Double.isInfinite(df)
        ? NORMAL.inverseCumulativeProbability(p)
        : new TDistribution(df).inverseCumulativeProbability(p);
    return new Interval(value - q * se, value + q * se);
  }

  /// Two-sided p value of no effect.
  public double p() {
    double t = -Math.abs(value / se);
    return 2 * (Double.isInfinite(df)
        ? NORMAL.cumulativeProbability(t)
        : new TDistribution(df).cumulativeProbability(t));
  }
}
