package rewire.cohort;

import java.util.List;
import rewire.course.Course;
import rewire.model.Model;
import rewire.simulate.Settling;
import rewire.simulate.Simulator;
import rewire.simulate.Watcher;
import rewire.solve.Outcome;

/// How far ketamine and therapy are taken to help each other.
///
/// The mechanism predicts more than the sum of the two (strength 1); adding the separate effects gives strength 0. No
/// trial has measured which is right: the one that comes nearest (Wilkinson 2021, 10.1159/000517074, n = 28) leaves a
/// sceptical prior where it was, at an extra effect of 0 with a standard deviation of 0.3 latent SD, that is 3 MADRS
/// points, at day 30. For one infusion with sessions on days 1, 2, 3, 5 and 7 the mechanism's extra effect is 3.2 points
/// (`InteractionTest` recomputes it), so on the scale of the strength that prior is 0 with SD 0.94. The default takes
/// this prior and the mechanism, given the same doubt, at equal weight: mean 0.5, SD 0.94/sqrt(2).
public final class Interaction {
  /// The default strength: an extra effect of 1.6 points in the reference course, half a standard deviation of the prior.
  public static final double DEFAULT = 0.5;
  /// Doubt about the strength, one standard deviation.
  public static final double DOUBT = 0.66;
  /// Standard deviation of the prior on the extra effect at day 30 in the reference course, MADRS points.
  public static final double PRIOR_SD_POINTS = 3;

  private Interaction() {}

  /// Whether a course joins ketamine with therapy, so that the question arises.
  public static boolean arises(Course course) {
    return !course.doses().isEmpty() && !course.sessions().isEmpty();
  }

  /// The score of the person of a course at strengths 0, the default and 1: three rows, one column per time.
  ///
  /// @throws IllegalStateException when the model cannot be run
  public static double[][] lines(Simulator simulator, Course course, double[] times, double tolerance) {
    var watcher = simulator.watcher(List.of("MADRS"));
    if (!(simulator.settle(simulator.parameters(course)) instanceof Settling.Settled settled)) {
      throw new IllegalStateException("The person of the course cannot be settled.");
    }
    var joint = score(watcher.follow(course, settled.state(), times, tolerance));
    var parts = separate(course).stream()
        .map(c -> score(watcher.follow(c, settled.state(), times, tolerance))).toList();
    var lines = new double[3][];
    double[] strengths = {0, DEFAULT, 1};
    for (int i = 0; i < lines.length; i++) {
      lines[i] = score(strengths[i], joint, parts, Scale.lowest(simulator.model()),
          Scale.highest(simulator.model()));
    }
    return lines;
  }

  private static double[] score(Watcher.Seen seen) {
    if (seen.outcome() instanceof Outcome.Failed f) {
      throw new IllegalStateException(f.message());
    }
    return seen.values()[0];
  }

  /// The range of the score in a model.
  static final class Scale {
    private Scale() {}

    static double lowest(Model model) {
      return model.parameter("symptoms.mad0").value();
    }

    static double highest(Model model) {
      return lowest(model) + model.parameter("symptoms.madX").value();
    }
  }

  /// The courses whose separate effects are added: neither, ketamine alone, therapy alone; all else as planned.
  static List<Course> separate(Course course) {
    var neither = without(course, true, true);
    return List.of(neither, without(course, false, true), without(course, true, false));
  }

  private static Course without(Course c, boolean doses, boolean sessions) {
    return new Course(c.title(), c.source(), c.person(), doses ? List.of() : c.doses(),
        sessions ? List.of() : c.sessions(), c.practices(), c.medicines(), c.stress(), c.experiments(),
        c.endH(),
        c.overrides());
  }

  /// The score at a strength: sum + strength (joint - sum), with sum = neither + (ketamine - neither) +
  /// (therapy - neither), kept within the range of the scale. The score is linear in the latent state, so this is the
  /// same as adding there.
  ///
  /// @param separate scores under neither, ketamine alone, therapy alone, in this order
  static double[] score(double strength, double[] joint, List<double[]> separate, double lowest,
      double highest) {
    var out = new double[joint.length];
    for (int i = 0; i < out.length; i++) {
      double sum = separate.get(1)[i] + separate.get(2)[i] - separate.get(0)[i];
      out[i] = Math.clamp(sum + strength * (joint[i] - sum), lowest, highest);
    }
    return out;
  }
}
