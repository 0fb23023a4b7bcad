package rewire.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import rewire.course.Course;
import rewire.dosing.Change;
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
  private final Watcher watcher;

  /// Stress tests with this simulator.
  public Resilience(Simulator simulator) {
    this.simulator = simulator;
    this.watcher = new Watcher(simulator, simulator.score());
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

  /// One strand of the score at the moment of the test: where the person is, and what is planned.
  private record Strand(StartState state, List<Change> changes) {}

  /// The highest score while watched, or why it could not be computed.
  private sealed interface Watched {
    record Highest(double score) implements Watched {}

    record Broken(String message) implements Watched {}
  }

  /// The margin at hour `atH` of a course.
  public Margin margin(Course course, double atH) {
    return switch (simulator.start(course)) {
      case Settling.Failed s -> new Margin.Unknown(s.message());
      case Settling.Settled r -> {
        var strands = new ArrayList<Strand>();
        for (var part : simulator.interaction().strands(course)) {
          switch (simulator.onward(part, r.state(), 0, atH, TOLERANCE)) {
            case Simulator.Onward.Broken(Outcome.Failed f) -> {
              yield new Margin.Unknown(f.message());
            }
            case Simulator.Onward.There(StartState there) ->
              strands.add(new Strand(there, simulator.changes(part, r.state().p())));
          }
        }
        yield search(strands, atH);
      }
    };
  }

  private Margin search(List<Strand> strands, double atH) {
    switch (highest(strands, atH, 0)) {
      case Watched.Broken b -> {
        return new Margin.Unknown(b.message());
      }
      case Watched.Highest(double score) when score > RELAPSE_MADRS -> {
        return new Margin.None(score);
      }
      case Watched.Highest _ -> {
      }
    }
    switch (highest(strands, atH, MOST)) {
      case Watched.Broken b -> {
        return new Margin.Unknown(b.message());
      }
      case Watched.Highest(double score) when score <= RELAPSE_MADRS -> {
        return new Margin.Beyond(MOST);
      }
      case Watched.Highest _ -> {
      }
    }
    double borne = 0;
    double broken = MOST;
    while (broken - borne > RESOLUTION) {
      double middle = 0.5 * (borne + broken);
      switch (highest(strands, atH, middle)) {
        case Watched.Broken b -> {
          return new Margin.Unknown(b.message());
        }
        case Watched.Highest(double score) when score <= RELAPSE_MADRS -> borne = middle;
        case Watched.Highest _ -> broken = middle;
      }
    }
    return new Margin.Bears(0.5 * (borne + broken));
  }

  private Watched highest(List<Strand> strands, double atH, double extra) {
    var times = new double[(int) (WATCHED_H / LOOK_EVERY_H) + 1];
    for (int i = 0; i < times.length; i++) {
      times[i] = atH + i * LOOK_EVERY_H;
    }
    var scores = new double[strands.size()][];
    for (int s = 0; s < scores.length; s++) {
      var strand = strands.get(s);
      var seen = watcher.follow(stressed(strand.state, strand.changes, atH, extra), atH, atH + WATCHED_H,
          strand.state, times, TOLERANCE);
      if (seen.outcome() instanceof Outcome.Failed f) {
        return new Watched.Broken(
            String.format(Locale.ROOT, "With extra stress %.3f: %s", extra, f.message()));
      }
      scores[s] = seen.values()[0];
    }
    var range = simulator.range(strands.getFirst().state.p());
    return new Watched.Highest(
        Arrays.stream(simulator.interaction().score(scores, range)).max().orElseThrow());
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
