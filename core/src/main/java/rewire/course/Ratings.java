package rewire.course;

import java.util.List;

/// What is rated in a course: scores to predict, scores seen, and the study whose results may be laid over.
///
/// @param study trial and arm, such as `TRANSFORM1 esk84`, or empty
public record Ratings(List<Planned> planned, List<Seen> seen, String study) {

  /// Nothing is rated.
  public static final Ratings NONE = new Ratings(List.of(), List.of(), "");

  public Ratings {
    planned = List.copyOf(planned);
    seen = List.copyOf(seen);
  }

  /// A rating to predict.
  ///
  /// @param quantity what the model calls it, or empty when it does not predict this scale
  public record Planned(String scale, String quantity, double timeH) {
    public Planned {
      Check.notNegative("time of a rating in hours", timeH);
    }
  }

  /// A score that was observed. Its time may lie before the course.
  public record Seen(String scale, String quantity, double timeH, double value) {}
}
