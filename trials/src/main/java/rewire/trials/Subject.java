package rewire.trials;

/// One person of a trial.
///
/// @param baseline   score before treatment; NaN when not rated
/// @param scores     by visit; NaN when not rated
/// @param covariates by column of [RatingTable#covariates]; never NaN
public record Subject(String id, String arm, double baseline, double[] scores, double[] covariates) {

  /// Whether the score at a visit is there.
  public boolean rated(int visit) {
    return !Double.isNaN(scores[visit]);
  }

  /// Score minus baseline; NaN when either is missing.
  public double change(int visit) {
    return scores[visit] - baseline;
  }

  /// Place of the last visit with a score, or -1.
  public int lastVisit() {
    int last = scores.length - 1;
    while (last >= 0 && !rated(last)) {
      last--;
    }
    return last;
  }

  /// The same person with other scores.
  public Subject with(double[] others) {
    return new Subject(id, arm, baseline, others, covariates);
  }
}
