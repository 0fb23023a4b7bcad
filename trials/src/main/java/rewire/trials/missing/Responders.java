package rewire.trials.missing;

import java.util.function.Predicate;
import rewire.trials.RatingTable;
import rewire.trials.Subject;
import rewire.trials.rates.Share;

/// Counts of people who respond or remit at a visit; who has no score there counts as one who does not
/// (non-responder imputation).
public final class Responders {
  private Responders() {}

  /// People whose score has fallen by at least a share of the baseline, such as 0.5.
  public static Share response(RatingTable table, String arm, int visit, double fall) {
    return count(table, arm, s -> s.rated(visit) && s.scores()[visit] <= (1 - fall) * s.baseline());
  }

  /// People whose score is at most `limit`.
  public static Share remission(RatingTable table, String arm, int visit, double limit) {
    return count(table, arm, s -> s.rated(visit) && s.scores()[visit] <= limit);
  }

  private static Share count(RatingTable table, String arm, Predicate<Subject> is) {
    var people = table.of(arm);
    return new Share((int) people.stream().filter(is).count(), people.size());
  }
}
