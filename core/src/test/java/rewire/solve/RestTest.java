package rewire.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Rest points and eigenvalues of a bistable switch x' = x - x^3 coupled to a fast follower; closed forms.
class RestTest {

  private static DenseField bistable() {
    return new DenseField() {
      @Override
      public int states() {
        return 2;
      }

      @Override
      public void rates(double t, double[] y, double[] p, double[] dydt) {
        dydt[0] = y[0] - y[0] * y[0] * y[0];
        dydt[1] = 1000 * (y[0] - y[1]);
      }

      @Override
      public void jacobian(double t, double[] y, double[] p, double[] j) {
        j[0] = 1 - 3 * y[0] * y[0];
        j[2] = 1000;
        j[3] = -1000;
      }
    };
  }

  private static FixedPoint.Rest rest(DenseField field, double... y0) {
    return new FixedPoint(field, Tolerance.uniform(1e-6, 1e-9, y0.length), 3).from(y0, new double[0]);
  }

  @Test
  void startDecidesInWhichWellItRests() {
    assertArrayEquals(new double[] {1, 1}, rest(bistable(), 0.1, 5).state(), 1e-12);
    assertArrayEquals(new double[] {-1, -1}, rest(bistable(), -0.1, 5).state(), 1e-12);
  }

  @Test
  void newtonPolishesBeyondTheRelaxation() {
    var rest = rest(bistable(), 0.1, 0);

    assertTrue(rest.converged());
    assertTrue(rest.iterations() > 0 && rest.distance() < 1, rest.toString());
  }

  @Test
  void fieldWithoutRestIsNotConverged() {
    assertFalse(rest(Textbook.clock(), 0, 0).converged());
  }

  @Test
  void slowestReturnToTheWellIsMinusTwo() {
    var slowest = LeadingEigenvalue.of(bistable(), 0, new double[] {1, 1}, new double[0]);

    assertTrue(slowest.converged());
    assertEquals(-2, slowest.value(), 1e-8);
  }

  @Test
  void flightFromTheRidgeIsPlusOne() {
    var slowest = LeadingEigenvalue.of(bistable(), 0, new double[] {0, 0}, new double[0]);

    assertTrue(slowest.converged());
    assertEquals(1, slowest.value(), 1e-8);
  }

  @Test
  void complexPairIsNotConverged() {
    var oscillator = new DenseField() {
      @Override
      public int states() {
        return 2;
      }

      @Override
      public void rates(double t, double[] y, double[] p, double[] dydt) {
        dydt[0] = y[1];
        dydt[1] = -y[0] - 0.1 * y[1];
      }

      @Override
      public void jacobian(double t, double[] y, double[] p, double[] j) {
        j[1] = 1;
        j[2] = -1;
        j[3] = -0.1;
      }
    };

    assertFalse(LeadingEigenvalue.of(oscillator, 0, new double[2], new double[0]).converged());
  }
}
