package rewire.compile;

/// A compiled [Program]. Keeps nothing between calls, so one instance serves all threads.
interface Kernel {

  /// Reads `first`, `second`, time and shift, writes `out`; `scratch` has the length the schedule asked for and brings
  /// nothing in. No allocation.
  void run(double[] first, double[] second, double[] out, double[] scratch, double time, double shift);
}
