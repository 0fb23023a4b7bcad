package rewire.simulate;

/// How to run: tolerance, and whether to measure the error.
///
/// @param relativeTolerance local error per step, relative; absolute tolerance is a thousandth of it times a typical
///                          magnitude of each state ([Magnitudes])
/// @param measureError      whether to run a second time at a ten times tighter tolerance to state the error achieved
public record Precision(double relativeTolerance, boolean measureError) {
  public Precision {
    if (!(relativeTolerance >= 1e-12 && relativeTolerance <= 1e-2)) {
      throw new IllegalArgumentException("A relative tolerance of " + relativeTolerance
          + " is outside 1e-12 to 0.01.\nPerhaps 1e-6, the default, will do.");
    }
  }

  /// Relative tolerance 1e-6, error measured.
  public static Precision standard() {
    return new Precision(1e-6, true);
  }
}
