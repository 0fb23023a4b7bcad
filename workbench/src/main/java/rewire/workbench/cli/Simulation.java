package rewire.workbench.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import rewire.cohort.Cohort;
import rewire.compile.Door;
import rewire.course.Course;
import rewire.workbench.Engine.Answer;
import rewire.workbench.Engine.Fact;
import rewire.workbench.Engine.Kept;
import rewire.workbench.Engine.Order;
import rewire.workbench.Engine.Work;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Runs an understood course and writes the folder: what `simulate` and `rerun` have in common.
final class Simulation {
  /// Measured with objects on multiples of 64 bytes: 269, 402 and 726 bytes a person for one, two and four courses.
  private static final long BYTES_OF_A_PERSON = 150;
  private static final long BYTES_OF_A_FATE = 150;
  /// Of the memory; the rest holds the curves of a block and what the tables need.
  private static final double SHARE_FOR_PEOPLE = 0.6;

  private final Main.Setting setting;
  private final Console console;
  private final boolean json;
  private final int threads;

  Simulation(Main.Setting setting, boolean json, int threads) {
    this.threads = threads;
    this.setting = setting;
    this.console = setting.console();
    this.json = json;
  }

  int run(List<Course> courses, RunFile run, Path target, boolean force) {
    var obstacle = OutputFolder.obstacle(target, force);
    if (obstacle.isPresent()) {
      console.complain(obstacle.get(), force
          ? "Perhaps give another one with --out DIR."
          : "Perhaps give another one with --out DIR, or replace it with --force.");
      return Exit.OUTPUT;
    }
    var tooMany = tooMany(run.people(), courses.size(), Runtime.getRuntime().maxMemory());
    if (tooMany.isPresent()) {
      console.complain(tooMany.get(),
          "Perhaps follow fewer, or give Java more memory: REWIRE_JVM_OPTIONS=-Xmx8g.");
      return Exit.REFUSED;
    }
    var order = new Order(courses.stream().map(c -> c.overriding(run.overrides())).toList(), run.model(),
        run.relativeTolerance(), run.people(), run.seed());
    var progress = new ProgressLine(console.err(), run.people());
    var partial = target.resolveSibling(target.getFileName() + ".partial");
    if (run.people() > Cohort.MOST_EXACT) {
      console.complain(Door.lanes().reason(), "");
      console.complain("What is finished is kept in \"" + partial
          + "\" on the way; after an interruption the same command goes on from there.", "");
    }
    var work = new Work(threads, progress::followed,
        Optional.of(new Kept(partial, run.identity(),
            run.curves() ? Optional.of(run.format()) : Optional.empty())));
    Answer answer;
    try {
      answer = setting.engine().get().simulate(order, work);
    } catch (UncheckedIOException e) {
      return unwritten(partial, e);
    }
    return switch (answer) {
      case Answer.Refused refused -> {
        console.complaints(refused.complaints());
        yield Exit.REFUSED;
      }
      case Answer.Failed failed -> {
        console.complain("The simulation stopped at %s h (day %.2f): %s.".formatted(failed.atTimeH(),
            failed.atTimeH() / 24, failed.reason()) + " " + failed.message(), failed.advice());
        yield Exit.FAILED;
      }
      case Answer.Completed completed -> {
        int code = finished(run, completed, target, partial);
        if (code == Exit.OK) {
          OutputFolder.removePartial(partial, run.identity());
        }
        yield code;
      }
    };
  }

  /// Why so many people cannot be held, or empty; better now than after hours.
  static Optional<String> tooMany(int people, int courses, long memory) {
    long bytes = people * (BYTES_OF_A_PERSON + BYTES_OF_A_FATE * courses);
    return bytes <= memory * SHARE_FOR_PEOPLE
        ? Optional.empty()
        : Optional.of(String.format(Locale.ROOT,
            "%d people through %d courses take %.1f GB to hold, and Java may use %.1f GB for everything.",
            people, courses, bytes * 1e-9, memory * 1e-9));
  }

  /// What could not be written, where, and how to mend it.
  private int unwritten(Path folder, UncheckedIOException fault) {
    var cause = fault.getCause();
    var reason = cause == null ? String.valueOf(fault.getMessage()) : SimulateCommand.reason(cause);
    console.complain("\"" + folder + "\" cannot be written: " + reason + ".",
        "Perhaps the disk is full or the folder is not yours; another one can be given with --out DIR. What was kept "
            + "before stays, and the same command goes on from there.");
    return Exit.OUTPUT;
  }

