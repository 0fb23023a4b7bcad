package rewire.workbench.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hipparchus.distribution.continuous.NormalDistribution;
import rewire.trials.Interval;

/// Power as a line: its probit against the root of the number of people, fitted to trials that were run
/// at several sizes. Every try counts, so that the answer does not lean towards lucky ones.
///
/// @param at       probit of the power at size 0
/// @param slope    for the root of the size
/// @param variance of the two, and their covariance
@SuppressWarnings("ArrayRecordComponent")
record PowerLine(double at, double slope, double[] variance) {
  private static final NormalDistribution NORMAL = new NormalDistribution();
  private static final int TRIES = 7;
  private static final int LEAST_TRIES = 4;
  private static final double NEAR = 0.03;
  private static final double LEAP = 6;
  private static final int STEPS = 25;
  private static final double FAR = 4;
  /// How far the line may pass by the level at size 0, in probits: small trials are not normal.
  private static final double START_SD = 0.5;

  /// What came of one size.
  ///
  /// @param size multiple of the people in the file
  /// @param won  of all virtual trials
  record Try(double size, int won, int all) {
    /// Half a trial on each side keeps it finite.
    private double share() {
      return (won + 0.5) / (all + 1);
    }
  }

  /// A size that gives the wanted power.
  ///
  /// @param chance 95 % interval of the power at that size
  record Found(double size, double power, Interval chance, int tries) {}

  /// Greatest likelihood (probit regression by iterated weighted least squares), so that trials that all win say no more
  /// than that.
  ///
  /// @param critical normal number of the level; power at size 0 is that level, which the line follows loosely
  static PowerLine of(List<Try> tries, double critical) {
    double[] z = tries.stream().mapToDouble(t -> NORMAL.inverseCumulativeProbability(t.share())).toArray();
    var line = step(tries, z, critical);
    for (int i = 0; i < STEPS; i++) {
      var now = line;
      Arrays.setAll(z, t -> Math.clamp(now.at + now.slope * Math.sqrt(tries.get(t).size), -FAR, FAR));
      line = step(tries, z, critical);
    }
    return line;
  }

  /// @param z probits of the powers that are believed so far
  private static PowerLine step(List<Try> tries, double[] z, double critical) {
    double w = 1 / (START_SD * START_SD);
    double wx = 0;
    double wxx = 0;
    double wy = -critical * w;
    double wxy = 0;
    for (int t = 0; t < z.length; t++) {
      var one = tries.get(t);
      double x = Math.sqrt(one.size);
      double power = NORMAL.cumulativeProbability(z[t]);
      double density = NORMAL.density(z[t]);
      double y = z[t] + ((double) one.won / one.all - power) / density;
      double weight = one.all * density * density / (power * (1 - power));
      w += weight;
      wx += weight * x;
      wxx += weight * x * x;
      wy += weight * y;
      wxy += weight * x * y;
    }
    double d = w * wxx - wx * wx;
    return new PowerLine((wxx * wy - wx * wxy) / d, (w * wxy - wx * wy) / d,
        new double[] {wxx / d, w / d, -wx / d});
  }

  double power(double size) {
    return NORMAL.cumulativeProbability(at + slope * Math.sqrt(size));
  }

  private Interval chance(double size) {
    double x = Math.sqrt(size);
    double z = at + slope * x;
    double half = NORMAL.inverseCumulativeProbability(0.975)
        * Math.sqrt(variance[0] + 2 * x * variance[2] + x * x * variance[1]);
    return new Interval(NORMAL.cumulativeProbability(z - half), NORMAL.cumulativeProbability(z + half));
  }

  /// The size at which the line reaches a power; infinite when it never does.
  private double size(double power) {
    double x = (NORMAL.inverseCumulativeProbability(power) - at) / slope;
    return slope > 0 ? Math.pow(Math.max(0, x), 2) : Double.POSITIVE_INFINITY;
  }

  /// Looks for the size that gives a power; empty when the largest does not.
  ///
  /// @param won trials of so many that win at a size
  static Optional<Found> search(Trials won, int all, double power, double critical, double least,
      double largest) {
    var tries = new ArrayList<Try>();
    double size = Math.clamp(1, least, largest);
    double next = size;
    for (int i = 0; i < TRIES; i++) {
      size = Math.clamp(next, Math.max(least, size / LEAP), Math.min(largest, size * LEAP));
      if (i == 1 && size == tries.getFirst().size) {
        size = Math.clamp(size * 1.5, least, largest);
      }
      tries.add(new Try(size, won.at(size), all));
      next = of(tries, critical).size(power);
      if (i + 1 >= LEAST_TRIES && Math.abs(next / size - 1) < NEAR) {
        break;
      }
      if (i > 0 && size == largest && next > largest) {
        return Optional.empty();
      }
    }
    double found = Math.max(next, least);
    var line = of(tries, critical);
    return found > largest
        ? Optional.empty()
        : Optional.of(new Found(found, line.power(found), line.chance(found), tries.size()));
  }

  /// Virtual trials that win at a size.
  @FunctionalInterface
  interface Trials {
    int at(double size);
  }
}
