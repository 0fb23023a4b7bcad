package rewire.solve;

import java.util.Arrays;
import java.util.Optional;

/// The bench for one state. If the attempt is made in a lane among others, its arrays are copied here when somebody says that
/// they will be looked at, by [#wantEnd] or [#wantAll].
final class OneStep extends Step {
  /// Copies arrays of the last attempt.
  interface Source {
    /// Only the state at the end.
    void end(OneStep into);

    /// Everything that an interpolant needs, and the error.
    void all(OneStep into);
  }

  private enum Here {
    NOTHING, END, ALL
  }

  private final Optional<Source> source;
  private Here here = Here.ALL;
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
    this(field, method, Optional.empty());
  }

  OneStep(VectorField field, Method method, Optional<Source> source) {
    super(field.states(), 1, 0, method);
    this.field = field;
    this.source = source;
    p = new double[field.parameters()];
    factors = new double[field.factors()];
  }

  /// An attempt has been made elsewhere.
  void attempted() {
    here = Here.NOTHING;
  }

  /// Makes sure that [#y1] is that of the last attempt.
  void wantEnd() {
    if (here == Here.NOTHING) {
      source.orElseThrow().end(this);
      here = Here.END;
    }
  }

  /// Makes sure that all arrays are those of the last attempt.
  void wantAll() {
    if (here != Here.ALL) {
      source.orElseThrow().all(this);
      here = Here.ALL;
    }
  }

  /// Time at the part theta of the step.
  double timeAt(double theta) {
    return theta == 1 ? end : t + theta * h;
  }

  @Override
  void factor(double gamma) {
    field.factor(t, y0, p, 1 / (gamma * h), factors);
  }

  @Override
  void rates(double c, double[] y, double[] into) {
    field.rates(c == 1 ? end : t + c * h, y, p, into);
  }

  @Override
  void addRates(double c, double[] y, double[] sum) {
    field.addRates(c == 1 ? end : t + c * h, y, p, 1 / h, sum);
  }

  @Override
  boolean drifts() {
    return field.drifts();
  }

  @Override
  void timeDerivative() {
    Arrays.fill(length, h);
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
