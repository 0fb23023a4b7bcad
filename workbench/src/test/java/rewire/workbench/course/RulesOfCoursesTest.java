package rewire.workbench.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rewire.course.Condition;
import rewire.course.Criterion;
import rewire.course.Criterion.Relation;
import rewire.course.Dose;
import rewire.course.Medicine;
import rewire.course.Ratings;
import rewire.course.Rule;
import rewire.course.Session;
import rewire.course.Severity;

/// Decision rules, people, ratings and what the clinic needs, as they are read.
class RulesOfCoursesTest {

  private static final String HEAD = "course: A\nperson: {weight: 80 kg, age: 45 year, sex: female}\n";
  private static final CourseReader READER = new CourseReader(CareTables.shipped());

  @Test
  void maintenanceRuleFollowsThePlannedDoses() {
    var course = read(
        HEAD + """
            follow for: 120 d
            doses:
              - drug: ketamine
                route: oral
                dose: 80 mg
                repeat: twice weekly for 1 week, then every two weeks while MADRS <= 12, else weekly, re-decided every four weeks
                missed: [day 21]
            """)
        .course();

    var rule = assertInstanceOf(Rule.Maintenance.class, course.conduct().rules().getFirst());
    assertEquals(List.of(0.0, 72.0), course.doses().stream().map(Dose::timeH).toList());
    assertEquals(168, rule.fromH());
    assertEquals(120 * 24, rule.toH());
    assertEquals(new Criterion(Relation.AT_MOST, 12), rule.criterion());
    assertEquals(336, rule.everyH());
    assertEquals(168, rule.elseH());
    assertEquals(672, rule.decidedEveryH());
    assertTrue(rule.misses(21 * 24));
    assertTrue(course.isOpen());
  }

  @ParameterizedTest
  @ValueSource(strings = {"every 2 weeks while MADRS <= 12, else weekly, re-decided every 4 weeks",
      "Every two weeks while MADRS ≤ 12 else once a week, redecided every 4 weeks",
      "every other week while madrs is at most 12, else weekly, re-decided every four weeks",
      "fortnightly while MADRS =< 12.0, else weekly, re-decided every 4 weeks for 40 weeks"})
  void oneRuleCanBeWrittenInManyWays(String written) {
    var rule = (Rule.Maintenance) read(
        HEAD + "follow for: 280 d\ndoses: [{drug: ketamine, route: oral, dose: 80 mg, repeat: \""
            + written + "\"}]")
        .course().conduct().rules().getFirst();

    assertEquals(List.of(12.0, 336.0, 168.0, 672.0, 6720.0),
        List.of(rule.criterion().value(), rule.everyH(), rule.elseH(), rule.decidedEveryH(), rule.toH()));
  }

  @Test
  void decisionAtEachVisitNeedsNoBlocks() {
    var rule = (Rule.Maintenance) read(
        HEAD + "follow for: 90 d\ndoses: [{drug: ketamine, route: oral, dose: 80 mg, repeat: "
            + "\"every 3 weeks while MADRS < 10, else every 5 days, re-decided at each visit\"}]")
        .course().conduct().rules()
        .getFirst();

    assertEquals(0, rule.decidedEveryH());
    assertEquals(120, rule.elseH());
  }

  @Test
  void stopRulesAreAskedOnDaysOrBeforeEachDose() {
    var rules = read(HEAD + """
        doses: [{drug: ketamine, route: oral, dose: 80 mg, repeat: weekly for 6 weeks}]
        stop:
          - {if: MADRS fell less than 50 %, day: 28}
          - {if: MADRS <= 10, before: each dose}
        """).course().conduct().rules();

    assertEquals(List.of(new Rule.Stop(new Criterion(Relation.FELL_LESS, 50), List.of(672.0), false),
        new Rule.Stop(new Criterion(Relation.AT_MOST, 10), List.of(), true)), rules);
  }

