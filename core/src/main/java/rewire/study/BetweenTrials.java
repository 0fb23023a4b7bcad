package rewire.study;

import rewire.random.Stream;

/// What makes trials of the same design differ beyond chance and beyond the model's parameters: sites, raters, years. An
/// arm's severity is multiplied by 1 plus a normal number whose SD makes differences between arms vary as meta-analyses
/// say.
final class BetweenTrials {
  private BetweenTrials() {}

  static double fold(Assumptions a, String arm, Stream trial) {
    if (!a.on("between")) {
      return 1;
    }
    double points = a.drawn("between_trials_d", trial) * a.typical("change_sd") / Math.sqrt(2);
    return Math.max(0.2, 1 + points / a.typical("entry_mean") * trial.normal("between trials, arm " + arm));
  }
}
