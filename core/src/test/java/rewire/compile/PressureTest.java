package rewire.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rewire.model.Model;
import rewire.solve.Integrator;
import rewire.solve.LaneIntegrator;
import rewire.solve.LaneIntegrator.Errand;
import rewire.solve.Limits;
import rewire.solve.Observer;
import rewire.solve.Outcome;
import rewire.solve.Reason;
import rewire.solve.Rodas5P;
import rewire.solve.Timeline;
import rewire.solve.Tolerance;
import rewire.solve.Trip;

/// Models made by dice, the smallest and a large one, and numbers at the ends of their range.
class PressureTest {
  private static final double END = 20;

  private static Trip trip(Compiled compiled, double end) {
    double[] p = compiled.parameters();
    return new Trip(Timeline.of(0, end), compiled.initial(p), p, new double[0], Observer.none());
  }

  private static Outcome alone(Compiled compiled, Trip trip, double tolerance) {
    return new Integrator(compiled.field(), new Rodas5P(),
        Tolerance.uniform(tolerance, tolerance * 1e-2, compiled.field().states()), Limits.standard())
        .run(trip);
  }

  private static List<Outcome> abreast(Compiled compiled, List<Trip> trips, double tolerance) {
    var outcomes = new ArrayList<Outcome>();
    new LaneIntegrator(compiled.lanes(4), new Rodas5P(),
        Tolerance.uniform(tolerance, tolerance * 1e-2, compiled.field().states()), Limits.standard())
        .run(trips.stream().map(trip -> new Errand(trip, outcomes::add)).iterator());
    return outcomes;
  }

  private static double[] end(Outcome outcome) {
    return assertInstanceOf(Outcome.Solved.class, outcome).finalState();
  }

  private static void assertNear(double[] expected, double[] actual, double bound, String what) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], bound * Math.max(1, Math.abs(expected[i])), what + ", state " + i);
    }
  }

  /// The bound is a hundred tolerances: errors of steps add up, and these models are not all damped.
  @Test
  void interpreterScalarAndLanesAgreeWithATightRun() {
    for (long seed = 0; seed < 15; seed++) {
      var model = RandomModels.of(1000 + seed, 2 + (int) seed, 6, 4);
      var scalar = Compiler.compile(model, Target.BYTECODE);
      var walked = Compiler.compile(model, Target.INTERPRETER);
      var reference = end(alone(scalar, trip(scalar, END), 1e-11));

      var mine = alone(scalar, trip(scalar, END), 1e-7);

      assertNear(reference, end(mine), 1e-5, "scalar, seed " + seed);
      assertNear(reference, end(alone(walked, trip(walked, END), 1e-7)), 1e-5, "interpreter, seed " + seed);
      if (seed % 5 == 0) { // slow until compiled
        var outcome = abreast(scalar, List.of(trip(scalar, END)), 1e-7).getFirst();
        assertArrayEquals(end(mine), end(outcome), "lanes, seed " + seed);
        assertEquals(mine.statistics(), outcome.statistics());
      }
    }
  }

  @Test
  void aRunSplitInTwoEndsWithinTheTolerance() {
    for (long seed = 0; seed < 10; seed++) {
      var compiled = Compiler.compile(RandomModels.of(2000 + seed, 12, 8, 5), Target.BYTECODE);
      var whole = trip(compiled, END);
      var half = end(alone(compiled, trip(compiled, END / 3), 1e-7));

      var rest = new Trip(Timeline.of(END / 3, END), half, whole.p0(), new double[0], Observer.none());

      assertNear(end(alone(compiled, whole, 1e-7)), end(alone(compiled, rest, 1e-7)), 1e-5, "seed " + seed);
    }
  }

  private static Model decay(double rate, double start) {
    return RandomModels.model(
        List.of(RandomModels.state("y", RandomModels.number(start),
            RandomModels.minus(RandomModels.times(RandomModels.symbol("k"), RandomModels.symbol("y"))))),
        List.of(RandomModels.parameter("k", rate)), List.of(), List.of());
  }

  @Test
  void oneStateIsAModel() {
    var compiled = Compiler.compile(decay(0.5, 3), Target.BYTECODE);

    double[] end = end(abreast(compiled, List.of(trip(compiled, 4)), 1e-8).getFirst());

    assertEquals(3 * Math.exp(-2), end[0], 1e-7);
  }

  @Test
  void aThousandStatesAreAModel() {
    var compiled = Compiler.compile(RandomModels.of(77, 1000, 40, 100), Target.BYTECODE);

    var outcome = alone(compiled, trip(compiled, 2), 1e-5);

    assertEquals(1000, end(outcome).length);
    assertTrue(outcome.statistics().steps() < 2000, outcome.statistics().toString());
  }

  @Test
  void whatFadesBelowTheSmallestNormalNumberDoesNoHarm() {
    var compiled = Compiler.compile(decay(1, 1e-300), Target.BYTECODE);

    double[] end = end(abreast(compiled, List.of(trip(compiled, 60)), 1e-6).getFirst());

    assertEquals(0, end[0], 1e-300);
  }

  @Test
  void whoRunsAwayFailsWithAReasonAndLeavesTheOthersAlone() {
    var square = new rewire.model.Expr.Power(RandomModels.symbol("y"), RandomModels.number(2));
    var compiled = Compiler.compile(RandomModels.model(
        List.of(RandomModels.state("y", RandomModels.number(1),
            RandomModels.times(RandomModels.symbol("k"), square))),
        List.of(RandomModels.parameter("k", 1)), List.of(), List.of()), Target.BYTECODE);
    var trips = IntStream.range(0, 6).mapToObj(i -> {
      double[] p = compiled.parameters();
      p[0] = i == 2 ? 1 : -1 - i;
      return new Trip(Timeline.of(0, 3), compiled.initial(p), p, new double[0], Observer.none());
    }).toList();

    var outcomes = abreast(compiled, trips, 1e-6);

    var failed = outcomes.stream().filter(Outcome.Failed.class::isInstance).map(Outcome.Failed.class::cast)
        .toList();
    assertEquals(1, failed.size());
    assertEquals(alone(compiled, trips.get(2), 1e-6), failed.getFirst());
    assertTrue(Set.of(Reason.NOT_FINITE, Reason.STEP_TOO_SMALL).contains(failed.getFirst().reason()));
  }

  @Test
  void whatACourseDoesNotTouchIsLeftOutAndStillHasAName() {
    var model = RandomModels.model(
        List.of(
            RandomModels.state("depot", RandomModels.number(0),
                RandomModels
                    .minus(RandomModels.times(RandomModels.symbol("k"), RandomModels.symbol("depot")))),
            RandomModels.state("blood", RandomModels.number(0),
                RandomModels.plus(RandomModels.times(RandomModels.symbol("k"), RandomModels.symbol("depot")),
                    RandomModels.minus(RandomModels.symbol("blood")))),
            RandomModels.state("mood", RandomModels.number(2),
                RandomModels.plus(RandomModels.symbol("blood"),
                    RandomModels.minus(RandomModels.symbol("mood"))))),
        List.of(RandomModels.parameter("k", 1)), List.of(), List.of());

    var untreated = Compiler.compile(Unused.leftOut(model, Set.of()), Target.BYTECODE);

    assertEquals(1, untreated.field().states());
    assertEquals(List.of("depot"), untreated.readouts(List.of("depot")).names());
    assertEquals(2, Unused.leftOut(model, Set.of("blood")).states().size());
    assertEquals(3, Unused.leftOut(model, Set.of("depot")).states().size());
  }
}
