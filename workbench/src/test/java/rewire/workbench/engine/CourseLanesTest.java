package rewire.workbench.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import rewire.course.Visit;
import rewire.simulate.Trajectories;
import rewire.workbench.report.ReportInput.Kept;

class CourseLanesTest {

  @Test
  void missedDosesAreDrawnHollowInTheirPlaceAndVisitsWhereScoresAreMeasured() {
    var course = new Course("A", "", Person.TYPICAL, List.of(oral(0), oral(48)), List.of(), List.of(),
        List.of(),
        List.of(), List.of(), 72, Map.of(),
        new Conduct(List.of(), List.of(oral(24)), List.of(new Visit(48, 20, 21, "", List.of(), List.of()))),
        new Ratings(
            List.of(new Ratings.Planned("MADRS", "MADRS", 24), new Ratings.Planned("MADRS", "MADRS", 48)),
            List.of(), ""),
        List.of());

    var lanes = CourseLanes.of(course, new Trajectories(new double[] {0, 72},
        List.of(new Trajectories.Column("Pl", "plasticity.Pl", "Plasticity", "1", Trajectories.Kind.STATE,
            new double[] {1, 1}))));

    assertEquals(List.of(Kept.KEPT, Kept.MISSED, Kept.KEPT),
        lanes.doses().stream().map(d -> d.kept()).toList());
    assertEquals(List.of(0.0, 24.0, 48.0), lanes.doses().stream().map(d -> d.timeH()).toList());
    assertEquals(List.of(24.0, 48.0), lanes.visits().stream().map(v -> v.timeH()).toList());
  }

  @Test
  void courseOfTwoDrugsNamesBothAndEachAmountItsOwn() {
    var course = Course.untreated(Person.TYPICAL, 72)
        .with(List.of(oral(0), new Dose(48, Form.ESKETAMINE, Route.SC, 40, 0)));

    var lanes = CourseLanes.of(course, new Trajectories(new double[] {0, 72},
        List.of(new Trajectories.Column("Pl", "plasticity.Pl", "Plasticity", "1", Trajectories.Kind.STATE,
            new double[] {1, 1}))));

    assertEquals("racemic ketamine and esketamine, 2 doses", lanes.note());
    assertEquals(List.of("mg ketamine", "mg esketamine"), lanes.doses().stream().map(d -> d.unit()).toList());
    assertEquals(List.of(60.0, 40.0),
        course.forms().stream().map(course::totalDoseMg).toList());
  }

  private static Dose oral(double timeH) {
    return new Dose(timeH, Form.RACEMIC, Route.ORAL, 60, 0);
  }
}
