package rewire.workbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rewire.workbench.engine.BrainEngine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The main job with the real engine and the shipped model: a course file in, a folder of results out.
class EndToEndTest {
  private static final Path EXAMPLES = Path.of(System.getProperty("rewire.root", "..")).resolve("examples");

  @TempDir
  private Path folder = Path.of("");

  @Test
  void aRerunHasTheSameBytesOnAnotherNumberOfThreads() throws IOException {
    var first = folder.resolve("first");
    var again = folder.resolve("again");

    rewire("simulate", example("esketamine-maintenance"), example("no-treatment"), "--patients", "6",
        "--seed",
        "4", "--threads", "2", "--out", first.toString());
    rewire("rerun", first.resolve("run.json").toString(), "--threads", "1", "--out", again.toString());

    List<String> names;
    try (var files = Files.list(first)) {
      names = files.map(f -> String.valueOf(f.getFileName())).sorted().toList();
    }
    assertTrue(names.containsAll(List.of("report.html", "trajectories.csv", "people.csv", "bands.csv")),
        names.toString());
    for (var name : names) {
      assertEquals(Files.readString(first.resolve(name)), Files.readString(again.resolve(name)), name);
    }
  }

  @Test
  void everyTableAndTheSummaryMeanTheSameScore() throws IOException {
    var out = folder.resolve("joined");

    rewire("simulate", example("ketamine-then-cbt"), "--patients", "1", "--out", out.toString());

    var summary = JsonMapper.builder().build().readTree(Files.readString(out.resolve("summary.json")));
    double end = fact(summary, "MADRS at the end");
    var last = last(out.resolve("trajectories.csv"));
    assertEquals(end, Double.parseDouble(String.valueOf(last.get("MADRS"))), 1e-12);
    double mechanism = Double.parseDouble(String.valueOf(last.get("MADRS_mechanism")));
    double additive = Double.parseDouble(String.valueOf(last.get("MADRS_additive")));
    // in this course each alone already helps so much that their sum ends below the scale: it is cut at its
    // lowest
    assertTrue(additive < end && end < mechanism, additive + " < " + end + " < " + mechanism);
    var dictionary = Files.readString(out.resolve("dictionary.csv"));
    assertTrue(dictionary.contains("0.5 of the interaction"), "the dictionary names the assumption");
  }

  @Test
  void everybodysCurvesAreWrittenAndCarryTheBands() throws IOException {
    var out = folder.resolve("curves");
    rewire("simulate", example("single-infusion"), "--patients", "5", "--curves", "--out", out.toString());

    double latest = Double.parseDouble(last(out.resolve("bands.csv")).get("time_h"));
    var scores = new ArrayList<Double>();
    try (var rows = CsvReader.builder().ofNamedCsvRecord(out.resolve("curves/people-00000000.csv"))) {
      rows.stream().filter(r -> Double.parseDouble(r.getField("time_h")) == latest)
          .forEach(r -> scores.add(Double.parseDouble(r.getField("MADRS"))));
    }
    assertEquals(5, scores.size());
    try (var rows = CsvReader.builder().ofNamedCsvRecord(out.resolve("bands.csv"))) {
      var median = rows.stream().filter(r -> r.getField("quantity").equals("MADRS"))
          .reduce((_, b) -> b).orElseThrow().getField("p50");
      assertEquals(scores.stream().sorted().toList().get(2), Double.parseDouble(median), 1e-9);
    }
    assertFalse(Files.exists(folder.resolve("curves.partial")));
    rewire("rerun", out.resolve("run.json").toString(), "--out", folder.resolve("again").toString());
    assertEquals(-1, Files.mismatch(out.resolve("curves/people-00000000.csv"),
        folder.resolve("again/curves/people-00000000.csv")));
  }

