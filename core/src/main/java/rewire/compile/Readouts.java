package rewire.compile;

import java.util.List;

/// Quantities that follow at once from time, states and parameters. One thread at a time.
public interface Readouts {

  /// Flat names of what is evaluated, in the order of the output array.
  List<String> names();

  /// Writes the values at (t, y, p) into `out`, of the length of [#names]. `p` must be prepared by a field of the same
  /// [Compiled]. No allocation in bytecode.
  void evaluate(double t, double[] y, double[] p, double[] out);
}
