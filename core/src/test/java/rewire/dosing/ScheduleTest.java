package rewire.dosing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static rewire.dosing.Courses.PARAMETERS;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rewire.course.Course;
import rewire.course.Dose;
import rewire.course.Experiment;
import rewire.course.Form;
import rewire.course.Genotype;
import rewire.course.Medicine;
import rewire.course.Person;
import rewire.course.Route;
import rewire.course.Session;
import rewire.course.Sex;
import rewire.course.Stress;

class ScheduleTest {

  /// Sums of a few hundred doubles.
  private static final double ROUNDING = 1e-9;

  @Test
  void infusionRunsAtDoseOverDurationAndEndsAtZero() {
    var changes = Schedule.of(Courses.of(new Dose(0, Form.RACEMIC, Route.IV, 35, 40 / 60.0)), PARAMETERS);

    double rate = 17.5 / (40 / 60.0);
    assertEquals(List.of(set(0, "Riv_S", rate), set(0, "Riv_R", rate), set(40 / 60.0, "Riv_S", 0),
        set(40 / 60.0, "Riv_R", 0)), changes);
  }

  @Test
  void bolusTakesOneMinute() {
    var changes = Schedule.of(Courses.of(new Dose(2, Form.ESKETAMINE, Route.IV, 10, 0)), PARAMETERS);

    assertEquals(List.of(set(2, "Riv_S", 600), set(2 + 1 / 60.0, "Riv_S", 0)), changes);
  }

  @Test
  void muscleGetsNinetyThreePercentSplitByEnantiomer() {
    var changes = Schedule.of(Courses.of(new Dose(0, Form.RACEMIC, Route.IM, 35, 0)), PARAMETERS);

    assertEquals(List.of(add(0, "D0_IM_S", 0.93 * 35 * 0.5), add(0, "D0_IM_R", 0.93 * 35 * 0.5)), changes);
  }

  @Test
  void benzodiazepineIsSwallowed() {
    var plain = Courses.of();
    var course = new Course("A", "", plain.person(), List.of(), List.of(), List.of(),
        List.of(new Medicine.Benzodiazepine(3, 1.5)), List.of(), List.of(), plain.endH(), Map.of());

    assertEquals(List.of(add(3, "bz_gut", 1.5)), Schedule.of(course, PARAMETERS));
  }

  @Test
  void nasalDevicesPutFourteenThenEightPointSixEightMgIntoTheNose() {
    var changes = Schedule.of(
        Courses.of(device(0, 1), device(5 / 60.0, 2), device(10 / 60.0, 3)), PARAMETERS);

    var nose = changes.stream().filter(c -> c.target().equals("D1_IN_S")).mapToDouble(Change::value)
        .toArray();
    assertEquals(3, nose.length);
    assertEquals(14.0, nose[0], ROUNDING);
    assertEquals(8.68, nose[1], ROUNDING);
    assertEquals(8.68, nose[2], ROUNDING);
  }

  @Test
  void nasalUptakeOfJapanesePeopleIsHigherButNeverAboveAll() {
    var person = new Person(70, 40, Sex.MALE, true, Genotype.VAL_VAL, 0.5, 1);
    var course = Course.untreated(person, 100).with(List.of(device(0, 1)));

    assertEquals(28 * 0.67, noseDose(course, 0.50), ROUNDING);
    assertEquals(28, noseDose(course, 0.90), ROUNDING);
  }

