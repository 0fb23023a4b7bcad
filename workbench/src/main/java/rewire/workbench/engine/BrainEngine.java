package rewire.workbench.engine;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import rewire.Refusal;
import rewire.cohort.Block;
import rewire.cohort.Cohort;
import rewire.cohort.Ledger;
import rewire.cohort.Ward;
import rewire.course.Conduct;
import rewire.course.Course;
import rewire.lang.ParameterSet;
import rewire.lang.Reading;
import rewire.model.Model;
import rewire.simulate.CoursePrecision;
import rewire.simulate.Interaction;
import rewire.simulate.Precision;
import rewire.simulate.Prepared;
import rewire.simulate.Run;
import rewire.simulate.Scores;
import rewire.simulate.Simulator;
import rewire.simulate.Trajectories;
import rewire.solve.WorkPrecision;
import rewire.workbench.Engine;
import rewire.workbench.report.ReportInput;
import rewire.workbench.report.ReportInput.RunFacts;
import rewire.workbench.report.TerminalSummary;

/// The engine behind the front doors: model text in, trajectories and report out.
public final class BrainEngine implements Engine {
  /// Relative tolerance for drawn people: keeps scores within 0.01 point, far below what the bands are printed to.
  private static final Duration KEPT_EVERY = Duration.ofSeconds(5);
  private static final double PEOPLE_TOLERANCE = 1e-4;

  private final String version;

  /// @param version of the program, as the report names it
  public BrainEngine(String version) {
    this.version = version;
  }

  @Override
  public Start start(Course course, ModelChoice choice) {
    return switch (OpenedModel.of(choice)) {
      case OpenedModel.Bad bad -> new Start.Refused(bad.complaints());
      case OpenedModel.Good good -> start(course, good);
    };
  }

  private static Start start(Course course, OpenedModel.Good opened) {
    try {
      var simulator = Simulator.of(opened.model()).assuming(Interaction.DEFAULT);
      return switch (simulator.prepare(course.conducted(Conduct.AS_PLANNED), PEOPLE_TOLERANCE)) {
        case Prepared.Ready r -> new Start.At(r.start().score(), r.course().person().backgroundStress());
        case Prepared.Unreachable u -> new Start.Refused(List.of(u.message()));
        case Prepared.Failed f -> new Start.Refused(List.of(f.message() + "\n" + f.advice()));
      };
    } catch (Refusal e) {
      return new Start.Refused(List.of(String.valueOf(e.getMessage())));
    }
  }

  @Override
  public Answer simulate(Order order, Work work) {
    return switch (OpenedModel.of(order.model())) {
      case OpenedModel.Bad bad -> new Answer.Refused(bad.complaints());
      case OpenedModel.Good good -> simulate(order, work, good);
    };
  }

  private Answer simulate(Order order, Work work, OpenedModel.Good opened) {
    if (!opened.panels().of(opened.model()).showScore()) {
      return new Answer.Refused(
          List.of("panels.csv: A report begins with exactly one panel of part score, of a "
              + "quantity that the model has.\nPerhaps copy panels.csv from models/brain."));
    }
    try {
      var simulator = Simulator.of(opened.model()).assuming(Interaction.DEFAULT);
      double endH = order.courses().stream().mapToDouble(Course::endH).max().orElseThrow();
      var courses = new ArrayList<Course>();
      for (var course : order.courses()) {
        switch (simulator.prepare(course.until(endH), order.relativeTolerance())) {
          case Prepared.Unreachable u -> {
            return new Answer.Refused(List.of("\"" + course.title() + "\": " + u.message()));
          }
          case Prepared.Failed f -> {
            return new Answer.Failed(f.reason().toString(), f.atTimeH(), f.message(), f.advice());
          }
          case Prepared.Ready ready -> courses.add(ready.course());
        }
      }
      var times = simulator.times(courses);
      var runs = new ArrayList<Run.Completed>();
      for (var course : courses) {
        switch (simulator.run(course, new Precision(order.relativeTolerance(), true), times)) {
          case Run.Failed f -> {
            return new Answer.Failed(f.reason().toString(), f.atTimeH(), f.message(), f.advice());
          }
          case Run.Completed run -> runs.add(run);
        }
      }
      return completed(order, opened, simulator, runs, work);
    } catch (Refusal e) {
      return new Answer.Refused(List.of(String.valueOf(e.getMessage())));
    }
  }

