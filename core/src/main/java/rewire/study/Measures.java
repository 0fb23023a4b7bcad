package rewire.study;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// What a trial reports of an arm. Percentages are 0 to 100; NaN where nobody is left to measure.
public final class Measures {
  private Measures() {}

  /// What is done about people who left.
  public enum Missing {
    /// Those who are there.
    OBSERVED,
    /// The last rating stands.
    CARRIED,
    /// Who left has not responded; scores are carried.
    FAILED
  }

  /// The ratings of an arm at a visit; NaN for those who do not count.
  public static double[] ratings(VirtualArm arm, Scale scale, int visit, Missing missing) {
    return IntStream.range(0, arm.size()).mapToDouble(i -> arm.there(i, visit)
        ? arm.rated(scale, i, visit)
        : missing == Missing.OBSERVED ? Double.NaN : arm.rated(scale, i, arm.last(i, visit))).toArray();
  }

  /// Changes from entry.
  public static double[] changes(VirtualArm arm, Scale scale, int visit, Missing missing) {
    double[] r = ratings(arm, scale, visit, missing);
    for (int i = 0; i < r.length; i++) {
      r[i] -= arm.baseline(scale, i);
    }
    return r;
  }

  /// Mean of those that count.
  public static double mean(double[] values) {
    return Arrays.stream(values).filter(v -> !Double.isNaN(v)).average().orElse(Double.NaN);
  }

  /// SD of those that count.
  public static double sd(double[] values) {
    double mean = mean(values);
    double[] those = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
    return those.length < 2
        ? Double.NaN
        : Math.sqrt(Arrays.stream(those).map(v -> (v - mean) * (v - mean)).sum() / (those.length - 1));
  }

  /// Standard error of the mean of those that count.
  public static double error(double[] values) {
    long n = Arrays.stream(values).filter(v -> !Double.isNaN(v)).count();
    return sd(values) / Math.sqrt((double) n);
  }

  /// Whether a person fell by a share of the score at entry.
  public static boolean fell(VirtualArm arm, Scale scale, int person, int visit, double share) {
    double before = arm.baseline(scale, person);
    return arm.rated(scale, person, visit) <= before - share * (before - scale.low());
  }

  /// Percent of an arm of whom something holds.
  ///
  /// @param among who counts
  public static double percent(VirtualArm arm, IntPredicate among, IntPredicate holds) {
    long all = IntStream.range(0, arm.size()).filter(among).count();
    return all == 0
        ? Double.NaN
        : 100.0 * IntStream.range(0, arm.size()).filter(among).filter(holds).count() / all;
  }

  /// Hours from a visit to relapse, for everybody who counts: positive when relapse was seen, negative (minus the hours
  /// seen) when not, NaN for those who do not count. Relapse is a rating at or above a bound, confirmed at the next visit
  /// unless it is crude.
  public static double[] relapses(VirtualArm arm, Scale scale, IntPredicate among, int from, int to,
      double bound,
      boolean crude) {
    var out = new double[arm.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = among.test(i) ? relapse(arm, scale, i, from, to, bound, crude) : Double.NaN;
    }
    return out;
  }

  private static double relapse(VirtualArm arm, Scale scale, int person, int from, int to, double bound,
      boolean crude) {
    double start = arm.hour(from);
    for (int v = from + 1; v <= to; v++) {
      if (!arm.there(person, v)) {
        return -Math.max(1, arm.hour(v - 1) - start);
      }
      boolean high = arm.rated(scale, person, v) >= bound;
      boolean again = crude || v == to || arm.rated(scale, person, v + 1) >= bound;
      if (high && again) {
        return Math.max(1, arm.hour(v) - start);
      }
    }
    return -Math.max(1, arm.hour(to) - start);
  }

  /// Percent without relapse among those that count; who left without one counts as having none.
  public static double relapseFree(double[] hours) {
    double[] those = Arrays.stream(hours).filter(h -> !Double.isNaN(h)).toArray();
    return those.length == 0
        ? Double.NaN
        : 100.0 * Arrays.stream(those).filter(h -> h < 0).count() / those.length;
  }

  /// Relapses per hour seen.
  public static double hazard(double[] hours) {
    double seen = Arrays.stream(hours).filter(h -> !Double.isNaN(h)).map(Math::abs).sum();
    return (Arrays.stream(hours).filter(h -> h > 0).count() + 0.5) / seen;
  }

  /// Difference of means over the pooled SD.
  public static double standardised(double[] a, double[] b) {
    long na = Arrays.stream(a).filter(v -> !Double.isNaN(v)).count();
    long nb = Arrays.stream(b).filter(v -> !Double.isNaN(v)).count();
    double sa = sd(a);
    double sb = sd(b);
    return (mean(a) - mean(b)) / Math.sqrt(((na - 1) * sa * sa + (nb - 1) * sb * sb) / (na + nb - 2));
  }

  /// Odds, with half a person added on each side.
  public static double odds(double percent, int n) {
    double events = percent / 100 * n;
    return (events + 0.5) / (n - events + 0.5);
  }
}
