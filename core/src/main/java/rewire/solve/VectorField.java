package rewire.solve;

/// The right-hand side of dy/dt = f(t, y, p) with all that a linearly implicit method needs of it.
///
/// Shapes: `y`, `dydt`, `dfdt`, `b` have length [#states()]; `p` has length [#parameters()]: raw parameters
/// first, then constants derived from them by [#prepare]. Units are the caller's. Methods are called in inner
/// loops and must not allocate. A field may keep scratch memory; then it serves one thread only.
public interface VectorField {

  /// Number of states.
  int states();

  /// Length of the parameter array: raw parameters first, then derived constants.
  int parameters();

  /// Recomputes the derived constants behind the raw parameters; called whenever a raw parameter changed.
  default void prepare(double[] p) {}

  /// Writes dy/dt at (t, y) into `dydt`.
  void rates(double t, double[] y, double[] p, double[] dydt);

  /// Replaces `sum` by dy/dt at (t, y) plus `factor` times `sum`.
  void addRates(double t, double[] y, double[] p, double factor, double[] sum);

  /// Whether the rates depend on time itself.
  default boolean drifts() {
    return true;
  }

  /// Writes the partial derivative of the rates by explicit time into `dfdt`; all zero unless time is
  /// explicit.
  default void timeDerivative(double t, double[] y, double[] p, double[] dfdt) {
    java.util.Arrays.fill(dfdt, 0);
  }

  /// Length of the storage that [#factor] fills.
  int factors();

  /// Factorises (shift I - J) into `factors`, where J is the Jacobian df/dy at (t, y). A singular matrix
  /// shows as infinite or NaN numbers out of [#solve]; nothing is thrown.
  void factor(double t, double[] y, double[] p, double shift, double[] factors);

  /// Replaces `b` by the solution x of (shift I - J) x = b, with the factors of the last [#factor].
  void solve(double[] factors, double[] b);

  /// Number of triggers.
  default int triggers() {
    return 0;
  }

  /// Writes the gap of every trigger into `gap`; a trigger fires when its gap goes from < 0 to >= 0.
  default void gaps(double t, double[] y, double[] p, double[] gap) {}

  /// Carries out what trigger number `trigger` does to the state and the raw parameters.
  default void fire(int trigger, double t, double[] y, double[] p) {}

  /// Number of kinks: places in (t, y) where the rates are continuous but bend, or jump.
  default int kinks() {
    return 0;
  }

  /// Writes into `gap`, of length [#kinks()], for every kink a continuous function that changes sign there. Its size does
  /// not matter.
  default void kinks(double t, double[] y, double[] p, double[] gap) {}
}
