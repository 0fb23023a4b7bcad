package rewire.workbench.evidence;

/// What a finding says a measure should be: a range of numbers, or a direction with the size below which nothing counts
/// as a change.
record Expectation(double low, double high) {

  /// @param compared  `number`, `ratio` or `sign`
  /// @param expected  a number or a range `low to high`; for signs `up`, `down` or `none`
  /// @param tolerance `x1.5` for a factor either way, `+-4` for an amount either way; for signs the amount that counts
  ///                  as a change
  static Expectation of(String compared, String expected, String tolerance) {
    double amount = tolerance.startsWith("+-") ? Double.parseDouble(tolerance.substring(2)) : 0;
    double factor = tolerance.startsWith("x") ? Double.parseDouble(tolerance.substring(1)) : 1;
    return switch (compared) {
      case "sign" -> switch (expected) {
        case "up" -> new Expectation(amount, Double.POSITIVE_INFINITY);
        case "down" -> new Expectation(Double.NEGATIVE_INFINITY, -amount);
        case "none" -> new Expectation(-amount, amount);
        default -> throw new IllegalStateException("A sign is up, down or none, not " + expected + ".");
      };
      case "number", "ratio" -> {
        var limits = expected.split(" to ", -1);
        double low = Double.parseDouble(limits[0]);
        double high = Double.parseDouble(limits[limits.length - 1]);
        yield new Expectation(low / factor - amount, high * factor + amount);
      }
      default -> throw new IllegalStateException("Compared as number, ratio or sign, not " + compared + ".");
    };
  }

  boolean meets(double value) {
    return value >= low && value <= high;
  }
}
