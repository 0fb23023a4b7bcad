package rewire.simulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rewire.compile.Engine;
import rewire.course.Course;
import rewire.course.Dose;
import rewire.course.Form;
import rewire.course.Person;
import rewire.course.Route;
import rewire.solve.Limits;
import rewire.solve.Outcome;

/// Many people at once, by ordinary code each, on ferries that carry several of them abreast.
@Timeout(60)
class CrewTest {
  private static final double TOLERANCE = 1e-4;
  private static final int PEOPLE = 21;
  private static final double[] TIMES = {0, 1, 24, 72};

  private static final Course INFUSIONS = new Course("two infusions", "", Person.TYPICAL,
      List.of(new Dose(0, Form.RACEMIC, Route.IV, 35, 40 / 60.0, 1),
          new Dose(48, Form.RACEMIC, Route.IV, 35, 40 / 60.0, 1)),
      List.of(), List.of(), List.of(), List.of(), List.of(), 72, Map.of());

  private final Simulator simulator = Simulator.of(Brain.dossier())
      .narrowed(List.of(INFUSIONS), Set.of());

  /// A person who is followed, with what is needed for it.
  private record Room(Simulator own, Watcher watcher) {
    Room(Simulator own) {
      this(own, own.watcher(List.of("MADRS", "bI")));
    }

    double[][] follow(int person) {
      var dice = new SplittableRandom(person);
      double[] p = own.parameters(INFUSIONS);
      for (int i = 0; i < own.model().parameters().size(); i++) {
        p[i] *= dice.nextDouble(0.9, 1.1);
      }
      var start = assertInstanceOf(Settling.Settled.class, own.settle(p)).state();
      var seen = watcher.follow(INFUSIONS, start, TIMES, TOLERANCE);
      assertInstanceOf(Outcome.Solved.class, seen.outcome());
      return seen.values();
    }
  }

  @Test
  void theCompanyOfATripChangesNoBit() {
    var alone = followed(1, 1, () -> simulator.engine(TOLERANCE));

    for (int lanes : new int[] {2, 8}) {
      var abreast = followed(2, lanes, () -> Engine.abreast(simulator.compiled(),
          Magnitudes.tolerance(simulator.model(), TOLERANCE), Limits.standard(), lanes));
      for (int person = 0; person < PEOPLE; person++) {
        for (int q = 0; q < 2; q++) {
          assertArrayEquals(alone.get(person)[q], abreast.get(person)[q], "person " + person);
        }
      }
    }
  }

  private List<double[][]> followed(int threads, int lanes, Supplier<Engine> engine) {
    var all = new double[PEOPLE][][];
    var told = new ArrayList<Integer>();
    new Crew<>(simulator, TOLERANCE, threads, Room::new, lanes, engine).work(PEOPLE,
        (room, person) -> all[person] = room.follow(person), told::add);
    assertEquals(IntStream.rangeClosed(1, PEOPLE).boxed().toList(), told);
    return List.of(all);
  }

  @Test
  void aFaultOfOneJobEndsTheWorkAndIsTold() {
    var crew = new Crew<>(simulator, TOLERANCE, 2, Room::new, 4, () -> simulator.engine(TOLERANCE));

    var told = assertThrows(IllegalStateException.class, () -> crew.work(1000, (room, person) -> {
      room.follow(person);
      if (person == 9) {
        throw new IllegalStateException("the ninth");
      }
    }, _ -> {
    }));
    assertEquals("the ninth", told.getMessage());
  }

  @Test
  void aFaultOnBoardReachesEverybodyWhoWaits() {
    var crew = new Crew<>(simulator, TOLERANCE, 1, own -> own, 4, () -> simulator.engine(TOLERANCE));

    var told = assertThrows(StackOverflowError.class, () -> crew.work(12, (own, person) -> {
      var start = assertInstanceOf(Settling.Settled.class, own.settle(own.parameters(INFUSIONS))).state();
      own.integrate(List.of(), 0, 72, start, TIMES, (_, _, _) -> {
        throw new StackOverflowError("on board");
      }, TOLERANCE);
    }, _ -> {
    }));
    assertEquals("on board", told.getMessage());
  }
}
