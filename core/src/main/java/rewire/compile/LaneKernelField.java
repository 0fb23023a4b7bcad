package rewire.compile;

import java.util.Arrays;
import rewire.solve.LaneField;
import rewire.solve.Lanes;
import rewire.solve.VectorField;

/// A field for several lanes made of kernels. Holds scratch memory, so one thread at a time.
final class LaneKernelField implements LaneField {

  /// What all fields of a model and a width share; meanings as in [KernelField.Kernels].
  record Kernels(LaneCode rates, LaneCode drift, LaneCode factor, LaneCode solve, LaneCode kinks) {

    int scratch() {
      return Math.max(
          Math.max(Math.max(rates.scratch(), drift.scratch()), Math.max(factor.scratch(), solve.scratch())),
          kinks.scratch());
    }
  }

  private final Kernels kernels;
  private final Lanes lanes;
  private final VectorField one;
  private final double[] scratch;
  private final double[] zeros;

  LaneKernelField(Kernels kernels, Lanes lanes, VectorField one) {
    this.kernels = kernels;
    this.lanes = lanes;
    this.one = one;
    scratch = lanes.array(kernels.scratch());
    zeros = lanes.array(1);
  }

  @Override
  public Lanes lanes() {
    return lanes;
  }

  @Override
  public VectorField one() {
    return one;
  }

  @Override
  public void rates(double[] t, double[] y, double[] p, double[] dydt) {
    Arrays.fill(dydt, 0);
    addRates(t, y, p, zeros, dydt);
  }

  @Override
  public void addRates(double[] t, double[] y, double[] p, double[] factor, double[] sum) {
    kernels.rates.kernel().run(y, p, sum, scratch, t, factor);
  }

  @Override
  public void timeDerivative(double[] t, double[] y, double[] p, double[] dfdt) {
    kernels.drift.kernel().run(y, p, dfdt, scratch, t, t);
  }

  @Override
  public void factor(double[] t, double[] y, double[] p, double[] shift, double[] factors) {
    kernels.factor.kernel().run(y, p, factors, scratch, t, shift);
  }

  @Override
  public void solve(double[] factors, double[] b) {
    kernels.solve.kernel().run(b, factors, b, scratch, scratch, scratch);
  }

  @Override
  public void kinks(double[] t, double[] y, double[] p, double[] gap) {
    kernels.kinks.kernel().run(y, p, gap, scratch, t, t);
  }
}
