package rewire.workbench.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import rewire.workbench.Engine.ModelChoice;
import rewire.workbench.course.Interactions;
import rewire.workbench.engine.OpenedModel;
import rewire.workbench.evidence.PkRow;
import rewire.workbench.evidence.PkTable;

/// Which table is compared, and where the answer goes.
final class EvidenceOptions extends EvidenceTarget {
  private static final long MOST_BYTES = 20_000_000;

  @Option(names = "--data", paramLabel = "CSV", description = "Table of observations (default: the one that comes with "
      + "the program).")
  private @Nullable Path data;

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
  int open(ModelChoice choice, Console console, Work work) {
    return blocked("pk", console)
        ? Exit.OUTPUT
        : opened(choice, console, good -> read(choice, good, console, work));
  }

  private int read(ModelChoice choice, OpenedModel.Good good, Console console, Work work) {
    try {
      var interactions = choice.folder().isPresent()
          ? Interactions.of(choice.folder().get())
          : Interactions.shipped();
      var text = data == null ? PkTable.shipped() : text(data);
      return switch (PkTable.read(table(), text, interactions)) {
        case PkTable.Reading.Refused refused -> {
          console.complain(refused.complaint(), refused.advice());
          yield Exit.REFUSED;
        }
        case PkTable.Reading.Understood rows -> work.on(good, rows.rows());
      };
    } catch (IOException e) {
      console.complain("\"" + data + "\" cannot be read: " + reason(e) + ".",
          "Perhaps the path is meant from another folder than " + Path.of("").toAbsolutePath() + ".");
      return Exit.REFUSED;
    }
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
        : e instanceof NoSuchFileException ? "there is no such file" : SimulateCommand.reason(e);
  }
}
