package rewire.solve;

import java.util.Arrays;

/// The local error allowed per step: `absolute[i] + relative * |y[i]|` for state i, in the weighted RMS
/// sense.
///
/// It bounds the error of one step, not of the trajectory; how the two relate is measured in [WorkPrecision].
/// `absolute` carries the unit of each state; scale it per state, for example relative * 1e-3 * peak.
@SuppressWarnings("ArrayRecordComponent") // copied in and out; compared by nobody
public record Tolerance(double relative, double[] absolute) {

  public Tolerance {
    absolute = absolute.clone();
    if (!(relative > 0 && relative < 1)) {
      throw new IllegalArgumentException("Relative tolerance " + relative + " must lie between 0 and 1.");
    }
    for (int i = 0; i < absolute.length; i++) {
      if (!(absolute[i] > 0 && absolute[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "Absolute tolerance of state " + i + " is " + absolute[i] + "; it must be positive.");
      }
    }
  }

  /// The same absolute tolerance for every one of `states` states.
  public static Tolerance uniform(double relative, double absolute, int states) {
    var all = new double[states];
    Arrays.fill(all, absolute);
    return new Tolerance(relative, all);
  }

  /// A copy of the absolute tolerances, one per state.
  @Override
  public double[] absolute() {
    return absolute.clone();
  }
}
