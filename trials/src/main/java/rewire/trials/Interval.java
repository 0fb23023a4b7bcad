package rewire.trials;

/// Two limits with what lies between.
public record Interval(double low, double high) {

  /// Whether a value is inside or on a limit.
  public boolean holds(double value) {
    return low <= value && value <= high;
  }
}
