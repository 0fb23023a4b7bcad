package rewire.workbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class CourseCommandTest {

  private static final Path ROOT = Path.of(System.getProperty("rewire.root", ".."));
  private static final String SIX = ROOT.resolve("examples/six-infusions.yaml").toString();

  @TempDir
  private Path folder = Path.of("");
  private final FakeEngine engine = new FakeEngine();
  private String out = "";
  private String err = "";

  @Test
  void checkSaysThatACourseCanBeRunAndWarns() {
    int code = run("course", "check", SIX);

    assertEquals(Exit.OK, code);
    assertTrue(
        out.startsWith(
            SIX + ": can be run.\n\nWarnings\n  K01  more than two sessions in a week: 3 from day 0"),
        out);
    assertEquals(0, engine.orders.size());
  }

  @Test
  void checkPointsIntoAFileThatCannotBeRun() throws IOException {
    var file = folder.resolve("a.yaml");
    Files.writeString(file, Files.readString(Path.of(SIX)).replace("0.5 mg/kg", "-0.5 mg/kg"));

    int code = run("course", "check", file.toString(), SIX, folder.resolve("none.yaml").toString());

    assertEquals(Exit.REFUSED, code);
    assertTrue(out.startsWith(file + ":18:11: The dose is -0.5 mg/kg"), out);
    assertTrue(out.contains(SIX + ": can be run."), out);
    assertTrue(out.contains("none.yaml: There is no such file."), out);
  }

  @Test
  void checkAsksTheModelWhetherASeverityCanBeReached() throws IOException {
    var file = folder.resolve("a.yaml");
    Files.writeString(file,
        Files.readString(Path.of(SIX)).replaceAll("background stress: 0.5.*", "severity: MADRS 32"));

    assertEquals(Exit.OK, run("course", "check", file.toString()));
    assertTrue(unwrapped().contains("MADRS 32.0 before the course is reached by a background stress of 0.62"),
        out);

    engine.complaints = List.of("This person cannot rest at MADRS 32.\nPerhaps 31.");
    assertEquals(Exit.REFUSED, run("course", "check", file.toString()));
    assertTrue(out.startsWith(file + ": This person cannot rest at MADRS 32.\nPerhaps 31.\n"), out);
  }

  @Test
  void jsonOfACheckHoldsWhatWasFound() {
    assertEquals(Exit.OK, run("course", "check", SIX, "--json"));

    var file = new JsonMapper().readTree(out).path("files").path(0);
    assertTrue(file.path("valid").asBoolean());
    assertEquals("K01", file.path("findings").path(0).path("id").asString());
    assertEquals("warning", file.path("findings").path(0).path("level").asString());
  }

  @Test
  void explainPrintsACalendar() {
    assertEquals(Exit.OK, run("course", "explain", SIX));

    assertTrue(out.contains("\nDay 2\n"), out);
    assertTrue(unwrapped().contains("09:00 Ketamine 35 mg (0.5 mg/kg), into a vein over 40 min, until 09:40"),
        out);
  }

  @Test
  void jsonOfACalendarHasOneEntryPerDay() {
    assertEquals(Exit.OK, run("course", "explain", SIX, "--json"));

    var days = new JsonMapper().readTree(out).path("days");
    assertEquals(6, days.size());
    assertEquals("09:40", days.path(0).path("lines").path(3).path("clock").asString());
  }

  @Test
  void everyTemplateCanBeWrittenAndChecked() {
    for (var name : rewire.workbench.course.Templates.all().keySet()) {
      var file = folder.resolve(name + ".yaml").toString();
      assertEquals(Exit.OK, run("course", "new", file, "--template", name), err);
      assertEquals(Exit.OK, run("course", "check", file), out);
      assertEquals(Exit.OK, run("course", "explain", file), err);
    }
  }

  @Test
  void fileThatIsThereIsLeftAlone() throws IOException {
    var file = folder.resolve("a.yaml");
    Files.writeString(file, "mine");

    assertEquals(Exit.OUTPUT, run("course", "new", file.toString()));
    assertEquals("mine", Files.readString(file));
    assertTrue(err.startsWith("There is already a file"), err);
    assertEquals(Exit.OK, run("course", "new", file.toString(), "--force"));
    assertFalse(Files.readString(file).equals("mine"));
  }

  @Test
  void schemaForEditorsIsTheOneOfTheDocs() throws IOException {
    var schema = Files.readString(ROOT.resolve("docs/course.schema.json"));

    assertEquals(Exit.OK, run("course", "schema"));
    assertEquals(schema, out);
    assertEquals(Exit.OK, run("course", "schema", folder.resolve("course.schema.json").toString()));
    assertEquals(schema, Files.readString(folder.resolve("course.schema.json")));
    assertEquals(Exit.OUTPUT, run("course", "schema", folder.resolve("course.schema.json").toString()));
  }

  @Test
  void medicinesAreCalledByTheNamesOfTheFile() throws IOException {
    var file = folder.resolve("a.yaml");
    Files.writeString(file, """
        course: A
        person: {weight: 83 kg, age: 45 year, sex: female}
        follow for: 14 d
        doses:
          - {drug: ketamine, route: IM, dose: 25 mg, day: 0}
        medicines:
          - {drug: sertraline, from: before the course, to: day 7}
          - {drug: diazepam, dose: 10 mg, day: 1, at: 22:00}
          - {drug: lorazepam, dose: 1 mg, day: 2, at: 22:00}
        """);

    assertEquals(Exit.OK, run("course", "explain", file.toString()), err);
    for (var line : List.of("Ketamine 25 mg (0.3 mg/kg), into a muscle", "Sertraline, daily, as before",
        "End of sertraline, daily", "22:00  Diazepam 10 mg (as strong as 1 mg lorazepam)",
        "22:00  Lorazepam 1 mg")) {
      assertTrue(out.contains(line), out);
    }
  }

  @Test
  void misspeltTemplateIsAnswered() {
    assertEquals(Exit.USAGE, run("course", "new", "--template", "nasl"));
    assertEquals("There is no template \"nasl\".\nPerhaps \"nasal\" is meant.\n", err);
  }

  @Test
  void brokenTableOfAModelIsNamedWithItsLine() throws IOException {
    Files.writeString(folder.resolve("modalities.csv"),
        "modality,input,level,grade,source,note\nCBT,uT,much,,,\n");

    assertEquals(Exit.REFUSED, run("course", "check", SIX, "--model", folder.toString()));
    assertTrue(err.startsWith("modalities.csv:2:8: M073 level must be a finite number, but is \"much\"."),
        err);
  }

  private int run(String... arguments) {
    var o = new StringWriter();
    var e = new StringWriter();
    int code = Main.run(List.of(arguments), new Console(new PrintWriter(o), new PrintWriter(e)),
        () -> engine);
    out = o.toString();
    err = e.toString();
    return code;
  }

  /// What was printed, without its line breaks.
  private String unwrapped() {
    return out.replaceAll("\\s+", " ");
  }
}
