package rewire.simulate;

import rewire.solve.Reason;

/// How it went when a person was left to settle before a course.
public sealed interface Settling {

  /// The state the person starts from.
  record Settled(StartState state) implements Settling {}

  /// The model could not be run that far.
  ///
  /// @param message one sentence
  /// @param advice  what to try, beginning with «Perhaps»
  record Failed(Reason reason, double atTimeH, String message, String advice) implements Settling {}
}
