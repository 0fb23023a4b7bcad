package rewire.simulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rewire.course.Conduct;
import rewire.course.Course;
import rewire.course.Criterion;
import rewire.course.Dose;
import rewire.course.Form;
import rewire.course.Person;
import rewire.course.Route;
import rewire.course.Rule;
import rewire.course.Session;
import rewire.simulate.Resilience.Margin;

class InteractionTest {
  private static final Simulator MECHANISM = Simulator.of(Brain.dossier());
  private static final Simulator HALF = MECHANISM.assuming(Interaction.DEFAULT);
  private static final Interaction.Range RANGE = new Interaction.Range(4, 38);

  @Test
  void noInteractionIsTheSumAndFullInteractionTheMechanism() {
    // rows: joint, neither, ketamine, therapy
    double[][] strands = {{30, 10}, {32, 32}, {31, 20}, {31, 25}};

    assertArrayEquals(new double[] {30, 13}, new Interaction(0).score(strands, RANGE));
    assertArrayEquals(strands[0], Interaction.MECHANISM.score(strands, RANGE));
    assertArrayEquals(new double[] {30, 11.5}, new Interaction(0.5).score(strands, RANGE));
    assertArrayEquals(new double[] {30, 4}, new Interaction(10).score(strands, RANGE));
  }

  @Test
  void theDefaultInteractionLiesWithinOneStandardDeviationOfThePrior() {
    var run = run(HALF, joint(720), new double[] {0, 720});
    double[] additive = run.column(Scores.ADDITIVE).values();
    double[] full = run.column(Scores.MECHANISM).values();
    double[] assumed = run.column("MADRS").values();

    double extraFull = additive[1] - full[1];
    // the dossier prints 6.9 - 3.7 = 3.2 points of extra gain at day 30
    assertEquals(3.2, extraFull, 0.1);
    assertTrue(Math.abs(additive[1] - assumed[1]) <= Interaction.PRIOR_SD_POINTS);
    // mean and doubt follow from the prior and the mechanism at equal weight
    assertEquals(Interaction.PRIOR_SD_POINTS / extraFull / Math.sqrt(2), Interaction.DOUBT, 0.02);
    assertEquals(0.5, Interaction.DEFAULT.strength());
  }

  @Test
  void onlyTheScoreOfACourseThatJoinsKetamineWithTherapyIsTouched() {
    double[] times = {0, 24, 168, 336};
    var mechanism = run(MECHANISM, joint(336), times);
    var half = run(HALF, joint(336), times);

    assertArrayEquals(mechanism.column("MADRS").values(), half.column(Scores.MECHANISM).values());
    assertTrue(half.at("MADRS", 336) > mechanism.at("MADRS", 336) + 0.1);
    for (var column : mechanism.columns()) {
      if (!column.name().equals("MADRS")) {
        assertArrayEquals(column.values(), half.column(column.id()).values(), column.id());
      }
    }
    var alone = Course.untreated(Person.TYPICAL, 336).with(joint(336).doses());
    assertArrayEquals(run(MECHANISM, alone, times).column("MADRS").values(),
        run(HALF, alone, times).column("MADRS").values());
    assertFalse(run(HALF, alone, times).has(Scores.ADDITIVE));
  }

  @Test
  void aVisitMeasuresTheScoreThatIsShown() {
    var rule = new Rule.Stop(new Criterion(Criterion.Relation.AT_MOST, 1), List.of(100.0, 200.0, 300.0),
        false);
    var course = joint(336).conducted(new Conduct(List.of(rule), List.of(), List.of()));
    var run = assertInstanceOf(Run.Completed.class, HALF.run(course, Precision.standard()));

    assertEquals(3, run.course().conduct().visits().size());
    for (var visit : run.course().conduct().visits()) {
      assertEquals(run.trajectories().at("MADRS", visit.timeH()), visit.score(), 1e-3);
    }
  }

  @Test
  void theMarginIsThatOfTheScoreThatIsShown() {
    double full = bears(MECHANISM);
    double half = bears(HALF);
    double none = bears(MECHANISM.assuming(new Interaction(0)));

    assertTrue(none < half && half < full, none + " < " + half + " < " + full);
  }

  private static double bears(Simulator simulator) {
    var days = new ArrayList<Dose>();
    for (int day : new int[] {0, 3, 7, 10, 14, 17}) {
      days.add(new Dose(24.0 * day, Form.RACEMIC, Route.IV, 35, 40 / 60.0));
    }
    var course = joint(720).with(days);
    return switch (new Resilience(simulator).margin(course, 18 * 24)) {
      case Margin.Bears b -> b.extraStress();
      case Margin.None _ -> 0;
      case Margin.Beyond b -> b.extraStress();
      case Margin.Unknown u -> throw new AssertionError(u.message());
    };
  }

  private static Trajectories run(Simulator simulator, Course course, double[] times) {
    return assertInstanceOf(Run.Completed.class, simulator.run(course, new Precision(1e-6, false), times))
        .trajectories();
  }

  /// One infusion and therapy on days 1, 2, 3, 5 and 7.
  private static Course joint(double endH) {
    var sessions = new ArrayList<Session>();
    for (int day : new int[] {1, 2, 3, 5, 7}) {
      sessions.add(new Session(24.0 * day, 1, "CBT"));
    }
    return new Course("reference", "", Person.TYPICAL,
        List.of(new Dose(0, Form.RACEMIC, Route.IV, 35, 40 / 60.0)), sessions, List.of(), List.of(),
        List.of(),
        List.of(), endH, Map.of());
  }
}
