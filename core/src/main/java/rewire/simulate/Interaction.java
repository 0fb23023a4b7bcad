package rewire.simulate;

import java.util.List;
import rewire.compile.Names;
import rewire.course.Course;

/// How far ketamine and therapy are taken to help each other, as a share of what the mechanism predicts.
///
/// The mechanism predicts more than the sum of the two (strength 1); adding the separate effects gives strength 0. No
/// trial has measured which is right: the one that comes nearest (Wilkinson 2021, 10.1159/000517074, n = 28) leaves a
/// sceptical prior where it was, at an extra effect of 0 with a standard deviation of 0.3 latent SD, that is 3 MADRS
/// points, at day 30. For one infusion with sessions on days 1, 2, 3, 5 and 7 the mechanism's extra effect is 3.2 points
/// (`InteractionTest` recomputes it), so on the scale of the strength that prior is 0 with SD 0.94. The default takes
/// this prior and the mechanism, given the same doubt, at equal weight: mean 0.5, SD 0.94/sqrt(2).
///
/// Only the score carries the assumption, and in virtual trials whatever a rating scale is read from; every other quantity
/// is what the mechanism gives.
///
/// @param strength 0 for none, 1 for all of it
public record Interaction(double strength) {
  /// The mechanism as it is written, which the verification vectors want.
  public static final Interaction MECHANISM = new Interaction(1);
  /// An extra effect of 1.6 points in the reference course, half a standard deviation of the prior.
  public static final Interaction DEFAULT = new Interaction(0.5);
  /// Doubt about the strength, one standard deviation.
  public static final double DOUBT = 0.66;
  /// Standard deviation of the prior on the extra effect at day 30 in the reference course, MADRS points.
  public static final double PRIOR_SD_POINTS = 3;

  /// Whether a course joins ketamine with therapy, so that the question arises.
  public static boolean arises(Course course) {
    return !course.doses().isEmpty() && !course.sessions().isEmpty();
  }

  /// The courses whose scores make up the score of a course: itself, and where the question arises also its parts.
  List<Course> strands(Course course) {
    return arises(course) ? withParts(course) : List.of(course);
  }

  /// A course, and the courses whose separate effects are added: neither, ketamine alone, therapy alone; all else as
  /// planned. The mechanism's own answer needs no parts.
  List<Course> withParts(Course course) {
    return strength == MECHANISM.strength
        ? List.of(course)
        : List.of(course, without(course, true, true), without(course, false, true),
            without(course, true, false));
  }

  private static Course without(Course c, boolean doses, boolean sessions) {
    return new Course(c.title(), c.source(), c.person(), doses ? List.of() : c.doses(),
        sessions ? List.of() : c.sessions(), c.practices(), c.medicines(), c.stress(), c.experiments(),
        c.endH(), c.overrides());
  }

  /// The score at one time from the scores of the strands, in their order: sum + strength (joint - sum), with
  /// sum = ketamine + therapy - neither, kept within the range of the scale. The score is linear in the latent state, so
  /// this is the same as adding there.
  double score(double[] strands, Range range) {
    if (strands.length == 1) {
      return strands[0];
    }
    double sum = strands[2] + strands[3] - strands[1];
    return Math.clamp(sum + strength * (strands[0] - sum), range.lowest, range.highest);
  }

  /// A curve of scores; one row of `strands` for each strand.
  double[] score(double[][] strands, Range range) {
    var out = new double[strands[0].length];
    var now = new double[strands.length];
    for (int i = 0; i < out.length; i++) {
      for (int s = 0; s < now.length; s++) {
        now[s] = strands[s][i];
      }
      out[i] = score(now, range);
    }
    return out;
  }

  /// Lowest and highest score that a person can have.
  public record Range(double lowest, double highest) {
    /// No bounds.
    static final Range ALL = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    private static final String LOWEST = "symptoms.mad0";
    private static final String WIDTH = "symptoms.madX";

    /// As the model says; without bounds when it has another scale.
    static Range of(Names names, double[] p) {
      if (!names.isParameter(LOWEST) || !names.isParameter(WIDTH)) {
        return ALL;
      }
      double lowest = p[names.parameter(LOWEST)];
      return new Range(lowest, lowest + p[names.parameter(WIDTH)]);
    }
  }
}
