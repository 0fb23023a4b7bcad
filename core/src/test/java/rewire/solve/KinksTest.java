package rewire.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Closed forms of fields that bend; bounds are a few tolerances, as for smooth fields.
class KinksTest {

  private static Outcome run(VectorField field, double tolerance, double end, double... start) {
    return new Integrator(field, new Rodas5P(), Tolerance.uniform(tolerance, tolerance, field.states()),
        Limits.standard()).run(Timeline.of(0, end), start, new double[0], new double[0], Observer.none());
  }

  private static double[] state(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Solved solved -> solved.finalState();
      case Outcome.Failed failed -> throw new AssertionError(failed.message());
    };
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 1e-6, 1e-8, 1e-10})
  void oneKinkCostsOneDiscardedStepAndNoAccuracy(double tolerance) {
    // y' = 1 + |y - 1| from 0: 2 - 2 exp(-t) up to ln 2, exp(t - ln 2) beyond; the smooth twin is y' = y from
    // 1/2.
    // Unwatched, the error grows to 1.1 tolerances at 1e-10 and 5 to 7 steps are rejected (measured).
    var outcome = run(Bent.oneKink(), tolerance, 3, 0);
    double exact = Math.exp(3) / 2;

    assertEquals(exact, state(outcome)[0], 0.3 * tolerance * (1 + exact));
    assertEquals(1, outcome.statistics().kinks());
    assertEquals(1, outcome.statistics().rejected());
  }

  @Test
  void orderIsThatOfTheMethodAcrossKinks() {
    int bounces = 20;
    double end = bounces * Bent.bounce(3, 1);

    var coarse = run(Bent.bouncing(3, 1), 1e-6, end, 0, 1);
    var fine = run(Bent.bouncing(3, 1), 1e-10, end, 0, 1);

    double steps = (double) fine.statistics().steps() / coarse.statistics().steps();
    double errors = Math.abs(state(coarse)[0]) / Math.abs(state(fine)[0]);
    assertTrue(Math.log(errors) / Math.log(steps) > 4.5, errors + " for " + steps);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 1e-7, 1e-10})
  void everyBounceBetweenTwoPiecesIsMet(double tolerance) {
    // y'' = -9 y above 0 and -y below: half periods of pi / 3 and pi, same speed at every passage
    int bounces = 20;
    var outcome = run(Bent.bouncing(3, 1), tolerance, (bounces - 0.5) * Bent.bounce(3, 1), 0, 1);

    assertEquals(2 * bounces - 1, outcome.statistics().kinks());
  }

  @Test
  void aStateThatComesToRestOnAKinkIsNotSoughtThere() {
    var outcome = run(Bent.restingOnKink(), 1e-8, 1e4, 3, 0);

    assertEquals(1, state(outcome)[1], 1e-8);
    assertEquals(0, outcome.statistics().kinks());
    assertEquals(0, outcome.statistics().rejected());
  }

  @Test
  void statesThatStayEqualDoNotChatter() {
    var outcome = run(Bent.twins(), 1e-8, 100, 3, 3);

    assertEquals(0, outcome.statistics().kinks());
  }

  @Test
  void aStateThatSlidesAlongAKinkIsLeftToTheErrorControl() {
    var outcome = run(Bent.sliding(true), 1e-6, 20, 0.5, 0, 1);
    var without = run(Bent.sliding(false), 1e-6, 20, 0.5, 0, 1);

    assertEquals(state(without)[0], state(outcome)[0], 1e-5);
    assertTrue(outcome.statistics().rates() < 1.5 * without.statistics().rates(), outcome.toString());
  }

  @Test
  void aSlideThatCannotBeSolvedFailsInsteadOfChatteringForEver() {
    // y' = -sign(y): comes to 0 at t = 1 and cannot leave
    var integrator = new Integrator(Bent.stuck(), new Rodas5P(), Tolerance.uniform(1e-6, 1e-6, 1),
        new Limits(20_000, 0, Double.POSITIVE_INFINITY, 10_000));
    var outcome = integrator.run(Timeline.of(0, 1e6), new double[] {1}, new double[0], new double[0],
        Observer.none());

    assertTrue(outcome.statistics().kinks() < 1000, outcome.toString());
    assertTrue(outcome.statistics().steps() + outcome.statistics().rejected() <= 20_000);
  }

  @Test
  void equalInputGivesEqualBitsAndNoAllocation() {
    var field = Bent.bouncing(3, 1);
    var integrator = new Integrator(field, new Rodas5P(), Tolerance.uniform(1e-9, 1e-9, 2),
        Limits.standard());
    var timeline = Timeline.of(0, 50);
    double[] start = {0, 1};
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    double[] first = state(integrator.run(timeline, start, new double[0], new double[0], Observer.none()));
    long bytes = 0;
    double[] last = {};
    for (int run = 0; run < 3; run++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      var outcome = integrator.run(timeline, start, new double[0], new double[0], Observer.none());
      bytes = threads.getCurrentThreadAllocatedBytes() - before;
      last = state(outcome);
    }

    org.junit.jupiter.api.Assertions.assertArrayEquals(first, last);
    assertTrue(bytes < 4096, bytes + " bytes"); // a run keeps a few small records
  }
}
