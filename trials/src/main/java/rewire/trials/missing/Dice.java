package rewire.trials.missing;

import rewire.random.Stream;

/// Numbers drawn one after the other, the n-th a pure function of the seed and n.
final class Dice {
  private final long seed;
  private long drawn;

  Dice(long seed) {
    this.seed = seed;
  }

  double normal() {
    return new Stream(seed, drawn++, 0).normal("imputation");
  }

  /// A chi-squared number with more than two degrees of freedom, by the method of Marsaglia & Tsang 2000,
  /// 10.1145/358407.358414.
  double chiSquared(double df) {
    double d = df / 2 - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double z = normal();
      double v = Math.pow(1 + c * z, 3);
      double u = new Stream(seed, drawn++, 0).uniform("acceptance");
      if (v > 0 && Math.log(u) < z * z / 2 + d * (1 - v + Math.log(v))) {
        return 2 * d * v;
      }
    }
  }
}
