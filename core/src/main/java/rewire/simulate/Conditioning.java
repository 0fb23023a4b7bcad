package rewire.simulate;

import java.util.Locale;
import java.util.Optional;
import rewire.course.Course;
import rewire.course.Person;
import rewire.course.Severity;

/// Finds the background stress under which a person comes to rest at the score that a course asks for.
///
/// The resting score rises with the stress and jumps where health gives way to illness; scores in the gap belong to
/// nobody at rest and are refused with the range that can be reached.
final class Conditioning {
  /// As far as stress is looked for; the tables call 0.1 to 1 plausible.
  static final double MOST_STRESS = 3;
  private static final double CLOSE_ENOUGH = 0.01;
  private static final double NARROW = 1e-7;
  private static final double ILL = 20;

  private final Simulator simulator;
  /// Why somebody on the way could not be settled.
  private Optional<Settling.Failed> failure = Optional.empty();

  Conditioning(Simulator simulator) {
    this.simulator = simulator;
  }

  /// What was found.
  sealed interface Found {
    record Reached(Course course) implements Found {}

    record Unreachable(String message) implements Found {}

    record Broken(Settling.Failed failure) implements Found {}
  }

  private record Rest(double score, boolean settled) {}

  Found reach(Course course) {
    var asked = course.person().severity();
    if (asked.isEmpty() || asked.get().reached()) {
      return new Found.Reached(course);
    }
    double score = asked.get().madrs();
    double low = 0;
    double high = MOST_STRESS;
    while (high - low > NARROW) {
      double middle = 0.5 * (low + high);
      var rest = rest(course, middle);
      if (failure.isPresent()) {
        return new Found.Broken(failure.get());
      }
      if (rest.settled && Math.abs(rest.score - score) <= CLOSE_ENOUGH) {
        return new Found.Reached(course.of(course.person().under(middle)));
      }
      if (rest.score < score) {
        low = middle;
      } else {
        high = middle;
      }
    }
    var refusal = refusal(course, asked.get());
    return failure.<Found>map(Found.Broken::new).orElse(new Found.Unreachable(refusal));
  }

  private String refusal(Course course, Severity asked) {
    double well = edge(course, false);
    double ill = edge(course, true);
    return String.format(Locale.ROOT,
        "This person cannot rest at MADRS %s before the course: the model rests between "
            + "%.1f and %.1f when well and between %.1f and %.1f when ill (background stress 0 to %.0f).%n"
            + "Perhaps ask for the nearest of these; people between them are on their way, not at rest.",
        plain(asked.madrs()), up(rest(course, 0).score), down(rest(course, well).score),
        up(rest(course, ill).score),
        down(rest(course, MOST_STRESS).score), MOST_STRESS);
  }

  /// The least stress at which the person rests ill, or the greatest at which they rest well.
  private double edge(Course course, boolean ill) {
    double low = 0;
    double high = MOST_STRESS;
    while (high - low > 1e-4) {
      double middle = 0.5 * (low + high);
      var rest = rest(course, middle);
      boolean above = ill ? rest.score > ILL && rest.settled : rest.score > ILL || !rest.settled;
      if (above) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return ill ? high : low;
  }

  private Rest rest(Course course, double stress) {
    Person person = course.person().under(stress);
    return switch (simulator.settle(simulator.parameters(course.of(person)))) {
      case Settling.Settled s -> new Rest(s.state().score(), s.state().settled());
      case Settling.Failed f -> {
        failure = Optional.of(f);
        yield new Rest(Double.NaN, false);
      }
    };
  }

  private static double up(double score) {
    return Math.ceil(10 * score) / 10;
  }

  private static double down(double score) {
    return Math.floor(10 * score) / 10;
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
