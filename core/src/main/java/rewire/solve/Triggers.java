package rewire.solve;

/// Watches the gaps of a field: which trigger is armed (gap < 0), where within a step the first armed one
/// reaches 0.
///
/// Each accepted step is looked at on four points of the interpolant, so a gap that is positive for less than
/// about a quarter of a step can be missed; bound [Limits#largestStep] if that matters. (So a ball whose hops
/// have become smaller than the tolerance falls through the floor.) The place is found by bisection on «any
/// armed gap >= 0», to the resolution of floating point time. No allocation.
final class Triggers {
  private static final int LOOKS = 4;

  private final VectorField field;
  private final Method method;
  private final boolean[] armed;
  private final double[] gap;
  /// State at the place last looked at.
  final double[] y;

  Triggers(VectorField field, Method method) {
    this.field = field;
    this.method = method;
    armed = new boolean[field.triggers()];
    gap = new double[armed.length];
    y = new double[field.states()];
  }

  boolean exist() {
    return armed.length > 0;
  }

  /// Arms by the gaps at (t, y); a trigger already true does not fire.
  void arm(OneStep step) {
    field.gaps(step.t, step.y0, step.p, gap);
    rearm();
  }

  private void rearm() {
    for (int k = 0; k < armed.length; k++)
      armed[k] = gap[k] < 0;
  }

  /// Fires every armed trigger whose gap is >= 0 at (t, y0), once; returns how many fired.
  int fire(OneStep step) {
    field.gaps(step.t, step.y0, step.p, gap);
    int fired = 0;
    for (int k = 0; k < armed.length; k++) {
      if (armed[k] && gap[k] >= 0) {
        field.fire(k, step.t, step.y0, step.p);
        fired++;
      }
    }
    rearm();
    if (fired > 0)
      field.prepare(step.p);
    return fired;
  }

  /// The part theta of the accepted step after which the first armed trigger reaches 0; above 1 if none does.
  /// Leaves the state there in [#y].
  double firstCrossing(OneStep step) {
    step.wantAll();
    double before = 0;
    for (int look = 1; look <= LOOKS; look++) {
      double theta = (double) look / LOOKS;
      if (reached(step, theta))
        return bisect(step, before, theta);
      rearm();
      before = theta;
    }
    return 2;
  }

  private double bisect(OneStep step, double before, double after) {
    double low = before;
    double high = after;
    double resolution = Math.ulp(step.t + step.h) / step.h;
    while (high - low > resolution) {
      double middle = low + 0.5 * (high - low);
      if (middle <= low || middle >= high)
        break;
      if (reached(step, middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    reached(step, high);
    return high;
  }

  private boolean reached(OneStep step, double theta) {
    if (theta == 1) {
      System.arraycopy(step.y1, 0, y, 0, y.length);
    } else {
      method.interpolate(step, theta, y);
    }
    field.gaps(step.timeAt(theta), y, step.p, gap);
    for (int k = 0; k < armed.length; k++) {
      if (armed[k] && gap[k] >= 0)
        return true;
    }
    return false;
  }
}
