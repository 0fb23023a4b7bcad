package rewire.workbench.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rewire.Refusal;
import rewire.course.Course;
import rewire.sensitivity.CourseStudy;
import rewire.workbench.Engine.ModelChoice;
import rewire.workbench.course.Complaint;
import rewire.workbench.course.CourseReader;
import rewire.workbench.course.CourseReading;
import rewire.workbench.engine.OpenedModel;
import rewire.workbench.sensitivity.Ranking.Method;
import rewire.workbench.sensitivity.RankingPage;
import rewire.workbench.sensitivity.RankingTable;
import rewire.workbench.sensitivity.Study;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// `rewire sensitivity`: which numbers move an endpoint of a course.
@Command(name = "sensitivity", sortOptions = false, header = "Rank the numbers of the model by how much they move an "
    + "endpoint of a course.", description = {
        "Every number with a plausible range is varied inside it; each simulated person starts from the relaxed state of "
            + "their own numbers. Methods:",
        "  morris   elementary effects: ranks all numbers, about 4,000 runs (default)",
        "  sobol    shares of variance of the strongest few, which a screening picks", "",
        "The folder that is written holds sensitivity.html, ranking.csv and run.json."}, footer = {"",
            "Examples:",
            "  rewire sensitivity examples/single-infusion.yaml --output MADRS@24h",
            "  rewire sensitivity examples/single-infusion.yaml --output MADRS@24h-MADRS@0h --output \"max(CADSS)\"",
            "  rewire sensitivity examples/six-infusions.yaml --output MADRS@day30 --method sobol --top 8",
            "  rewire sensitivity examples/single-infusion.yaml --output \"max(K_ven)\" --only disposition"})
final class SensitivityCommand implements Callable<Integer> {
  private static final int WALKS = 20;
  private static final int ROWS = 256;
  private static final int MOST_SAMPLES = 100_000;

