package rewire.solve;

/// How a run ended.
public sealed interface Outcome {

  /// The work done up to the end or the failure.
  Statistics statistics();

  /// The end was reached; `finalState` is the state there, after any jumps at the end, owned by the receiver.
  @SuppressWarnings("ArrayRecordComponent") // handed over with ownership; compared by nobody
  record Solved(double[] finalState, Statistics statistics) implements Outcome {}

  /// The run stopped at time `atTime`; outputs up to that time were delivered and are good.
  ///
  /// @param message one sentence: what happened, with numbers and place
  /// @param advice  one sentence beginning with «Perhaps»
  record Failed(Reason reason, double atTime, String message, String advice,
      Statistics statistics) implements Outcome {}
}
