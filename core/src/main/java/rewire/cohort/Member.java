package rewire.cohort;

import java.util.List;

/// One person of a cohort and how they fared. Nobody is left out.
///
/// @param number   from 0
/// @param status   whether the person was followed to the end
/// @param reason   why not; empty when they were
/// @param redrawn  how often the person was drawn anew because their own parameters relax to well
/// @param fates    one per course, empty when the person failed
public record Member(int number, Status status, String reason, int redrawn, List<Fate> fates) {
  public Member {
    fates = List.copyOf(fates);
  }

  /// How it ended.
  public enum Status {
    FOLLOWED, FAILED
  }

  /// What one course did to the score of one person.
  ///
  /// @param stress    background stress of the person in this course, model units
  /// @param start     score before the course
  /// @param at24H     a day after the first dose, or after time 0 without doses; NaN when the course is shorter
  /// @param lowest    lowest score
  /// @param lowestH   when
  /// @param end       at the end
  /// @param response  hour at which the score was first at half of the start or less; NaN for never
  /// @param remission hour at which it was first at [Fates#REMISSION] or less; NaN for never
  /// @param relapse   hour after the response at which it was first above [Fates#RELAPSE]; NaN for never
  /// @param remitted  hours at [Fates#REMISSION] or less
  /// @param well      hours at [Fates#RELAPSE] or less
  public record Fate(double stress, double start, double at24H, double lowest, double lowestH, double end,
      double response, double remission, double relapse, double remitted, double well) {
    /// Whether the score was at most half of the start a day after the first dose.
    public boolean respondedIn24H() {
      return at24H <= start / 2;
    }

    /// Whether the score was at most half of the start at the end.
    public boolean respondedAtEnd() {
      return end <= start / 2;
    }
  }
}
