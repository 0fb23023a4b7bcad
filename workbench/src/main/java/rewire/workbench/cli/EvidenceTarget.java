package rewire.workbench.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import rewire.workbench.Engine.ModelChoice;
import rewire.workbench.engine.OpenedModel;
import rewire.workbench.evidence.MechanismMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Where the answer of an evidence command goes.
class EvidenceTarget {
  private static final long SILENT_MS = 2000;

  @Option(names = "--out", paramLabel = "DIR", description = "Folder to write (default: results/evidence-…, replaced "
      + "if an earlier run wrote it).")
  private @Nullable Path out;
  @Option(names = "--force", description = "Replace the folder of --out if an earlier run wrote it.")
  private boolean force;
  @Option(names = "--json", description = "Print everything as JSON.")
  private boolean json;

  private Path target = Path.of("");

  /// Opens the model and works on it, or says why not.
  static int opened(ModelChoice choice, Console console, ToIntFunction<OpenedModel.Good> work) {
    return switch (OpenedModel.of(choice)) {
      case OpenedModel.Bad bad -> {
        console.complaints(bad.complaints());
        yield Exit.REFUSED;
      }
      case OpenedModel.Good good -> {
        try {
          yield work.applyAsInt(good);
        } catch (NoSuchElementException e) {
          console.complain("This model cannot be compared: " + e.getMessage(),
              "Perhaps a swapped mechanism gives what others read from it another name.");
          yield Exit.REFUSED;
        }
      }
    };
  }

  /// Whether the folder cannot be written; says why.
  boolean blocked(String question, Console console) {
    target = out == null ? Path.of("results", "evidence-" + question) : out;
    var obstacle = OutputFolder.obstacle(target, force || out == null);
    obstacle.ifPresent(
        o -> console.complain(o, "Perhaps give another one with --out, or replace it with --force."));
    return obstacle.isPresent();
  }

  /// A line with the time left, for work over two seconds: told what is done and how much there is.
  MechanismMap.Progress progress(Console console) {
    long begin = System.currentTimeMillis();
    return (done, all) -> {
      long spent = System.currentTimeMillis() - begin;
      if (spent > SILENT_MS) {
        console.err().print(done == all
            ? "\r" + " ".repeat(50) + "\r"
            : String.format(Locale.ROOT, "\r%d of %d courses, %d s left   ", done, all,
                spent * (all - done) / done / 1000));
        console.err().flush();
      }
    };
  }

  /// Writes the files and prints the answer.
  int put(Map<String, String> files, String answer, String screen, Main.Setting setting) {
    var console = setting.console();
    try (var folder = OutputFolder.open(target)) {
      for (var file : files.entrySet()) {
        Files.writeString(folder.draft().resolve(file.getKey()), file.getValue(), StandardCharsets.UTF_8);
      }
      Files.writeString(folder.draft().resolve(OutputFolder.MARK), mark(setting), StandardCharsets.UTF_8);
      folder.publish();
    } catch (IOException e) {
      console.complain("\"" + target + "\" cannot be written: " + SimulateCommand.reason(e) + ".",
          "Perhaps the disk is full or the folder is not yours.");
      return Exit.OUTPUT;
    }
    if (json) {
      console.out().print(answer);
    } else {
      console.out().println(screen);
      console.out().println("Written to " + target + "; open evidence.html there. Research use.");
    }
    console.out().flush();
    return Exit.OK;
  }

  private static String mark(Main.Setting setting) {
    var node = JsonNodeFactory.instance.objectNode();
    node.put("program", "rewire " + Main.VERSION).put("command",
        "rewire " + String.join(" ", setting.arguments()));
    return JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(node)
        + "\n";
  }
}
