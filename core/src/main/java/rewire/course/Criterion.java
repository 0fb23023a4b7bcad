package rewire.course;

import java.util.Locale;

/// A question that a rating answers with yes or no.
///
/// @param value points of the score, or percent of the score before the course
public record Criterion(Relation relation, double value) {

  /// How the measured score is compared.
  public enum Relation {
    BELOW("MADRS < "), AT_MOST("MADRS <= "), AT_LEAST("MADRS >= "), ABOVE("MADRS > "), FELL_LESS(
        "MADRS fell less than "), FELL_AT_LEAST("MADRS fell at least ");

    private final String words;

    Relation(String words) {
      this.words = words;
    }

    boolean ofTheFall() {
      return this == FELL_LESS || this == FELL_AT_LEAST;
    }
  }

  public Criterion {
    Check.notNegative("value of a criterion", value);
    if (relation.ofTheFall() ? value > 100 : value > 60) {
      throw new IllegalArgumentException(
          "A criterion compares MADRS with %s; the scale ends at 60.".formatted(value));
    }
  }

  /// Whether it holds.
  ///
  /// @param measured the score now
  /// @param before   the score before the course
  public boolean holds(double measured, double before) {
    double fell = 100 * (before - measured) / before;
    return switch (relation) {
      case BELOW -> measured < value;
      case AT_MOST -> measured <= value;
      case AT_LEAST -> measured >= value;
      case ABOVE -> measured > value;
      case FELL_LESS -> fell < value;
      case FELL_AT_LEAST -> fell >= value;
    };
  }

  /// As it is written in a course: `MADRS <= 12`, `MADRS fell less than 50 %`.
  public String words() {
    var number = value == Math.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.1f", value);
    return relation.words + number + (relation.ofTheFall() ? " %" : "");
  }
}
