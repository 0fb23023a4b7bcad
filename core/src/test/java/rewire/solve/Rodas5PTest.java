package rewire.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Orders are measured as the slope of error against step length, over a halving of the step; closed forms.
class Rodas5PTest {
  private static final Method METHOD = new Rodas5P();

  /// A slope may miss the order by this much at the step lengths used.
  private static final double SLACK = 0.25;

  private static OneStep start(VectorField field, double... y0) {
    var step = new OneStep(field, METHOD);
    System.arraycopy(y0, 0, step.y0, 0, y0.length);
    return step;
  }

  /// Attempts a step of length h from t = index * h.
  private static void attempt(OneStep step, int index, double h) {
    step.t = index * h;
    step.h = h;
    step.end = (index + 1) * h;
    step.rates(0, step.y0, step.f0);
    METHOD.attempt(step);
  }

  private static double endError(int steps) {
    var step = start(Textbook.nonlinear(), 1, 1);
    for (int i = 0; i < steps; i++) {
      attempt(step, i, 1.0 / steps);
      System.arraycopy(step.y1, 0, step.y0, 0, 2);
    }
    return Math.abs(step.y0[0] - Textbook.nonlinearSolution(1));
  }

  /// The largest error of the interpolant in a fixed-step run, over points between the ends of steps.
  private static double interpolationError(int steps) {
    var step = start(Textbook.nonlinear(), 1, 1);
    var y = new double[2];
    double worst = 0;
    for (int i = 0; i < steps; i++) {
      attempt(step, i, 1.0 / steps);
      for (double theta = 0.1; theta < 0.95; theta += 0.1) {
        METHOD.interpolate(step, theta, y);
        worst = Math.max(worst, Math.abs(y[0] - Textbook.nonlinearSolution(step.timeAt(theta))));
      }
      System.arraycopy(step.y1, 0, step.y0, 0, 2);
    }
    return worst;
  }

  /// The error of the embedded solution y1 - error after one step from the exact start.
  private static double embeddedError(double h) {
    var step = start(Textbook.nonlinear(), 1, 1);
    attempt(step, 0, h);
    return Math.abs(step.y1[0] - step.error[0] - Textbook.nonlinearSolution(h));
  }

  private static double slope(double coarse, double fine) {
    return Math.log(coarse / fine) / Math.log(2);
  }

  @Test
  void solutionConvergesWithOrderFiveOnANonlinearProblemWithExplicitTime() {
    double order = slope(endError(32), endError(64));

    assertEquals(5, order, SLACK);
  }

  @Test
  void solutionConvergesWithOrderFiveOnAnAutonomousProblem() {
    double[] error = new double[2];
    for (int level = 0; level < 2; level++) {
      int steps = 32 << level;
      var step = start(Textbook.blowUp(), 1);
      for (int i = 0; i < steps; i++) {
        attempt(step, i, 0.5 / steps);
        step.y0[0] = step.y1[0];
      }
      error[level] = Math.abs(step.y0[0] - 2);
    }

    assertEquals(5, slope(error[0], error[1]), SLACK);
  }

  @Test
  void embeddedSolutionHasOrderFour() {
    double localOrder = slope(embeddedError(0.02), embeddedError(0.01));

    assertEquals(5, localOrder, SLACK);
  }

  @Test
  void interpolantHasAtLeastOrderFour() {
    double order = slope(interpolationError(32), interpolationError(64));

    assertTrue(order > 4 - SLACK, "order " + order);
  }

  @Test
  void interpolantMeetsTheEndsOfTheStep() {
    var step = start(Textbook.nonlinear(), 1, 1);
    attempt(step, 0, 0.1);
    var y = new double[2];

    METHOD.interpolate(step, 0, y);
    assertEquals(step.y0[0], y[0]);
    METHOD.interpolate(step, 1, y);
    assertEquals(step.y1[0], y[0]);
  }

  @Test
  void infinitelyFastDecayIsDampedToNothingInOneStep() {
    var field = Textbook.compartment();
    var step = start(field, 1);
    step.p[0] = 1e12;

    attempt(step, 0, 1);

    assertEquals(0, step.y1[0], 1e-10); // L-stable: R(z) ~ 1/z
  }

  /// Prothero and Robinson's problem in the stiff limit k h >> 1, where lesser methods fall to order 1 or 0;
  /// Steinebach's (2023) condition for it gives an error of h^3 / k.
  @Test
  void stiffLimitHasOrderThreeDividedByTheStiffness() {
    double coarse = stiffError(1e4, 8);
    double fine = stiffError(1e4, 16);
    double stiffer = stiffError(1e5, 16);

    assertEquals(3, slope(coarse, fine), SLACK);
    assertEquals(10, fine / stiffer, 1);
  }

  private static double stiffError(double k, int steps) {
    var step = start(Textbook.followCosine(k), 1);
    double worst = 0;
    for (int i = 0; i < steps; i++) {
      attempt(step, i, 2.0 / steps);
      step.y0[0] = step.y1[0];
      worst = Math.max(worst, Math.abs(step.y0[0] - Math.cos(step.end)));
    }
    return worst;
  }
}
