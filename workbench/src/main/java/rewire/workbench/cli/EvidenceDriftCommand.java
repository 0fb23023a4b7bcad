package rewire.workbench.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import rewire.course.Course;
import rewire.lang.ParameterSet;
import rewire.workbench.Engine.Answer;
import rewire.workbench.Engine.ModelChoice;
import rewire.workbench.Engine.Order;
import rewire.workbench.Engine.Work;
import rewire.workbench.course.CareTables;
import rewire.workbench.course.Complaint;
import rewire.workbench.course.CourseReader;
import rewire.workbench.course.CourseReading;
import rewire.workbench.evidence.Drift;

/// `rewire evidence drift`: what the fitted numbers do to the answers.
@Command(name = "drift", sortOptions = false, header = "Show how far the answers to courses move from the published "
    + "numbers to the default ones.", description = {
        "Each course is run for the typical person under the sets dossier and default; shown are",
        "scores, and every other main number that moves by more than half a percent."}, footer = {"",
            "Example:",
            "  rewire evidence drift examples/single-infusion.yaml examples/six-infusions.yaml", "",
            "Which numbers differ: rewire model check. Why: docs/evidence.md."})
final class EvidenceDriftCommand implements Callable<Integer> {
  private static final String DEFAULT = "default";
  private static final double RTOL = 1e-6;

  @Parameters(paramLabel = "COURSE.yaml", arity = "1..*", description = "Courses of care.")
  private List<Path> files = List.of();

  private final Main.Setting setting;

  EvidenceDriftCommand(Main.Setting setting) {
    this.setting = setting;
  }

  @Override
  public Integer call() {
    var console = setting.console();
    var courses = new ArrayList<Course>();
    var reader = new CourseReader(CareTables.shipped());
    for (var file : files) {
      var text = EvidenceTarget.text(file, console);
      if (text.isEmpty()) {
        return Exit.REFUSED;
      }
      switch (reader.read(file.toString(), text.get())) {
        case CourseReading.Refused bad -> {
          console.complaints(bad.complaints().stream().map(Complaint::text).toList());
          return Exit.REFUSED;
        }
        case CourseReading.Understood good -> courses.add(good.course());
      }
    }
    var before = run(courses, ParameterSet.DOSSIER);
    if (before instanceof Answer.Completed a) {
      var after = run(courses, DEFAULT);
      if (after instanceof Answer.Completed b) {
        console.out().println(Drift.text(a.courses(), b.courses(), ParameterSet.DOSSIER, DEFAULT));
        console.out().flush();
        return Exit.OK;
      }
      return complained(after);
    }
    return complained(before);
  }

  private Answer run(List<Course> courses, String set) {
    var choice = new ModelChoice(Optional.empty(), set, List.of(), Map.of());
    return setting.engine().get().simulate(new Order(courses, choice, RTOL, 1, 1), new Work(1, _ -> {
    }));
  }

  private int complained(Answer answer) {
    return switch (answer) {
      case Answer.Completed _ -> Exit.OK;
      case Answer.Refused refused -> {
        setting.console().complaints(refused.complaints());
        yield Exit.REFUSED;
      }
      case Answer.Failed failed -> {
        setting.console().complain(failed.message(), failed.advice());
        yield Exit.FAILED;
      }
    };
  }
}
