package rewire.dosing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import rewire.course.Course;
import rewire.course.Genotype;
import rewire.course.Person;
import rewire.course.Sex;

class SettingsTest {

  @Test
  void typicalPersonSetsOnlyTheBodyAndTheBackground() {
    assertEquals(Map.of("WT", 70.0, "AGE", 40.0, "FEMALE", 0.0, "uS", 0.5),
        Settings.of(Course.untreated(Person.TYPICAL, 24)));
  }

  @Test
  void metCarriersReleaseLessBdnfAndPoorRespondersGetLessFromAnSsri() {
    var person = new Person(62, 71, Sex.FEMALE, false, Genotype.MET_MET, 0.3, 0.5);

    assertEquals(
        Map.of("WT", 62.0, "AGE", 71.0, "FEMALE", 1.0, "uS", 0.3, "translation.val", 0.6, "medicines.rSSRI",
            0.5),
        Settings.of(Course.untreated(person, 24)));
  }

  @Test
  void overridesOfTheCourseWin() {
    var course = Course.untreated(Person.TYPICAL, 24).overriding(Map.of("uS", 0.1, "receptors.KI", 0.7));

    assertEquals(Map.of("WT", 70.0, "AGE", 40.0, "FEMALE", 0.0, "uS", 0.1, "receptors.KI", 0.7),
        Settings.of(course));
  }
}
