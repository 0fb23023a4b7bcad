package rewire.solve;

import java.util.Arrays;

/// Watches where the rates bend ([VectorField#kinks]), so that a step ends there instead of leaping over: across a kink a
/// method of high order has a low one, and its error estimate does not see it.
///
/// A gap that has changed sign over an attempted step marks a crossing, if the gap beyond is more than a small part
/// ([#BAND]) of what one tolerance of every state makes in it; less is the noise of a state that rests on a kink. The
/// place is sought on the interpolant and the step made again, in two. The first stops at [#APPROACH] of the way: its
/// stages lean over its end and must not taste the far side, and its interpolant, continued, tells the place much better
/// than that of the step that leapt. The second ends just beyond the kink, within the band, so that the rates and the
/// Jacobian of the next step are those of the far side. A kink that is crossed again at once, by a state that slides along
/// it, is left alone for a number of steps that doubles each time; there the error control works alone.
///
/// Not seen: a gap that changes sign twice in one step. No allocation; one thread. Source of the idea: switching
/// functions, Hairer, Nørsett & Wanner, Solving Ordinary Differential Equations I, sec. II.6.
final class Kinks {
  /// Any value from 0.01 to 1 gives the same error on models/brain to three digits, and steps to 2 %.
  private static final double BAND = 0.1;
  private static final double APPROACH = 0.9;
  /// How often one step is shortened, and how often a landing is tried, at most.
  private static final int TRIES = 5;
  /// How far beyond a step its interpolant is believed, in lengths of the step.
  private static final double[] BEYOND = {1.25, 1.5, 2};
  /// Longest time in steps that a kink is left alone.
  private static final int LONGEST_REST = 64;
  private static final int SEARCHES = 60;

  private enum Phase {
    FREE, APPROACHING, LANDING
  }

  private final VectorField field;
  private final Method method;
  private final double relative;
  private final double[] absolute;
  private final double[] before;
  /// Gaps at the end of the step just attempted, to be filled in by the caller.
  final double[] after;
  private final double[] looked;
  private final double[] band;
  /// Kinks that the last leap went over.
  private final boolean[] crossing;
  /// Steps for which a kink is still left alone.
  private final int[] resting;
  /// Steps for which it is left alone after the next landing.
  private final int[] rest;
  private final double[] y;
  /// Whether no kink is or will be left alone.
  private boolean calm;
  private Phase phase = Phase.FREE;
  private int tries;
  /// Length of the step that leapt over the kink now aimed at.
  private double leap;
  private int approaches;
  private long landings;

  Kinks(VectorField field, Method method, Tolerance tolerance) {
    this.field = field;
    this.method = method;
    relative = tolerance.relative();
    absolute = tolerance.absolute();
    int kinks = field.kinks();
    before = new double[kinks];
    after = new double[kinks];
    looked = new double[kinks];
    band = new double[kinks];
    crossing = new boolean[kinks];
    resting = new int[kinks];
    rest = new int[kinks];
    y = new double[field.states()];
  }

  /// Kinks at which a step was made to end since the run began.
  long landings() {
    return landings;
  }

  /// Whether the length of the next attempt is chosen to reach a kink and must be kept.
  boolean aims() {
    return phase != Phase.FREE;
  }

  /// A new run begins.
  void begin() {
    landings = 0;
  }

  /// Forgets the past and looks at the gaps at (t, y0).
  void restart(OneStep step) {
    phase = Phase.FREE;
    tries = 0;
    calm = true;
    Arrays.fill(resting, 0);
    Arrays.fill(rest, 0);
    if (before.length > 0)
      field.kinks(step.t, step.y0, step.p, before);
  }

  /// The attempt was rejected for its error; a kink may lie elsewhere than it seemed.
  void reject() {
    phase = Phase.FREE;
    tries = 0;
  }

  /// Whether a gap has changed sign over the step just attempted.
  boolean changed() {
    if (!differs())
      return false;
    boolean any = false;
    for (int k = 0; k < after.length; k++)
      any |= changed(k);
    return any;
  }

  /// Whether any sign differs, resting or not: nearly always the answer is no, and comes from sign bits without a branch.
  private boolean differs() {
    long signs = 0;
    for (int k = 0; k < after.length; k++)
      signs |= Double.doubleToRawLongBits(before[k]) ^ Double.doubleToRawLongBits(after[k]);
    return signs < 0;
  }

