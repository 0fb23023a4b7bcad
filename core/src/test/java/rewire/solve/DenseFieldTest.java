package rewire.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DenseFieldTest {

  @Test
  void solveInvertsShiftMinusJacobian() {
    int n = 7;
    var random = new Random(1);
    var jacobian = random.doubles((long) n * n).map(x -> x - 0.5).toArray();
    jacobian[0] = 2.5; // shift - J starts with a zero: needs the pivot search
    var field = new DenseField() {
      @Override
      public int states() {
        return n;
      }

      @Override
      public void rates(double t, double[] y, double[] p, double[] dydt) {}

      @Override
      public void jacobian(double t, double[] y, double[] p, double[] into) {
        System.arraycopy(jacobian, 0, into, 0, n * n);
      }
    };
    var x = random.doubles(n).toArray();
    var b = new double[n];
    for (int row = 0; row < n; row++) {
      for (int column = 0; column < n; column++) {
        b[row] += ((row == column ? 2.5 : 0) - jacobian[row * n + column]) * x[column];
      }
    }
    var factors = new double[field.factors()];

    field.factor(0, new double[n], new double[0], 2.5, factors);
    field.solve(factors, b);

    for (int k = 0; k < n; k++)
      assertEquals(x[k], b[k], 1e-12); // condition number below 1e3
  }

  @Test
  void jacobiansOfTheStiffProblemsAgreeWithDifferences() {
    for (var problem : StiffProblems.all()) {
      int n = problem.field().states();
      var y = new Random(2).doubles(n).map(r -> 0.5 + r).toArray();
      var jacobian = new double[n * n];
      problem.field().jacobian(0, y, new double[0], jacobian);
      var up = new double[n];
      var down = new double[n];
      for (int column = 0; column < n; column++) {
        double kept = y[column];
        y[column] = kept + 1e-4;
        problem.field().rates(0, y, new double[0], up);
        y[column] = kept - 1e-4;
        problem.field().rates(0, y, new double[0], down);
        y[column] = kept;
        for (int row = 0; row < n; row++) {
          double difference = (up[row] - down[row]) / 2e-4;
          double scale = Math.abs(up[row]) + Math.abs(jacobian[row * n + column]);
          assertEquals(difference, jacobian[row * n + column], 1e-7 * scale, problem.name() + row + column);
        }
      }
    }
  }
}
