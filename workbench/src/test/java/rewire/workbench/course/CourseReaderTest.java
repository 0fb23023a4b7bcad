package rewire.workbench.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import rewire.course.Course;
import rewire.course.Dose;
import rewire.course.Form;
import rewire.course.Genotype;
import rewire.course.Medicine;
import rewire.course.Person;
import rewire.course.Practice;
import rewire.course.Route;
import rewire.course.Session;
import rewire.course.Sex;
import rewire.course.Stress;

class CourseReaderTest {

  private static final String HEAD = "course: A\nperson: {weight: 80 kg, age: 45 year, sex: female}\n";
  private static final CourseReader READER = new CourseReader(
      new Interactions(Map.of("rifampicin", new Interactions.Factors(1.7, 0.24))));

  @Test
  void everyFieldOfAPersonIsRead() {
    var course = read("""
        course: A
        source: B
        person:
          weight: 80000 g
          age: 45 year
          sex: Male
          genotype: Val/Met
          japanese: yes
          background stress: 0.3
          ssri responsiveness: 0.4
        """);

    assertEquals(new Person(80, 45, Sex.MALE, true, Genotype.VAL_MET, 0.3, 0.4), course.person());
    assertEquals("B", course.source());
    assertEquals(30 * 24, course.endH());
  }

  @Test
  void dosePerKilogramIsMultipliedByTheWeight() {
    var doses = read(
        HEAD + "doses: [{drug: ketamine, route: infusion, dose: 0.5 mg/kg, over: 40 min, days: [0, 2]}]")
        .doses();

    assertEquals(List.of(new Dose(0, Form.RACEMIC, Route.IV, 40, 40 / 60.0),
        new Dose(48, Form.RACEMIC, Route.IV, 40, 40 / 60.0)), doses);
  }

  @Test
  void everyRouteIsRead() {
    var doses = read(HEAD + """
        doses:
          - {drug: ketamine, route: bolus, dose: 20 mg, day: 0}
          - {drug: ketamine, route: IM, dose: 20 mg, day: 1}
          - {drug: esketamine, route: subcutaneous, dose: 500 ug/kg, day: 2}
          - {drug: arketamine, route: nasal atomiser, dose: 20 mg, day: 3}
          - {drug: ketamine, route: oral, dose: 100 mg, day: 4}
          - {drug: ketamine, route: sublingual, dose: 50 mg, day: 5}
        """).doses();

    assertEquals(List.of(new Dose(0, Form.RACEMIC, Route.IV, 20, 0),
        new Dose(24, Form.RACEMIC, Route.IM, 20, 0),
        new Dose(48, Form.ESKETAMINE, Route.SC, 40, 0),
        new Dose(72, Form.ARKETAMINE, Route.NASAL_ATOMISER, 20, 0),
        new Dose(96, Form.RACEMIC, Route.ORAL, 100, 0), new Dose(120, Form.RACEMIC, Route.SUBLINGUAL, 50, 0)),
        doses);
  }

  @Test
  void sprayOfEightyFourMgIsThreeDevicesFiveMinutesApart() {
    var doses = read(HEAD + "doses: [{drug: esketamine, route: nasal spray, dose: 84 mg, day: 1}]").doses();

    assertEquals(List.of(new Dose(24, Form.ESKETAMINE, Route.NASAL_DEVICE, 28, 0, 1),
        new Dose(24 + 5 / 60.0, Form.ESKETAMINE, Route.NASAL_DEVICE, 28, 0, 2),
        new Dose(24 + 10 / 60.0, Form.ESKETAMINE, Route.NASAL_DEVICE, 28, 0, 3)), doses);
  }

  @Test
  void dayZeroIsAtTheClockAtWhichDaysStart() {
    assertEquals(List.of(0.0, 3.5, 24.0, 27.5), hours("days: [0, 1], at: [09:00, 12:30]"));
    assertEquals(List.of(1.0, 25.0), hours("days: [0, 1], at: 09:00", "day starts at: 08:00\n"));
  }

  @Test
  void timesOfEveryWritingMeanTheSame() {
    assertEquals(List.of(36.0, 72.0, 77.0, 168.0), hours("days: [36 h, 3, day 3 14:00, 1 week]"));
    assertEquals(List.of(84.0), hours("day: 3.5"));
  }

