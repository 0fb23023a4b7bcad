package rewire.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Closed forms; times of firing are sharper than the tolerance, states as good as it.
class TriggersTest {
  private static final double TOLERANCE = 1e-8;

  private static Outcome run(VectorField field, Timeline timeline, double[] y0, double[] times,
      Observer observer) {
    var limits = new Limits(100_000, 0, Double.POSITIVE_INFINITY, 200);
    var integrator = new Integrator(field, new Rodas5P(),
        Tolerance.uniform(TOLERANCE, TOLERANCE, field.states()), limits);
    return integrator.run(timeline, y0, new double[field.parameters()], times, observer);
  }

  private static double[] end(VectorField field, double until, double... y0) {
    var outcome = run(field, Timeline.of(0, until), y0, new double[0], Observer.none());
    return assertInstanceOf(Outcome.Solved.class, outcome).finalState();
  }

  @Test
  void ballBouncesWhereTheClosedFormSays() {
    // dropped from 5 m under 10 m/s2: ground at 1 s with 10 m/s, then up with 8 m/s for 1.6 s, then 6.4 m/s
    var state = end(Textbook.ball(0.8), 3, 5, 0);

    double flown = 3 - 2.6;
    assertEquals(6.4 * flown - 5 * flown * flown, state[0], 10 * TOLERANCE * 10);
    assertEquals(6.4 - 10 * flown, state[1], 10 * TOLERANCE * 10);
  }

  @Test
  void outputsAroundABounceAreRight() {
    var heights = new ArrayList<Double>();

    var outcome = run(Textbook.ball(0.8), Timeline.of(0, 2), new double[] {5, 0},
        new double[] {0.5, 0.999, 1.001, 1.8},
        (t, y, p) -> heights.add(y[0]));

    assertInstanceOf(Outcome.Solved.class, outcome);
    double[] flown = {0.001, 0.8};
    assertEquals(5 - 5 * 0.25, heights.get(0), 1e-6);
    assertEquals(5 - 5 * 0.999 * 0.999, heights.get(1), 1e-6);
    for (int i = 0; i < 2; i++)
      assertEquals(8 * flown[i] - 5 * flown[i] * flown[i], heights.get(2 + i), 1e-6);
  }

  @Test
  void triggersCloseTogetherAllFireOnce() {
    var state = end(Textbook.clock(0.5, 0.5 + 1e-9, 0.5, 0.7), 1, 0, 0);

    assertEquals(1111, state[1]);
  }

  @Test
  void triggerAlreadyTrueAtTheStartDoesNotFire() {
    var state = end(Textbook.clock(-1, 0, 0.25), 1, 0, 0);

    assertEquals(100, state[1]);
  }

  @Test
  void triggerAtExactlyTheEndFires() {
    var state = end(Textbook.alarm(1), 1, 0);

    assertEquals(1, state[0]);
  }

  @Test
  void jumpThatLiftsAGapFiresItsTriggerAtTheJump() {
    var timeline = new Timeline(0, 2, List.of(new Jump.SetState(1, 0, 50)));
    var fired = new ArrayList<Double>();

    var outcome = run(Textbook.clock(10), timeline, new double[2], new double[] {1, 1.5},
        (t, y, p) -> fired.add(y[1]));

    assertEquals(List.of(0.0, 1.0), fired);
    assertEquals(1, outcome.statistics().firings());
  }

  @Test
  void firingChangesParametersFromThatTimeOn() {
    var counts = new ArrayList<Double>();

    var outcome = run(Textbook.clock(0.5), Timeline.of(0, 1), new double[2], new double[] {0.49, 0.51},
        (t, y, p) -> counts.add(p[0]));

    assertInstanceOf(Outcome.Solved.class, outcome);
    assertEquals(List.of(0.0, 1.0), counts);
  }

  @Test
  void ballThatBouncesMoreOftenThanAllowedFails() {
    var outcome = run(Textbook.ball(0.97), Timeline.of(0, 100), new double[] {5, 0}, new double[0],
        Observer.none());

    var failed = assertInstanceOf(Outcome.Failed.class, outcome);
    assertEquals(Reason.TOO_MANY_FIRINGS, failed.reason());
    double lastBounce = 1 + 2 * 0.97 * (1 - Math.pow(0.97, 200)) / 0.03;
    assertEquals(lastBounce, failed.atTime(), 1e-4);
    assertTrue(failed.advice().startsWith("Perhaps"));
  }

  @Test
  void twoTriggersThatSetEachOtherOffFail() {
    var pingPong = new DenseField() {
      @Override
      public int states() {
        return 1;
      }

      @Override
      public void rates(double t, double[] y, double[] p, double[] dydt) {
        dydt[0] = 1;
      }

      @Override
      public void jacobian(double t, double[] y, double[] p, double[] j) {}

      @Override
      public int triggers() {
        return 2;
      }

      @Override
      public void gaps(double t, double[] y, double[] p, double[] gap) {
        gap[0] = y[0] - 1;
        gap[1] = -y[0];
      }

      @Override
      public void fire(int trigger, double t, double[] y, double[] p) {
        y[0] = trigger == 0 ? -1 : 2;
      }
    };

    var outcome = run(pingPong, Timeline.of(0, 2), new double[] {0.5}, new double[0], Observer.none());

    var failed = assertInstanceOf(Outcome.Failed.class, outcome);
    assertEquals(Reason.TOO_MANY_FIRINGS, failed.reason());
    assertEquals(0.5, failed.atTime(), 1e-12);
  }
}
