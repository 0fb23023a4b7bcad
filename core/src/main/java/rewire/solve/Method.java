package rewire.solve;

/// A one-step method with an embedded error estimate and an interpolant. Stateless; numbers live in the
/// [Step].
public interface Method {

  /// The name as printed in tables.
  String name();

  /// Order of the solution that is carried forward.
  int order();

  /// The error estimate of a step of length h shrinks as h to this power.
  int errorOrder();

  /// Number of stages, each an n-vector in [Step#stages].
  int stages();

  /// Attempts the step described by `step` (times, lengths, y0, f0): fills stages, error, y1 and the rates there, f1. No
  /// allocation.
  void attempt(Step step);

  /// Writes the state at t + theta h, 0 <= theta <= 1, within the last attempted step into `y`; for a step of one state.
  void interpolate(Step step, double theta, double[] y);
}
