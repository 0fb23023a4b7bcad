package rewire.course;

/// One session of psychotherapy. The modality is kept for the reader of the report; the model sees only the minutes.
public record Session(double timeH, double durationH, String modality) {

  public Session {
    Check.notNegative("time of a session in hours", timeH);
    Check.positive("length of a session in hours", durationH);
  }
}
