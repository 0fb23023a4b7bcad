package rewire.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FailureTest {

  private static Outcome.Failed failed(VectorField field, double until, double y0, Limits limits) {
    var integrator = new Integrator(field, new Rodas5P(), Tolerance.uniform(1e-6, 1e-9, 1), limits);
    double[] times = {0.25, 0.5, until};
    var outcome = integrator.run(Timeline.of(0, until), new double[] {y0}, new double[field.parameters()],
        times,
        (t, y, p) -> assertTrue(Double.isFinite(y[0]), "output at " + t));
    var failed = assertInstanceOf(Outcome.Failed.class, outcome);
    assertTrue(failed.advice().startsWith("Perhaps "), failed.advice());
    assertTrue(failed.message().endsWith("."), failed.message());
    return failed;
  }

  @Test
  void solutionThatGrowsWithoutBoundFailsWhereItEnds() {
    var failed = failed(Textbook.blowUp(), 2, 1, Limits.standard());

    assertEquals(1, failed.atTime(), 1e-4);
    assertTrue(failed.reason() == Reason.STEP_TOO_SMALL || failed.reason() == Reason.NOT_FINITE,
        failed.message());
  }

  @Test
  void ratesThatAreNoNumbersAtTheStartFailAtOnce() {
    var failed = failed(Textbook.blowUp(), 2, Double.NaN, Limits.standard());

    assertEquals(Reason.NOT_FINITE_AT_START, failed.reason());
    assertEquals("At time 0.0 state 0 is NaN and its rate NaN; both must be finite.", failed.message());
    assertEquals(0, failed.statistics().steps());
  }

  @Test
  void ratesThatStopBeingNumbersFailThere() {
    var failed = failed(Textbook.rootOfRemainingTime(), 2, 0, Limits.standard());

    assertEquals(Reason.NOT_FINITE, failed.reason());
    assertEquals(1, failed.atTime(), 1e-6);
  }

  @Test
  void stepLimitIsKept() {
    var failed = failed(Textbook.followCosine(10), 1e6, 1, new Limits(50, 0, Double.POSITIVE_INFINITY, 0));

    assertEquals(Reason.TOO_MANY_STEPS, failed.reason());
    assertEquals(50, failed.statistics().steps() + failed.statistics().rejected());
    assertTrue(failed.atTime() > 0 && failed.atTime() < 1e6);
  }

  @Test
  void smallestStepIsKept() {
    var failed = failed(Textbook.blowUp(), 2, 1, new Limits(1000, 1e-3, 1, 0));

    assertEquals(Reason.STEP_TOO_SMALL, failed.reason());
    assertTrue(failed.atTime() > 0.5 && failed.atTime() < 1, failed.message());
  }
}