  @Test
  void whatAnotherOrderKeptIsNeitherTakenNorRemoved() throws IOException {
    var kept = Files.createDirectories(folder.resolve("small.partial/curves"));
    Files.writeString(kept.resolve("people-00004096.csv"), "of a large cohort");
    Files.writeString(folder.resolve("small.partial/order.txt"), "order of somebody");

    rewire("simulate", example("single-infusion"), "--patients", "2", "--out",
        folder.resolve("small").toString());

    assertFalse(Files.exists(folder.resolve("small/curves")));
    assertTrue(Files.exists(kept.resolve("people-00004096.csv")));
    var err = new StringWriter();
    assertEquals(Exit.REFUSED,
        run(new StringWriter(), err, "simulate", example("single-infusion"), "--patients",
            "2", "--curves", "--force", "--out", folder.resolve("small").toString()));
    assertTrue(err.toString().contains("partial result of another order"), err::toString);
  }

  @Test
  void moreThanMemoryHoldsIsRefusedAtOnce() {
    long launchers = 1600L << 20;
    assertEquals(Optional.empty(), Simulation.tooMany(2_000_000, 1, launchers));
    assertEquals(Optional.empty(), Simulation.tooMany(100, 1, 64L << 20));
    assertEquals(
        "10000000 people through 1 courses take 3.0 GB to hold, and Java may use 1.7 GB for everything.",
        Simulation.tooMany(10_000_000, 1, launchers).orElse(""));
  }

  @Test
  void scalesOfTheModelAloneAreReadOffACourseAndFlagged() throws IOException {
    var course = Files.writeString(folder.resolve("course.yaml"), """
        course: One infusion
        person: {weight: 70 kg, age: 45 year, sex: female}
        follow for: 14 d
        doses:
          - {drug: ketamine, route: infusion, dose: 0.5 mg/kg, over: 40 min, day: 0}
        measure:
          - {scale: BRS, days: [0, 1]}
        """);
    var out = folder.resolve("visit");

    rewire("simulate", course.toString(), "--patients", "1", "--out", out.toString());

    var measured = JsonMapper.builder().build().readTree(Files.readString(out.resolve("summary.json")))
        .get("courses").get(0).get("measured");
    assertEquals(2.8, measured.get(0).get("predicted").asDouble(), 0.01); // the typical ill person of
                                                                          // links.csv
    assertTrue(measured.get(1).get("predicted").asDouble() > 3, measured::toString);
    assertEquals("model output: no published data after ketamine", measured.get(0).get("note").asString());
  }

  private static double fact(JsonNode summary, String name) {
    for (var fact : summary.get("courses").get(0).get("facts")) {
      if (fact.get("name").asString().equals(name)) {
        return fact.get("value").asDouble();
      }
    }
    throw new AssertionError(name + " is not in " + summary);
  }

  private static Map<String, String> last(Path table) throws IOException {
    try (var rows = CsvReader.builder().ofNamedCsvRecord(table)) {
      return rows.stream().reduce((_, b) -> b).orElseThrow().getFieldsAsMap();
    }
  }

  private static String example(String name) {
    return EXAMPLES.resolve(name + ".yaml").toString();
  }

  @Test
  void whatCannotBeWrittenOnTheWayIsTheUsersToMendAndNoFault() throws IOException {
    var file = Files.writeString(folder.resolve("a-file"), "not a folder");
    var err = new StringWriter();

    int code = run(new StringWriter(), err, "simulate", example("single-infusion"), "--patients", "3",
        "--curves", "--out", file.resolve("out").toString());

    assertEquals(Exit.OUTPUT, code, err::toString);
    assertTrue(err.toString().contains("out.partial\" cannot be written"), err::toString);
    assertTrue(err.toString().contains("--out DIR"), err::toString);
  }

  private static void rewire(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code = run(out, err, arguments);
    assertEquals(Exit.OK, code, () -> out + "\n" + err);
  }

  private static int run(StringWriter out, StringWriter err, String... arguments) {
    return Main.run(List.of(arguments),
        new Console(new PrintWriter(out, true), new PrintWriter(err, true)),
        () -> new BrainEngine(Main.VERSION));
  }
}
