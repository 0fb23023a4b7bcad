package rewire.solve;

/// Finds a state at rest, f(t, y, p) = 0: lets the field relax for a while, then polishes by damped Newton
/// iteration.
///
/// Newton's step solves (-J) dy = f. It is halved until the residual falls, measured as |f_i| times the
/// relaxation time against `absolute_i + relative |y_i|`, so that a residual of 1 means: drifting by one
/// tolerance in a relaxation time. Source of the damping: Deuflhard, Newton Methods for Nonlinear Problems
/// (2004), sec. 3.1. One thread per instance.
public final class FixedPoint {
  private static final int ITERATIONS = 50;
  private static final int HALVINGS = 12;

  /// The state found, its residual (see the class), and whether the residual is at most 1.
  @SuppressWarnings("ArrayRecordComponent") // handed over with ownership; compared by nobody
  public record Rest(boolean converged, double[] state, double residual, int iterations) {}

  private final VectorField field;
  private final double relative;
  private final double[] absolute;
  private final double relaxation;
  private final Integrator integrator;
  private final double[] f;
  private final double[] trial;
  private final double[] dy;
  private final double[] factors;

  /// @param relaxation how long to follow the field before polishing, in its time unit; longer than its
  ///     slowest habit
  public FixedPoint(VectorField field, Tolerance tolerance, double relaxation) {
    this.field = field;
    relative = tolerance.relative();
    absolute = tolerance.absolute();
    this.relaxation = relaxation;
    integrator = new Integrator(field, new Rodas5P(), tolerance, Limits.standard());
    f = new double[field.states()];
    trial = new double[field.states()];
    dy = new double[field.states()];
    factors = new double[field.factors()];
  }

  /// The rest point reached from `y0`. If relaxing fails, Newton starts from `y0` itself; if Newton does not
  /// converge, the relaxed state and its residual are returned. Explicit time is held at 0 while polishing.
  public Rest from(double[] y0, double[] p0) {
    var p = p0.clone();
    field.prepare(p);
    var y = switch (integrator.run(Timeline.of(0, relaxation), y0, p, new double[0], Observer.none())) {
      case Outcome.Solved solved -> solved.finalState();
      case Outcome.Failed _ -> y0.clone();
    };
    double residual = residual(y, p);
    int iteration = 0;
    while (iteration < ITERATIONS && !(residual <= 1e-6)) {
      iteration++;
      System.arraycopy(f, 0, dy, 0, f.length);
      field.factor(0, y, p, 0, factors);
      field.solve(factors, dy);
      double improved = lineSearch(y, p, residual);
      if (!(improved < residual))
        break;
      System.arraycopy(trial, 0, y, 0, y.length);
      residual = improved;
    }
    return new Rest(residual <= 1, y, residual, iteration);
  }

  /// Leaves the best damped step in `trial` and the rates there in `f`; returns its residual.
  private double lineSearch(double[] y, double[] p, double residual) {
    double part = 1;
    double improved = Double.POSITIVE_INFINITY;
    for (int halving = 0; halving < HALVINGS && !(improved < residual); halving++, part *= 0.5) {
      for (int k = 0; k < y.length; k++)
        trial[k] = y[k] + part * dy[k];
      improved = residual(trial, p);
    }
    return improved;
  }

  private double residual(double[] y, double[] p) {
    field.rates(0, y, p, f);
    double worst = 0;
    for (int k = 0; k < y.length; k++) {
      double drift = Math.abs(f[k]) * relaxation / (absolute[k] + relative * Math.abs(y[k]));
      if (!(drift <= worst))
        worst = drift;
    }
    return worst;
  }
}
