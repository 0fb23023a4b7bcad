package rewire.trials.analysis;

/// An analysis of scores by visit, with the question it answers.
public enum Method {
  MMRM("mixed model for repeated measures, REML, unstructured covariance, Kenward-Roger",
      "hypothetical: had everybody stayed; missing at random"), ANCOVA(
          "change adjusted for baseline, people with a score at the visit",
          "hypothetical: had everybody stayed; missing completely at random"), LOCF(
              "the same with the last score carried forward",
              "as if nobody changed after their last score"), NRI(
                  "responders, whoever has no score counted as none", "composite: leaving is failure"), MI(
                      "multiple imputation, ANCOVA on each table, Rubin's variance", "set by --strategy"), KM(
                          "staying in the trial until the last score, log-rank", "time to leaving");

  private final String words;
  private final String estimand;

  Method(String words, String estimand) {
    this.words = words;
    this.estimand = estimand;
  }

  /// What is done.
  public String words() {
    return words;
  }

  /// What is estimated.
  public String estimand() {
    return estimand;
  }
}
