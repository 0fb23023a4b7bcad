package rewire.course;

/// A practice kept up from one time to another.
///
/// @param level 1 is the full practice as a habit, held day and night as the model's input. A daily pulse has the same
///   area in a day as the habit it stands for: [#FULL_DAILY_H] of practice a day equal level 1, so a pulse has level
///   24 h / 0.75 h = 32 while it lasts. Both enter the model linearly and decay over weeks, which is why only the
///   area counts.
public record Practice(Kind kind, double fromH, double toH, double level) {

  /// What is practised.
  public enum Kind {
    MINDFULNESS, EXERCISE, SLEEP
  }

  /// Hours of practice a day that count as level 1: 45 minutes, the daily home practice of mindfulness courses
  /// (a convention of this model, graded hypothesis).
  public static final double FULL_DAILY_H = 0.75;

  /// Level of the input while a daily pulse lasts.
  public static final double PULSE_LEVEL = 24 / FULL_DAILY_H;

  public Practice {
    Check.span("a practice", fromH, toH);
    Check.notNegative("level of a practice", level);
  }

  /// One bout of practice that begins at `timeH`.
  public static Practice bout(Kind kind, double timeH, double durationH) {
    return new Practice(kind, timeH, timeH + durationH, PULSE_LEVEL);
  }
}
