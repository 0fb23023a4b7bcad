package rewire.solve;

import java.util.Arrays;

/// The bench for one state.
final class OneStep extends Step {
  final VectorField field;
  /// Parameters in force, raw and derived.
  final double[] p;
  /// Start of the step.
  double t;
  /// Length of the step.
  double h;
  /// End of the step: t + h, or exactly the breakpoint it aims at.
  double end;
  final double[] factors;

  OneStep(VectorField field, Method method) {
    super(field.states(), 1, 0, method);
    this.field = field;
    p = new double[field.parameters()];
    factors = new double[field.factors()];
  }

  /// Time at the part theta of the step.
  double timeAt(double theta) {
    return theta == 1 ? end : t + theta * h;
  }

  @Override
  void factor(double gamma) {
    Arrays.fill(length, h);
    Arrays.fill(inverse, 1 / h);
    field.factor(t, y0, p, 1 / (gamma * h), factors);
  }

  @Override
  void rates(double c, double[] y, double[] into) {
    field.rates(c == 1 ? end : t + c * h, y, p, into);
  }

  @Override
  boolean drifts() {
    return field.drifts();
  }

  @Override
  void timeDerivative() {
    field.timeDerivative(t, y0, p, dfdt);
  }

  @Override
  void solve(double[] b) {
    field.solve(factors, b);
  }

  /// Writes the gaps of kinks at the end of the step.
  void kinks(double[] gap) {
    if (gap.length > 0)
      field.kinks(end, y1, p, gap);
  }
}
