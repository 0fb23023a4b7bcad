package rewire.workbench.library;

/// One published result. Numbers that are not known are NaN, words that are not known are empty.
///
/// @param row   its unique name
/// @param vs    the arm it is compared with, or empty
/// @param timeH hours from the first dose
/// @param n     number analysed, when it differs from the arm's
/// @param value points, percent, hours, or a ratio, as the statistic says; negative changes and differences are better
/// @param line  of `results.csv`
public record Result(String row, String trial, String arm, String vs, String scale, String statistic,
    String rule,
    double timeH, double n, double value, double sd, double se, double ciLow, double ciHigh, String analysis,
    Kind kind, Grade grade, String note, long line) {

  /// How a row is treated: an entry value, an outcome to predict, a pool, a sign test, a safety read-out, protocol facts,
  /// or nothing that this model predicts.
  public enum Kind {
    BASELINE, SCORED, POOL, SIGN, SAFETY, PROTOCOL, OUTSIDE
  }

  /// Seen in the source, or recalled with some confidence.
  public enum Grade {
    V, R_HIGH, R_MEDIUM, R_LOW
  }

  /// Whether it compares two arms.
  public boolean compares() {
    return !vs.isEmpty();
  }
}
