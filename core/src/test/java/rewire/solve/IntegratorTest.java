package rewire.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Closed forms; the tolerance of an assertion is ten times that of the run.
class IntegratorTest {
  private static final double RTOL = 1e-8;
  private static final double K = 0.3;

  private static Integrator integrator(VectorField field) {
    return new Integrator(field, new Rodas5P(), Tolerance.uniform(RTOL, 1e-10, field.states()),
        Limits.standard());
  }

  private static double[] solved(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Solved solved -> solved.finalState();
      case Outcome.Failed failed -> throw new AssertionError(failed.message());
    };
  }

  /// Runs one compartment and returns its amount at the output times, then at the end.
  private static double[] compartment(double start, double end, List<Jump> jumps, double amount,
      double... times) {
    var seen = new ArrayList<Double>();
    var outcome = integrator(Textbook.compartment()).run(new Timeline(start, end, jumps),
        new double[] {amount},
        new double[] {K, 0}, times, (t, y, p) -> seen.add(y[0]));
    seen.add(solved(outcome)[0]);
    return seen.stream().mapToDouble(x -> x).toArray();
  }

  private static void close(double expected, double actual) {
    assertEquals(expected, actual, 10 * (RTOL * Math.abs(expected) + 1e-10));
  }

  @Test
  void decayFollowsTheExponential() {
    var seen = compartment(0, 20, List.of(), 5, 0, 0.7, 3, 19.99, 20);

    double[] times = {0, 0.7, 3, 19.99, 20, 20};
    for (int i = 0; i < times.length; i++)
      close(5 * Math.exp(-K * times[i]), seen[i]);
  }

  @Test
  void bolusesAddUpAsTheirSeparateCurves() {
    var jumps = List.<Jump>of(new Jump.AddAmount(1, 0, 100), new Jump.AddAmount(4.5, 0, 40));

    var seen = compartment(0, 10, jumps, 0, 3, 6);

    close(100 * Math.exp(-K * 2), seen[0]);
    close(100 * Math.exp(-K * 5) + 40 * Math.exp(-K * 1.5), seen[1]);
  }

  @Test
  void infusionRisesAndFallsByItsClosedForm() {
    var jumps = List.<Jump>of(new Jump.SetParameter(2, 1, 50), new Jump.SetParameter(2 + 40.0 / 60, 1, 0));

    var seen = compartment(0, 12, jumps, 0, 1, 2.5, 12);

    assertEquals(0, seen[0]);
    close(50 / K * (1 - Math.exp(-K * 0.5)), seen[1]);
    close(50 / K * (1 - Math.exp(-K * 40 / 60)) * Math.exp(-K * (10 - 40.0 / 60)), seen[2]);
  }

  @Test
  void shiftInTimeShiftsTheSolution() {
    var here = compartment(0, 8, List.of(new Jump.AddAmount(1, 0, 10)), 3, 5);
    var later = compartment(1024, 1032, List.of(new Jump.AddAmount(1025, 0, 10)), 3, 1029);

    close(here[0], later[0]);
    close(here[1], later[1]);
  }

  @Test
  void doublingTheDoseDoublesTheAmount() {
    var once = compartment(0, 8, List.of(new Jump.AddAmount(1, 0, 10)), 0, 5);
    var twice = compartment(0, 8, List.of(new Jump.AddAmount(1, 0, 20)), 0, 5);

    close(2 * once[0], twice[0]);
  }

  @Test
  void runCutInTwoAgreesWithTheWhole() {
    var problem = StiffProblems.all().getFirst();
    var integrator = integrator(problem.field());
    var whole = solved(
        integrator.run(Timeline.of(0, 40), problem.start(), new double[0], new double[0], Observer.none()));

    var half = solved(
        integrator.run(Timeline.of(0, 17), problem.start(), new double[0], new double[0], Observer.none()));
    var rest = solved(
        integrator.run(Timeline.of(17, 40), half, new double[0], new double[0], Observer.none()));

    for (int i = 0; i < 3; i++)
      close(whole[i], rest[i]);
  }

  @Test
  void outputAtAJumpIsTheLeftLimit() {
    var jumps = List.<Jump>of(new Jump.SetState(0, 0, 2), new Jump.SetState(3, 0, 7),
        new Jump.SetState(6, 0, 9));

    var seen = compartment(0, 6, jumps, 1, 0, 3, 6);

    assertEquals(1, seen[0]);
    close(2 * Math.exp(-K * 3), seen[1]);
    close(7 * Math.exp(-K * 3), seen[2]);
    assertEquals(9, seen[3]);
  }

  @Test
  void observerSeesTheParametersBeforeTheJump() {
    var rates = new ArrayList<Double>();
    var timeline = new Timeline(0, 4, List.of(new Jump.SetParameter(2, 1, 5)));

    var _ = integrator(Textbook.compartment()).run(timeline, new double[1], new double[] {K, 0},
        new double[] {2, 2.5},
        (t, y, p) -> rates.add(p[1]));

    assertEquals(List.of(0.0, 5.0), rates);
  }

  @Test
  void jumpsAtTheSameTimeKeepTheirOrder() {
    var jumps = List.<Jump>of(new Jump.SetState(1, 0, 4), new Jump.AddAmount(1, 0, 6));

    var seen = compartment(0, 1, jumps, 0);

    assertEquals(10, seen[0]);
  }

  @Test
  void spanOfNoLengthAppliesItsJumps() {
    var seen = compartment(2, 2, List.of(new Jump.AddAmount(2, 0, 6)), 1, 2);

    assertEquals(1, seen[0]);
    assertEquals(7, seen[1]);
  }

  @Test
  void derivedParametersAreRecomputedWhenAJumpChangesARawOne() {
    var field = new DenseField() {
      @Override
      public int states() {
        return 1;
      }

      @Override
      public int parameters() {
        return 2;
      }

      @Override
      public void prepare(double[] p) {
        p[1] = 2 * p[0];
      }

      @Override
      public void rates(double t, double[] y, double[] p, double[] dydt) {
        dydt[0] = p[1];
      }

      @Override
      public void jacobian(double t, double[] y, double[] p, double[] j) {}
    };
    var timeline = new Timeline(0, 2, List.of(new Jump.SetParameter(1, 0, 10)));

    var end = solved(
        integrator(field).run(timeline, new double[1], new double[] {1, -1}, new double[0], Observer.none()));

    close(2 + 20, end[0]);
  }

  @Test
  void secondRunOnTheSameInstanceGivesTheSameBits() {
    var problem = StiffProblems.all().getFirst();
    var integrator = integrator(problem.field());
    var first = solved(
        integrator.run(Timeline.of(0, 40), problem.start(), new double[0], new double[0], Observer.none()));
    var _ = integrator.run(Timeline.of(0, 1e6), problem.start(), new double[0], new double[0],
        Observer.none());

    var again = solved(
        integrator.run(Timeline.of(0, 40), problem.start(), new double[0], new double[0], Observer.none()));

    for (int i = 0; i < 3; i++)
      assertEquals(first[i], again[i]);
  }

  @Test
  void stepLoopDoesNotAllocate() {
    var problem = StiffProblems.all().get(3);
    var tolerance = problem.tolerance(1e-6);
    var integrator = new Integrator(problem.field(), new Rodas5P(), tolerance, Limits.standard());
    var timeline = Timeline.of(0, 11);
    var times = problem.times();
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long steps = 0;
    long bytes = 0;
    for (int run = 0; run < 3; run++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      steps = integrator.run(timeline, problem.start(), new double[0], times, Observer.none()).statistics()
          .steps();
      bytes = threads.getCurrentThreadAllocatedBytes() - before;
    }

    assertTrue(steps > 1000 && bytes < 4096, steps + " steps, " + bytes + " bytes"); // a run keeps a few
                                                                                     // small records
  }

  @Test
  void wrongArgumentsAreRefused() {
    var integrator = integrator(Textbook.compartment());
    var span = Timeline.of(0, 1);
    double[] none = {};
    double[] two = {1, 0};

    assertThrows(IllegalArgumentException.class, () -> integrator.run(span, two, two, none, Observer.none()));
    assertThrows(IllegalArgumentException.class,
        () -> integrator.run(span, new double[1], none, none, Observer.none()));
    assertThrows(IllegalArgumentException.class,
        () -> integrator.run(span, new double[1], two, new double[] {0.5, 0.2}, Observer.none()));
    var unknown = new Timeline(0, 1, List.of(new Jump.AddAmount(0, 1, 5)));
    assertThrows(IllegalArgumentException.class,
        () -> integrator.run(unknown, new double[1], two, none, Observer.none()));
    assertThrows(IllegalArgumentException.class, () -> Timeline.of(1, 0));
    assertThrows(IllegalArgumentException.class,
        () -> new Timeline(0, 1, List.of(new Jump.AddAmount(2, 0, 1))));
    assertThrows(IllegalArgumentException.class, () -> new Jump.AddAmount(Double.NaN, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> Tolerance.uniform(0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> Tolerance.uniform(0.1, 0, 1));
  }
}
