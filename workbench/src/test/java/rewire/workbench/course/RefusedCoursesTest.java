package rewire.workbench.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each file in `cases/course/refused` is refused in the words of the text file beside it.
class RefusedCoursesTest {

  private static final Path CASES = Path.of(System.getProperty("rewire.root", ".."))
      .resolve("cases/course/refused");

  @ParameterizedTest
  @MethodSource("cases")
  void fileIsRefusedInTheWordsBesideIt(String name) throws IOException {
    var text = RefusedCoursesTest.text(CASES.resolve(name));

    var expected = CASES.resolve(name.replace(".yaml", ".txt"));
    if (Boolean.getBoolean("rewire.rewrite")) {
      Files.writeString(expected, text);
    }
    assertEquals(Files.readString(expected), text);
  }

  @Test
  void fileAboveAMegabyteIsNotEvenRead(@TempDir Path folder) throws IOException {
    var file = folder.resolve("large.yaml");
    Files.writeString(file, "course: A\n# " + "x".repeat(10_000_000));

    assertTrue(text(file).contains("large.yaml: The file has 10000012 bytes; a course has at most 1000000."));
  }

  private static String text(Path file) throws IOException {
    var reading = new CourseReader(new Interactions(Map.of("rifampicin",
        new Interactions.Factors(1.7, 0.24)))).read(file);
    var complaints = assertInstanceOf(CourseReading.Refused.class, reading).complaints();
    return complaints.stream().map(Complaint::text)
        .map(t -> t.replace(file.toString(), file.getFileName().toString()))
        .collect(Collectors.joining("\n\n", "", "\n"));
  }

  static List<String> cases() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".yaml")).sorted().toList();
    }
  }
}
