package rewire.evidence;

/// What the model says of an observation.
public sealed interface Prediction {
  /// The row it belongs to.
  Observation observation();

  /// A value in the unit of the observation.
  record Value(Observation observation, double predicted) implements Prediction {
    /// Predicted over observed.
    public double ratio() {
      return predicted / observation.value();
    }

    /// How many times too high or too low, at least 1.
    public double fold() {
      return Math.max(ratio(), 1 / ratio());
    }
  }

  /// The row cannot be simulated.
  record Impossible(Observation observation, String reason) implements Prediction {}
}
