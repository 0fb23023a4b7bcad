package rewire.workbench.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rewire.course.Conduct;
import rewire.course.Course;
import rewire.course.Dose;
import rewire.course.Form;
import rewire.course.Person;
import rewire.course.Ratings;
import rewire.course.Route;

class ObservedTest {

  @Test
  void theArmThatACourseNamesIsLaidOverOnceForEachTime() {
    var observed = new Observed(List.of(course(List.of(), "Murrough2013AJP ketamine", 24)), List.of());

    var score = observed.of("MADRS", 1);
    // the library holds the mean at 24 h and also the change to it; the mean stands
    assertEquals(List.of(24.0, 48.0), score.stream().map(o -> o.timeH()).sorted().toList());
    assertEquals(List.of(32.6, 14.77), score.stream().map(o -> o.value()).toList());
    assertTrue(score.getFirst().low() < 32.6 && 32.6 < score.getFirst().high());
    assertEquals("10.1176/appi.ajp.2013.13030392", observed.sources().getLast().doi());
    assertEquals(List.of(), observed.limits());
  }

  @Test
  void aChangeIsAddedToTheMeanAtEntry() {
    var score = new Observed(List.of(course(List.of(), "TRANSFORM1 esk56", 0)), List.of()).of("MADRS", 1);

    assertEquals(37.4 - 19.0, score.getLast().value(), 1e-9);
    assertEquals(648, score.getLast().timeH());
  }

  @Test
  void whatCannotBeLaidOverIsSaid() {
    var unknown = new Observed(List.of(course(List.of(), "Nobody1999 arm", 0)), List.of());
    assertTrue(unknown.limits().getFirst().contains("Nobody1999 arm"), unknown.limits().toString());

    var early = new Ratings.Seen("MADRS", "MADRS", -168, 31);
    var other = new Ratings.Seen("PHQ-9", "", 24, 12);
    var drawn = new Ratings.Seen("MADRS", "MADRS", 24, 22);
    var entered = new Observed(List.of(course(List.of(early, other, drawn), "", 0)), List.of());
    assertEquals(List.of(22.0), entered.of("MADRS", 1).stream().map(o -> o.value()).toList());
    assertTrue(entered.limits().getFirst().startsWith("2 of 3"), entered.limits().toString());
  }

  private static Course course(List<Ratings.Seen> seen, String study, double firstDoseH) {
    return new Course("Ours", "", Person.TYPICAL,
        List.of(new Dose(firstDoseH, Form.RACEMIC, Route.IV, 35, 40 / 60.0)), List.of(), List.of(), List.of(),
        List.of(), List.of(), 720, Map.of(), Conduct.AS_PLANNED, new Ratings(List.of(), seen, study),
        List.of());
  }
}