  @Test
  void repeatsFollowTheDaysOfPublishedCourses() {
    for (var words : List.of("twice weekly", "twice a week", "twice per week", "2x/week", "2 x weekly",
        "2 times per week", "two times a week")) {
      assertEquals(List.of(0, 3, 7, 10, 14, 17, 21, 24), days("repeat: " + words + " for 4 weeks"), words);
    }
    assertEquals(List.of(0, 2, 4), days("repeat: 3x/week for 1 week"));
    assertEquals(List.of(0, 7), days("repeat: once per week for 2 weeks"));
    assertEquals(List.of(0, 2, 4, 7, 9, 11), days("repeat: three times weekly for 2 weeks"));
    assertEquals(List.of(0, 3, 7, 10, 14, 21, 28, 42),
        days("repeat: \"twice weekly for 2 weeks, then weekly for 2 weeks, then every 2 weeks\"",
            "follow for: 50 d\n"));
    assertEquals(List.of(5, 6, 7), days("repeat: daily for 3 days, from: day 5"));
    assertEquals(List.of(0, 1, 4, 7), days("repeat: \"once, then every 3 days for 1 week\""));
  }

  @Test
  void courseIsFollowedForThirtyDaysAfterTheLastDose() {
    assertEquals(24 * 40,
        read(HEAD + "doses: [{drug: ketamine, route: oral, dose: 50 mg, days: [0, 10]}]").endH());
  }

  @Test
  void therapyPracticesMedicinesAndStressAreRead() {
    var course = read(HEAD + """
        follow for: 84 d
        therapy:
          - {modality: cbt, length: 50 min, days: [1], at: 14:00}
        practices:
          - {kind: mindfulness, level: 0.5}
          - {kind: exercise, daily: 30 min, from: day 7}
          - {kind: sleep support, daily: 45 min, at: 21:00, from: day 0, to: day 2}
        medicines:
          - {drug: sertraline, to: day 14}
          - {drug: Diazepam, dose: 5 mg, day: 0}
          - {drug: propofol, rate: 6 mg/kg/h, over: 30 min, day: 0}
          - {drug: rifampicin}
        stress:
          - {level: 1, from: day 12, to: day 60}
        """);

    double end = 84 * 24;
    assertEquals(List.of(new Session(29, 50 / 60.0, "CBT")), course.sessions());
    assertEquals(List.of(new Practice(Practice.Kind.MINDFULNESS, 0, end, 0.5),
        new Practice(Practice.Kind.EXERCISE, 168, end, 30 / 45.0),
        new Practice(Practice.Kind.SLEEP, 12, 12.75, 32), new Practice(Practice.Kind.SLEEP, 36, 36.75, 32)),
        course.practices());
    assertEquals(List.of(new Medicine.Ssri("sertraline", 0, 336, false),
        new Medicine.Benzodiazepine("diazepam", 5, 0, 0.5),
        new Medicine.Propofol(0, 0.5, 480, true), new Medicine.CoDrug("rifampicin", 0, end, 1.7, 0.24)),
        course.medicines());
    assertEquals(List.of(new Stress(288, 1440, 1)), course.stress());
  }

  @Test
  void moreThanFortyFiveMinutesADayAreRemarkedOn() {
    var reading = understood(HEAD + "practices: [{kind: exercise, daily: 60 min}]");

    assertEquals(1, reading.course().practices().getFirst().level());
    assertTrue(reading.remarks().getFirst().text().startsWith("a.yaml:3:37: More than 45 min a day"),
        () -> reading.remarks().getFirst().text());
  }

  @Test
  void practiceOnAFirstDayThatBeginsLaterIsRemarkedOn() {
    var remarks = understood(HEAD
        + "practices: [{kind: mindfulness, daily: 20 min, at: [08:00, 20:00], from: day 1, to: day 5}]")
        .remarks();

    assertEquals(List.of("Day 1 counts from 09:00, so the first bout at 08:00 is on day 2."),
        remarks.stream().map(Complaint::reason).toList());
  }

  @Test
  void anaestheticDoseIsRemarkedOn() {
    var remarks = understood(HEAD + "doses: [{drug: ketamine, route: bolus, dose: 240 mg, day: 0}]")
        .remarks();

    assertEquals("This is 3 mg/kg in one dose, an amount used for anaesthesia.", remarks.getFirst().reason());
  }

  private static List<Double> hours(String when, String... head) {
    return read(
        HEAD + String.join("", head) + "doses: [{drug: ketamine, route: oral, dose: 50 mg, " + when + "}]")
        .doses().stream().map(Dose::timeH).toList();
  }

  private static List<Integer> days(String when, String... head) {
    return hours(when, head).stream().map(h -> (int) Math.round(h / 24)).toList();
  }

  private static Course read(String text) {
    return understood(text).course();
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
