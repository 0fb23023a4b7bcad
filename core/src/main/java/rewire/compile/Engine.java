package rewire.compile;

import java.util.Iterator;
import rewire.solve.Integrator;
import rewire.solve.LaneIntegrator;
import rewire.solve.LaneIntegrator.Errand;
import rewire.solve.Limits;
import rewire.solve.Outcome;
import rewire.solve.Rehearsal;
import rewire.solve.Rodas5P;
import rewire.solve.Tolerance;
import rewire.solve.Trip;

/// Makes trips through one model, many or one, on one thread: abreast when that is faster, with the same bits either way.
///
/// The first ones go one at a time, since that code is warm in milliseconds; when there are more, lane code is compiled in
/// the background and takes over as soon as it is the faster one.
public final class Engine {
  /// Steps, times states, after which lane code is worth its compilation: they take about as long as that, a second.
  private static final double ENOUGH = 3e7;

  private final Compiled compiled;
  private final Tolerance tolerance;
  private final Limits limits;
  private final int lanes;
  private final boolean atOnce;
  private final Integrator alone;
  private double done;

  /// An engine with as many lanes as [Door] has.
  public Engine(Compiled compiled, Tolerance tolerance, Limits limits) {
    this(compiled, tolerance, limits, Door.lanes().lanes());
  }

  /// An engine with so many lanes.
  public Engine(Compiled compiled, Tolerance tolerance, Limits limits, int lanes) {
    this(compiled, tolerance, limits, lanes, false);
  }

  /// An engine that uses its lanes at once, though they may be slow before they are compiled.
  public static Engine abreast(Compiled compiled, Tolerance tolerance, Limits limits, int lanes) {
    return new Engine(compiled, tolerance, limits, lanes, true);
  }

  private Engine(Compiled compiled, Tolerance tolerance, Limits limits, int lanes, boolean atOnce) {
    this.atOnce = atOnce;
    this.compiled = compiled;
    this.tolerance = tolerance;
    this.limits = limits;
    this.lanes = compiled instanceof BytecodeModel ? lanes : 1;
    alone = new Integrator(compiled.field(), new Rodas5P(), tolerance, limits);
  }

  private Rehearsal rehearsal() {
    return switch (compiled) {
      case BytecodeModel model -> model.rehearsal(lanes);
      case InterpretedModel _ -> throw new IllegalStateException("An interpreted model has no lanes.");
    };
  }

  /// Makes one trip.
  public Outcome run(Trip trip) {
    return alone.run(trip);
  }

  /// Makes all trips. They begin in the order given and are told as they end; who is told may add further ones, as long as
  /// the iterator then has a next.
  public void run(Iterator<Errand> errands) {
    while (errands.hasNext()) {
      if (lanes > 1 && (atOnce || rehearsal().ready())) {
        new LaneIntegrator(compiled.lanes(lanes), new Rodas5P(), tolerance, limits).run(errands);
      } else {
        var errand = errands.next();
        var outcome = alone.run(errand.trip());
        done += (double) outcome.statistics().steps() * tolerance.absolute().length;
        if (done > ENOUGH && lanes > 1) {
          rehearsal().begin();
        }
        errand.told().accept(outcome);
      }
    }
  }
}
