package rewire.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rewire.course.Condition;
import rewire.course.Course;
import rewire.course.Genotype;
import rewire.course.Medicine;
import rewire.course.Person;
import rewire.course.Severity;
import rewire.course.Sex;

/// A severity is reached by finding the background stress, or refused.
class ConditioningTest {

  private static final Simulator SIMULATOR = Simulator.of(Brain.dossier());

  @ParameterizedTest
  @ValueSource(doubles = {8, 10.5, 28, 31, 34, 37})
  void personRestsAtTheScoreAskedFor(double madrs) {
    var ready = assertInstanceOf(Prepared.Ready.class, SIMULATOR.prepare(asked(madrs), 1e-6));

    assertEquals(madrs, ready.start().score(), 0.011); // as close as the search goes
    assertTrue(ready.start().settled());
    assertTrue(ready.course().person().severity().orElseThrow().reached());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 5, 15, 20, 39, 60})
  void scoreAtWhichNobodyRestsIsRefusedWithTheRange(double madrs) {
    var refused = assertInstanceOf(Prepared.Unreachable.class, SIMULATOR.prepare(asked(madrs), 1e-6));

    assertTrue(refused.message().matches(
        "(?s)This person cannot rest at MADRS \\d+ before the course: the model rests between 7\\.\\d and 11\\.\\d when "
            + "well and between 2\\d\\.\\d and 37\\.\\d when ill.*Perhaps .*"),
        refused.message());
    assertThrows(IllegalArgumentException.class, () -> SIMULATOR.run(asked(madrs), Precision.standard()));
  }

  @Test
  void scoreOfTheTypicalPersonGivesTheStressOfTheTypicalPerson() {
    var typical = assertInstanceOf(Prepared.Ready.class,
        SIMULATOR.prepare(Course.untreated(Person.TYPICAL, 24), 1e-6));
    var found = assertInstanceOf(Prepared.Ready.class,
        SIMULATOR.prepare(asked(typical.start().score()), 1e-6));

    assertEquals(0.5, found.course().person().backgroundStress(), 2e-3); // 0.01 points over a slope of 12 per
                                                                         // unit
  }

  @Test
  void standingAntidepressantIsPartOfTheStart() {
    var plain = asked(32);
    var taking = new Course("A", "", plain.person(), List.of(), List.of(), List.of(),
        List.of(new Medicine.Ssri(0, 28 * 24, true)), List.of(), List.of(), 28 * 24, java.util.Map.of());
    var without = assertInstanceOf(Prepared.Ready.class, SIMULATOR.prepare(plain, 1e-6));
    var with = assertInstanceOf(Prepared.Ready.class, SIMULATOR.prepare(taking, 1e-6));

    assertEquals(32, with.start().score(), 0.011);
    assertTrue(with.course().person().backgroundStress() > without.course().person().backgroundStress(),
        "who is as ill in spite of an antidepressant bears more");
    var run = assertInstanceOf(Run.Completed.class, SIMULATOR.run(taking, Precision.standard()));
    assertEquals(32, run.trajectories().at("MADRS", 28 * 24), 0.05, "nothing changes, so nothing moves");
  }

  private static Course asked(double madrs) {
    return Course
        .untreated(new Person(70, 40, Sex.MALE, false, Genotype.VAL_VAL, 0.5, 1, Condition.DEPRESSION,
            Optional.of(new Severity(madrs, false))), 24);
  }
}
