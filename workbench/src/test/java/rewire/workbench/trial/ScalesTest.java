package rewire.workbench.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rewire.course.Course;
import rewire.course.Person;
import rewire.model.Parameter;
import rewire.simulate.Settling;
import rewire.simulate.Simulator;
import rewire.study.Measures;
import rewire.study.VirtualArm;
import rewire.workbench.Engine.ModelChoice;
import rewire.workbench.course.TrialReader;
import rewire.workbench.course.TrialReading;
import rewire.workbench.engine.OpenedModel;

/// What scales are read from, and how they hang together.
class ScalesTest {
  private static final OpenedModel.Good MODEL = assertInstanceOf(OpenedModel.Good.class,
      OpenedModel.of(new ModelChoice(Optional.empty(), "default", List.of(), Map.of())));
  private static final ObservationTables TABLES = ObservationTables.shipped();
  private static final List<String> SHOWN = List.of("MADRS", "HDRS17", "QIDS_SR16", "PHQ9", "GAD7", "PCL5",
      "CAPS5", "WHO5", "BRS", "CDRISC10", "AAQ_II", "RRS22");

  @TempDir
  private Path folder = Path.of("");

  @Test
  void healthyAndIllAreThoseOfTheTypicalPerson() {
    var simulator = Simulator.of(MODEL.model());
    for (var construct : TABLES.conditions().constructs().values()) {
      for (var part : construct.parts()) {
        double ill = settled(simulator, part.quantity(), Person.TYPICAL.backgroundStress());
        assertEquals(ill, part.ill(), 0.005 * Math.abs(ill), construct.name() + " " + part.quantity());
        if (part.healthy() != 0) {
          double healthy = settled(simulator, part.quantity(), 0.1);
          assertEquals(healthy, part.healthy(), 0.005 * Math.abs(healthy),
              construct.name() + " " + part.quantity());
        }
      }
    }
  }

  private static double settled(Simulator simulator, String quantity, double stress) {
    var course = Course.untreated(Person.TYPICAL.under(stress), 24);
    double[] p = simulator.parameters(course);
    var start = assertInstanceOf(Settling.Settled.class, simulator.settle(p)).state();
    var watcher = simulator.watcher(List.of(quantity));
    return watcher.follow(course, start, new double[] {0, 24}, 1e-6).values()[0][0];
  }

  @Test
  void everyLinkSpansItsScale() {
    assertTrue(TABLES.scales().size() >= 32, TABLES.scales().keySet().toString());
    for (var s : TABLES.scales().values()) {
      double first = s.at(s.knots().getFirst().severity());
      double last = s.at(s.knots().getLast().severity());
      assertEquals(s.low(), Math.min(first, last), 1e-9, s.name());
      assertEquals(s.high(), Math.max(first, last), 1e-9, s.name());
      assertEquals(s.modelOnly() ? 0 : 33, s.severity(s.at(s.modelOnly() ? 0 : 33)), 1e-9, s.name());
    }
  }

  /// Integrated dossier, A5; the last column is the error that is stated in docs/virtual-trials.md.
  @ParameterizedTest
  @CsvSource({"HDRS17, 10, MADRS, 13, 0", "HDRS17, 20, MADRS, 26, 0", "HDRS17, 30, MADRS, 39, 0",
      "HDRS17, 40, MADRS, 52.5, 0", "HDRS17, 7, MADRS, 8.5, 0", "QIDS_SR16, 5, MADRS, 7.5, 0",
      "QIDS_SR16, 6, MADRS, 9, 0", "QIDS_SR16, 11, MADRS, 18, 0", "QIDS_SR16, 16, MADRS, 25, 0",
      "QIDS_SR16, 21, MADRS, 34, 0", "QIDS_SR16, 5, HDRS17, 7, 0.9", "QIDS_SR16, 8, HDRS17, 11, 1.3",
      "QIDS_SR16, 11, HDRS17, 14.5, 0.7", "QIDS_SR16, 13, HDRS17, 17, 1", "QIDS_SR16, 16, HDRS17, 20, 0.8",
      "QIDS_SR16, 18, HDRS17, 23, 1", "QIDS_SR16, 20, HDRS17, 25, 0.3", "QIDS_SR16, 21, HDRS17, 26.5, 0.4",
      "QIDS_SR16, 24, HDRS17, 30.5, 5.4"})
  void crosswalksAreReproducedWithinTheStatedError(String from, double score, String to, double printed,
      double stated) {
    var a = TABLES.scale(from).orElseThrow();
    var b = TABLES.scale(to).orElseThrow();

    double error = Math.abs(b.at(a.severity(score)) - printed);

    assertEquals(stated, error, 0.1, from + " " + score + " is " + to + " " + b.at(a.severity(score)));
  }

