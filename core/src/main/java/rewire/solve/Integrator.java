package rewire.solve;

/// Runs a field along a timeline: steps with error control between jumps, outputs in between, triggers where
/// they fall.
///
/// Each jump time is an exact end of a step, after which the method starts afresh; where the rates bend, a step ends too,
/// but without a fresh start. Output comes from the
/// interpolant, except at the end of a step, where it is the step's own end value. Work arrays are kept from
/// run to run and the step loop does not allocate; one instance serves one thread. Equal input gives equal
/// bits.
public final class Integrator {
  private final Method method;
  private final Journey journey;
  private final ErrorNorm norm;

  public Integrator(VectorField field, Method method, Tolerance tolerance, Limits limits) {
    this.method = method;
    journey = new Journey(field, method, tolerance, limits);
    norm = new ErrorNorm(tolerance, journey.step);
  }

  /// Carries `y0` from the start to the end of the timeline.
  ///
  /// @param y0          state at the start, before the jumps there; not changed
  /// @param p0          parameters, length [VectorField#parameters()]; the derived part is recomputed; not
  ///     changed
  /// @param outputTimes ascending, within the timeline
  public Outcome run(Timeline timeline, double[] y0, double[] p0, double[] outputTimes, Observer observer) {
    return run(new Trip(timeline, y0, p0, outputTimes, observer));
  }

  /// Makes a trip.
  public Outcome run(Trip trip) {
    journey.begin(trip);
    while (!journey.ended()) {
      if (journey.stops())
        journey.leave();
      if (!journey.ended())
        journey.propose();
      if (!journey.ended())
        attempt();
    }
    return journey.outcome();
  }

  private void attempt() {
    var step = journey.step;
    method.attempt(step);
    step.kinks(journey.kinks.after);
    norm.measure(step);
    journey.judge(norm.of(step, 0));
    if (journey.accepted())
      step.advance();
  }
}
