package rewire.workbench.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rewire.course.Course;
import rewire.course.Dose;
import rewire.course.Form;
import rewire.course.Person;
import rewire.course.Route;
import rewire.workbench.Engine.Answer;
import rewire.workbench.Engine.ModelChoice;
import rewire.workbench.Engine.Order;
import rewire.workbench.Engine.Work;

class BrainEngineTest {
  private static final Course INJECTION = Course.untreated(Person.TYPICAL, 48)
      .with(List.of(new Dose(0, Form.RACEMIC, Route.IM, 35, 0)));

  @Test
  void nameThatTheModelLacksIsAMistakeOfTheUser() {
    assertEquals(List.of("The model has no uZ."
        + "\nPerhaps the name is private to a mechanism and must be written mechanism.uZ."),
        refused(Map.of("uZ", 1.0)));
  }

  @Test
  void shareOfADoseAboveOneIsAMistakeOfTheUser() {
    assertEquals(List.of("Parameter F_IM is 1.4; a share of a dose lies between 0 and 1."),
        refused(Map.of("F_IM", 1.4)));
  }

  @Test
  void faultOfTheProgramIsNotReportedAsAMistakeOfTheUser() {
    assertThrows(IllegalArgumentException.class, () -> simulate(INJECTION, new Work(1, _ -> {
      throw new IllegalArgumentException("This stands for a fault.");
    })));
  }

  private static List<String> refused(Map<String, Double> values) {
    return assertInstanceOf(Answer.Refused.class,
        simulate(INJECTION.overriding(values), new Work(1, _ -> {
        }))).complaints();
  }

  private static Answer simulate(Course course, Work work) {
    var model = new ModelChoice(Optional.empty(), "dossier", List.of(), Map.of());
    return new BrainEngine("test").simulate(new Order(List.of(course), model, 1e-4, 2, 1), work);
  }
}
