package rewire.workbench.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rewire.course.Course;
import rewire.course.Person;
import rewire.workbench.Engine.Answer;
import rewire.workbench.Engine.Curve;
import rewire.workbench.Engine.Followed;

class CommandLineTest {

  private static final Path ROOT = Path.of(System.getProperty("rewire.root", ".."));
  private static final String EXAMPLE = ROOT.resolve("examples/six-infusions.yaml").toString();

  @TempDir
  private Path folder = Path.of("");
  private final FakeEngine engine = new FakeEngine();
  private String out = "";
  private String err = "";

  @ParameterizedTest
  @ValueSource(strings = {"", "simulate", "rerun", "model", "model show", "model check", "verify",
      "verify engine", "verify statistics", "trial", "trial analyse", "trial check", "trial noise",
      "trial design",
      "model export",
      "model docs", "sensitivity", "evidence", "evidence pk", "evidence trials", "evidence fit",
      "evidence natural", "evidence mechanism", "evidence drift", "evidence misfits", "completion",
      "course",
      "course check", "course explain", "course new", "course schema"})
  void helpIsAsWrittenInItsCase(String command) throws IOException {
    int code = run((command + " --help").strip().split(" "));

    var golden = ROOT
        .resolve("cases/cli/help" + (command.isEmpty() ? "" : "-" + command.replace(' ', '-')) + ".txt");
    if (Boolean.getBoolean("rewire.rewrite")) {
      Files.writeString(golden, out);
    }
    assertEquals(Exit.OK, code);
    assertEquals(Files.readString(golden), out);
    assertEquals("", err);
  }

  @Test
  void versionIsThatOfThePom() throws IOException {
    run("--version");

    assertTrue(out.startsWith("rewire " + Main.VERSION + " on Java 25"), out);
    assertTrue(Files.readString(ROOT.resolve("pom.xml")).contains("<version>" + Main.VERSION + "</version>"));
    assertTrue(Files.readString(ROOT.resolve("rewire")).contains("workbench-" + Main.VERSION + ".jar"));
  }

  @Test
  void simulateWritesTheWholeFolder() throws IOException {
    var target = folder.resolve("deep/six results");

    int code = run("simulate", EXAMPLE, "--out", target.toString(), "--set", "uS=0.3", "--rtol", "1e-8");

    assertEquals("", err);
    assertEquals(Exit.OK, code);
    assertEquals(List.of("dictionary.csv", "report.html", "run.json", "summary.json", "trajectories.csv"),
        names(target));
    assertEquals("""
        time_h,MADRS,synapses.uA
        0,32.6,0
        0.6666666666666666,16.445,0.05986
        24,0.3333333333333333,1.0E-20
        """, lines(target.resolve("trajectories.csv")));
    assertEquals("""
        column,label,unit,mechanism,kind
        time_h,Time after the start of the course,h,,time
        MADRS,"Depression, MADRS",score,symptoms,readout
        synapses.uA,"New synapses, ""adaptive""\",1,synapses,state
        """, lines(target.resolve("dictionary.csv")));
    assertEquals(Map.of("uS", 0.3), engine.orders.getFirst().courses().getFirst().overrides());
    assertEquals(1e-8, engine.orders.getFirst().relativeTolerance());
    assertEquals(6, engine.orders.getFirst().courses().getFirst().doses().size());
    assertTrue(out.startsWith("Six infusions in two weeks\n  MADRS at the start       32.60 score\n"), out);
    assertEquals(List.of("six results"), names(folder.resolve("deep")));
  }

  @Test
  void rerunRepeatsTheOrderToTheLastBitAndTheFilesToTheLastByte() throws IOException {
    var first = folder.resolve("first");
    var second = folder.resolve("second");
    run("simulate", EXAMPLE, "--out", first.toString(), "--set", "uS=0.30000000000000004", "--parameters",
        "dossier");

    int code = run("rerun", first.resolve("run.json").toString(), "--out", second.toString());

    assertEquals(Exit.OK, code, err);
    assertEquals(engine.orders.get(0), engine.orders.get(1));
    for (var name : names(first)) {
      assertEquals(Files.readString(first.resolve(name)), Files.readString(second.resolve(name)), name);
    }
  }

  @Test
  void tablesAreWrittenAsParquetWhenAskedForAndByARerunToo() throws IOException {
    var first = folder.resolve("first");
    var second = folder.resolve("second");

    assertEquals(Exit.OK, run("simulate", EXAMPLE, "--out", first.toString(), "--format", "parquet"), err);
    assertEquals(Exit.OK, run("rerun", first.resolve("run.json").toString(), "--out", second.toString()),
        err);

    assertEquals("", err);
    assertEquals(
        List.of("dictionary.csv", "report.html", "run.json", "summary.json", "trajectories.parquet"),
        names(first));
    for (var name : names(first)) {
      assertArrayEquals(Files.readAllBytes(first.resolve(name)), Files.readAllBytes(second.resolve(name)),
          name);
    }
    assertEquals(Exit.USAGE, run("simulate", EXAMPLE, "--format", "xlsx"));
    assertTrue(err.contains("CSV, PARQUET"), err);
  }

