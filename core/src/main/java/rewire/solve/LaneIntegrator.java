package rewire.solve;

import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;

/// Runs many trips through one field, several abreast, with the bits that [Integrator] gives for each of them alone.
///
/// Every lane has its own time, length of step, parameters and place in its timeline, and accepts or rejects by itself; a
/// lane whose trip has ended takes the next. So trips need not be alike, and nobody waits for a neighbour: a linearly
/// implicit step has no iteration that lanes would have to share. One instance serves one thread.
public final class LaneIntegrator {
  /// A trip, and who is told how it ended.
  public record Errand(Trip trip, Consumer<Outcome> told) {}

  /// One lane: whose journey it is, if anybody's.
  private static final class Lane {
    final int number;
    final Journey journey;
    Consumer<Outcome> told = _ -> {
    };
    boolean idle = true;

    Lane(int number, Journey journey) {
      this.number = number;
      this.journey = journey;
    }
  }

  private final Method method;
  private final LaneStep step;
  private final ErrorNorm norm;
  private final Lane[] all;
  private final double[] gaps;

  public LaneIntegrator(LaneField field, Method method, Tolerance tolerance, Limits limits) {
    this.method = method;
    step = new LaneStep(field, method);
    norm = new ErrorNorm(tolerance, step);
    all = new Lane[field.lanes().width()];
    for (int lane = 0; lane < all.length; lane++)
      all[lane] = new Lane(lane,
          new Journey(field.one(), method, tolerance, limits, Optional.of(step.lane(lane))));
    gaps = field.lanes().array(field.one().kinks());
  }

  /// Makes all trips, in the order given as far as lanes are free; outcomes are told in the order in which they end.
  public void run(Iterator<Errand> errands) {
    while (advance(errands)) {
      method.attempt(step);
      if (gaps.length > Lanes.FIRST)
        step.kinks(gaps);
      norm.measure(step);
      judge();
    }
  }

  /// Brings every lane to its next attempt; false if all are idle.
  private boolean advance(Iterator<Errand> errands) {
    boolean any = false;
    for (var lane : all) {
      advance(lane, errands);
      any |= !lane.idle;
    }
    return any;
  }

  private void advance(Lane lane, Iterator<Errand> errands) {
    var journey = lane.journey;
    while (true) {
      if (lane.idle) {
        if (!errands.hasNext())
          return;
        var errand = errands.next();
        lane.told = errand.told;
        lane.idle = false;
        journey.begin(errand.trip);
        step.lanes.write(journey.step.y0, step.y0, lane.number);
        step.lanes.write(journey.step.p, step.p, lane.number);
      }
      if (journey.stops())
        leave(lane);
      if (!journey.ended())
        journey.propose();
      if (!journey.ended()) {
        int at = step.lanes.at(0, lane.number);
        step.t[at] = journey.step.t;
        step.h[at] = journey.step.h;
        step.end[at] = journey.step.end;
        return;
      }
      journey.step.attempted();
      journey.step.wantAll();
      lane.idle = true;
      lane.told.accept(journey.outcome());
    }
  }

  private void leave(Lane lane) {
    var journey = lane.journey;
    var one = journey.step;
    step.lanes.read(step.y0, lane.number, one.y0);
    journey.leave();
    step.lanes.write(one.y0, step.y0, lane.number);
    step.lanes.write(one.f0, step.f0, lane.number);
    if (journey.parametersChanged())
      step.lanes.write(one.p, step.p, lane.number);
  }

  private void judge() {
    for (var lane : all) {
      if (lane.idle)
        continue;
      var journey = lane.journey;
      step.lanes.read(gaps, lane.number, journey.kinks.after);
      journey.step.attempted();
      journey.judge(norm.of(step, lane.number));
    }
    step.advance();
    for (var lane : all) {
      if (!lane.idle && !lane.journey.accepted())
        step.stay(lane.number);
    }
  }
}
