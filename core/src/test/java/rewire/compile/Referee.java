package rewire.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import rewire.model.Model;
import rewire.solve.DenseField;
import rewire.solve.VectorField;

/// Test fixture: holds generated code against the interpreter at random points.
///
/// The bound is 1e-12 of the largest number of the vector, about 5000 roundings, and 1e-11 of each number itself plus a
/// few roundings of the largest, for terms that cancel. Systems are compared by what is left of the equation, so that the
/// bound does not depend on the condition of the matrix.
final class Referee {

  static final double BOUND = 1e-12;

  /// One over gamma h for steps from years to milliseconds; pivots are never exchanged, and must not need to be.
  private static final double[] SHIFTS = {1e-3, 1, 40, 1e3, 1e6};

  private final Model model;
  private final Compiled slow;
  private final Compiled fast;
  private final DenseField written;
  private final VectorField generated;
  private final SplittableRandom dice;

  Referee(Model model, long seed) {
    this.model = model;
    slow = Compiler.compile(model, Target.INTERPRETER);
    fast = Compiler.compile(model, Target.BYTECODE);
    written = (DenseField) slow.field();
    generated = fast.field();
    dice = new SplittableRandom(seed);
  }

  /// Compares everything at the start and at a few random points and parameters around it.
  void compare() {
    for (int round = 0; round < 4; round++) {
      double[] raw = slow.parameters();
      for (int i = 0; i < raw.length; i++) {
        raw[i] *= dice.nextDouble(0.8, 1.2);
      }
      double[] p = Arrays.copyOf(raw, generated.parameters());
      generated.prepare(p);
      double[] y = slow.initial(raw);
      assertClose("initial values", y, fast.initial(p));
      for (int i = 0; i < y.length && round > 0; i++) {
        y[i] = y[i] * dice.nextDouble(0.7, 1.3) + dice.nextDouble(0, 0.05);
      }
      double t = dice.nextDouble(0, 5);
      compareRates(t, y, raw, p);
      compareReadouts(t, y, raw, p);
      for (double shift : SHIFTS) {
        compareSolutions(t, y, raw, p, shift);
      }
    }
  }

  private void compareRates(double t, double[] y, double[] raw, double[] p) {
    double[] expected = new double[y.length];
    double[] actual = new double[y.length];
    written.rates(t, y, raw, expected);
    generated.rates(t, y, p, actual);
    assertClose("rates", expected, actual);
    written.timeDerivative(t, y, raw, expected);
    generated.timeDerivative(t, y, p, actual);
    assertClose("time derivative", expected, actual);
  }

  private void compareReadouts(double t, double[] y, double[] raw, double[] p) {
    double[] expected = new double[model.assignments().size()];
    double[] actual = new double[expected.length];
    slow.readouts().evaluate(t, y, raw, expected);
    fast.readouts().evaluate(t, y, p, actual);
    assertClose("read-outs", expected, actual);
  }

  private void compareSolutions(double t, double[] y, double[] raw, double[] p, double shift) {
    int n = y.length;
    double[] jacobian = new double[n * n];
    written.jacobian(t, y, raw, jacobian);
    double[] factors = new double[generated.factors()];
    generated.factor(t, y, p, shift, factors);
    double[] b = random(n, -1, 1);
    double[] x = b.clone();
    generated.solve(factors, x);

    for (int i = 0; i < n; i++) {
      double left = shift * x[i];
      double size = Math.abs(left) + Math.abs(b[i]);
      for (int j = 0; j < n; j++) {
        left -= jacobian[i * n + j] * x[j];
        size += Math.abs(jacobian[i * n + j] * x[j]);
      }
      assertEquals(b[i], left, BOUND * size, "row " + i);
    }
  }

  private double[] random(int n, double low, double high) {
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = dice.nextDouble(low, high);
    }
    return x;
  }

  static void assertClose(String what, double[] expected, double[] actual) {
    double size = 1;
    for (double e : expected) {
      assertTrue(Double.isFinite(e), what);
      size = Math.max(size, Math.abs(e));
    }
    for (int i = 0; i < expected.length; i++) {
      double own = 1e-11 * Math.abs(expected[i]) + 1e-15 * size;
      assertEquals(expected[i], actual[i], Math.min(BOUND * size, own), what + " " + i);
    }
  }
}
