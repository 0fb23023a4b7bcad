package rewire.workbench.report;

/// One number with how far it may be off.
///
/// @param value  median of the people, or the value of one typical person
/// @param low    5th percentile; NaN for one typical person
/// @param high   95th percentile; NaN for one typical person
/// @param finest smallest step that means anything on this scale (MADRS 1); 0 when the scale sets no limit
public record Estimate(double value, double low, double high, double finest) {

  public Estimate {
    if (!Double.isFinite(value) || finest < 0 || Double.isNaN(low) != Double.isNaN(high) || low > high) {
      throw new IllegalArgumentException(
          "Estimate " + value + " (" + low + " to " + high + ") must be finite, with low below high");
    }
  }

  /// The value of one typical person, for which no interval is known.
  public static Estimate typical(double value, double finest) {
    return new Estimate(value, Double.NaN, Double.NaN, finest);
  }

  public boolean hasInterval() {
    return !Double.isNaN(low);
  }
}
