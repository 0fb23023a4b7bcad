package rewire.solve;

/// Finds a state at rest, f(t, y, p) = 0: lets the field relax for a while, then polishes by damped Newton iteration.
///
/// Newton's step solves (-J) dy = f. It is halved until the *next* correction by the same J is smaller, both measured as
/// |dy_i| against `absolute_i + relative |y_i|`: fast states would hide progress if the rates themselves were measured.
/// Source: the natural monotonicity test of Deuflhard, Newton Methods for Nonlinear Problems (2004), sec. 3.3. One thread
/// per instance.
public final class FixedPoint {
  private static final int ITERATIONS = 50;
  /// Newton goes on to this share of the tolerance, which costs at most one step more.
  private static final double GOAL = 1e-6;
  private static final int HALVINGS = 12;

  /// The state found, the distance to rest that is left in units of the tolerance, and whether it is at most 1.
  @SuppressWarnings("ArrayRecordComponent") // handed over with ownership; compared by nobody
  public record Rest(boolean converged, double[] state, double distance, int iterations) {}

  private final VectorField field;
  private final double relative;
  private final double relaxation;
  private final Integrator integrator;
  private final double[] absolute;
  private final double[] f;
  private final double[] trial;
  private final double[] dy;
  private final double[] factors;

  /// @param relaxation how long to follow the field before polishing, in its time unit; longer than its
  ///     slowest habit
  public FixedPoint(VectorField field, Tolerance tolerance, double relaxation) {
    this.field = field;
    relative = tolerance.relative();
    this.relaxation = relaxation;
    integrator = new Integrator(field, new Rodas5P(), tolerance, Limits.standard());
    absolute = tolerance.absolute();
    f = new double[field.states()];
    trial = new double[field.states()];
    dy = new double[field.states()];
    factors = new double[field.factors()];
  }

  /// The rest point reached from `y0`. If relaxing fails, Newton starts from `y0` itself; if Newton does not
  /// converge, the relaxed state is returned. Explicit time is held at 0 while polishing.
  public Rest from(double[] y0, double[] p0) {
    var p = p0.clone();
    field.prepare(p);
    var y = switch (integrator.run(Timeline.of(0, relaxation), y0, p, new double[0], Observer.none())) {
      case Outcome.Solved solved -> solved.finalState();
      case Outcome.Failed _ -> y0.clone();
    };
    double distance = Double.POSITIVE_INFINITY;
    int iteration = 0;
    while (iteration < ITERATIONS && !(distance <= GOAL)) {
      iteration++;
      field.factor(0, y, p, 0, factors);
      double correction = correction(y, p, dy);
      double next = shorten(y, p, correction);
      if (!(next < correction)) {
        distance = Math.min(distance, correction);
        break;
      }
      distance = next;
      System.arraycopy(trial, 0, y, 0, y.length);
    }
    return new Rest(distance <= 1, y, distance, iteration);
  }

  /// Leaves the state after a step short enough in `trial`; returns the size of the correction still due there.
  private double shorten(double[] y, double[] p, double correction) {
    double part = 1;
    double next = Double.POSITIVE_INFINITY;
    for (int halving = 0; halving < HALVINGS && !(next < correction); halving++, part *= 0.5) {
      for (int k = 0; k < y.length; k++)
        trial[k] = y[k] + part * dy[k];
      next = correction(trial, p, f);
    }
    return next;
  }

  /// Newton's correction at `y` with the factors at hand, left in `out`; returns its size in units of the tolerance.
  private double correction(double[] y, double[] p, double[] out) {
    field.rates(0, y, p, out);
    field.solve(factors, out);
    double worst = 0;
    for (int k = 0; k < y.length; k++) {
      double size = Math.abs(out[k]) / (absolute[k] + relative * Math.abs(y[k]));
      if (Double.isNaN(size))
        return Double.POSITIVE_INFINITY;
      worst = Math.max(worst, size);
    }
    return worst;
  }
}
