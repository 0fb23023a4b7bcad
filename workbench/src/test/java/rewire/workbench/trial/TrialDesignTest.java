package rewire.workbench.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rewire.course.Dose;
import rewire.exchange.table.TableFile;
import rewire.model.Parameter;
import rewire.simulate.Simulator;
import rewire.workbench.Engine.ModelChoice;
import rewire.workbench.course.TrialFile;
import rewire.workbench.course.TrialReader;
import rewire.workbench.course.TrialReading;
import rewire.workbench.engine.OpenedModel;

class TrialDesignTest {
  private static final Path EXAMPLES = Path.of(System.getProperty("rewire.root", ".."), "examples/trials");
  private static final ObservationTables TABLES = ObservationTables.shipped();
  private static final OpenedModel.Good MODEL = model();

  @Test
  void aCrossoverIsOneCourseInWhichTheSecondPeriodFollowsTheFirst() throws IOException {
    var design = TrialDesign.of(file("crossover.yaml"), TABLES, MODEL.care());

    assertEquals(List.of("saline, then ketamine", "ketamine, then saline"),
        design.groups().stream().map(TrialDesign.Group::name).toList());
    assertEquals(List.of(336.0), doses(design, 0));
    assertEquals(List.of(0.0), doses(design, 1));
    assertEquals(List.of(24.0, 72.0, 168.0, 336.0, 360.0, 408.0, 504.0), design.ratedH());
    var setting = design.groups().getFirst().plan().setting().later().orElseThrow();
    assertEquals(336, setting.fromH());
    assertEquals(List.of(336.0), setting.setting().doses());
  }

  @Test
  void theTableOfACrossoverCountsDaysInEachPeriod() throws IOException {
    var design = TrialDesign.of(file("crossover.yaml"), TABLES, MODEL.care());

    assertEquals(List.of("saline 1", "saline 1", "saline 1", "saline 1", "ketamine 2", "ketamine 2",
        "ketamine 2", "ketamine 2"),
        design.shownH().mapToObj(h -> design.given(0, design.period(h)) + " " + design.period(h)).toList());
    assertEquals(List.of("ketamine", "saline"), List.of(design.given(1, 1), design.given(1, 2)));
    assertEquals(List.of(0.0, 1.0, 3.0, 7.0, 0.0, 1.0, 3.0, 7.0),
        design.shownH().mapToObj(design::dayOfPeriod).toList());
  }

  @Test
  void aWithdrawalBeginsWithTheInductionForAll() throws IOException {
    var design = TrialDesign.of(file("withdrawal.yaml"), TABLES, MODEL.care());

    assertEquals(672, design.startH());
    assertEquals(doses(design, 0), doses(design, 1).stream().filter(t -> t < 672).toList());
    assertTrue(doses(design, 1).size() > doses(design, 0).size());
    assertEquals(0, design.day(design.startH()));
    assertTrue(design.groups().stream().noneMatch(g -> g.plan().setting().masked()));
    assertTrue(
        design.groups().stream().allMatch(g -> g.plan().setting().later().orElseThrow().setting().masked()));
  }

  @Test
  void everyShippedTrialRunsToItsTablesInBothFormats(@TempDir Path folder) throws IOException {
    for (var name : List.of("crossover.yaml", "withdrawal.yaml", "midazolam.yaml")) {
      var run = run(file(name));
      var typical = run.run(false, 1, 20, "ANCOVA", QUIET);
      var csv = Files.createDirectory(folder.resolve(name));
      var parquet = Files.createDirectory(folder.resolve(name + "-parquet"));
      TrialFiles.write(run, typical, typical, new PowerCurve(List.of()), csv, TableFile.Format.CSV);
      TrialFiles.write(run, typical, typical, new PowerCurve(List.of()), parquet, TableFile.Format.PARQUET);

      for (var table : List.of("endpoints", "timecourse", "flow", "replicates", "trial-1")) {
        assertTrue(Files.size(csv.resolve(table + ".csv")) > 100, name + " " + table);
        assertTrue(Files.size(parquet.resolve(table + ".parquet")) > 100, name + " " + table);
      }
      assertTrue(typical.comparisons().getFirst().mean() < 0, name + ": care must help");
      for (var c : typical.comparisons()) {
        assertEquals(c.endpoint().measure().equals("response") && !name.startsWith("crossover"),
            c.shares().isPresent());
      }
    }
  }

  @Test
  void ketamineFirstIsCarriedOverIntoTheSecondPeriod() throws IOException {
    var run = run(file("crossover.yaml"));
    var typical = run.run(false, 5, 40, "ANCOVA", QUIET);
    int second = run.design().ratedH().indexOf(336.0) + 1;

    // the second period of those who had ketamine first starts below that of the others
    assertTrue(typical.courses()[1][second][0] < typical.courses()[0][second][0]);
  }

  @Test
  void onlyRespondersEnterAWithdrawal() throws IOException {
    var run = run(file("withdrawal.yaml"));
    var arms = run.example(0);
    var scale = run.design().scale("MADRS");

    for (var arm : arms) {
      int start = arm.visit(run.design().startH());
      assertTrue(IntStream.range(0, arm.size())
          .allMatch(i -> arm.rated(scale, i, start) <= arm.baseline(scale, i) / 2 && arm.there(i, start)));
      assertTrue(arm.screened() > arm.size());
    }
  }