  /// The length with which the step just attempted must be made again because of a kink in it; 0 if it may stand. A gap
  /// must have changed sign.
  double shorten(OneStep step, double smallest) {
    if (!beyondBands(step) || tries == TRIES)
      return 0;
    step.wantAll();
    double length = locate(step, 0, excess(before), 1, excess(after)) * step.h;
    if (!(length < step.h && length > smallest))
      return 0;
    tries++;
    if (phase == Phase.FREE) {
      leap = step.h;
      approaches = 0;
      if (APPROACH * length > smallest) {
        phase = Phase.APPROACHING;
        return APPROACH * length;
      }
    }
    phase = Phase.LANDING;
    return length;
  }

  /// Takes the end of the accepted step as the new start. Returns the length to try next, where `proposed` is what the
  /// error control says.
  double accept(OneStep step, double proposed, double smallest) {
    if (before.length == 0)
      return proposed;
    if (calm && phase == Phase.FREE && !differs()) {
      System.arraycopy(after, 0, before, 0, after.length);
      tries = 0;
      return proposed;
    }
    boolean landed = false;
    calm = true;
    for (int k = 0; k < after.length; k++) {
      if (changed(k)) {
        landed = true;
        landings += phase == Phase.FREE ? 0 : 1;
        resting[k] = rest[k];
        rest[k] = Math.min(LONGEST_REST, Math.max(1, 2 * rest[k]));
      } else if (resting[k] > 0) {
        resting[k]--;
      } else {
        rest[k] = Math.max(0, rest[k] - 1);
      }
      before[k] = after[k];
      calm &= rest[k] == 0 && resting[k] == 0;
    }
    tries = 0;
    if (phase == Phase.FREE)
      return proposed;
    double rest = landed || approaches++ == TRIES ? 0 : ahead(step);
    phase = rest > smallest ? Phase.LANDING : Phase.FREE;
    return rest > smallest ? rest : leap;
  }

  /// How far beyond the end of the accepted step the kink lies, by its continued interpolant; 0 if none is in sight.
  private double ahead(OneStep step) {
    step.wantAll();
    double low = 1;
    double atLow = excess(before);
    for (double high : BEYOND) {
      double atHigh = excess(step, high);
      if (atHigh > -0.5)
        return (locate(step, low, atLow, high, atHigh) - 1) * step.h;
      low = high;
      atLow = atHigh;
    }
    return 0;
  }

  private boolean changed(int k) {
    return resting[k] == 0 && before[k] * after[k] < 0;
  }

  private boolean beyondBands(OneStep step) {
    step.wantEnd();
    for (int k = 0; k < y.length; k++) {
      // not one sign for all, lest the difference of two states hide; any fixed choice will do
      double part = k % 2 == 0 ? 1 : -0.5;
      y[k] = step.y1[k] + part * (absolute[k] + relative * Math.abs(step.y1[k]));
    }
    field.kinks(step.end, y, step.p, looked);
    boolean any = false;
    for (int k = 0; k < after.length; k++) {
      band[k] = BAND * Math.abs(looked[k] - after[k]);
      crossing[k] = changed(k);
      any |= crossing[k] && Math.abs(after[k]) > band[k];
    }
    return any;
  }

  /// The part of the step after which the first crossing between the parts `low` and `high` lies behind, but within its
  /// band.
  ///
  /// Regula falsi, Illinois variant, with a bisection every fourth time: G. Dahlquist & Å. Björck, Numerical Methods
  /// (1974), sec. 6.4.
  private double locate(OneStep step, double low, double atLow, double high, double atHigh) {
    boolean within = atHigh <= 0.5;
    int side = 0;
    for (int search = 0; search < SEARCHES && !within; search++) {
      double theta = low + (high - low) * atLow / (atLow - atHigh);
      if (search % 4 == 3 || !(theta > low && theta < high))
        theta = 0.5 * (low + high);
      double there = excess(step, theta);
      if (there > -0.5) {
        atLow *= side > 0 ? 0.5 : 1;
        side = 1;
        high = theta;
        atHigh = there;
        within = there <= 0.5;
      } else {
        atHigh *= side < 0 ? 0.5 : 1;
        side = -1;
        low = theta;
        atLow = there;
      }
    }
    return high;
  }

  private double excess(OneStep step, double theta) {
    method.interpolate(step, theta, y);
    field.kinks(step.timeAt(theta), y, step.p, looked);
    return excess(looked);
  }

  /// How far the foremost crossing gap lies beyond its kink, in bands, less half a band: 0 is where a step should end.
  private double excess(double[] gap) {
    double most = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < gap.length; k++) {
      if (crossing[k])
        most = Math.max(most, -Math.signum(before[k]) * gap[k] / band[k] - 0.5);
    }
    return most;
  }
}
