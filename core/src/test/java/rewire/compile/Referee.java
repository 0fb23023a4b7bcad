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
/// The bound is 1e-12 of the largest number of the vector, about 5000 roundings. Systems are compared by what is left of
/// the equation, so that the bound does not depend on the condition of the matrix.
final class Referee {

  static final double BOUND = 1e-12;

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

  /// Compares everything at a few random points and parameters.
  void compare() {
    for (int round = 0; round < 3; round++) {
      double[] raw = slow.parameters();
      for (int i = 0; i < raw.length; i++) {
        raw[i] *= dice.nextDouble(0.8, 1.2);
      }
      double[] p = Arrays.copyOf(raw, generated.parameters());
      generated.prepare(p);
      double[] y = random(model.states().size(), 0.1, 2);
      double t = dice.nextDouble(0, 5);
      assertClose("initial values", slow.initial(raw), fast.initial(p));
      compareRates(t, y, raw, p);
      compareReadouts(t, y, raw, p);
      compareSolutions(t, y, raw, p, round == 0 ? 1e4 : dice.nextDouble(20, 200));
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
      assertEquals(expected[i], actual[i], BOUND * size, what + " " + i);
    }
  }
}
