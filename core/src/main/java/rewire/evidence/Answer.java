package rewire.evidence;

/// What the model says to a question.
public sealed interface Answer {

  /// A number in the unit of the statistic; positive and finite.
  record Predicted(double value) implements Answer {}

  /// It cannot be said, with the reason as a clause.
  record Impossible(String reason) implements Answer {}
}
