package rewire.cohort;

import rewire.cohort.Member.Fate;
import rewire.course.Course;

/// Reads what a course did off a curve of scores.
public final class Fates {
  /// Remission is this score or less (MADRS, the rule of most academic trials).
  public static final double REMISSION = 10;
  /// Relapse is a score above this after a response; the same bound decides who counts as ill.
  public static final double RELAPSE = 20;

  private Fates() {}

  static Fate of(Course course, double stress, double[] times, double[] score) {
    double firstDose = course.doses().stream().mapToDouble(d -> d.timeH()).min().orElse(0);
    int lowest = 0;
    for (int i = 1; i < score.length; i++) {
      lowest = score[i] < score[lowest] ? i : lowest;
    }
    double response = first(times, score, 0, score[0] / 2, false);
    double relapse = Double.isNaN(response) ? Double.NaN : first(times, score, response, RELAPSE, true);
    return new Fate(stress, score[0], at(times, score, firstDose + 24), score[lowest], times[lowest],
        score[score.length - 1],
        response,
        first(times, score, 0, REMISSION, false), relapse, hoursAtMost(times, score, REMISSION),
        hoursAtMost(times, score, RELAPSE));
  }

  /// Hours at a level or below; between two times the score counts as their mean.
  public static double hoursAtMost(double[] times, double[] score, double level) {
    double hours = 0;
    for (int i = 1; i < times.length; i++) {
      hours += 0.5 * (score[i] + score[i - 1]) <= level ? times[i] - times[i - 1] : 0;
    }
    return hours;
  }

  /// First time from `fromH` on at which the score is at most the level, or above it; NaN for never.
  private static double first(double[] times, double[] score, double fromH, double level, boolean above) {
    for (int i = 0; i < times.length; i++) {
      if (times[i] >= fromH && (above ? score[i] > level : score[i] <= level)) {
        return times[i];
      }
    }
    return Double.NaN;
  }

  private static double at(double[] times, double[] score, double hour) {
    for (int i = 1; i < times.length; i++) {
      if (times[i] >= hour) {
        double share = (hour - times[i - 1]) / (times[i] - times[i - 1]);
        return score[i - 1] + share * (score[i] - score[i - 1]);
      }
    }
    return Double.NaN;
  }
}
