package rewire.solve;

/// When to give up, and how far a step may reach.
///
/// @param steps        most steps attempted in one run, accepted and rejected together
/// @param smallestStep steps below this fail, in time units; 0 leaves only the floor of floating point time
/// @param largestStep  no step is longer, in time units; infinite for no bound. Bound it when the field has a
///     short pulse in explicit time that a long step could leap over
/// @param firings      most trigger firings in one run
public record Limits(int steps, double smallestStep, double largestStep, int firings) {

  public Limits {
    if (steps < 1 || firings < 0 || !(smallestStep >= 0) || !(largestStep > smallestStep)) {
      throw new IllegalArgumentException(
          "Limits of " + steps + " steps, sizes " + smallestStep + " to " + largestStep + ", "
              + firings + " firings: all must be positive and in order.");
    }
  }

  /// One million steps, no bound on their size, ten thousand firings.
  public static Limits standard() {
    return new Limits(1_000_000, 0, Double.POSITIVE_INFINITY, 10_000);
  }
}
