package rewire.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rewire.compile.Readouts;
import rewire.course.Conduct;
import rewire.course.Course;
import rewire.course.Criterion;
import rewire.course.Dose;
import rewire.course.Rule;
import rewire.course.Visit;
import rewire.solve.Outcome;

/// Decides the rules of a course visit by visit: runs to the next visit, reads MADRS, gives or withholds doses, goes on.
///
/// What comes out is a course without open decisions. It is then followed like any other, so that a course with rules and
/// the course with the same doses written out have the same trajectory to the last bit.
public final class Visits {
  /// Highest score of the scale; a rating with an error stays within it.
  private static final double HIGHEST = 60;
  private static final double SAME_H = 1e-6;

  private final Simulator simulator;
  private final Course plan;
  private final Noise noise;
  private final double tolerance;
  private final Readouts score;
  private final double[] readScore = new double[1];

  private final List<Dose> doses;
  private final List<Dose> missed;
  private final List<Visit> visits = new ArrayList<>();
  private final List<Turn> turns = new ArrayList<>();
  /// Where each strand of the score stands, the course itself first.
  private final List<StartState> strands = new ArrayList<>();
  private double nowH;
  private double before;

  /// The error of a rating.
  @FunctionalInterface
  public interface Noise {
    /// Points that are added to the score read at a visit; visit 0 is before the course.
    double at(int visit);

    /// Ratings without error.
    Noise NONE = _ -> 0;
  }

  /// What came of it.
  public sealed interface Decided {
    /// All decisions are made.
    record Done(Course course) implements Decided {}

    /// The run to a visit failed.
    record Failed(Outcome.Failed outcome) implements Decided {}
  }

  /// A maintenance rule and the time of its next decision.
  private static final class Turn {
    final Rule.Maintenance rule;
    double nextH;

    Turn(Rule.Maintenance rule) {
      this.rule = rule;
      this.nextH = rule.fromH();
    }
  }

  private Visits(Simulator simulator, Course plan, StartState start, Noise noise, double tolerance) {
    this.simulator = simulator;
    this.plan = plan;
    this.noise = noise;
    this.tolerance = tolerance;
    this.score = simulator.score();
    this.doses = new ArrayList<>(plan.doses());
    this.missed = new ArrayList<>(plan.conduct().missed());
    along(plan).forEach(_ -> strands.add(start));
    this.before = Math.clamp(start.score() + noise.at(0), 0, HIGHEST);
    for (var rule : plan.conduct().rules()) {
      if (rule instanceof Rule.Maintenance m) {
        turns.add(new Turn(m));
      }
    }
  }

  /// Decides a course anew for a person who starts from `start`; what was decided for another person is undone first.
  ///
  /// @param tolerance relative tolerance of the runs between visits
  public static Decided decide(Simulator simulator, Course course, StartState start, Noise noise,
      double tolerance) {
    return new Visits(simulator, course.undecided(), start, noise, tolerance).all();
  }

  private Decided all() {
    for (double next = next(-1); next <= plan.endH(); next = next(next)) {
      var broken = goTo(next);
      if (broken.isPresent()) {
        return new Decided.Failed(broken.get());
      }
      if (visit(next)) {
        break;
      }
    }
    return new Decided.Done(current().conducted(new Conduct(plan.conduct().rules(), missed, visits)));
  }

  /// Time of the first visit after an hour.
  private double next(double afterH) {
    double next = Double.POSITIVE_INFINITY;
    for (var turn : turns) {
      if (turn.nextH < turn.rule.toH() - SAME_H) {
        next = Math.min(next, turn.nextH);
      }
    }
    for (var rule : plan.conduct().rules()) {
      if (rule instanceof Rule.Stop stop) {
        next = Math.min(next, first(stop.atH().stream().mapToDouble(t -> t).toArray(), afterH));
        if (stop.beforeEachDose()) {
          next = Math.min(next, first(laterDoses(), afterH));
        }
      }
    }
    return next;
  }

  private static double first(double[] times, double afterH) {
    return Arrays.stream(times).filter(t -> t > afterH + SAME_H).min().orElse(Double.POSITIVE_INFINITY);
  }

