package rewire.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import rewire.cohort.Member.Fate;
import rewire.cohort.Member.Status;
import rewire.course.Course;
import rewire.random.Stream;
import rewire.simulate.Prepared;
import rewire.simulate.Settling;
import rewire.simulate.Simulator;
import rewire.simulate.StartState;
import rewire.simulate.Watcher;
import rewire.solve.Outcome;

/// Where one person after another is followed; one room per thread.
final class Room {
  /// A person who is well so often in a row is given up: the typical person is then hardly ill.
  private static final int MOST_DRAWS = 200;
  /// Error of one MADRS rating, points: retest ICC 0.91 of the 24-hour form at an SD of 6.7 between patients
  /// (Johnson 2016; Turkoz 2021, 10.1111/acps.13260) leaves 6.7 sqrt(1 - 0.91).
  private static final double RATING_SD = 2;

  private final Simulator simulator;
  private final Cohort cohort;
  private final List<String> quantities;
  private final Watcher watcher;
  private final Watcher scoreOnly;
  private final double[] typical;
  private final Draw draw;
  private final boolean ill;
  private final double lowest;
  private final double highest;

  Room(Simulator simulator, Cohort cohort, List<String> quantities) {
    this.simulator = simulator;
    this.cohort = cohort;
    this.quantities = quantities;
    this.watcher = simulator.watcher(quantities);
    this.scoreOnly = simulator.watcher(List.of("MADRS"));
    var course = cohort.courses().getFirst();
    this.typical = simulator.parameters(course);
    this.draw = new Draw(simulator.model(), fixed(course));
    this.ill = simulator.settle(typical.clone()) instanceof Settling.Settled s
        && s.state().score() > Fates.RELAPSE;
    this.lowest = Interaction.Scale.lowest(simulator.model());
    this.highest = Interaction.Scale.highest(simulator.model());
  }

  /// What the course sets is the same for everybody.
  private Set<String> fixed(Course course) {
    return course.overrides().keySet().stream().map(simulator.model()::resolve).collect(Collectors.toSet());
  }

  /// Follows one person; their curves go to `[course][quantity][person]`.
  Member follow(int person, float[][][][] curves) {
    for (int attempt = 0; attempt < MOST_DRAWS; attempt++) {
      var stream = new Stream(cohort.seed(), person, attempt);
      switch (simulator.settle(draw.person(typical, stream))) {
        case Settling.Failed f -> {
          return failed(person, attempt, Double.NaN, f.message());
        }
        case Settling.Settled s -> {
          if (!ill || s.state().score() > Fates.RELAPSE) {
            return through(person, attempt, s.state(), stream, curves);
          }
        }
      }
    }
    return failed(person, MOST_DRAWS, Double.NaN, "nobody ill was found in " + MOST_DRAWS + " draws");
  }

  private Member through(int person, int attempt, StartState start, Stream stream, float[][][][] curves) {
    double strength = Interaction.DEFAULT
        + Interaction.DOUBT * stream.normal("interaction of ketamine and therapy");
    var fates = new ArrayList<Fate>();
    var kept = new float[curves.length][][];
    for (int c = 0; c < curves.length; c++) {
      Course course;
      switch (visited(of(cohort.courses().get(c), start), start, stream)) {
        case Prepared.Ready ready -> course = ready.course();
        case Prepared.Unreachable u -> {
          return failed(person, attempt, start.score(), u.message());
        }
        case Prepared.Failed f -> {
          return failed(person, attempt, start.score(), f.message());
        }
      }
      var seen = watcher.follow(course, start, cohort.timesH(), cohort.tolerance());
      if (seen.outcome() instanceof Outcome.Failed f) {
        return failed(person, attempt, start.score(), f.message());
      }
      int score = quantities.indexOf("MADRS");
      if (Interaction.arises(course)) {
        var separate = new ArrayList<double[]>();
        for (var alone : Interaction.separate(course)) {
          var part = scoreOnly.follow(alone, start, cohort.timesH(), cohort.tolerance());
          if (part.outcome() instanceof Outcome.Failed f) {
            return failed(person, attempt, start.score(), f.message());
          }
          separate.add(part.values()[0]);
        }
        seen.values()[score] = Interaction.score(strength, seen.values()[score], separate, lowest, highest);
      }
      fates.add(Fates.of(course, cohort.timesH(), seen.values()[score]));
      kept[c] = floats(seen.values());
    }
    for (int c = 0; c < curves.length; c++) {
      for (int q = 0; q < quantities.size(); q++) {
        curves[c][q][person] = kept[c][q];
      }
    }
    return new Member(person, Status.FOLLOWED, "", attempt, stress(start), start.score(), fates);
  }

  /// The course with its rules decided from this person's own ratings, which have an error.
  private Prepared visited(Course course, StartState start, Stream stream) {
    return course.conduct().rules().isEmpty()
        ? new Prepared.Ready(course, start)
        : simulator.decide(course, start,
            visit -> RATING_SD * stream.normal("error of the rating at visit " + visit), cohort.tolerance());
  }

  /// The course of this very person: their own background stress is what the course returns to.
  private Course of(Course course, StartState start) {
    return course.of(course.person().under(stress(start)));
  }

  private double stress(StartState start) {
    return start.p()[simulator.parameterIndex("uS")];
  }

  private static Member failed(int person, int attempt, double start, String reason) {
    return new Member(person, Status.FAILED, reason, attempt, Double.NaN, start, List.of());
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
