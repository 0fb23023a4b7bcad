package rewire.solve;

/// What is asked of a run: where to start, along which timeline, and when to look.
///
/// @param y0          state at the start, before the jumps there; not changed
/// @param p0          parameters, of length [VectorField#parameters()]; the derived part is recomputed; not changed
/// @param outputTimes ascending, within the timeline
/// @param observer    sees the state at the output times
/// @param exact       whether each output is computed by a step of its own, at the cost of one, and not interpolated, with
///     an error several times as large; what lies between outputs is the same either way
@SuppressWarnings("ArrayRecordComponent") // handed over for the time of the run; compared by nobody
public record Trip(Timeline timeline, double[] y0, double[] p0, double[] outputTimes, Observer observer,
    boolean exact) {

  /// With interpolated outputs.
  public Trip(Timeline timeline, double[] y0, double[] p0, double[] outputTimes, Observer observer) {
    this(timeline, y0, p0, outputTimes, observer, false);
  }

  public Trip {
    double before = timeline.start();
    for (double time : outputTimes) {
      if (!(time >= before && time <= timeline.end())) {
        throw new IllegalArgumentException(
            "Output time " + time + " is out of order or outside the timeline from "
                + timeline.start() + " to " + timeline.end() + ".");
      }
      before = time;
    }
  }

  /// @throws IllegalArgumentException when the field has other numbers of states or parameters
  void check(VectorField field) {
    if (y0.length != field.states() || p0.length != field.parameters()) {
      throw new IllegalArgumentException(
          "Got " + y0.length + " states and " + p0.length + " parameters; the field has "
              + field.states() + " and " + field.parameters() + ".");
    }
    for (var jump : timeline.jumps()) {
      boolean known = switch (jump) {
        case Jump.AddAmount add -> add.state() < field.states();
        case Jump.SetState set -> set.state() < field.states();
        case Jump.SetParameter set -> set.parameter() < field.parameters();
      };
      if (!known)
        throw new IllegalArgumentException("The field has nothing of the number in " + jump + ".");
    }
  }
}
