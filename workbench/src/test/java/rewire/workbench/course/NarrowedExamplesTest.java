package rewire.workbench.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rewire.Brain;
import rewire.simulate.Precision;
import rewire.simulate.Run;
import rewire.simulate.Simulator;

/// Leaving out what a course does not touch changes no answer beyond the tolerance, whatever the course.
class NarrowedExamplesTest {
  private static final Path EXAMPLES = Path.of(System.getProperty("rewire.root", "..")).resolve("examples");
  private static final Simulator WHOLE = Brain.open();

  static Stream<Path> examples() throws IOException {
    try (var files = Files.list(EXAMPLES)) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void aNarrowedSimulatorGivesTheSameAnswers(Path file) throws IOException {
    var course = assertInstanceOf(CourseReading.Understood.class,
        new CourseReader(CareTables.shipped()).read(file.toString(), Files.readString(file))).course();
    var narrow = WHOLE.narrowed(List.of(course), Set.of());
    var precision = new Precision(1e-6, false);
    double[] times = WHOLE.sparseTimes(List.of(course));

    var expected = assertInstanceOf(Run.Completed.class, WHOLE.run(course, precision, times)).trajectories();
    var actual = assertInstanceOf(Run.Completed.class, narrow.run(course, precision, times)).trajectories();

    assertTrue(narrow.model().states().size() < WHOLE.model().states().size());
    for (var column : expected.columns()) {
      double most = Arrays.stream(column.values()).map(Math::abs).max().orElseThrow();
      for (int i = 0; i < times.length; i++) {
        assertEquals(column.values()[i], actual.column(column.name()).values()[i], 1e-9 + 1e-4 * most,
            column.name() + " at " + times[i] + " h");
      }
    }
  }
}