  @Test
  void largeAtomisedDoseIsTakenUpLess() {
    assertEquals(15, deposited(new Dose(0, Form.ARKETAMINE, Route.NASAL_ATOMISER, 30, 0), "D1_AT_R"),
        ROUNDING);
    assertEquals(17.5, deposited(new Dose(0, Form.ARKETAMINE, Route.NASAL_ATOMISER, 50, 0), "D1_AT_R"),
        ROUNDING);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void whatArrivesIsTheDoseLessWhatTheRouteLoses(long seed) {
    var course = Courses.random(seed, 0);

    double expected = course.doses().stream().mapToDouble(d -> d.amountMg() * switch (d.route()) {
      case IM, SC -> 0.93;
      case IV, NASAL_DEVICE, NASAL_ATOMISER, ORAL, SUBLINGUAL -> 1;
    }).sum();
    assertEquals(expected, ketamineMg(Schedule.of(course, PARAMETERS)), ROUNDING * expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void everyInputReturnsToItsBaseToTheLastBit(long seed) {
    var last = new TreeMap<String, Double>();

    for (var c : Schedule.of(Courses.random(seed, 0), PARAMETERS)) {
      if (c.kind() == Change.Kind.SET) {
        last.put(c.target(), c.value());
      }
    }

    last.remove("session");
    assertEquals(0.5, last.remove("uS"));
    last.forEach((input, value) -> assertEquals(PARAMETERS.apply(input), value, input));
    assertTrue(last.size() >= 8, "only " + last.keySet());
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24, 25})
  void shiftingACourseShiftsItsChangesAndNothingElse(long seed) {
    var here = Schedule.of(Courses.random(seed, 0), PARAMETERS);
    var later = Schedule.of(Courses.random(seed, 1024), PARAMETERS);

    assertEquals(here.size(), later.size());
    for (int i = 0; i < here.size(); i++) {
      assertEquals(here.get(i).timeH() + 1024, later.get(i).timeH(), ROUNDING);
      assertEquals(here.get(i).target(), later.get(i).target());
      assertEquals(here.get(i).value(), later.get(i).value(), 1e-12 * Math.abs(here.get(i).value()));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33})
  void changesAreSortedAndNeverAHairApart(long seed) {
    var changes = Schedule.of(Courses.random(seed, 0), PARAMETERS);

    for (int i = 1; i < changes.size(); i++) {
      double gap = changes.get(i).timeH() - changes.get(i - 1).timeH();
      assertTrue(gap == 0 || gap > Edges.SAME_H, "gap of " + gap + " h");
    }
  }

  @Test
  void overlappingInfusionsAddUp() {
    var changes = Schedule.of(Courses.of(new Dose(0, Form.ESKETAMINE, Route.IV, 20, 2),
        new Dose(1, Form.ESKETAMINE, Route.IV, 30, 2)), PARAMETERS);

    assertEquals(List.of(set(0, "Riv_S", 10), set(1, "Riv_S", 25), set(2, "Riv_S", 15), set(3, "Riv_S", 0)),
        changes);
  }

  @Test
  void overlappingSessionsAreOneSession() {
    var course = new Course("", "", Person.TYPICAL, List.of(),
        List.of(new Session(1, 1, "CBT"), new Session(1.5, 1, "ACT")), List.of(), List.of(), List.of(),
        List.of(),
        100, Map.of());

    assertEquals(List.of(set(1, "uT", 1), set(2.5, "uT", 0)), Schedule.of(course, PARAMETERS));
  }

  @Test
  void sixInfusionsCountSixSessions() {
    var days = new double[] {0, 2, 4, 7, 9, 11};
    var doses = Arrays.stream(days)
        .mapToObj(d -> new Dose(24 * d, Form.RACEMIC, Route.IV, 35, 40 / 60.0)).toArray(Dose[]::new);

    var changes = Schedule.of(Courses.of(doses), PARAMETERS);

    assertEquals(List.of(2.0, 3.0, 4.0, 5.0, 6.0),
        changes.stream().filter(c -> c.target().equals("session")).map(Change::value).toList());
    assertEquals(6, changes.stream().filter(c -> c.target().equals("Riv_S") && c.value() > 0).count());
    assertEquals(29, changes.size());
  }

  @Test
  void threeTabletsADayAreOneSession() {
    var doses = IntStream.range(0, 9)
        .mapToObj(i -> new Dose(24 * (i / 3) + 6.0 * (i % 3), Form.RACEMIC, Route.ORAL, 50, 0))
        .toArray(Dose[]::new);

    var changes = Schedule.of(Courses.of(doses), PARAMETERS);

    assertEquals(List.of(set(24, "session", 2), set(48, "session", 3)),
        changes.stream().filter(c -> c.target().equals("session")).toList());
  }

  @Test
  void stressReplacesTheBackgroundAndTheLaterTheEarlier() {
    var course = new Course("", "", Person.TYPICAL, List.of(), List.of(), List.of(), List.of(),
        List.of(new Stress(10, 40, 1.0), new Stress(20, 30, 0)), List.of(), 100, Map.of());

    assertEquals(List.of(set(10, "uS", 1), set(20, "uS", 0), set(30, "uS", 1), set(40, "uS", 0.5)),
        Schedule.of(course, PARAMETERS));
  }

  @Test
  void experimentOverrulesWhileItLasts() {
    var course = new Course("", "", Person.TYPICAL, List.of(), List.of(new Session(0, 4, "CBT")), List.of(),
        List.of(), List.of(), List.of(new Experiment(1, 2, "uT", 0.2), new Experiment(0, 6, "trkb", 0.2)),
        100,
        Map.of());

    assertEquals(
        List.of(set(0, "uT", 1), set(0, "trkb", 0.2), set(1, "uT", 0.2), set(2, "uT", 1), set(4, "uT", 0),
            set(6, "trkb", 1)),
        Schedule.of(course, PARAMETERS));
  }

  @Test
  void nothingHappensAfterTheEnd() {
    var course = Course.untreated(Person.TYPICAL, 10)
        .with(List.of(new Dose(9.9, Form.RACEMIC, Route.ORAL, 50, 0)));

    assertTrue(Schedule.of(course, PARAMETERS).stream().allMatch(c -> c.timeH() <= 10));
  }

  private static double noseDose(Course course, double uptake) {
    return Schedule.of(course, name -> name.equals("FR_IN") ? uptake : PARAMETERS.apply(name)).stream()
        .filter(c -> c.target().equals("D1_IN_S")).mapToDouble(Change::value).sum();
  }

  private static double deposited(Dose dose, String depot) {
    return Schedule.of(Courses.of(dose), PARAMETERS).stream().filter(c -> c.target().equals(depot))
        .mapToDouble(Change::value).sum();
  }

  /// Deposits and the areas under all release and infusion rates.
  private static double ketamineMg(List<Change> changes) {
    double mg = 0;
    var rate = new TreeMap<String, Change>();
    for (var c : changes) {
      if (c.kind() == Change.Kind.ADD && c.target().startsWith("D")) {
        mg += c.value();
      } else if (c.target().startsWith("R") && !c.target().equals("Rprop")) {
        var before = rate.put(c.target(), c);
        mg += before == null ? 0 : before.value() * (c.timeH() - before.timeH());
      }
    }
    return mg;
  }

  private static Dose device(double timeH, int number) {
    return new Dose(timeH, Form.ESKETAMINE, Route.NASAL_DEVICE, 28, 0, number);
  }

  private static Change set(double timeH, String target, double value) {
    return new Change(timeH, target, Change.Kind.SET, value);
  }

  private static Change add(double timeH, String target, double value) {
    return new Change(timeH, target, Change.Kind.ADD, value);
  }
}
