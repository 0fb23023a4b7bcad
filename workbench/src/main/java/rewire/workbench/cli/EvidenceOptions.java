package rewire.workbench.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import rewire.workbench.Engine.ModelChoice;
import rewire.workbench.course.Interactions;
import rewire.workbench.engine.OpenedModel;
import rewire.workbench.evidence.PkRow;
import rewire.workbench.evidence.PkTable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Which table is compared, and where the answer goes.
final class EvidenceOptions {
  private static final long MOST_BYTES = 20_000_000;

  @Option(names = "--data", paramLabel = "CSV", description = "Table of observations (default: the one that comes with "
      + "the program).")
  private @Nullable Path data;
  @Option(names = "--out", paramLabel = "DIR", description = "Folder to write (default: results/evidence-…, replaced "
      + "if an earlier run wrote it).")
  private @Nullable Path out;
  @Option(names = "--force", description = "Replace the folder of --out if an earlier run wrote it.")
  private boolean force;
  @Option(names = "--json", description = "Print everything as JSON.")
  private boolean json;

  private Path target = Path.of("");

  /// What is done with a model and a table that were understood.
  @FunctionalInterface
  interface Work {
    int on(OpenedModel.Good model, List<PkRow> rows);
  }

  /// The table as results name it.
  String table() {
    return data == null ? "evidence/pk_observations.csv" : String.valueOf(data.getFileName());
  }

  /// Opens the model and the table, or says why not.
  int open(ModelChoice choice, String question, Console console, Work work) {
    if (blocked(question, console)) {
      return Exit.OUTPUT;
    }
    return switch (OpenedModel.of(choice)) {
      case OpenedModel.Bad bad -> {
        console.complaints(bad.complaints());
        yield Exit.REFUSED;
      }
      case OpenedModel.Good good -> {
        try {
          var interactions = choice.folder().isPresent()
              ? Interactions.of(choice.folder().get())
              : Interactions.shipped();
          var text = data == null ? PkTable.shipped() : text(data);
          yield switch (PkTable.read(table(), text, interactions)) {
            case PkTable.Reading.Refused refused -> {
              console.complain(refused.complaint(), refused.advice());
              yield Exit.REFUSED;
            }
            case PkTable.Reading.Understood rows -> work.on(good, rows.rows());
          };
        } catch (IOException e) {
          console.complain("\"" + data + "\" cannot be read: " + reason(e) + ".",
              "Perhaps the path is meant from another folder than " + Path.of("").toAbsolutePath() + ".");
          yield Exit.REFUSED;
        } catch (java.util.NoSuchElementException e) {
          console.complain("This model cannot be compared: " + e.getMessage(),
              "Perhaps a swapped mechanism gives its plasma levels other names.");
          yield Exit.REFUSED;
        }
      }
    };
  }

  /// Whether the folder cannot be written; says why.
  boolean blocked(String question, Console console) {
    target = out == null ? Path.of("results", "evidence-" + question) : out;
    var obstacle = OutputFolder.obstacle(target, force || out == null);
    obstacle.ifPresent(o -> console.complain(o, "Perhaps give another one with --out, or replace it with --force."));
    return obstacle.isPresent();
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
    node.put("program", "rewire " + Main.VERSION).put("command", "rewire " + String.join(" ", setting.arguments()));
    return JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(node) + "\n";
  }

  private static String text(Path file) throws IOException {
    if (Files.isRegularFile(file) && Files.size(file) > MOST_BYTES) {
      throw new IOException("it is larger than 20 MB");
    }
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  private static String reason(IOException e) {
    return e instanceof CharacterCodingException
        ? "it is not UTF-8 text"
        : e instanceof java.nio.file.NoSuchFileException ? "there is no such file" : SimulateCommand.reason(e);
  }
}
