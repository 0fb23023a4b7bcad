package rewire.cohort;

import java.util.ArrayList;
import java.util.List;
import rewire.cohort.Member.Fate;
import rewire.cohort.Member.Status;
import rewire.course.Course;
import rewire.random.Stream;
import rewire.simulate.Interaction;
import rewire.simulate.Prepared;
import rewire.simulate.Settling;
import rewire.simulate.Simulator;
import rewire.simulate.StartState;
import rewire.simulate.Watcher;
import rewire.solve.Outcome;

/// Where one person after another is followed.
final class Room {
  /// A person who is well so often in a row is given up: the typical person is then hardly ill.
  private static final int MOST_DRAWS = 200;
  /// Error of one MADRS rating, points: retest ICC 0.91 of the 24-hour form at an SD of 6.7 between patients
  /// (Johnson 2016; Turkoz 2021, 10.1111/acps.13260) leaves 6.7 sqrt(1 - 0.91).
  private static final double RATING_SD = 2;

  private final Simulator simulator;
  private final Cohort cohort;
  private final List<String> quantities;
  private final int score;
  private final Watcher watcher;
  private final Role.Cast cast;

  Room(Simulator simulator, Cohort cohort, List<String> quantities, Role.Cast cast) {
    this.simulator = simulator;
    this.cohort = cohort;
    this.quantities = quantities;
    this.score = quantities.indexOf("MADRS");
    this.watcher = simulator.watcher(quantities);
    this.cast = cast;
  }

  /// Follows one person; their curves go to `[course][quantity][place]`.
  Member follow(int person, int place, float[][][][] curves) {
    for (int attempt = 0; attempt < MOST_DRAWS; attempt++) {
      var stream = new Stream(cohort.seed(), person, attempt);
      var starts = new ArrayList<StartState>();
      boolean asIll = true;
      for (var role : cast.roles()) {
        switch (simulator.settle(role.draw().person(role.typical(), stream))) {
          case Settling.Failed f -> {
            return failed(person, attempt, f.message());
          }
          case Settling.Settled s -> {
            asIll &= !role.ill() || s.state().score() > Fates.RELAPSE;
            starts.add(s.state());
          }
        }
      }
      if (asIll) {
        return through(person, place, attempt, starts, stream, curves);
      }
    }
    return failed(person, MOST_DRAWS, "nobody ill was found in " + MOST_DRAWS + " draws");
  }

  private Member through(int person, int place, int attempt, List<StartState> starts, Stream stream,
      float[][][][] curves) {
    var own = simulator.assuming(new Interaction(Interaction.DEFAULT.strength()
        + Interaction.DOUBT * stream.normal("interaction of ketamine and therapy")));
    var fates = new ArrayList<Fate>();
    var kept = new float[curves.length][][];
    for (int c = 0; c < curves.length; c++) {
      var start = starts.get(cast.ofCourse().get(c));
      Course course;
      switch (visited(own, of(cohort.courses().get(c), start), start, stream)) {
        case Prepared.Ready ready -> course = ready.course();
        case Prepared.Unreachable u -> {
          return failed(person, attempt, u.message());
        }
        case Prepared.Failed f -> {
          return failed(person, attempt, f.message());
        }
      }
      var seen = watcher.follow(course, start, cohort.timesH(), cohort.tolerance(), own.interaction());
      if (seen.outcome() instanceof Outcome.Failed f) {
        return failed(person, attempt, f.message());
      }
      fates.add(Fates.of(course, stress(start), cohort.timesH(), seen.values()[score]));
      kept[c] = floats(seen.values());
    }
    for (int c = 0; c < curves.length; c++) {
      for (int q = 0; q < quantities.size(); q++) {
        curves[c][q][place] = kept[c][q];
      }
    }
    return new Member(person, Status.FOLLOWED, "", attempt, fates);
  }

  /// The course with its rules decided from this person's own ratings, which have an error.
  private Prepared visited(Simulator own, Course course, StartState start, Stream stream) {
    return course.conduct().rules().isEmpty()
        ? new Prepared.Ready(course, start)
        : own.decide(course, start,
            visit -> RATING_SD * stream.normal("error of the rating at visit " + visit), cohort.tolerance());
  }

  /// The course of this very person: their own background stress is what the course returns to.
  private Course of(Course course, StartState start) {
    return course.of(course.person().under(stress(start)));
  }

  private double stress(StartState start) {
    return start.p()[simulator.parameterIndex("uS")];
  }

  private static Member failed(int person, int attempt, String reason) {
    return new Member(person, Status.FAILED, reason, attempt, List.of());
  }

  private static float[][] floats(double[][] values) {
    var out = new float[values.length][];
    for (int q = 0; q < values.length; q++) {
      out[q] = new float[values[q].length];
      for (int t = 0; t < out[q].length; t++) {
        out[q][t] = (float) values[q][t];
      }
    }
    return out;
  }
}