  @ParameterizedTest
  @CsvSource({"10, 12", "20, 26", "25, 34"})
  void changesOfHdrsAreReproducedWithinTwoPoints(double hdrs, double madrs) {
    var scale = TABLES.scale("HDRS17").orElseThrow();

    double change = scale.severity(32) - scale.severity(32 - hdrs);

    assertEquals(madrs, change, 2, "MADRS change of HDRS17 " + hdrs);
  }

  /// Aims of the integrated dossier, A5; those that are missed stand in docs/virtual-trials.md.
  @Test
  void scalesHangTogetherAsPublishedInATreatedSample() throws IOException {
    var arm = treated("TRD", "MADRS", 1500);

    double[][] after = ratings(arm, arm.visit(24 * 14));
    double[][] entry = ratings(arm, 0);
    print(after);
    assertIn(0.85, 0.90, after, "MADRS", "HDRS17"); // aim 0.85-0.9
    assertIn(0.65, 0.75, after, "PHQ9", "GAD7"); // aim 0.65-0.75
    // missed, and held where they are so that a change is seen; aims 0.65-0.75, 0.75-0.8, 0.7, -0.7, -0.4 to
    // -0.5,
    // 0.6-0.7, 0.5-0.6
    assertIn(0.75, 0.90, after, "PCL5", "CAPS5");
    assertIn(0.80, 0.95, after, "MADRS", "QIDS_SR16");
    assertIn(0.80, 0.95, after, "MADRS", "PHQ9");
    assertIn(-0.60, -0.35, after, "WHO5", "PHQ9");
    assertIn(-0.40, -0.15, after, "BRS", "PHQ9");
    assertIn(-0.40, -0.15, after, "CDRISC10", "PHQ9");
    assertIn(0.05, 0.30, after, "AAQ_II", "PHQ9");
    assertIn(0.20, 0.45, after, "RRS22", "PHQ9");
    assertTrue(of(entry, "MADRS", "PHQ9") < of(after, "MADRS", "PHQ9"), "lower at entry by truncation");
  }

  @Test
  void symptomsAreNoPartOfFlexibilityAndResilience() {
    for (var name : List.of("flexibility", "resilience")) {
      var construct = TABLES.conditions().constructs().get(name);
      assertEquals(List.of(), construct == null
          ? List.of(name)
          : construct.quantities().stream().filter(List.of("x", "p", "MADRS")::contains).toList());
    }
  }

  @Test
  void moodLiftsAtOnceAndFearFollowsTherapy() throws IOException {
    var ketamine = treated("PTSD", "PCL5", 400);

    int day = ketamine.visit(24);
    assertTrue(left(ketamine, "MADRS", day) < left(ketamine, "PCL5", day) - 0.05,
        left(ketamine, "MADRS", day) + " and " + left(ketamine, "PCL5", day));
  }

  /// Share of the mean score at entry that is left.
  private static double left(VirtualArm arm, String scale, int visit) {
    var s = TABLES.scale(scale).orElseThrow();
    return IntStream.range(0, arm.size()).mapToDouble(i -> arm.rated(s, i, visit)).sum()
        / IntStream.range(0, arm.size()).mapToDouble(i -> arm.baseline(s, i)).sum();
  }