  /// Visits for a dose, without the very first.
  private double[] laterDoses() {
    double first = doses.stream().mapToDouble(Dose::timeH).min().orElse(0);
    return doses.stream().filter(d -> d.device() == 1 && d.timeH() > first + SAME_H).mapToDouble(Dose::timeH)
        .toArray();
  }

  /// Runs every strand to a visit; changes at that very hour belong to what follows.
  private Optional<Outcome.Failed> goTo(double timeH) {
    var courses = along(current());
    for (int s = 0; s < strands.size(); s++) {
      switch (simulator.onward(courses.get(s), strands.get(s), nowH, timeH, tolerance)) {
        case Simulator.Onward.Broken(Outcome.Failed f) -> {
          return Optional.of(f);
        }
        case Simulator.Onward.There(StartState there) -> strands.set(s, there);
      }
    }
    nowH = timeH;
    return Optional.empty();
  }

  /// The strands that the score may come to need: doses can be given by rules later, sessions are planned from the start.
  private List<Course> along(Course course) {
    return plan.sessions().isEmpty() ? List.of(course) : simulator.interaction().withParts(course);
  }

  private double scoreNow() {
    var now = strands.stream().mapToDouble(this::score).toArray();
    return simulator.interaction().score(now, simulator.range(strands.getFirst().p()));
  }

  private double score(StartState at) {
    score.evaluate(nowH, at.y(), at.p(), readScore);
    return readScore[0];
  }

  private Course current() {
    return plan.with(doses.stream().sorted(Comparator.comparingDouble(Dose::timeH)).toList());
  }

  /// Whether everything has been stopped.
  private boolean visit(double timeH) {
    double score = scoreNow();
    double measured = Math.clamp(score + noise.at(visits.size() + 1), 0, HIGHEST);
    var due = turns.stream()
        .filter(t -> Math.abs(t.nextH - timeH) <= SAME_H && t.nextH < t.rule.toH() - SAME_H)
        .toList();
    var words = new ArrayList<String>();
    for (var rule : plan.conduct().rules()) {
      if (rule instanceof Rule.Stop stop && asked(stop, timeH, !due.isEmpty())) {
        boolean holds = stop.criterion().holds(measured, before);
        words.add(
            sentence(measured, stop.criterion(), holds, holds ? "no more ketamine" : "ketamine goes on"));
        if (holds) {
          var rest = doses.stream().filter(d -> d.timeH() >= timeH - SAME_H).toList();
          doses.removeAll(rest);
          visits.add(new Visit(timeH, score, measured, words.getLast(), List.of(), rest));
          return true;
        }
      }
    }
    var given = new ArrayList<Dose>();
    for (var turn : due) {
      words.add(decide(turn, measured, given));
    }
    visits.add(new Visit(timeH, score, measured, String.join("; ", words), given, List.of()));
    return false;
  }

  private boolean asked(Rule.Stop stop, double timeH, boolean maintained) {
    return stop.atH().stream().anyMatch(t -> Math.abs(t - timeH) <= SAME_H)
        || (stop.beforeEachDose() && (maintained
            || Arrays.stream(laterDoses()).anyMatch(t -> Math.abs(t - timeH) <= SAME_H)));
  }

  private String decide(Turn turn, double measured, List<Dose> given) {
    var rule = turn.rule;
    boolean holds = rule.criterion().holds(measured, before);
    double every = holds ? rule.everyH() : rule.elseH();
    double until = turn.nextH + (rule.decidedEveryH() > 0 ? rule.decidedEveryH() : every);
    for (double t = turn.nextH; t < Math.min(until, rule.toH()) - SAME_H; t += every) {
      for (var dose : rule.at(t)) {
        if (dose.endH() <= plan.endH()) {
          given.add(dose);
          (rule.misses(t) ? missed : doses).add(dose);
        }
      }
    }
    turn.nextH = until;
    return sentence(measured, rule.criterion(), holds, "a dose every %s d".formatted(number(every / 24)));
  }

  private static String sentence(double measured, Criterion criterion, boolean holds, String then) {
    return "MADRS %s, %s %s: %s".formatted(number(measured), criterion.words(),
        holds ? "holds" : "does not hold", then);
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.1f", value);
  }
}
