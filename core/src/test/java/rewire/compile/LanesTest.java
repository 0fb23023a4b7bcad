package rewire.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rewire.model.Model;
import rewire.solve.Integrator;
import rewire.solve.Jump;
import rewire.solve.LaneIntegrator;
import rewire.solve.LaneIntegrator.Errand;
import rewire.solve.Limits;
import rewire.solve.Outcome;
import rewire.solve.Rodas5P;
import rewire.solve.Timeline;
import rewire.solve.Tolerance;
import rewire.solve.Trip;

/// Several states abreast against each of them alone, bit by bit.
class LanesTest {

  /// One person of a random crowd: own parameters, dose times, length and output times.
  private static final class Person {
    final Timeline timeline;
    final double[] y0;
    final double[] p0;
    final double[] times;
    final boolean exact;
    final List<double[]> seen = new ArrayList<>();
    Outcome outcome = new Outcome.Solved(new double[0], new rewire.solve.Statistics(0, 0, 0, 0, 0, 0, 0, 0));

    Person(Compiled compiled, long seed) {
      var dice = new SplittableRandom(seed);
      p0 = compiled.parameters();
      for (int i = 0; i < p0.length; i++) {
        p0[i] *= dice.nextDouble(0.5, 2);
      }
      compiled.field().prepare(p0);
      y0 = compiled.initial(p0);
      double end = dice.nextDouble(2, 8);
      var jumps = new ArrayList<Jump>();
      for (int i = dice.nextInt(6); i > 0; i--) {
        double at = dice.nextDouble(0, end);
        jumps.add(dice.nextBoolean()
            ? new Jump.AddAmount(at, dice.nextInt(y0.length), dice.nextDouble(2))
            : new Jump.SetParameter(at, 0, dice.nextDouble(0.2, 3)));
      }
      timeline = new Timeline(0, end, jumps);
      times = dice.doubles(dice.nextInt(20), 0, end).sorted().toArray();
      exact = dice.nextBoolean();
    }

    Trip trip() {
      seen.clear();
      return new Trip(timeline, y0, p0, times, (t, y, p) -> seen.add(y.clone()), exact);
    }

    Errand errand() {
      return new Errand(trip(), o -> outcome = o);
    }
  }

  private static List<Person> crowd(Compiled compiled, int people) {
    var crowd = new ArrayList<Person>();
    for (int i = 0; i < people; i++) {
      crowd.add(new Person(compiled, 100 + i));
    }
    return crowd;
  }

  private static Tolerance tolerance(Compiled compiled) {
    return Tolerance.uniform(1e-4, 1e-6, compiled.field().states());
  }

  private static void assertSameBits(Model model, int width) {
    var compiled = Compiler.compile(model, Target.BYTECODE);
    var alone = crowd(compiled, 2 * width + 1);
    var integrator = new Integrator(compiled.field(), new Rodas5P(), tolerance(compiled), Limits.standard());
    alone.forEach(person -> person.outcome = integrator.run(person.trip()));
    var abreast = crowd(compiled, alone.size());
    var shuffled = new ArrayList<>(abreast);
    Collections.shuffle(shuffled, new Random(width));

    new LaneIntegrator(compiled.lanes(width), new Rodas5P(), tolerance(compiled), Limits.standard())
        .run(shuffled.stream().map(Person::errand).iterator());

    for (int i = 0; i < alone.size(); i++) {
      assertSame(alone.get(i), abreast.get(i), "person " + i);
    }
  }

  private static void assertSame(Person alone, Person abreast, String who) {
    assertEquals(alone.outcome.statistics(), abreast.outcome.statistics(), who);
    assertEquals(alone.seen.size(), abreast.seen.size(), who);
    for (int i = 0; i < alone.seen.size(); i++) {
      assertArrayEquals(alone.seen.get(i), abreast.seen.get(i), who + ", output " + i);
    }
    if (alone.outcome instanceof Outcome.Solved(double[] state, var _)) {
      assertArrayEquals(state, assertInstanceOf(Outcome.Solved.class, abreast.outcome).finalState(), who);
    } else {
      assertEquals(alone.outcome, abreast.outcome, who);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8})
  void randomModelsGiveTheSameBitsAsAlone(int width) {
    // vectors are slow until they are compiled, so a few models are enough
    for (long seed = 0; seed < 4; seed++) {
      assertSameBits(RandomModels.of(10L * width + seed, 1 + 3 * (int) seed, 8, (int) seed), width);
    }
  }

  @Test
  void coldAndWarmGiveTheSameBits() {
    var compiled = Compiler.compile(RandomModels.of(21, 6, 9, 3), Target.BYTECODE);
    var integrator = new LaneIntegrator(compiled.lanes(8), new Rodas5P(), tolerance(compiled),
        Limits.standard());
    var cold = crowd(compiled, 16);
    integrator.run(cold.stream().map(Person::errand).iterator());
    for (int round = 0; round < 8; round++) {
      integrator.run(crowd(compiled, 64).stream().map(Person::errand).iterator());
    }
    var warm = crowd(compiled, 16);
    integrator.run(warm.stream().map(Person::errand).iterator());

    for (int i = 0; i < 16; i++) {
      assertSame(cold.get(i), warm.get(i), "person " + i);
    }
  }

  @Test
  void theDoorSaysHowManyLanesThereAreAndWhy() {
    var answer = Door.lanes();

    assertEquals(1, Integer.bitCount(answer.lanes()));
    assertEquals(answer.lanes() + " patients abreast.", answer.reason());
    assertTrue(answer.lanes() <= 8);
  }
}
