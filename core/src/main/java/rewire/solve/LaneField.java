package rewire.solve;

/// A [VectorField] for several states abreast, each with its own time, parameters and shift. Arrays lie as [Lanes] says.
///
/// What comes out in a lane are the bits that [#one] gives for that lane alone. One thread.
public interface LaneField {

  /// How arrays lie.
  Lanes lanes();

  /// The same field for one state.
  VectorField one();

  /// Rates; `t` has one number per lane.
  void rates(double[] t, double[] y, double[] p, double[] dydt);

  /// Replaces `sum` by the rates plus `factor` times it; `factor` has one number per lane.
  void addRates(double[] t, double[] y, double[] p, double[] factor, double[] sum);

  /// Partial derivatives of the rates by time.
  void timeDerivative(double[] t, double[] y, double[] p, double[] dfdt);

  /// Factorises (shift I - J); `shift` has one number per lane.
  void factor(double[] t, double[] y, double[] p, double[] shift, double[] factors);

  /// Solves in place.
  void solve(double[] factors, double[] b);

  /// Gaps of kinks.
  void kinks(double[] t, double[] y, double[] p, double[] gap);
}