  private Answer completed(Order order, OpenedModel.Good opened, Simulator simulator,
      List<Run.Completed> runs,
      Work work) {
    var model = opened.model();
    var panels = opened.panels().of(model);
    var crowd = order.people() == 1
        ? Optional.<Crowd>empty()
        : Optional.of(crowd(order, opened, simulator, runs, panels, work));
    var files = new HashMap<String, String>();
    model.mechanisms().forEach(m -> files.put(m.name(), m.file()));
    boolean joined = runs.stream().anyMatch(r -> r.trajectories().has(Scores.ADDITIVE));
    var followed = new ArrayList<Followed>();
    for (int c = 0; c < runs.size(); c++) {
      var facts = new ArrayList<>(MainNumbers.of(runs.get(c), simulator));
      int course = c;
      crowd.ifPresent(all -> facts.addAll(CrowdNumbers.of(all.result(), course)));
      followed
          .add(new Followed(runs.get(c).course(), curves(runs.get(c).trajectories(), files, joined), facts));
    }
    var facts = new RunFacts(model.hash(), order.model().parameterSet(), order.seed(), version,
        "rewire rerun run.json",
        CourseReport.achieved(runs));
    var input = new CourseReport(model, panels, new Series(runs, crowd), facts).input(followed);
    double achieved = runs.stream().mapToDouble(r -> r.achieved().relative()).max().orElseThrow();
    return new Answer.Completed(model.hash(), runs.getFirst().trajectories().timeH(), followed, crowd,
        achieved,
        new PageAndScreen(input));
  }

  private static Crowd crowd(Order order, OpenedModel.Good opened, Simulator simulator,
      List<Run.Completed> runs, PanelTable panels, Work work) {
    var courses = runs.stream().map(Run.Completed::course).toList();
    var quantities = panels.quantities();
    Function<double[], Cohort> at = times -> new Cohort(courses, order.people(), order.seed(), quantities,
        panels.compared(), times, PEOPLE_TOLERANCE);
    var close = at.apply(simulator.coarseTimes(courses));
    var cohort = close.isExact() ? close : at.apply(simulator.sparseTimes(courses));
    var curves = curves(cohort, opened.model(), work);
    // an exact cohort is not kept on the way, but its curves need a folder that is nobody else's
    var ledger = work.kept().filter(k -> k.curves().isPresent() || !cohort.isExact()).<Ledger>map(
        k -> BlockLedger.open(k.folder(), k.order() + " of model " + opened.model().hash(), KEPT_EVERY))
        .orElse(Ledger.NONE);
    return new Crowd(cohort.timesH(), quantities, cohort.isExact()
        ? Ward.follow(simulator, cohort, work.threads(), work.progress(), curves)
        : Ward.followInBlocks(simulator, cohort, work.threads(), work.progress(), ledger.seenBy(curves)));
  }

  private static Consumer<Block> curves(Cohort cohort, Model model, Work work) {
    return work.kept()
        .flatMap(k -> k.curves().<Consumer<Block>>map(f -> new CurveFiles(k.folder(), f, cohort, model)))
        .orElse(_ -> {
        });
  }

  /// @param joined whether some course has scores at both ends of the interaction, so that each needs them
  private static List<Curve> curves(Trajectories run, Map<String, String> files, boolean joined) {
    var columns = new ArrayList<>(run.columns());
    if (joined && !run.has(Scores.ADDITIVE)) {
      columns.addAll(Scores.ends(run));
    }
    return columns.stream()
        .map(c -> new Curve(c.name(), c.label(), c.unit(), files.getOrDefault(mechanism(c.id()), ""),
            c.kind() == Trajectories.Kind.STATE ? "state" : "readout", c.values()))
        .toList();
  }