  @Test
  void missedDoseIsNotGivenButRemembered() {
    var course = read(HEAD
        + "doses: [{drug: ketamine, route: oral, dose: 80 mg, days: [0, 7, 14], missed: [day 7]}]").course();

    assertEquals(List.of(0.0, 336.0), course.doses().stream().map(Dose::timeH).toList());
    assertEquals(List.of(168.0), course.conduct().missed().stream().map(Dose::timeH).toList());
  }

  @Test
  void personIsReadWithConditionSeverityAndResistance() {
    var reading = understood("""
        course: A
        person:
          weight: 80 kg
          age: 45 year
          sex: female
          condition: ptsd
          severity: MADRS 31.5
          resistance stage: 2
          blood pressure: 150 / 95 mmHg
          history: [hypertension, Mania]
        start date: 2026-11-30
        """);

    var person = reading.course().person();
    assertEquals(Condition.PTSD, person.condition());
    assertEquals(Optional.of(new Severity(31.5, false)), person.severity());
    assertEquals(0.4, person.ssriResponsiveness());
    assertEquals(List.of("hypertension", "mania"), reading.clinic().history());
    assertEquals(Optional.of(new Clinic.Pressure(150, 95)), reading.clinic().bloodPressure());
    assertEquals(Optional.of(LocalDate.of(2026, 11, 30)), reading.clinic().startDate());
  }

  @Test
  void modalitiesReachTheModelByTheirTable() {
    var sessions = read(HEAD + """
        therapy:
          - {modality: mindfulness-based, length: 60 min, day: 0}
          - {modality: music, length: 60 min, day: 1}
        """).course().sessions();

    assertEquals(List.of(new Session.Effect("uT", 1), new Session.Effect("uM", 0.5)),
        sessions.get(0).effects());
    assertEquals(List.of(), sessions.get(1).effects());
  }

  @Test
  void sayingWhatTheModelKnowsNoDifferenceOf() {
    var notes = String.join("\n", read("""
        course: A
        person: {weight: 80 kg, age: 45 year, sex: female, condition: anxiety, resistance stage: 3}
        therapy:
          - {modality: CBT, length: 60 min, day: 0}
          - {modality: exposure, length: 60 min, day: 1}
          - {modality: music, length: 60 min, day: 2}
        medicines: [{drug: lithium}]
        measure: [{scale: PHQ-9, day: 7}]
        """).course().notes());

    for (var part : List.of("no difference between depression and anxiety",
        "no difference between CBT and exposure",
        "Nothing of music reaches the model", "no effect of lithium", "does not predict PHQ-9",
        "without an SSRI in the course it changes nothing")) {
      assertTrue(notes.contains(part), () -> part + " not in:\n" + notes);
    }
  }

  @Test
  void ratingsArePlannedAndSeen() {
    var ratings = read(HEAD + """
        study: TRANSFORM1 esk84
        measure: [{scale: madrs, days: [1, 7]}]
        scores:
          - {scale: MADRS, day: -7, value: 33}
          - {scale: PHQ-9, day: day 2 10:00, value: 12}
        """).course().ratings();

    assertEquals(new Ratings(
        List.of(new Ratings.Planned("MADRS", "MADRS", 24), new Ratings.Planned("MADRS", "MADRS", 168)),
        List.of(new Ratings.Seen("MADRS", "MADRS", -168, 33), new Ratings.Seen("PHQ-9", "", 49, 12)),
        "TRANSFORM1 esk84"), ratings);
  }

  @Test
  void antidepressantTakenSinceLongStandsAtTheStart() {
    assertEquals(List.of(new Medicine.Ssri(0, 720, true)),
        read(HEAD + "medicines: [{drug: SSRI, from: before the course}]").course().medicines());
  }

  private static CourseReading.Understood read(String text) {
    return understood(text);
  }

  private static CourseReading.Understood understood(String text) {
    var reading = READER.read("a.yaml", text);
    if (reading instanceof CourseReading.Refused refused) {
      throw new AssertionError(
          refused.complaints().stream().map(Complaint::text).collect(Collectors.joining("\n")));
    }
    return assertInstanceOf(CourseReading.Understood.class, reading);
  }
}
