package rewire.simulate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rewire.course.Conduct;
import rewire.course.Course;
import rewire.course.Criterion;
import rewire.course.Criterion.Relation;
import rewire.course.Dose;
import rewire.course.Form;
import rewire.course.Person;
import rewire.course.Route;
import rewire.course.Rule;
import rewire.course.Visit;

/// Rules decided on the way against the same doses written out, and against scores read off the trajectory.
class VisitsTest {

  private static final Simulator SIMULATOR = Simulator.of(Brain.dossier());
  private static final Precision PRECISION = new Precision(1e-6, false);
  private static final Dose INFUSION = new Dose(0, Form.RACEMIC, Route.IV, 35, 40 / 60.0);
  private static final double WEEK = 168;

  @Test
  void ruleAndTheSameDosesWrittenOutHaveTheSameTrajectory() {
    var decided = run(maintained(12, 60, 28));
    var written = run(Course.untreated(Person.TYPICAL, 60 * 24).with(decided.course().doses()));

    assertTrue(decided.course().doses().size() > 8, "the rule gave too little to compare");
    assertEquals(decided.trajectories().columns().size(), written.trajectories().columns().size());
    assertArrayEquals(decided.trajectories().timeH(), written.trajectories().timeH());
    for (int c = 0; c < decided.trajectories().columns().size(); c++) {
      assertArrayEquals(written.trajectories().columns().get(c).values(),
          decided.trajectories().columns().get(c).values());
    }
  }

  @Test
  void scoreOfAVisitIsThatOfTheTrajectoryJustBefore() {
    var run = run(maintained(12, 60, 28));

    for (var visit : run.course().conduct().visits()) {
      assertEquals(run.trajectories().at("MADRS", visit.timeH()), visit.score(), 1e-3); // the tolerance of
                                                                                        // both runs
      assertEquals(visit.score(), visit.measured());
    }
  }

  @Test
  void intervalFollowsTheScore() {
    var seldom = run(maintained(38, 60, 28)).course(); // above every score: always every two weeks
    var often = run(maintained(0, 60, 28)).course(); // below every score: always weekly

    assertEquals(days(0, 3, 7, 10, 14, 28, 42, 56), times(seldom.doses()));
    assertEquals(days(0, 3, 7, 10, 14, 21, 28, 35, 42, 49, 56), times(often.doses()));
    assertEquals(days(14, 42), seldom.conduct().visits().stream().map(Visit::timeH).toList());
    assertEquals(
        "MADRS %.1f, MADRS <= 38 holds: a dose every 14 d"
            .formatted(seldom.conduct().visits().getFirst().score()),
        seldom.conduct().visits().getFirst().decision());
  }

  @Test
  void decisionsAtEachVisitFollowTheIntervalChosenThere() {
    var course = run(maintained(38, 60, 0)).course();

    assertEquals(days(14, 28, 42, 56), course.conduct().visits().stream().map(Visit::timeH).toList());
  }

  @Test
  void nonResponderStops() {
    var weekly = new ArrayList<Dose>();
    for (int week = 0; week < 8; week++) {
      weekly.add(new Dose(week * WEEK, Form.RACEMIC, Route.ORAL, 5, 0)); // too little to do anything
    }
    var plan = Course.untreated(Person.TYPICAL, 80 * 24).with(weekly)
        .conducted(new Conduct(
            List.of(new Rule.Stop(new Criterion(Relation.FELL_LESS, 50), List.of(28 * 24.0), false)),
            List.of(), List.of()));
    var course = run(plan).course();

    assertEquals(days(0, 7, 14, 21), times(course.doses()));
    assertEquals(4, course.conduct().visits().getFirst().withheld().size());
    assertEquals(plan, course.undecided());
  }

  @Test
  void stopBeforeEachDoseEndsTheCourseAtRemission() {
    var plan = infusions(12).conducted(
        new Conduct(List.of(new Rule.Stop(new Criterion(Relation.AT_MOST, 10), List.of(), true)), List.of(),
            List.of()));
    var course = run(plan).course();

    var last = course.conduct().visits().getLast();
    assertTrue(last.score() <= 10
        && course.conduct().visits().stream().filter(v -> !v.equals(last)).allMatch(v -> v.score() > 10));
    assertEquals(last.withheld().size(), 12 - course.doses().size());
  }

  @Test
  void missedDoseOfARuleIsRememberedNotGiven() {
    var rule = new Rule.Maintenance(List.of(INFUSION), 14 * 24, 60 * 24, new Criterion(Relation.AT_MOST, 0),
        WEEK, WEEK,
        4 * WEEK, List.of(new Rule.Day(21 * 24 - 9, 22 * 24 - 9)));
    var plan = infusions(1).conducted(new Conduct(List.of(rule), List.of(), List.of()));
    var course = run(plan).course();

    assertEquals(days(21), times(course.conduct().missed()));
    assertEquals(days(0, 14, 28, 35, 42, 49, 56), times(course.doses()));
    assertEquals(plan, course.undecided());
  }

  @Test
  void errorOfARatingDecidesAndNothingElse() {
    var plan = maintained(12, 60, 28);
    var start = ((Prepared.Ready) SIMULATOR.prepare(plan, 1e-6)).start();
    var well = decide(plan, start, _ -> -60);
    var ill = decide(plan, start, _ -> 60);

    assertEquals(0, well.conduct().visits().getFirst().measured());
    assertEquals(60, ill.conduct().visits().getFirst().measured());
    assertNotEquals(well.doses(), ill.doses());
    assertEquals(well, decide(ill, start, _ -> -60),
        "a course decided for one can be decided anew for another");
  }

  private static Course decide(Course course, StartState start, Visits.Noise noise) {
    return assertInstanceOf(Prepared.Ready.class, SIMULATOR.decide(course, start, noise, 1e-6)).course();
  }

  /// Infusions on days 0, 3, 7 and 10, then one or two a fortnight.
  private static Course maintained(double threshold, int days, int decidedEveryDays) {
    var rule = new Rule.Maintenance(List.of(INFUSION), 14 * 24, days * 24,
        new Criterion(Relation.AT_MOST, threshold),
        2 * WEEK, WEEK, decidedEveryDays * 24, List.of());
    var doses = new ArrayList<Dose>();
    for (int day : new int[] {0, 3, 7, 10}) {
      doses.addAll(
          new Rule.Maintenance(List.of(INFUSION), 0, 1, rule.criterion(), 1, 1, 0, List.of()).at(day * 24));
    }
    return Course.untreated(Person.TYPICAL, days * 24).with(doses)
        .conducted(new Conduct(List.of(rule), List.of(), List.of()));
  }

  private static Course infusions(int n) {
    var doses = new ArrayList<Dose>();
    for (int i = 0; i < n; i++) {
      doses.add(new Dose(i * 48, Form.RACEMIC, Route.IV, 35, 40 / 60.0));
    }
    return Course.untreated(Person.TYPICAL, 60 * 24).with(doses);
  }

  private static Run.Completed run(Course course) {
    return assertInstanceOf(Run.Completed.class, SIMULATOR.run(course, PRECISION));
  }

  private static List<Double> times(List<Dose> doses) {
    return doses.stream().map(Dose::timeH).toList();
  }

  private static List<Double> days(int... days) {
    return java.util.Arrays.stream(days).mapToObj(d -> 24.0 * d).toList();
  }
}
