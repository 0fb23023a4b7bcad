package rewire.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rewire.course.Course;
import rewire.course.Genotype;
import rewire.course.Medicine;
import rewire.course.Person;
import rewire.course.Sex;

class PlanTest {

  @Test
  void propofolGrowsWithWeightOnlyWhenItIsWrittenPerKilogram() {
    var perKg = new Medicine.Propofol(0, 0.5, 420, true);
    var same = new Medicine.Propofol(2, 0.5, 420);
    var course = new Course("", "", Person.TYPICAL, List.of(), List.of(), List.of(), List.of(perKg, same),
        List.of(), List.of(), 24, Map.of());
    var plan = new Plan(course, false,
        new Population(43, 12, 18, 64, 0.55, 84, 0.2, 0.5, 0.4, Population.Recovery.TRD),
        new Setting(true, List.of(), Setting.Felt.SALINE, true, Double.NaN, List.of(), false));

    var medicines = plan.of(new Person(105, 40, Sex.MALE, false, Genotype.VAL_VAL, 0.5, 1), 0.5, List.of())
        .medicines();

    assertEquals(List.of(new Medicine.Propofol(0, 0.5, 630, true), same), medicines);
  }
}
