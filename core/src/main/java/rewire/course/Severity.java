package rewire.course;

/// How ill a person is before the course, as a score that was asked for. It is reached by the background stress under
/// which this person comes to rest at that score.
///
/// @param reached whether the person's background stress is already the one found for it
public record Severity(double madrs, boolean reached) {

  public Severity {
    Check.notNegative("MADRS before the course", madrs);
  }
}
