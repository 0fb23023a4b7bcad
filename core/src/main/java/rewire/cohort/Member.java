package rewire.cohort;

import java.util.List;

/// One person of a cohort and how they fared. Nobody is left out.
///
/// @param number   from 0
/// @param status   whether the person was followed to the end
/// @param reason   why not; empty when they were
/// @param redrawn  how often the person was drawn anew because their own parameters relax to well
/// @param stress   background stress, model units
/// @param start    score before the course; NaN when the person could not be settled
/// @param fates    one per course, empty when the person failed
public record Member(int number, Status status, String reason, int redrawn, double stress, double start,
    List<Fate> fates) {
  public Member {
    fates = List.copyOf(fates);
  }

  /// How it ended.
  public enum Status {
    FOLLOWED, FAILED
  }

  /// What one course did to the score of one person.
  ///
  /// @param at24H     a day after the first dose, or after time 0 without doses; NaN when the course is shorter
  /// @param lowest    lowest score
  /// @param lowestH   when
  /// @param end       at the end
  /// @param response  hour at which the score was first at half of the start or less; NaN for never
  /// @param remission hour at which it was first at [Fates#REMISSION] or less; NaN for never
  /// @param relapse   hour after the response at which it was first above [Fates#RELAPSE]; NaN for never
  public record Fate(double at24H, double lowest, double lowestH, double end, double response,
      double remission,
      double relapse) {}
}