  private int finished(RunFile run, Answer.Completed completed, Path target, Path partial) {
    for (var curve : completed.courses().stream().flatMap(c -> c.curves().stream()).toList()) {
      if (!Arrays.stream(curve.values()).allMatch(Double::isFinite)) {
        console
            .complain("The simulation gave values of " + curve.column() + " that are not numbers; nothing is "
                + "written.", "Perhaps a parameter set with --set is outside its range.");
        return Exit.FAILED;
      }
    }
    if (!run.modelHash().isEmpty() && !run.modelHash().equals(completed.modelHash())) {
      console.complain("Note: the model has changed since this run was made, so the results may differ (then "
          + shortened(run.modelHash()) + ", now " + shortened(completed.modelHash()) + ").", "");
    }
    try (var folder = OutputFolder.open(target)) {
      write(run.ranWith(completed.modelHash()), completed, folder.draft());
      if (run.curves() && run.people() > 1) {
        Files.move(partial.resolve("curves"), folder.draft().resolve("curves"));
      }
      folder.publish();
    } catch (IOException e) {
      console.complain(
          "The results cannot be written to \"" + target + "\": " + SimulateCommand.reason(e) + ".",
          "Perhaps the disk is full or the folder is not yours; another one can be given with --out DIR.");
      return Exit.OUTPUT;
    }
    print(run, completed, target);
    return Exit.OK;
  }

  private static void write(RunFile run, Answer.Completed completed, Path folder)
      throws IOException {
    Tables.trajectories(run.format(), folder, completed.timeH(), completed.courses());
    Tables.dictionary(folder.resolve("dictionary.csv"), completed.courses());
    if (completed.crowd().isPresent()) {
      CrowdTables.people(run.format(), folder, completed.crowd().get(), completed.courses().size());
      CrowdTables.bands(run.format(), folder, completed.crowd().get());
    }
    Files.writeString(folder.resolve("summary.json"), text(summary(run, completed)));
    Files.writeString(folder.resolve(OutputFolder.MARK), text(run.json()));
    completed.report().write(folder.resolve("report.html"));
  }

  private static ObjectNode summary(RunFile run, Answer.Completed completed) {
    var node = JsonNodeFactory.instance.objectNode();
    node.put("model_hash", run.modelHash());
    node.put("parameter_set", run.model().parameterSet());
    node.put("achieved_error", completed.achievedError());
    var courses = node.putArray("courses");
    for (int c = 0; c < completed.courses().size(); c++) {
      var followed = completed.courses().get(c);
      var one = courses.addObject();
      one.put("letter", Tables.letter(c));
      one.put("course", followed.course().title());
      one.put("source", followed.course().source());
      one.put("end_h", followed.course().endH());
      CourseRecord.write(one, followed, completed.timeH());
      var facts = one.putArray("facts");
      for (var fact : followed.facts()) {
        var entry = facts.addObject().put("name", fact.name());
        (fact.known() ? entry.put("value", fact.value()) : entry.putNull("value")).put("unit", fact.unit());
      }
    }
    return node;
  }

  private void print(RunFile run, Answer.Completed completed, Path target) {
    if (json) {
      console.out().print(text(summary(run.ranWith(completed.modelHash()), completed)));
    } else {
      var screen = console.screen().get();
      var answer = completed.report().terminal(screen.width(), screen.unicode(), screen.colour());
      if (answer.isEmpty()) {
        for (var followed : completed.courses()) {
          console.out().println(followed.course().title());
          facts(followed.facts());
        }
      } else {
        console.out().println(answer);
      }
      completed.courses().stream().map(f -> CourseRecord.decisions(f, screen.width()))
          .filter(t -> !t.isEmpty())
          .forEach(t -> console.out().print("\n" + t));
      console.out().println("\nWritten to " + target + "; open report.html there.");
      if (answer.isEmpty()) {
        console.out().println(
            "Model output for research and teaching, without a placebo response. Not a medical device.");
      }
    }
    console.out().flush();
  }

  private void facts(List<Fact> facts) {
    int width = facts.stream().mapToInt(f -> f.name().length()).max().orElse(0);
    for (var fact : facts) {
      var name = fact.name() + " ".repeat(width - fact.name().length());
      var value = fact.known() ? "%10.4g".formatted(fact.value()) : "%10s".formatted("-");
      console.out().println("  %s  %s %s".formatted(name, value, fact.unit()).stripTrailing());
    }
  }

  private static String text(ObjectNode node) {
    return JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(node)
        + "\n";
  }

  private static String shortened(String hash) {
    return hash.substring(0, Math.min(12, hash.length())).toLowerCase(Locale.ROOT);
  }
}
