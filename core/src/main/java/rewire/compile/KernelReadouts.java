package rewire.compile;

import java.util.List;

/// Read-outs by a kernel. Holds scratch memory, so one thread at a time.
final class KernelReadouts implements Readouts {

  private final List<String> names;
  private final Kernel kernel;
  private final double[] scratch;

  KernelReadouts(List<String> names, Code code) {
    this.names = List.copyOf(names);
    kernel = code.kernel();
    scratch = new double[code.scratch()];
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public void evaluate(double t, double[] y, double[] p, double[] out) {
    kernel.run(y, p, out, scratch, t, 0);
  }
}
