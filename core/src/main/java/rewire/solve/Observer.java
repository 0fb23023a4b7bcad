package rewire.solve;

/// Sees the state at every output time.
@FunctionalInterface
public interface Observer {

  /// Called once per output time, in order, with the state and the parameters in force just before any jump
  /// or trigger that falls on this time (the left limit). `y` and `p` are the integrator's own arrays: read,
  /// do not keep or write.
  void at(double t, double[] y, double[] p);

  /// Looks away; for runs of which only the final state matters.
  static Observer none() {
    return (t, y, p) -> {
    };
  }
}
