package rewire.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import rewire.course.Course;
import rewire.dosing.Change;
import rewire.solve.Observer;
import rewire.solve.Outcome;

/// How much extra stress a person bears at a given moment of a course before depression returns.
///
/// The margin is the extra constant stress, on top of what the course plans and held for [#HELD_H], that just brings
/// MADRS above [#RELAPSE_MADRS] within [#WATCHED_H]; the rest of the course goes on as planned. It is found by bisection
/// to [#RESOLUTION]. No human data exist for it: model output (mechanism dossier, section 8a, read-outs).
public final class Resilience {
  /// Hours the extra stress is held: 14 days.
  public static final double HELD_H = 14 * 24;
  /// Hours the person is watched: 30 days.
  public static final double WATCHED_H = 30 * 24;
  /// Depression counts as back above this score.
  public static final double RELAPSE_MADRS = 20;
  /// Stress beyond this is not tried.
  public static final double MOST = 8;
  /// Width at which the search stops.
  public static final double RESOLUTION = 1e-3;
  /// The margin is printed to two digits; this keeps MADRS within 0.001.
  private static final double TOLERANCE = 1e-6;
  private static final double LOOK_EVERY_H = 1;

  private final Simulator simulator;
  private final int score;

  /// Stress tests with this simulator.
  public Resilience(Simulator simulator) {
    this.simulator = simulator;
    this.score = simulator.compiled().names().assignment("MADRS");
  }

  /// What a stress test found.
  public sealed interface Margin {
    /// The extra stress that is just borne.
    record Bears(double extraStress) implements Margin {}

    /// MADRS passes the threshold without any extra stress, so there is no margin.
    record None(double highestScore) implements Margin {}

    /// Even the largest stress tried did not bring depression back.
    record Beyond(double extraStress) implements Margin {}

    /// The model could not be run.
    record Unknown(String message) implements Margin {}
  }

  /// The margin at hour `atH` of a course.
  public Margin margin(Course course, double atH) {
    return switch (simulator.start(course)) {
      case Settling.Failed s -> new Margin.Unknown(s.message());
      case Settling.Settled r -> {
        var changes = simulator.changes(course, r.state().p());
        yield switch (until(atH, changes, r.state())) {
          case Moment.Reached m -> search(m, changes, atH);
          case Moment.NotReached n -> new Margin.Unknown(n.message());
        };
      }
    };
  }

  private sealed interface Moment {
    record Reached(StartState state) implements Moment {}

    record NotReached(String message) implements Moment {}
  }

  private Moment until(double atH, List<Change> changes, StartState start) {
    var p = start.p().clone();
    // changes at this very hour belong to what follows
    var before = changes.stream().filter(c -> c.timeH() < atH).toList();
    var names = simulator.compiled().names();
    for (var change : before) {
      if (change.kind() == Change.Kind.SET) {
        p[names.parameter(change.target())] = change.value();
      }
    }
    simulator.compiled().field().prepare(p);
    return switch (simulator.integrate(before, 0, atH, start, new double[0], Observer.none(), TOLERANCE)) {
      case Outcome.Solved s -> new Moment.Reached(
          new StartState(s.finalState(), p, false, Double.NaN, Double.NaN, Double.NaN));
      case Outcome.Failed f -> new Moment.NotReached(f.message());
    };
  }

  private Margin search(Moment.Reached moment, List<Change> changes, double atH) {
    double unstressed = highest(moment.state(), changes, atH, 0);
    if (Double.isNaN(unstressed)) {
      return new Margin.Unknown("The run without extra stress failed.");
    }
    if (unstressed > RELAPSE_MADRS) {
      return new Margin.None(unstressed);
    }
    double borne = 0;
    double broken = MOST;
    if (highest(moment.state(), changes, atH, MOST) <= RELAPSE_MADRS) {
      return new Margin.Beyond(MOST);
    }
    while (broken - borne > RESOLUTION) {
      double middle = 0.5 * (borne + broken);
      if (highest(moment.state(), changes, atH, middle) <= RELAPSE_MADRS) {
        borne = middle;
      } else {
        broken = middle;
      }
    }
    return new Margin.Bears(0.5 * (borne + broken));
  }

  /// Highest score while watched; NaN when the run fails.
  private double highest(StartState from, List<Change> changes, double atH, double extra) {
    var times = new double[(int) (WATCHED_H / LOOK_EVERY_H) + 1];
    for (int i = 0; i < times.length; i++) {
      times[i] = atH + i * LOOK_EVERY_H;
    }
    var readouts = simulator.compiled().readouts();
    var now = new double[readouts.names().size()];
    var top = new double[] {Double.NEGATIVE_INFINITY};
    Observer watch = (t, y, p) -> {
      readouts.evaluate(t, y, p, now);
      top[0] = Math.max(top[0], now[score]);
    };
    var outcome = simulator.integrate(stressed(from, changes, atH, extra), atH, atH + WATCHED_H, from, times,
        watch,
        TOLERANCE);
    return outcome instanceof Outcome.Solved ? top[0] : Double.NaN;
  }

  /// The planned changes with extra stress laid on top from `atH` on.
  private List<Change> stressed(StartState from, List<Change> changes, double atH, double extra) {
    double until = atH + HELD_H;
    double planned = from.p()[simulator.compiled().names().parameter("uS")];
    double atEnd = planned;
    var out = new ArrayList<Change>();
    boolean raised = false;
    for (var change : changes) {
      if (change.timeH() < atH) {
        continue;
      }
      boolean stress = change.target().equals("uS");
      if (stress && change.timeH() <= until) {
        atEnd = change.value();
      }
      if (stress && change.timeH() < until) {
        out.add(new Change(change.timeH(), "uS", Change.Kind.SET, change.value() + extra));
        raised |= change.timeH() == atH;
      } else if (!stress || change.timeH() > until) {
        out.add(change);
      }
    }
    if (!raised) {
      out.add(new Change(atH, "uS", Change.Kind.SET, planned + extra));
    }
    out.add(new Change(until, "uS", Change.Kind.SET, atEnd));
    out.sort(Comparator.comparingDouble(Change::timeH));
    return out;
  }
}
