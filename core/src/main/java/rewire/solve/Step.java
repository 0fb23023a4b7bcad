package rewire.solve;

/// The bench on which one step is made: where it starts, how long it is, and the vectors of a [Method]'s
/// work.
///
/// All vectors have length n = states. Allocated once, reused for every step of every run; one thread.
public final class Step {
  final VectorField field;
  final int n;
  /// Parameters in force, raw and derived.
  final double[] p;
  /// Start of the step.
  double t;
  /// Length of the step.
  double h;
  /// End of the step: t + h, or exactly the breakpoint it aims at.
  double end;
  /// State at t.
  final double[] y0;
  /// Rates at (t, y0).
  final double[] f0;
  /// State at t + h.
  final double[] y1;
  /// Estimated error of y1.
  final double[] error;
  /// Stage vectors, `stages[stage][state]`.
  final double[][] stages;
  /// Coefficient vectors of the interpolant, `dense[k][state]`.
  final double[][] dense;
  /// Argument of a stage.
  final double[] g;
  /// Rates within a stage.
  final double[] f;
  /// Partial derivative of the rates by time at (t, y0).
  final double[] dfdt;
  /// Factors of (I / (gamma h) - J).
  final double[] factors;

  long rateCount;
  long factorCount;
  long solveCount;

  Step(VectorField field, Method method) {
    this.field = field;
    n = field.states();
    p = new double[field.parameters()];
    y0 = new double[n];
    f0 = new double[n];
    y1 = new double[n];
    error = new double[n];
    stages = new double[method.stages()][n];
    dense = new double[method.denseVectors()][n];
    g = new double[n];
    f = new double[n];
    dfdt = new double[n];
    factors = new double[field.factors()];
  }

  /// Time at the part theta of the step.
  double timeAt(double theta) {
    return theta == 1 ? end : t + theta * h;
  }

  void rates(double time, double[] y, double[] into) {
    rateCount++;
    field.rates(time, y, p, into);
  }

  void factor(double shift) {
    factorCount++;
    field.factor(t, y0, p, shift, factors);
  }

  void solve(double[] b) {
    solveCount++;
    field.solve(factors, b);
  }
}