  @Parameters(paramLabel = "COURSE.yaml", description = "The course of care.")
  private Path file = Path.of("");
  @Option(names = "--output", paramLabel = "ENDPOINT", required = true, description = "What to look at: MADRS@24h, "
      + "MADRS@day30, max(CADSS), min(MADRS), mean(x), or one minus another; may be repeated.")
  private List<String> endpoints = List.of();
  @Option(names = "--method", paramLabel = "METHOD", defaultValue = "morris", description = "morris or sobol (default: "
      + "morris).")
  private Method method = Method.MORRIS;
  @Option(names = "--samples", paramLabel = "N", description = "Walks of morris (default: 20) or rows of sobol (default: "
      + "256).")
  private @Nullable Integer samples;
  @Option(names = "--top", paramLabel = "K", defaultValue = "10", description = "For sobol: how many of the strongest "
      + "numbers are varied (default: 10).")
  private int top = 10;
  @Option(names = "--only", paramLabel = "NAME", description = "Vary only this mechanism (receptors) or number "
      + "(receptors.KI); may be repeated.")
  private List<String> only = List.of();
  @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Seed of the plan (default: 1); the same "
      + "seed gives the same bytes.")
  private long seed = 1;
  @Option(names = "--threads", paramLabel = "T", defaultValue = "0", description = "Threads (default: one per "
      + "processor); changes no result.")
  private int threads;
  @Option(names = "--out", paramLabel = "DIR", description = "Folder to write (default: results/<name of the "
      + "file>-sensitivity).")
  private @Nullable Path out;
  @Option(names = "--force", description = "Replace the folder if an earlier run wrote it.")
  private boolean force;
  @Mixin
  private NumberOptions model = new NumberOptions();

  private final Main.Setting setting;

  SensitivityCommand(Main.Setting setting) {
    this.setting = setting;
  }

  @Override
  public Integer call() {
    var console = setting.console();
    var fault = fault();
    if (fault.isPresent()) {
      console.complain(fault.get(), "");
      return Exit.USAGE;
    }
    var target = out != null ? out : Path.of("results", RunFile.folderName(file) + "-sensitivity");
    var obstacle = OutputFolder.obstacle(target, force);
    if (obstacle.isPresent()) {
      console.complain(obstacle.get(), force
          ? "Perhaps give another one with --out DIR."
          : "Perhaps give another one with --out DIR, or replace it with --force.");
      return Exit.OUTPUT;
    }
    var asked = model.choice(console);
    if (asked.isEmpty()) {
      return Exit.REFUSED;
    }
    // numbers set by hand belong to the course here, so that they are held fixed
    var choice = new ModelChoice(asked.get().folder(), asked.get().parameterSet(), asked.get().swaps(),
        java.util.Map.of());
    var tables = ModelOptions.tables(choice.folder(), console);
    if (tables.isEmpty()) {
      return Exit.REFUSED;
    }
    try {
      return switch (new CourseReader(tables.get()).read(file)) {
        case CourseReading.Refused bad -> {
          console.complaints(bad.complaints().stream().map(Complaint::text).toList());
          yield Exit.REFUSED;
        }
        case CourseReading.Understood good -> {
          console.complaints(good.remarks().stream().map(r -> "Note: " + r.text()).toList());
          var values = new LinkedHashMap<>(good.course().overrides());
          values.putAll(asked.get().values());
          yield studied(good.course().overriding(values), choice, target);
        }
      };
    } catch (NoSuchFileException e) {
      console.complain("There is no file \"" + e.getFile() + "\".",
          "Perhaps the path is meant from another folder than " + Path.of("").toAbsolutePath() + ".");
      return Exit.REFUSED;
    } catch (IOException e) {
      console.complain("\"" + file + "\" cannot be read: " + SimulateCommand.reason(e) + ".",
          Files.isDirectory(file) ? "Perhaps a file in this folder is meant." : "");
      return Exit.REFUSED;
    }
  }

  private Optional<String> fault() {
    if (samples() < (method == Method.SOBOL ? 8 : 2) || samples() > MOST_SAMPLES) {
      return Optional
          .of("--samples is " + samples() + "; it must lie between " + (method == Method.SOBOL ? 8 : 2)
              + " and " + MOST_SAMPLES + ".");
    }
    if (top < 1 || top > 1000) {
      return Optional.of("--top is " + top + "; it must lie between 1 and 1000.");
    }
    return threads < 0 || threads > 256
        ? Optional.of("--threads is " + threads + "; it must lie between 1 and 256.")
        : Optional.empty();
  }

  private int samples() {
    return samples != null ? samples : method == Method.SOBOL ? ROWS : WALKS;
  }

  private int studied(Course course, ModelChoice choice, Path target) {
    var console = setting.console();
    return switch (OpenedModel.of(choice)) {
      case OpenedModel.Bad bad -> {
        console.complaints(bad.complaints());
        yield Exit.REFUSED;
      }
      case OpenedModel.Good good -> {
        Study.Result result;
        try {
          var order = new Study.Order(course, endpoints, method, samples(), top, seed,
              threads > 0 ? threads : Runtime.getRuntime().availableProcessors(), only);
          result = Study.of(good.model(), order, this::watch);
        } catch (CourseStudy.Stopped e) {
          console.complaints(List.of(String.valueOf(e.getMessage())));
          yield Exit.FAILED;
        } catch (Refusal e) {
          console.complain(String.valueOf(e.getMessage()), String.valueOf(e.getMessage()).contains("Perhaps")
              ? ""
              : "Perhaps it is private to a mechanism and must be written mechanism.name; rewire model show lists all.");
          yield Exit.REFUSED;
        }
        yield written(course, choice, good.model().hash(), result, target);
      }
    };
  }

  /// A line of progress for each step of the work.
  private Study.Watch watch(String step) {
    return new Study.Watch() {
      private @Nullable ProgressLine line;

      @Override
      public void ran(int done, int all) {
        var at = line != null ? line : new ProgressLine(setting.console().err(), all, "runs, " + step);
        line = at;
        at.followed(done);
      }
    };
  }

  private int written(Course course, ModelChoice choice, String hash, Study.Result result, Path target) {
    var console = setting.console();
    var command = "rewire " + String.join(" ", setting.arguments().stream()
        .map(a -> a.matches("[A-Za-z0-9_./=@:,-]+") ? a : "\"" + a + "\"").toList());
    try (var folder = OutputFolder.open(target)) {
      var page = RankingPage.html(result, new RankingPage.Facts(course.title(), method, samples(), seed,
          choice.parameterSet(), hash, Main.VERSION, command));
      Files.writeString(folder.draft().resolve("sensitivity.html"), page, StandardCharsets.UTF_8);
      RankingTable.write(folder.draft().resolve("ranking.csv"), result.rankings());
      Files.writeString(folder.draft().resolve(OutputFolder.MARK), record(choice, hash, result, command));
      folder.publish();
    } catch (IOException e) {
      console.complain(
          "The results cannot be written to \"" + target + "\": " + SimulateCommand.reason(e) + ".",
          "Perhaps the disk is full or the folder is not yours; another one can be given with --out DIR.");
      return Exit.OUTPUT;
    }
    for (var ranking : result.rankings()) {
      console.out().println(RankingTable.text(ranking));
    }
    console.out().printf(
        "%d runs, %d failed; %d of %d numbers varied. Written to %s; open sensitivity.html there.%n",
        result.runs(), result.failed(), result.varied(), result.all(), target);
    console.out().flush();
    return Exit.OK;
  }

  private String record(ModelChoice choice, String hash, Study.Result result, String command)
      throws IOException {
    var node = JsonNodeFactory.instance.objectNode();
    node.put("format", "sensitivity 1").put("version", Main.VERSION).put("command", command)
        .put("model_hash", hash).put("parameter_set", choice.parameterSet())
        .put("method", method.name().toLowerCase(java.util.Locale.ROOT)).put("samples", samples())
        .put("seed", seed)
        .put("top", top).put("runs", result.runs()).put("failed", result.failed())
        .put("well_at_start", result.well());
    endpoints.forEach(node.putArray("endpoints")::add);
    RunFile.put(choice.swaps(), node.putArray("swaps"));
    node.putObject("course").put("file", file.getFileName().toString()).put("text",
        Files.readString(file, StandardCharsets.UTF_8));
    return JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(node)
        + "\n";
  }
}
