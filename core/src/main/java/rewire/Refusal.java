package rewire;

/// What a person asked for cannot be done with this model or this course: a name that the model does not have, a share
/// of a dose above 1. The message says why, and what to try on a line that begins with «Perhaps».
///
/// Front doors catch this and nothing wider, so that a fault of the program is never reported as a mistake of its user.
public final class Refusal extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /// A refusal in these words.
  public Refusal(String message) {
    super(message);
  }
}