  private VirtualArm treated(String condition, String entry, int n) throws IOException {
    Files.copy(Path.of("../examples/no-treatment.yaml"), folder.resolve("none.yaml"));
    Files.copy(Path.of("../examples/six-infusions.yaml"), folder.resolve("six.yaml"));
    var s = TABLES.scale(entry).orElseThrow();
    var endpoints = String.join("\n", SHOWN.stream()
        .map(scale -> "  - {scale: " + scale + ", measure: change, at: 14 d}").toList());
    var file = Files.writeString(folder.resolve("trial.yaml"), """
        trial: Treated
        blind: open
        people: {condition: %s}
        entry: {scale: %s, mean: %s, sd: %s}
        arms:
          - {name: none, course: none.yaml, n: 2}
          - {name: six, course: six.yaml, n: %d}
        visits: [1 d, 14 d]
        endpoints:
        %s
        """.formatted(condition, entry, s.at(33), 5.5 * s.slope(s.at(33)), n, endpoints));
    var reading = new TrialReader(MODEL.care(), TABLES.stages().keySet(), TABLES.scales(),
        MODEL.model().parameters().stream().map(Parameter::id).toList()).read(file);
    var trial = assertInstanceOf(TrialReading.Understood.class, reading).trial();
    var run = TrialRun.typical(TrialDesign.of(trial, TABLES, MODEL.care()), Simulator.of(MODEL.model()),
        TABLES.without(List.of("attrition")), new TrialRun.Options(1, 2, 400, 2), new TrialRun.Progress() {
          @Override
          public void recruiting(int done, int all) {}

          @Override
          public void trials(int done, int all) {}
        });
    return run.example(0).getLast();
  }

  private static double[][] ratings(VirtualArm arm, int visit) {
    return SHOWN.stream().map(name -> TABLES.scale(name).orElseThrow())
        .map(s -> IntStream.range(0, arm.size())
            .mapToDouble(i -> visit == 0 ? arm.baseline(s, i) : arm.rated(s, i, visit)).toArray())
        .toArray(double[][]::new);
  }

  private static void assertIn(double low, double high, double[][] ratings, String a, String b) {
    double r = of(ratings, a, b);
    assertTrue(low <= r && r <= high, a + " and " + b + ": " + r);
  }

  private static double of(double[][] ratings, String a, String b) {
    return correlation(ratings[SHOWN.indexOf(a)], ratings[SHOWN.indexOf(b)]);
  }

  private static double correlation(double[] a, double[] b) {
    double ma = Arrays.stream(a).average().orElseThrow();
    double mb = Arrays.stream(b).average().orElseThrow();
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - ma) * (b[i] - mb);
      aa += (a[i] - ma) * (a[i] - ma);
      bb += (b[i] - mb) * (b[i] - mb);
    }
    return ab / Math.sqrt(aa * bb);
  }

  /// A rule of thumb of the dossier says half as much, A4; found: a third.
  @Test
  void growthMovesLessThanSymptoms() throws IOException {
    var arm = treated("TRD", "MADRS", 1500);
    int day = arm.visit(24 * 14);
    double[][] before = ratings(arm, 0);
    double[][] after = ratings(arm, day);
    double madrs = moved(before, after, "MADRS");

    for (var scale : List.of("WHO5", "BRS", "CDRISC10", "AAQ_II", "RRS22")) {
      double share = moved(before, after, scale) / madrs;
      System.out.printf(Locale.ROOT, "%s moves %.2f times as many SDs at 14 d as MADRS%n", scale, share);
      assertTrue(share > 0 && share < 1, scale + " " + share);
    }
  }

  /// Mean change for the better over the SD after treatment.
  private static double moved(double[][] before, double[][] after, String scale) {
    double[] a = before[SHOWN.indexOf(scale)];
    double[] b = after[SHOWN.indexOf(scale)];
    double change = Arrays.stream(a).average().orElseThrow() - Arrays.stream(b).average().orElseThrow();
    return (TABLES.scale(scale).orElseThrow().moreIsBetter() ? -change : change) / Measures.sd(b);
  }

  private static void print(double[][] ratings) {
    for (var pair : List.of(List.of("MADRS", "HDRS17"), List.of("MADRS", "QIDS_SR16"),
        List.of("MADRS", "PHQ9"),
        List.of("PHQ9", "GAD7"), List.of("PCL5", "CAPS5"), List.of("WHO5", "PHQ9"), List.of("BRS", "PHQ9"),
        List.of("CDRISC10", "PHQ9"), List.of("AAQ_II", "PHQ9"), List.of("RRS22", "PHQ9"))) {
      System.out.printf(Locale.ROOT, "%s and %s: r %.2f%n", pair.getFirst(), pair.getLast(),
          of(ratings, pair.getFirst(), pair.getLast()));
    }
  }
}
