package rewire.compile;

import java.util.Arrays;
import java.util.List;
import rewire.solve.VectorField;

/// A field made of kernels. Holds scratch memory, so one thread at a time.
final class KernelField implements VectorField {

  /// What all fields of a model share.
  ///
  /// @param prepare derives constants behind the raw parameters
  /// @param rates   dy/dt, plus the shift times what is there
  /// @param drift   partial derivative by time, of those rates that depend on it
  /// @param factor  LU factors of (shift I - J)
  /// @param solve   first array right-hand side and solution, second array factors
  /// @param gaps    of triggers
  /// @param kinks   pass 0 where the rates bend
  /// @param changes new values, trigger after trigger
  record Kernels(Code prepare, Code rates, Code drift, Code factor, Code solve, Code gaps, Code kinks,
      Code changes) {

    int scratch() {
      int most = 0;
      for (var code : List.of(prepare, rates, drift, factor, solve, gaps, kinks, changes)) {
        most = Math.max(most, code.scratch());
      }
      return most;
    }
  }

  /// Sizes, and what triggers change.
  ///
  /// @param drifts  whether any rate depends on time itself
  /// @param targets by trigger and change: index of a state, or ~index of a parameter
  @SuppressWarnings("ArrayRecordComponent") // inside the package; nobody changes or compares them
  record Shape(int states, int parameters, int factors, int kinks, boolean drifts, int[][] targets) {

    int changes() {
      return Arrays.stream(targets).mapToInt(t -> t.length).sum();
    }
  }

  private final Kernels kernels;
  private final Shape shape;
  private final double[] scratch;
  private final double[] values; // of changes

  KernelField(Kernels kernels, Shape shape) {
    this.kernels = kernels;
    this.shape = shape;
    scratch = new double[kernels.scratch()];
    values = new double[shape.changes()];
  }

  @Override
  public int states() {
    return shape.states;
  }

  @Override
  public int parameters() {
    return shape.parameters;
  }

  @Override
  public void prepare(double[] p) {
    kernels.prepare.kernel().run(p, p, p, scratch, 0, 0);
  }

  @Override
  public void rates(double t, double[] y, double[] p, double[] dydt) {
    Arrays.fill(dydt, 0);
    addRates(t, y, p, 0, dydt);
  }

  @Override
  public void addRates(double t, double[] y, double[] p, double factor, double[] sum) {
    kernels.rates.kernel().run(y, p, sum, scratch, t, factor);
  }

  @Override
  public boolean drifts() {
    return shape.drifts;
  }

  @Override
  public void timeDerivative(double t, double[] y, double[] p, double[] dfdt) {
    Arrays.fill(dfdt, 0);
    kernels.drift.kernel().run(y, p, dfdt, scratch, t, 0);
  }

  @Override
  public int factors() {
    return shape.factors;
  }

  @Override
  public void factor(double t, double[] y, double[] p, double shift, double[] factors) {
    kernels.factor.kernel().run(y, p, factors, scratch, t, shift);
  }

  @Override
  public void solve(double[] factors, double[] b) {
    kernels.solve.kernel().run(b, factors, b, scratch, 0, 0);
  }

  @Override
  public int triggers() {
    return shape.targets.length;
  }

  @Override
  public void gaps(double t, double[] y, double[] p, double[] gap) {
    kernels.gaps.kernel().run(y, p, gap, scratch, t, 0);
  }

  @Override
  public int kinks() {
    return shape.kinks;
  }

  @Override
  public void kinks(double t, double[] y, double[] p, double[] gap) {
    kernels.kinks.kernel().run(y, p, gap, scratch, t, 0);
  }

  @Override
  public void fire(int trigger, double t, double[] y, double[] p) {
    kernels.changes.kernel().run(y, p, values, scratch, t, 0);
    int at = 0;
    for (int i = 0; i < trigger; i++) {
      at += shape.targets[i].length;
    }
    boolean parametersMoved = false;
    for (int target : shape.targets[trigger]) {
      if (target >= 0) {
        y[target] = values[at++];
      } else {
        p[~target] = values[at++];
        parametersMoved = true;
      }
    }
    if (parametersMoved) {
      prepare(p);
    }
  }
}
