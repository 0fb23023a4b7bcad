package rewire.course;

/// A stretch of time in which the level of stress replaces the person's background.
public record Stress(double fromH, double toH, double level) {

  public Stress {
    Check.span("a stretch of stress", fromH, toH);
    Check.notNegative("level of stress", level);
  }
}
