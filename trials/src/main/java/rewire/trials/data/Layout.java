package rewire.trials.data;

import java.util.List;
import java.util.Optional;

/// Which column of a table of ratings means what.
///
/// @param baseline      column with the score before treatment; empty when there is none
/// @param baselineVisit name of the visit that is the baseline; empty when there is none
/// @param reference     arm that others are compared with; empty for the first in the alphabet
/// @param covariates    columns to adjust for, numbers or classes
/// @param range         least and greatest possible score
public record Layout(String person, String arm, String visit, String score, Optional<String> baseline,
    Optional<String> baselineVisit, Optional<String> reference, List<String> covariates, Range range) {

  /// Least and greatest possible score.
  public record Range(double low, double high) {
    public static final Range ANY = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  public Layout {
    covariates = List.copyOf(covariates);
  }

  List<String> columns() {
    var all = new java.util.ArrayList<>(List.of(person, arm, visit, score));
    baseline.ifPresent(all::add);
    all.addAll(covariates);
    return all;
  }
}
