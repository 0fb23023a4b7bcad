package rewire.compile;

/// A compiled [Program] for several lanes; arrays lie as [rewire.solve.Lanes] says, `time` and `shift` hold one number per
/// lane. Keeps nothing between calls, so one instance serves all threads.
interface LaneKernel {

  /// Reads `first`, `second`, `time` and `shift`, writes `out`; `scratch` brings nothing in. No allocation once compiled.
  void run(double[] first, double[] second, double[] out, double[] scratch, double[] time, double[] shift);
}
