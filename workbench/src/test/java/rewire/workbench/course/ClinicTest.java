package rewire.workbench.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import rewire.workbench.course.ClinicCheck.Finding;
import rewire.workbench.course.ClinicRules.Level;

/// The rules of the clinic and the calendar, on courses whose answer can be counted by hand.
class ClinicTest {

  private static final CareTables TABLES = CareTables.shipped();
  private static final CourseReader READER = new CourseReader(TABLES);
  private static final String SPRAY = "  - {drug: esketamine, route: nasal spray, dose: 56 mg, repeat: twice weekly for 4 weeks}\n";

  @Test
  void everyRuleOfTheTableCanBeFound() {
    var found = Set.of("history", "weight", "ask", "pressure", "before", "beforehand", "during", "after",
        "leaving",
        "infusion hours", "whole", "medicine", "first dose", "sessions a week", "oral daily", "count",
        "sessions", "liver");

    for (var rule : TABLES.rules().rules()) {
      assertTrue(found.contains(rule.check()), () -> rule.id() + " has an unknown check " + rule.check());
      assertFalse(rule.source().isBlank() || rule.flag().isBlank(), rule::id);
    }
  }

  @Test
  void contraindicationStandsFirst() {
    var findings = check("history: [hypertension, intracerebral haemorrhage]", SPRAY);

    assertEquals("intracerebral haemorrhage: a rise of pressure may renew the bleeding",
        findings.getFirst().sentence());
    assertEquals(List.of("C03", "C16"), ids(findings, Level.CONTRAINDICATED, Level.WARNING));
  }

  @Test
  void amountsOfDifferentDrugsAreNotAdded() {
    var findings = check("history: []", SPRAY
        + "  - {drug: ketamine, route: infusion, dose: 0.5 mg/kg, over: 40 min, days: [28, 30]}\n");

    assertEquals("sessions in all: 10", sentence(findings, "K04"));
    assertEquals("mg/kg in all: 1 of ketamine, 5.6 of esketamine", sentence(findings, "K05"));
    assertEquals("mg/kg in 28 days, at most: 1 of ketamine, 5.6 of esketamine", sentence(findings, "K06"));
  }

  @Test
  void pressureIsHeldAgainstTheLimitOfTheAge() {
    assertEquals(List.of("P01"),
        ids(check("history: [], blood pressure: 145/85 mmHg", SPRAY), Level.WARNING));
    assertEquals(List.of("A01"),
        ids(check("history: [], blood pressure: 145/85 mmHg", 70, SPRAY), Level.WARNING));
    assertEquals(List.of("P02", "P03", "A01"),
        ids(check("history: [], blood pressure: 155/105 mmHg", 70, SPRAY), Level.WARNING));
  }

  @Test
  void countersCountWhatIsGivenAtMost() {
    var findings = check("history: []", SPRAY
        + "  - {drug: esketamine, route: nasal spray, dose: 84 mg, from: day 28, repeat: \"every 2 weeks while MADRS <= 12, "
        + "else weekly, re-decided every 2 weeks for 4 weeks\"}\n");

    assertEquals("sessions in 28 days, at most: 8", sentence(findings, "K03"));
    assertEquals("sessions in all: 12", sentence(findings, "K04"));
    assertEquals("mg/kg in all: 9.8", sentence(findings, "K05")); // (8 * 56 + 4 * 84) / 80
    assertEquals("mg/kg in 28 days, at most: 5.95", sentence(findings, "K06")); // (7 * 56 + 84) / 80
  }

  @Test
  void threeInfusionsAWeekAndDailyOralUseAreFlagged() {
    assertEquals(List.of("K01"), ids(check("history: []",
        "  - {drug: ketamine, route: infusion, dose: 0.5 mg/kg, over: 40 min, days: [0, 2, 4]}\n"),
        Level.WARNING));
    assertEquals(List.of("K01", "K02"), ids(check("history: []",
        "  - {drug: ketamine, route: oral, dose: 25 mg, repeat: daily for 7 days}\n"), Level.WARNING));
    assertEquals(List.of("K01"), ids(check("history: []",
        "  - {drug: ketamine, route: oral, dose: 25 mg, repeat: daily for 6 days}\n"), Level.WARNING));
  }

  @Test
  void sedativesCountOnlyWhenTheyMeetKetamine() {
    var infusion = "  - {drug: ketamine, route: infusion, dose: 0.5 mg/kg, over: 40 min, day: 10}\n";

    assertEquals(List.of("I01"), ids(check("history: []", infusion
        + "medicines: [{drug: lorazepam, dose: 1 mg, day: 9}]\n"), Level.WARNING));
    assertEquals(List.of(), ids(check("history: []", infusion
        + "medicines: [{drug: lorazepam, dose: 1 mg, day: 8.9}]\n"), Level.WARNING));
    assertEquals(List.of("I06"),
        ids(check("history: []", infusion + "medicines: [{drug: MAOI}]\n"), Level.WARNING));
  }

