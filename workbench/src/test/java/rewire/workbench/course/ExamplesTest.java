package rewire.workbench.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rewire.course.Course;
import rewire.course.Dose;
import rewire.course.Form;

class ExamplesTest {

  private static final Path EXAMPLES = Path.of(System.getProperty("rewire.root", "..")).resolve("examples");

  @ParameterizedTest
  @MethodSource("examples")
  void exampleIsReadWithoutARemark(String name) throws IOException {
    var reading = assertInstanceOf(CourseReading.Understood.class, read(name));

    assertEquals(List.of(), reading.remarks());
  }

  @Test
  void dosesAreThoseOfTheSources() throws IOException {
    assertEquals(35, course("single-infusion.yaml").totalDoseMg(Form.RACEMIC));
    assertEquals(List.of(0, 2, 4, 7, 9, 11), days(course("six-infusions.yaml")));
    assertEquals(8 * 56, course("esketamine-induction-56.yaml").totalDoseMg(Form.ESKETAMINE));
    assertEquals(8 * 84, course("esketamine-induction-84.yaml").totalDoseMg(Form.ESKETAMINE));
    assertEquals(List.of(0, 3, 7, 10), days(course("infusions-with-cbt.yaml")));
  }

  /// Blocks of YAML in the documents that begin with a title are whole courses.
  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/course-format.md"})
  void coursesInTheDocumentsCanBeRun(String document) throws IOException {
    var text = Files.readString(EXAMPLES.resolveSibling(document)).replace("\r\n", "\n");
    var blocks = Pattern.compile("```yaml\n(course: .*?)```", Pattern.DOTALL).matcher(text).results()
        .toList();

    assertFalse(blocks.isEmpty());
    for (var block : blocks) {
      assertInstanceOf(CourseReading.Understood.class,
          new CourseReader(CareTables.shipped()).read(document, block.group(1)), () -> block.group(1));
    }
  }

  @Test
  void boundsStandInTheDocumentAsTheyAreApplied() throws IOException {
    var document = Files.readString(EXAMPLES.resolveSibling("docs/course-format.md"));

    for (var bound : Bound.values()) {
      var row = "| " + bound.range().replace(" and ", " | ") + " |";
      assertTrue(document.contains(row), "no row " + row);
    }
    assertTrue(document.contains("At most " + Bound.MOST_ACTS + " acts"));
  }

  @Test
  void coDrugsOfTheShippedModelAreKnownByTheirNames() {
    var drugs = Interactions.shipped().drugs();

    assertEquals(new Interactions.Factors(1.7, 0.24), drugs.get("rifampicin"));
    assertTrue(drugs.containsKey("grapefruit juice"), () -> drugs.keySet().toString());
    assertFalse(drugs.containsKey("none"));
  }

  @Test
  void wordsOfTheReaderStandInTheDocument() throws IOException {
    var document = Files.readString(EXAMPLES.resolveSibling("docs/course-format.md"));

    MedicineReader.BENZODIAZEPINES.keySet().forEach(name -> assertTrue(document.contains(name), name));
    MedicineReader.SSRIS.stream().filter(n -> !n.equals("ssri"))
        .forEach(name -> assertTrue(document.contains(name), name));
    var tables = CareTables.shipped();
    tables.modalities().keySet().forEach(name -> assertTrue(document.contains(name), name));
    tables.scales().keySet().forEach(name -> assertTrue(document.contains(name), name));
    tables.rules().histories().forEach(name -> assertTrue(document.contains(name), name));
    tables.rules().unmodelledDrugs().forEach(name -> assertTrue(document.contains(name), name));
    Keys.bySection().values().forEach(
        keys -> keys.forEach(key -> assertTrue(document.contains("`" + key + "`"), key)));
    CareReader.EXPERIMENTS.forEach(name -> assertTrue(document.contains("`" + name + "`"), name));
  }

  private static List<Integer> days(Course course) {
    return course.doses().stream().map(Dose::timeH).map(h -> (int) Math.round(h / 24)).toList();
  }

  private static Course course(String name) throws IOException {
    return assertInstanceOf(CourseReading.Understood.class, read(name)).course();
  }

  private static CourseReading read(String name) throws IOException {
    return new CourseReader(new Interactions(Map.of())).read(EXAMPLES.resolve(name));
  }

  static List<String> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".yaml")).sorted().toList();
    }
  }
}
