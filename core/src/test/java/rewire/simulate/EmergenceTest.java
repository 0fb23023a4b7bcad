package rewire.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rewire.compile.Target;
import rewire.course.Course;
import rewire.course.Dose;
import rewire.course.Form;
import rewire.course.Medicine;
import rewire.course.Person;
import rewire.course.Route;
import rewire.course.Stress;
import rewire.solve.Integrator;
import rewire.solve.Limits;
import rewire.solve.Observer;
import rewire.solve.Outcome;
import rewire.solve.Rodas5P;
import rewire.solve.Timeline;

/// T2 to T12 of the mechanism dossier (section 11): laws and behaviours that come out of the equations.
class EmergenceTest {
  private static final Bench BENCH = new Bench();

  @Test
  void aPersonAtRestStaysAtRest() { // T2
    var outcome = integrate(List.of(), 240);

    var names = BENCH.simulator().compiled().names().states();
    for (int i = 0; i < names.size(); i++) {
      assertEquals(BENCH.ill().y()[i], outcome.finalState()[i], 1e-4, names.get(i) + " moved over ten days");
    }
  }

  @Test
  void effectsPeakInCausalOrder() { // T4
    var run = BENCH.protocol("one_infusion");

    double before = 0;
    for (var quantity : List.of("G", "B", "M", "Y", "Z", "uA")) {
      double peak = Bench.timeOfPeak(run, quantity, 336);
      assertTrue(peak > before, quantity + " peaks at " + peak + " h, not after " + before + " h");
      before = peak;
    }
  }

  @Test
  void sixInfusionsHoldLongerThanOne() { // T5
    var one = BENCH.protocol("one_infusion");
    var six = BENCH.protocol("six_infusions");

    double afterOne = Bench.upwardCrossing(one, "MADRS", 20, 1);
    double afterSix = Bench.upwardCrossing(six, "MADRS", 20, 265) - 264;
    assertTrue(afterSix > 2 * afterOne, afterSix + " h after six, " + afterOne + " h after one");
    assertTrue(six.at("MADRS", 288) < one.at("MADRS", 24));
  }

  @Test
  void sessionsInTheWindowAddMoreThanSessionsOutsideIt() { // T6
    double inside = excess("window_both_0", "window_sessions_0");
    double outside = excess("window_both_10", "window_sessions_10");

    assertTrue(inside >= 3 * outside, inside + " at once, " + outside + " ten days later");
  }

  @Test
  void anSsriDoesLessThanHalfOfItsSixWeekEffectInTheFirstWeek() { // T7
    var run = BENCH.protocol("ssri");

    double start = run.at("MADRS", 0);
    assertTrue(start - run.at("MADRS", 168) < 0.5 * (start - run.at("MADRS", 1008)));
  }

  @Test
  void moreStressBringsDepressionBackSooner() { // T8
    double before = Double.POSITIVE_INFINITY;
    for (var stress : List.of("0.5", "0.75", "1", "1.5")) {
      double relapse = Bench.upwardCrossing(BENCH.protocol("six_stress_" + stress), "MADRS", 20, 288);
      assertTrue(relapse < before,
          "stress " + stress + " relapses at " + relapse + " h, a lower one at " + before);
      before = relapse;
    }
  }

  @Test
  void moodHasTwoStableStatesInANarrowBandOfStress() { // T9
    assertTrue(BehaviourTest.fixedPointScore(0.30, false) - BehaviourTest.fixedPointScore(0.30, true) > 10);
    for (double stress : new double[] {0, 0.5}) {
      assertEquals(BehaviourTest.fixedPointScore(stress, true), BehaviourTest.fixedPointScore(stress, false),
          1e-3,
          "one rest point at stress " + stress);
    }
  }

  @Test
  void recoverySlowsDownTowardsTheFold() {
    double healthy = recovery(0);
    double near = recovery(0.3168);

    // the dossier prints -0.0040 and -0.0002 per day
    assertEquals(-0.0040, healthy, 0.0001);
    assertEquals(-0.0002, near, 0.00005);
  }

  @Test
  void sharesStayShares() { // T11
    var harsh = new ArrayList<Dose>();
    for (int day = 0; day < 20; day++) {
      harsh.add(new Dose(24.0 * day, Form.RACEMIC, Route.IV, 140, 0.05));
    }
    var course = Course.untreated(Person.TYPICAL, 720).with(harsh);

    var run = assertInstanceOf(Run.Completed.class, BENCH.simulator().run(course, Precision.standard()))
        .trajectories();

    var sumA = run.column("uA").values();
    var sumN = run.column("uN").values();
    for (var name : List.of("bI", "bE", "bR", "bL", "p", "x", "uA", "sA", "uN", "sN")) {
      for (double v : run.column(name).values()) {
        assertTrue(v >= -1e-9 && v <= 1 + 1e-9, name + " is " + v);
      }
    }
    for (int i = 0; i < sumA.length; i++) {
      assertTrue(sumA[i] + run.column("sA").values()[i] <= 1 + 1e-9);
      assertTrue(sumN[i] + run.column("sN").values()[i] <= 1 + 1e-9);
    }
  }

  @Test
  void aTenTimesTighterToleranceChangesTheScoreByLessThanATwentiethOfAPoint() { // T12
    var infusions = new ArrayList<Dose>();
    for (int day : new int[] {0, 2, 4, 7, 9, 11}) {
      infusions.add(new Dose(24.0 * day, Form.RACEMIC, Route.IV, 35, 40 / 60.0));
    }
    var course = Course.untreated(Person.TYPICAL, 1440).with(infusions);

    var run = assertInstanceOf(Run.Completed.class, BENCH.simulator().run(course, new Precision(1e-5, true)));

    assertTrue(run.achieved().score() < 0.05, run.achieved().toString());
    assertTrue(run.achieved().score() > 0, "two runs at different tolerances cannot agree to the last bit");
  }