  @Test
  void infusionOfDaysAsksForLiverTestsWhileItRuns() {
    var infusion = "  - {drug: esketamine, route: infusion, dose: 1500 mg, over: 100 h, day: 0}\n";

    assertEquals(List.of("L01"), ids(check("history: []", infusion), Level.WARNING));
    assertEquals(List.of(), ids(check("history: []", infusion.replace("100 h", "23 h")
        .replace("1500", "40")), Level.WARNING));
    var days = calendar("", infusion);
    assertTrue(
        lines(days.getFirst()).contains("09:40 Measure blood pressure (expected peak), then until it falls"));
    assertTrue(lines(days.getFirst()).contains(
        "09:00 Esketamine 1500 mg (18.75 mg/kg), into a vein over 6000 min, until 13:00 on day 4"));
    assertEquals(List.of(0, 1, 4), days.stream().map(Calendar.Day::from).toList());
    assertEquals(List.of("09:00 Liver tests, each 1 to 2 days while the infusion runs"), lines(days.get(1)));
    assertEquals("15:00 Earliest end of observation; a clinician judges whether the person is stable",
        lines(days.getLast()).getLast());
  }

  @Test
  void courseWithoutKetamineAsksNothing() {
    assertEquals(List.of(), check("history: [mania]", "  []\nmedicines: [{drug: SSRI}]\n"));
  }

  @Test
  void calendarTellsWhatIsDoneWhen() {
    var days = calendar("start date: 2026-11-30\n",
        "  - {drug: ketamine, route: infusion, dose: 0.5 mg/kg, over: 40 min, "
            + "concentration: 2 mg/mL, days: [0, 1], at: 10:00}\ntherapy: [{modality: CBT, length: 50 min, day: 1, at: 14:00}]\n");

    assertEquals("Mon 30 Nov 2026", days.getFirst().date());
    assertEquals(List.of("10:00 Measure blood pressure; weigh delay above 140/90",
        "10:00 Liver tests, before the first dose",
        "10:00 Ketamine 40 mg (0.5 mg/kg), 20 mL of 2 mg/mL, into a vein over 40 min, until 10:40",
        "10:40 Measure blood pressure (expected peak), then until it falls",
        "12:40 Earliest end of observation; a clinician judges whether the person is stable"),
        lines(days.getFirst()));
    assertEquals("14:00 CBT, 50 min", lines(days.getLast()).getLast());
  }

  @Test
  void calendarSaysWhatFollowsFromTheScore() {
    var days = calendar("follow for: 60 d\n",
        "  - {drug: ketamine, route: oral, dose: 80 mg, repeat: \"every 2 weeks while "
            + "MADRS <= 12, else weekly, re-decided every 4 weeks for 8 weeks\", missed: [day 14]}\n"
            + "stop: [{if: MADRS fell less than 50 %, day: 28}]\n");

    assertEquals("09:00 Rate MADRS. If MADRS <= 12: ketamine 80 mg (1 mg/kg) on day 0; else on days 0, 7, 21",
        lines(days.getFirst()).getFirst());
    assertEquals(List.of(0, 14, 28), days.stream().map(Calendar.Day::from).toList());
    assertEquals(List.of("Missed: no dose, should one be due"), lines(days.get(1)));
    assertTrue(lines(days.get(2)).contains(
        "09:00 Rate MADRS. If MADRS fell less than 50 % of the score before the course: no more ketamine"));
  }

  @Test
  void daysInARowWithTheSameActsAreOne() {
    var days = calendar("",
        "  []\npractices: [{kind: mindfulness, daily: 15 min, at: 10:00, from: day 1, to: day 9}]\n");

    assertEquals(List.of(1, 8), List.of(days.getFirst().from(), days.getFirst().to()));
    assertEquals(List.of("10:00 Mindfulness, 15 min"), lines(days.getFirst()));
  }

  @Test
  void templatesAreReadWithoutARemark() {
    for (var name : Templates.all().keySet()) {
      var reading = READER.read(name, Templates.text(name).orElseThrow());
      assertEquals(List.of(), assertInstanceOf(CourseReading.Understood.class, reading, name).remarks());
    }
  }

  private static List<String> lines(Calendar.Day day) {
    return day.lines().stream().map(l -> (l.clock() + " " + l.text()).strip()).toList();
  }

  private static List<Calendar.Day> calendar(String head, String doses) {
    var reading = understood("history: []", 45, head, doses);
    return Calendar.of(reading.course(), reading.clinic(), TABLES.rules());
  }

  private static List<Finding> check(String person, String doses) {
    return check(person, 45, doses);
  }

  private static List<Finding> check(String person, int age, String doses) {
    var reading = understood(person, age, "", doses);
    return ClinicCheck.of(TABLES.rules(), reading.course(), reading.clinic());
  }

  private static CourseReading.Understood understood(String person, int age, String head, String doses) {
    var text = "course: A\nperson: {weight: 80 kg, age: " + age + " year, sex: female, " + person + "}\n"
        + head
        + "doses:\n" + doses;
    var reading = READER.read("a.yaml", text);
    if (reading instanceof CourseReading.Refused refused) {
      throw new AssertionError(
          refused.complaints().stream().map(Complaint::text).collect(Collectors.joining("\n")));
    }
    return assertInstanceOf(CourseReading.Understood.class, reading);
  }

  private static List<String> ids(List<Finding> findings, Level... levels) {
    return findings.stream().filter(f -> List.of(levels).contains(f.rule().level())).map(f -> f.rule().id())
        .toList();
  }

  private static String sentence(List<Finding> findings, String id) {
    return findings.stream().filter(f -> f.rule().id().equals(id)).findFirst().orElseThrow().sentence();
  }
}
