package rewire.study;

import rewire.random.Stream;

/// How the mechanism of a person reaches a rater. The mechanism says `mad0 + madX x`, 38 points at most (x is negative
/// affect); raters find people up to 60. So everybody has a gain of their own, log-normal around 1, by which the points of
/// negative affect are stretched.
///
/// Turned around, it says who a person is that was found to be so ill: whoever has much negative affect is more probable
/// than whoever would need an unusual gain. What the person does not explain is their gain.
final class Link {
  /// Least points of negative affect: a severity below has no logarithm, and no person.
  private static final double LEAST = 1;

  private final boolean on;
  private final double spread;

  Link(Assumptions a, Stream trial) {
    this.on = a.on("link");
    this.spread = on ? a.drawn("link_spread", trial) : 1;
  }

  /// Whether severity says anything about the person.
  boolean on() {
    return on;
  }

  /// Points above the floor, as a logarithm.
  static double depth(double severity, double floor) {
    return StrictMath.log(Math.max(LEAST, severity - floor));
  }

  /// The logarithm of the gain in its SD.
  double gain(double depthSeen, double depthOfPerson) {
    return (depthSeen - depthOfPerson) / spread;
  }

  /// How probable a gain is against the typical one.
  static double odds(double gain) {
    return StrictMath.exp(-gain * gain / 2);
  }
}
