package rewire.workbench.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import rewire.course.Course;
import rewire.course.Visit;
import rewire.lang.ModelFolder;
import rewire.lang.ModelReader;
import rewire.lang.Reading;
import rewire.simulate.Precision;
import rewire.simulate.Run;
import rewire.simulate.Simulator;

/// Every example and template is followed to its end by the model itself.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExamplesRunTest {

  private static final Path ROOT = Path.of(System.getProperty("rewire.root", ".."));
  private final Map<String, Run.Completed> runs = new LinkedHashMap<>();

  ExamplesRunTest() throws IOException {
    var model = assertInstanceOf(Reading.Understood.class,
        ModelReader.read(ModelFolder.at(ROOT.resolve("models/brain"))))
        .model();
    var simulator = Simulator.of(model);
    var reader = new CourseReader(CareTables.shipped());
    try (var files = Files.list(ROOT.resolve("examples"))) {
      for (var file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        runs.put(file.getFileName().toString(), run(simulator, reader.read(file)));
      }
    }
    for (var name : Templates.all().keySet()) {
      runs.put("template " + name, run(simulator, reader.read(name, Templates.text(name).orElseThrow())));
    }
  }

  private static Run.Completed run(Simulator simulator, CourseReading reading) {
    Course course = assertInstanceOf(CourseReading.Understood.class, reading).course();
    return assertInstanceOf(Run.Completed.class, simulator.run(course, new Precision(1e-4, false)),
        course.title());
  }

  @Test
  void thereAreTheRegimensThatWereAskedFor() {
    var names = runs.keySet();
    for (var name : List.of("single-infusion", "six-infusions", "esketamine-56-84", "esketamine-maintenance",
        "oral",
        "intramuscular", "subcutaneous", "sublingual", "ketamine-then-cbt", "timber", "ssri-alone",
        "psychotherapy-alone", "no-treatment")) {
      assertTrue(names.contains(name + ".yaml"), name);
    }
  }

  @Test
  void everyCourseNamesItsSourceOrIsNotAPublishedOne() {
    runs.forEach((name, run) -> {
      if (name.endsWith(".yaml") && !name.equals("no-treatment.yaml")) {
        assertTrue(run.course().source().matches(".*10\\.\\d{4,}/.*"), name);
      }
    });
  }

  @Test
  void everyScoreStaysOnItsScale() {
    runs.forEach((name, run) -> {
      for (double v : run.trajectories().column("MADRS").values()) {
        assertTrue(v >= 0 && v <= 60, () -> name + ": " + v);
      }
    });
  }

  @Test
  void severityThatIsAskedForIsWhereTheCourseBegins() {
    assertEquals(32, Objects.requireNonNull(runs.get("template full")).start().score(), 0.011);
  }

  @Test
  void maintenanceIsDecidedEveryFourWeeksFromWeekEight() {
    var visits = Objects.requireNonNull(runs.get("esketamine-maintenance.yaml")).course().conduct().visits();

    assertEquals(List.of(28.0, 56.0, 84.0, 112.0, 140.0, 168.0),
        visits.stream().map(Visit::timeH).map(h -> h / 24).toList());
    assertTrue(visits.getFirst().decision().endsWith("ketamine goes on"), visits.getFirst().decision());
  }
}
