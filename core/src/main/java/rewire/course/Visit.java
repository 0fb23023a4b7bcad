package rewire.course;

import java.util.List;

/// A decision that was made, and what came of it.
///
/// @param score    MADRS of the model just before the visit
/// @param measured the score that was read, with whatever error the rating has
/// @param decision one sentence
/// @param given    doses that were added
/// @param withheld planned or decided doses that are not given any more
public record Visit(double timeH, double score, double measured, String decision, List<Dose> given,
    List<Dose> withheld) {

  public Visit {
    given = List.copyOf(given);
    withheld = List.copyOf(withheld);
  }
}
