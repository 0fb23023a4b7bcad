package rewire.workbench.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import rewire.Refusal;
import rewire.evidence.Progress;
import rewire.workbench.Engine.ModelChoice;
import rewire.workbench.engine.OpenedModel;
import tools.jackson.databind.node.JsonNodeFactory;

/// Where the answer of an evidence command goes, and what the commands share.
final class EvidenceTarget {
  private static final long MOST_BYTES = 20_000_000;
  private static final int HASH_SHOWN = 12;

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
        } catch (Refusal e) {
          console.complain("This model cannot be compared: " + e.getMessage(),
              "Perhaps a swapped mechanism gives what others read from it another name.");
          yield Exit.REFUSED;
        }
      }
    };
  }

  /// A set of numbers as results name it.
  static String set(ModelChoice choice) {
    return choice.parameterSet() + (choice.values().isEmpty() ? "" : " with values set by hand");
  }

  /// The text of a table, or empty after a complaint.
  static Optional<String> text(Path file, Console console) {
    String reason;
    try {
      if (!Files.isRegularFile(file) || Files.size(file) <= MOST_BYTES) {
        return Optional.of(Files.readString(file, StandardCharsets.UTF_8));
      }
      reason = "it is larger than 20 MB";
    } catch (CharacterCodingException e) {
      reason = "it is not UTF-8 text";
    } catch (NoSuchFileException e) {
      console.complain("There is no file \"" + file + "\".",
          "Perhaps the path is meant from another folder than " + Path.of("").toAbsolutePath() + ".");
      return Optional.empty();
    } catch (IOException e) {
      reason = SimulateCommand.reason(e);
    }
    console.complain("\"" + file + "\" cannot be read: " + reason + ".", "Perhaps another file is meant.");
    return Optional.empty();
  }

  /// Whether the folder cannot be written; says why.
  boolean blocked(String question, Console console) {
    target = out == null ? Path.of("results", "evidence-" + question) : out;
    var obstacle = OutputFolder.obstacle(target, force || out == null);
    obstacle.ifPresent(
        o -> console.complain(o, "Perhaps give another one with --out, or replace it with --force."));
    return obstacle.isPresent();
  }

  /// A line with the time left, for work over two seconds.
  ///
  /// @param what is counted
  static Progress progress(Console console, String what) {
    return new Progress() {
      private @Nullable ProgressLine line;

      @Override
      public void done(int done, int most) {
        var at = line != null ? line : new ProgressLine(console.err(), most, what);
        line = at;
        at.followed(done);
      }
    };
  }

  /// The line at the foot of a page: which program, which model, and how to repeat it.
  static String repeat(Main.Setting setting, OpenedModel.Good opened) {
    return "rewire " + Main.VERSION + ", model "
        + opened.model().hash().substring(0, Math.min(HASH_SHOWN, opened.model().hash().length()))
        + ". Repeat: "
        + command(setting);
  }

  private static String command(Main.Setting setting) {
    return "rewire " + String.join(" ", setting.arguments().stream()
        .map(a -> a.matches("[A-Za-z0-9_./=@:,-]+") ? a : "\"" + a + "\"").toList());
  }

  /// Writes the files and prints the answer.
  int put(Map<String, String> files, String answer, String screen, Main.Setting setting) {
    var console = setting.console();
    try (var folder = OutputFolder.open(target)) {
      for (var file : files.entrySet()) {
        Files.writeString(folder.draft().resolve(file.getKey()), file.getValue(), StandardCharsets.UTF_8);
      }
      Files.writeString(folder.draft().resolve(OutputFolder.MARK),
          Json.text(JsonNodeFactory.instance.objectNode()
              .put("program", "rewire " + Main.VERSION).put("command", command(setting))),
          StandardCharsets.UTF_8);
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
}
