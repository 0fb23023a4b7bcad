package rewire.solve;

/// Why a run failed.
public enum Reason {
  /// The rates, or the state given, are not finite numbers at the start or right after a jump or trigger.
  NOT_FINITE_AT_START,
  /// The rates stopped being finite numbers along the way, however short the step.
  NOT_FINITE,
  /// The error could not be held with any step above the smallest.
  STEP_TOO_SMALL,
  /// The step limit was used up.
  TOO_MANY_STEPS,
  /// Triggers fired more often than allowed.
  TOO_MANY_FIRINGS
}