  @Test
  void relapseIsSeenAtVisitsOfTheFileOnly() throws IOException {
    var run = run(file("withdrawal.yaml"));
    var testing = new Testing(run.design(), "ANCOVA");
    var visits = run.design().file().visitsH();
    var events = testing.events(run.design().scale("MADRS"), run.example(0).getFirst(), "placebo",
        visits.getLast(), 1);

    assertTrue(events.stream().anyMatch(e -> e.happened()));
    assertEquals(List.of(),
        events.stream().map(e -> 24 * e.time())
            .filter(h -> h > 0.25 && !visits.contains(h)).toList());
  }

  @Test
  void whatIsCarriedForwardIsTheLastVisitOfTheFile() throws IOException {
    var run = run(file("withdrawal.yaml"));
    var testing = new Testing(run.design(), "LOCF");
    double startH = run.design().startH();
    var visits = run.design().file().visitsH();
    boolean left = false;
    for (var arm : run.example(0)) {
      for (int i = 0; i < arm.size(); i++) {
        double hour = arm.hour(testing.last(arm, i, startH, visits.getLast())) - startH;
        assertTrue(hour == 0 || visits.contains(hour), hour + " h");
        left |= hour < visits.getLast();
      }
    }
    assertTrue(left);
  }

  @Test
  void aPointOfTheCurveIsATrialOfThatSize() throws IOException {
    var run = run(file("midazolam.yaml"));
    double[] folds = {0.2, 0.75, 1.5};

    for (boolean doubt : new boolean[] {false, true}) {
      double[] curve = run.power(doubt, folds, 40, "ANCOVA", QUIET);
      for (int i = 0; i < folds.length; i++) {
        var trial = run.run(doubt, folds[i], 40, "ANCOVA", QUIET).comparisons().getFirst();
        assertEquals(trial.won(), curve[i], "at " + folds[i]);
      }
    }
  }

  @Test
  void whatCannotBeEstimatedIsCountedAndNamed() {
    var endpoint = new TrialFile.Endpoint("relapse", "MADRS", "relapse", 24, 0, Double.NaN, "");
    var c = new TrialRun.Comparison(endpoint, "ketamine", new double[] {Double.NaN, -1, -1},
        new double[] {Double.NaN, 1, 1}, 0, Optional.empty());
    var result = new TrialRun.Result(List.of(), List.of(c), new double[0], 0, new double[0][][],
        new double[0][],
        1);

    assertEquals("log hazard ratio", TrialPrint.quantity(TABLES.scale("MADRS").orElseThrow(), endpoint));
    assertTrue(TrialPrint.undefined(result).getFirst().contains("undefined in 1 of 3 virtual trials"));
  }

  @Test
  void aPowerOfAllOrNoneStillHasAnInterval() {
    var endpoint = new TrialFile.Endpoint("change", "MADRS", "change", 24, 0, Double.NaN, "");
    var c = new TrialRun.Comparison(endpoint, "ketamine", new double[50], new double[50], 1,
        Optional.empty());

    assertEquals(1 / (1 + 1.959964 * 1.959964 / 50), c.chance().low(), 1e-6); // Wilson with nobody on one
                                                                              // side
  }

  @Test
  void scoresOfTheModelsOwnPeopleLieInsideTheirCheck() throws IOException {
    var file = file("midazolam.yaml");
    var run = run(file);
    var scale = run.design().scale("MADRS");
    var arm = run.example(0).get(1);
    var byHour = new TreeMap<Double, List<Double>>();
    run.design().shownH().forEach(h -> byHour.put(h, IntStream.range(0, arm.size())
        .filter(i -> arm.there(i, arm.visit(h)))
        .mapToObj(i -> Math.rint(h == 0 ? arm.baseline(scale, i) : arm.rated(scale, i, arm.visit(h))))
        .toList()));

    var check = PredictiveCheck.of(new PredictiveCheck.Observed(byHour),
        new PredictiveCheck.Question(file.arm("ketamine"), file.people(), "double", "MADRS"),
        Simulator.of(MODEL.model()), TABLES, MODEL.care(), TABLES.without(List.of()),
        new TrialRun.Options(1, 2, 48, 2), 60, QUIET);

    // 12 percentiles; fewer than 8 inside has a chance below 1 % when each is inside with 90 %
    assertTrue(check.points().stream().filter(p -> p.day() > 0 && p.inside()).count() >= 8);
  }

  private static final TrialRun.Progress QUIET = new TrialRun.Progress() {
    @Override
    public void recruiting(int done, int all) {}

    @Override
    public void trials(int done, int all) {}
  };

  private static TrialRun run(TrialFile file) {
    return TrialRun.recruit(file, Simulator.of(MODEL.model()), TABLES, MODEL.care(),
        TABLES.without(List.of()),
        new TrialRun.Options(1, 2, 48, 2), QUIET);
  }

  private static List<Double> doses(TrialDesign design, int group) {
    return design.groups().get(group).plan().course().doses().stream().filter(d -> d.device() == 1)
        .map(Dose::timeH).toList();
  }

  private static TrialFile file(String name) throws IOException {
    var reading = new TrialReader(MODEL.care(), TABLES.stages().keySet(), TABLES.scales(),
        MODEL.model().parameters().stream().map(Parameter::id).toList()).read(EXAMPLES.resolve(name));
    if (reading instanceof TrialReading.Refused r) {
      throw new AssertionError(String.join("\n", r.complaints()));
    }
    return assertInstanceOf(TrialReading.Understood.class, reading).trial();
  }

  private static OpenedModel.Good model() {
    return assertInstanceOf(OpenedModel.Good.class,
        OpenedModel.of(new ModelChoice(Optional.empty(), "default", List.of(), Map.of())));
  }
}