  private record PageAndScreen(ReportInput input) implements Engine.Report {
    @Override
    public void write(Path file) throws IOException {
      Files.writeString(file, rewire.workbench.report.Report.html(input), StandardCharsets.UTF_8);
    }

    @Override
    public String terminal(int width, boolean unicode, boolean colour) {
      return TerminalSummary.text(input, width, unicode, colour);
    }
  }

  private static String mechanism(String id) {
    return id.substring(0, id.indexOf('.'));
  }

  @Override
  public List<String> showModel(ModelChoice choice, PrintWriter out) {
    return switch (OpenedModel.of(choice)) {
      case OpenedModel.Bad bad -> bad.complaints();
      case OpenedModel.Good good -> {
        ModelMap.print(good.model(), out);
        difference(good, choice, out);
        yield List.of();
      }
    };
  }

  @Override
  public List<String> checkModel(ModelChoice choice, PrintWriter out) {
    return switch (OpenedModel.of(choice)) {
      case OpenedModel.Bad bad -> bad.complaints();
      case OpenedModel.Good good -> {
        var m = good.model();
        out.printf(
            "Understood: %d mechanisms, %d states, %d read-outs, %d parameters; units agree throughout.%n",
            m.mechanisms().size(), m.states().size(), m.assignments().size(), m.parameters().size());
        difference(good, choice, out);
        yield List.of();
      }
    };
  }

  private static void difference(OpenedModel.Good good, ModelChoice choice, PrintWriter out) {
    for (var swap : choice.swaps()) {
      out.printf("Swapped: %s is read from %s.%n", swap.mechanism(), swap.file());
    }
    if (!choice.parameterSet().equals(ParameterSet.DOSSIER)) {
      var changed = ParameterSet.differences(good.published(), good.chosen());
      out.printf("Set %s changes %d of the published values%s%n", choice.parameterSet(), changed.size(),
          changed.isEmpty() ? "." : ":");
      changed.forEach(d -> out.println("  " + d));
    }
    var byHand = ParameterSet.differences(good.chosen(), good.model());
    if (!byHand.isEmpty()) {
      out.println("Set by hand:");
      byHand.forEach(d -> out.println("  " + d));
    }
  }

  @Override
  public boolean workPrecision(PrintWriter out) {
    var rows = WorkPrecision.table();
    out.println("Stiff test set: largest error at the published output times, in tolerances.");
    out.println(WorkPrecision.text(rows));
    out.flush();
    boolean good = rows.stream().allMatch(r -> r.scaledError() <= WorkPrecision.BOUND);
    return switch (OpenedModel
        .of(new ModelChoice(Optional.empty(), ParameterSet.DOSSIER, List.of(), Map.of()))) {
      case OpenedModel.Bad bad -> {
        bad.complaints().forEach(out::println);
        yield false;
      }
      case OpenedModel.Good brain -> brainPrecision(brain.model(), out) && good;
    };
  }

  private static boolean brainPrecision(Model model, PrintWriter out) {
    var simulator = Simulator.of(model);
    boolean good = brainPrecision(simulator, CoursePrecision.twelveInfusions(), out);
    return brainPrecision(simulator, CoursePrecision.twelveInfusionsWithDailyPractice(), out) && good;
  }

  private static boolean brainPrecision(Simulator simulator, Course course, PrintWriter out) {
    var rows = CoursePrecision.table(simulator, course);
    out.printf(
        "The brain, %s over %.0f days: largest error of any state against a run at 1e-12, in tolerances.%n",
        course.title().toLowerCase(Locale.ROOT), course.endH() / 24);
    out.println(CoursePrecision.text(rows));
    out.flush();
    boolean good = rows.stream().allMatch(r -> r.scaledError() <= CoursePrecision.BOUND);
    out.printf("%s: no error may be above %.0f tolerances.%n%n", good ? "Good" : "Not good",
        CoursePrecision.BOUND);
    return good;
  }
}
