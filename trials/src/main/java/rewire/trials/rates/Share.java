package rewire.trials.rates;

import org.hipparchus.distribution.continuous.NormalDistribution;
import rewire.trials.Interval;

/// So many of so many people.
public record Share(int count, int people) {
  public Share {
    if (people < 1 || count < 0 || count > people) {
      throw new IllegalArgumentException(count + " of " + people + " is no share");
    }
  }

  public double value() {
    return (double) count / people;
  }

  /// Score interval of Wilson 1927, 10.1080/01621459.1927.10502953.
  public Interval wilson(double level) {
    double z = z(level);
    double p = value();
    double centre = p + z * z / (2 * people);
    double half = z * Math.sqrt(p * (1 - p) / people + z * z / (4.0 * people * people));
    double scale = 1 + z * z / people;
    return new Interval((centre - half) / scale, (centre + half) / scale);
  }

  static double z(double level) {
    return new NormalDistribution().inverseCumulativeProbability((1 + level) / 2);
  }
}
