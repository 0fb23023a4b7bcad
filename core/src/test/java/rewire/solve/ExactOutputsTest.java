package rewire.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExactOutputsTest {
  private static final double END = 1;
  private static final double[] TIMES = IntStream.rangeClosed(0, 40).mapToDouble(i -> i * END / 40).toArray();

  private record Seen(List<Double> times, List<double[]> states, Outcome.Solved outcome) {}

  private static Seen run(VectorField field, double[] y0, List<Jump> jumps, boolean exact) {
    var times = new ArrayList<Double>();
    var states = new ArrayList<double[]>();
    var integrator = new Integrator(field, new Rodas5P(), Tolerance.uniform(1e-5, 1e-10, y0.length),
        Limits.standard());
    var outcome = integrator
        .run(new Trip(new Timeline(0, END, jumps), y0, new double[field.parameters()], TIMES,
            (t, y, p) -> {
              times.add(t);
              states.add(y.clone());
            }, exact));
    return new Seen(times, states, assertInstanceOf(Outcome.Solved.class, outcome));
  }

  /// The largest relative error of an exponential decay.
  private static double error(boolean exact) {
    var seen = run(new DenseField() {
      @Override
      public int states() {
        return 1;
      }

      @Override
      public void rates(double t, double[] y, double[] p, double[] dydt) {
        dydt[0] = -15 * y[0];
      }

      @Override
      public void jacobian(double t, double[] y, double[] p, double[] j) {
        j[0] = -15;
      }
    }, new double[] {1}, List.of(), exact);
    return IntStream.range(0, TIMES.length)
        .mapToDouble(i -> Math.abs(seen.states.get(i)[0] * Math.exp(15 * TIMES[i]) - 1)).max().orElseThrow();
  }

  @Test
  void exactOutputsDoNotBendTheWayOn() {
    List<Jump> jumps = List.of(new Jump.AddAmount(0.33, 0, 0.5));

    var exact = run(Textbook.nonlinear(), new double[] {1, 1}, jumps, true).outcome;
    var interpolated = run(Textbook.nonlinear(), new double[] {1, 1}, jumps, false).outcome;

    assertArrayEquals(interpolated.finalState(), exact.finalState());
    assertEquals(interpolated.statistics().steps(), exact.statistics().steps());
    assertTrue(exact.statistics().factorisations() > interpolated.statistics().factorisations());
  }

  @Test
  void exactOutputsAreSeveralTimesNearer() {
    double exact = error(true);
    double interpolated = error(false);

    assertTrue(exact < 0.5 * interpolated, exact + " and " + interpolated);
  }

  @Test
  void everyOutputIsToldOnceAndInOrder() {
    List<Jump> jumps = List.of(new Jump.AddAmount(TIMES[7], 0, 0.5), new Jump.AddAmount(0.51, 0, -0.2));

    var seen = run(Textbook.nonlinear(), new double[] {1, 1}, jumps, true);

    assertArrayEquals(TIMES, seen.times.stream().mapToDouble(t -> t).toArray());
  }

  @Test
  void kinksAreLandedOnAllTheSame() {
    var exact = run(Bent.oneKink(), new double[] {0}, List.of(), true).outcome;
    var interpolated = run(Bent.oneKink(), new double[] {0}, List.of(), false).outcome;

    assertEquals(1, interpolated.statistics().kinks());
    assertArrayEquals(interpolated.finalState(), exact.finalState());
  }
}