  @Test
  void theInterpreterAgreesWithBytecodeOnTheWholeBrain() {
    var course = Course.untreated(Person.TYPICAL, 48)
        .with(List.of(new Dose(0, Form.RACEMIC, Route.IV, 35, 40 / 60.0)));
    var precise = new Precision(1e-8, false);

    var fast = assertInstanceOf(Run.Completed.class, BENCH.simulator().run(course, precise)).trajectories();
    var referee = assertInstanceOf(Run.Completed.class,
        Simulator.of(Brain.dossier(), Target.INTERPRETER).run(course, precise)).trajectories();

    // steps may differ by rounding; both are within the tolerance of the truth
    for (int c = 0; c < fast.columns().size(); c++) {
      double[] a = fast.columns().get(c).values();
      double[] b = referee.columns().get(c).values();
      double peak = 0;
      for (double v : b) {
        peak = Math.max(peak, Math.abs(v));
      }
      for (int i = 0; i < a.length; i++) {
        assertEquals(b[i], a[i], 1e-6 * Math.max(peak, 1e-9), fast.columns().get(c).name());
      }
    }
  }

  @Test
  void sameCourseSameBits() {
    var course = Course.untreated(Person.TYPICAL, 72)
        .with(List.of(new Dose(0, Form.RACEMIC, Route.IV, 35, 40 / 60.0)));

    var one = assertInstanceOf(Run.Completed.class, BENCH.simulator().run(course, Precision.standard()));
    var two = assertInstanceOf(Run.Completed.class,
        BENCH.simulator().forOneThread().run(course, Precision.standard()));

    for (int c = 0; c < one.trajectories().columns().size(); c++) {
      assertTrue(java.util.Arrays.equals(one.trajectories().columns().get(c).values(),
          two.trajectories().columns().get(c).values()), one.trajectories().columns().get(c).name());
    }
  }

  @Test
  void anSsriHelpsAResponsivePersonMore() {
    var course = new Course("SSRI", "", Person.TYPICAL, List.of(), List.of(), List.of(),
        List.of(new Medicine.Ssri(0, 1008)), List.of(), List.of(), 1008, Map.of());
    var typical = assertInstanceOf(Run.Completed.class, BENCH.simulator().run(course, Precision.standard()));
    var resistant = assertInstanceOf(Run.Completed.class,
        BENCH.simulator().run(new Course("SSRI", "", new Person(70, 40, Person.TYPICAL.sex(), false,
            Person.TYPICAL.genotype(), 0.5, 0.4), List.of(), List.of(), List.of(), course.medicines(),
            List.of(),
            List.of(), 1008, Map.of()), Precision.standard()));

    assertTrue(typical.trajectories().at("MADRS", 1008) < resistant.trajectories().at("MADRS", 1008) - 2);
  }

  @Test
  void theMarginOfTheResilienceReadOutIsThatOfTheDossier() {
    var doses = new ArrayList<Dose>();
    for (int day : new int[] {0, 2, 4, 7, 9, 11}) {
      doses.add(new Dose(24.0 * day, Form.RACEMIC, Route.IV, 35, 40 / 60.0));
    }
    var course = new Course("Six", "", Person.TYPICAL, doses, List.of(), List.of(), List.of(),
        List.of(new Stress(336, 2000, 0.25)), List.of(), 2000, Map.of());

    var margin = new Resilience(BENCH.simulator()).margin(course, 456);

    // published 0.13 by the same protocol; our threshold is read hourly
    assertEquals(0.13, assertInstanceOf(Resilience.Margin.Bears.class, margin).extraStress(), 0.01);
  }

  private static double excess(String both, String sessions) {
    double untreated = BENCH.ill().score();
    return untreated - BENCH.protocol(both).at("MADRS", 720)
        - (untreated - BENCH.protocol(sessions).at("MADRS", 720))
        - (untreated - BENCH.protocol("one_infusion").at("MADRS", 720));
  }

  /// Recovery rate per day of the person who settles at a level of stress on the lower branch.
  private static double recovery(double stress) {
    var compiled = BENCH.simulator().compiled();
    var names = compiled.names();
    double[] p = BENCH.ill().p().clone();
    double[] y = BENCH.ill().y().clone();
    p[names.parameter("uS")] = stress;
    for (var name : List.of("p", "x", "xb")) {
      y[names.state(name)] = 0.1;
    }
    y[names.state("sA")] = 0.45;
    y[names.state("sN")] = 0.2;
    var field = compiled.field();
    var rest = new rewire.solve.FixedPoint(field, Magnitudes.tolerance(Brain.dossier(), 1e-9), 20 * 8766.0)
        .from(y, p);
    assertTrue(rest.converged());
    return 24 * rewire.solve.LeadingEigenvalue.of(field, 0, rest.state(), p).value();
  }

  private static Outcome.Solved integrate(List<rewire.dosing.Change> changes, double hours) {
    assertTrue(changes.isEmpty());
    var integrator = new Integrator(BENCH.simulator().compiled().field(), new Rodas5P(),
        Magnitudes.tolerance(Brain.dossier(), 1e-9), Limits.standard());
    return assertInstanceOf(Outcome.Solved.class,
        integrator.run(Timeline.of(0, hours), BENCH.ill().y().clone(),
            BENCH.ill().p().clone(), new double[0], Observer.none()));
  }
}
