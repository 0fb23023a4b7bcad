package rewire.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class CourseTest {

  @Test
  void negativeDoseIsRefusedWithItsValue() {
    var refused = assertThrows(IllegalArgumentException.class,
        () -> new Dose(0, Form.RACEMIC, Route.IV, -35, 1));

    assertEquals("The amount of a dose in mg is -35.0; it must be positive.", refused.getMessage());
  }

  @Test
  void notANumberIsNeverADose() {
    assertThrows(IllegalArgumentException.class, () -> new Dose(0, Form.RACEMIC, Route.IV, Double.NaN, 1));
    assertThrows(IllegalArgumentException.class, () -> new Dose(Double.NaN, Form.RACEMIC, Route.IV, 1, 1));
  }

  @Test
  void onlyInfusionsHaveADuration() {
    assertThrows(IllegalArgumentException.class, () -> new Dose(0, Form.RACEMIC, Route.ORAL, 50, 1));
  }

  @Test
  void doseAfterTheEndIsRefused() {
    var late = List.of(new Dose(200, Form.RACEMIC, Route.IM, 35, 0));

    var refused = assertThrows(IllegalArgumentException.class,
        () -> Course.untreated(Person.TYPICAL, 100).with(late));

    assertEquals("A dose ends at 200.0 h, after the end of the course at 100.0 h.", refused.getMessage());
  }

  @Test
  void stretchMustEndAfterItBegins() {
    assertThrows(IllegalArgumentException.class, () -> new Stress(24, 24, 1));
    assertThrows(IllegalArgumentException.class, () -> new Medicine.Ssri(24, 12));
  }

  @Test
  void fortyFiveMinutesADayHaveTheAreaOfAFullHabit() {
    var bout = Practice.bout(Practice.Kind.EXERCISE, 0, 0.75);

    assertEquals(24, bout.level() * (bout.toH() - bout.fromH()), 1e-12);
  }
}
