package rewire.course;

/// The sentences with which records refuse a value.
final class Check {
  private Check() {}

  static void positive(String what, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("The %s is %s; it must be positive.".formatted(what, value));
    }
  }

  static void notNegative(String what, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("The %s is %s; it must not be negative.".formatted(what, value));
    }
  }

  static void span(String what, double fromH, double toH) {
    notNegative("start of " + what, fromH);
    if (!(toH > fromH) || Double.isInfinite(toH)) {
      throw new IllegalArgumentException(
          "The end of %s is %s h; it must come after its start, %s h.".formatted(what, toH, fromH));
    }
  }
}