  @Test
  void rerunRefusesAModelOrCourseThatIsNoFileName() throws IOException {
    var run = folder.resolve("first/run.json");
    run("simulate", EXAMPLE, "--out", folder.resolve("first").toString());
    var good = Files.readString(run);
    for (var bad : List.of(good.replace("\"shipped\"", "\"a\\u0000b\""),
        good.replaceFirst("\"file\" : \"", "\"file\" : \"\\\\u0000"))) {
      assertNotEquals(good, bad);
      Files.writeString(run, bad);
      assertEquals(Exit.REFUSED, run("rerun", run.toString()), err);
    }
  }

  @Test
  void rerunSaysWhenTheModelHasChanged() {
    run("simulate", EXAMPLE, "--out", folder.resolve("first").toString());
    engine.answer = FakeEngine.completed("ffffff", 30);

    int code = run("rerun", folder.resolve("first/run.json").toString(), "--out",
        folder.resolve("b").toString());

    assertEquals(Exit.OK, code);
    assertTrue(err.startsWith("Note: the model has changed since this run was made"), err);
  }

  @Test
  void rerunRefusesARunFileThatWasChanged() throws IOException {
    var run = folder.resolve("first/run.json");
    run("simulate", EXAMPLE, "--out", folder.resolve("first").toString());
    Files.writeString(run, Files.readString(run).replace("0.5 mg/kg", "0.6 mg/kg"));

    int code = run("rerun", run.toString(), "--out", folder.resolve("b").toString());

    assertEquals(Exit.REFUSED, code);
    assertTrue(err.contains("does not have the SHA-256 written beside it"), err);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "{\"format\": 1}", "{\"format\": 2, \"course\": \"x\"}", "null",
      "\u0000"})
  void rerunRefusesWhatIsNoRunFile(String text) throws IOException {
    var run = folder.resolve("run.json");
    Files.writeString(run, text);

    assertEquals(Exit.REFUSED, run("rerun", run.toString()));
    assertTrue(err.contains("is not a run file"), err);
  }

  @Test
  void anExistingFolderIsNotTouchedWithoutForce() throws IOException {
    var target = folder.resolve("mine");
    run("simulate", EXAMPLE, "--out", target.toString());
    Files.writeString(target.resolve("summary.json"), "precious");

    int code = run("simulate", EXAMPLE, "--out", target.toString());

    assertEquals(Exit.OUTPUT, code);
    assertEquals("The folder \"" + target + "\" exists already.\n"
        + "Perhaps give another one with --out DIR, or replace it with --force.\n", err);
    assertEquals("precious", Files.readString(target.resolve("summary.json")));
    assertEquals(1, engine.orders.size());
  }

  @Test
  void forceReplacesOnlyAFolderOfAnEarlierRun() throws IOException {
    var target = folder.resolve("mine");
    run("simulate", EXAMPLE, "--out", target.toString());
    Files.writeString(target.resolve("stale.txt"), "old");

    assertEquals(Exit.OK, run("simulate", EXAMPLE, "--out", target.toString(), "--force"));
    assertFalse(Files.exists(target.resolve("stale.txt")));

    Files.delete(target.resolve("run.json"));
    assertEquals(Exit.OUTPUT, run("simulate", EXAMPLE, "--out", target.toString(), "--force"));
    assertTrue(err.contains("was not written by an earlier run; it is left alone"), err);
    assertEquals(List.of("mine"), names(folder));
  }

  @Test
  void failedRunWritesNothingAndSaysWhenAndWhy() throws IOException {
    engine.answer = new Answer.Failed("the step became too small", 36, "MADRS ran away.",
        "Perhaps a looser --rtol.");

    int code = run("simulate", EXAMPLE, "--out", folder.resolve("x").toString());

    assertEquals(Exit.FAILED, code);
    assertEquals("""
        The simulation stopped at 36.0 h (day 1.50): the step became too small. MADRS ran away.
        Perhaps a looser --rtol.
        """, err);
    assertEquals(List.of(), names(folder));
  }

  @Test
  void notANumberIsNeverWritten() throws IOException {
    engine.answer = FakeEngine.completed("a", Double.NaN);

    assertEquals(Exit.FAILED, run("simulate", EXAMPLE, "--out", folder.resolve("x").toString()));
    assertTrue(err.contains("values of MADRS that are not numbers"), err);
    assertEquals(List.of(), names(folder));
  }

  @Test
  void brokenReportLeavesNoHalfFolder() throws IOException {
    var good = (Answer.Completed) FakeEngine.completed("a", 1);
    engine.answer = new Answer.Completed("a", good.timeH(), good.courses(), Optional.empty(), 0, _ -> {
      throw new IOException("disk full");
    });

    assertEquals(Exit.OUTPUT, run("simulate", EXAMPLE, "--out", folder.resolve("x").toString()));
    assertTrue(err.contains("cannot be written to") && err.contains("disk full"), err);
    assertEquals(List.of(), names(folder));
  }

  @Test
  void faultOfTheProgramIsOneSentenceWithoutAStackTrace() {
    engine.answer = new Answer.Completed("a", new double[] {0, 1}, List.of(new Followed(
        Course.untreated(Person.TYPICAL, 1),
        List.of(new Curve("a", "a", "1", "a", "state", new double[] {1})), List.of())),
        Optional.empty(), 0, _ -> {
        });

    int code = run("simulate", EXAMPLE, "--out", folder.resolve("x").toString());

    assertEquals(Exit.INTERNAL, code);
    assertTrue(err.startsWith("A fault of the program: ArrayIndexOutOfBoundsException"), err);
    assertEquals(2, err.lines().count());
    run("simulate", EXAMPLE, "--out", folder.resolve("x").toString(), "--debug");
    assertTrue(err.contains("\tat rewire.workbench.cli."), err);
  }

  @Test
  void courseThatIsNotThereIsNamed() {
    assertEquals(Exit.REFUSED, run("simulate", "nowhere.yaml"));
    assertTrue(err.startsWith("There is no file \"nowhere.yaml\".\nPerhaps "), err);
  }

  @Test
  void refusedCourseShowsOneScreenAndCountsTheRest() {
    int code = run("simulate", ROOT.resolve("cases/course/refused/when.yaml").toString());

    assertEquals(Exit.REFUSED, code);
    assertTrue(err.contains("when.yaml:5:5: A dose does not say when.") && err.contains(" more."), err);
    assertTrue(err.lines().count() <= 24, err);
  }

  @Test
  void misspeltCommandsAndOptionsAreUsageErrors() {
    assertEquals(Exit.USAGE, run("simulat"));
    assertTrue(err.contains("Perhaps \"simulate\" is meant"), err);
    assertEquals(Exit.USAGE, run("simulate", EXAMPLE, "--forse"));
    assertEquals(Exit.USAGE, run("simulate"));
    assertEquals(Exit.USAGE, run());
    assertEquals(Exit.USAGE, run("simulate", EXAMPLE, "--set", "uS=high"));
    assertEquals(Exit.USAGE, run("simulate", EXAMPLE, "--rtol", "NaN"));
    assertEquals(Exit.USAGE, run("model"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1d", "0.5f", "0x1p3", "NaN", "Infinity", "-Infinity", "1e999", "", "1,5", "٣"})
  void whatOnlyJavaTakesForANumberIsAUsageError(String number) {
    assertEquals(Exit.USAGE, run("simulate", EXAMPLE, "--set", "uS=" + number));
    assertTrue(err.contains("is not a number such as 0.3"), err);
    assertEquals(List.of(), engine.orders);
  }

  @Test
  void jsonIsTheSummaryAndNothingElse() throws IOException {
    run("simulate", EXAMPLE, "--out", folder.resolve("x").toString(), "--json");

    assertEquals(Files.readString(folder.resolve("x/summary.json")), out);
  }

  @Test
  void modelComplaintsBecomeTheExitCode() {
    engine.complaints = List.of("01-absorption.ant:3:1: something is wrong");

    assertEquals(Exit.REFUSED, run("model", "check"));
    assertEquals("01-absorption.ant:3:1: something is wrong\n", err);
    assertEquals(Exit.FAILED, run("verify", "engine"));
    engine.complaints = List.of();
    assertEquals(Exit.OK, run("model", "show"));
    assertEquals("01-absorption\n", out);
    assertEquals(Exit.REFUSED, run("model", "check", "--model", "nowhere"));
  }

  @Test
  void helpAndVersionNeverAskForTheEngine() {
    for (var args : List.of(List.of("--help"), List.of("simulate", "--help"), List.of("--version"))) {
      int code = Main.run(args,
          new Console(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter())),
          () -> {
            throw new AssertionError("The engine was opened.");
          });

      assertEquals(Exit.OK, code);
    }
  }

  private int run(String... args) {
    var o = new StringWriter();
    var e = new StringWriter();
    int code = Main.run(List.of(args), new Console(new PrintWriter(o), new PrintWriter(e)), () -> engine);
    out = o.toString().replace("\r\n", "\n");
    err = e.toString().replace("\r\n", "\n");
    return code;
  }

  private static String lines(Path file) throws IOException {
    return Files.readString(file).replace("\r\n", "\n");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
