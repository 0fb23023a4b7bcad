package rewire.workbench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import rewire.lang.Complaint;
import rewire.lang.ModelFolder;
import rewire.lang.Swap;
import rewire.workbench.Engine.ModelChoice;
import rewire.workbench.course.CareTables;

/// Which model and which numbers.
class ModelOptions {

  /// Named sets of numbers.
  enum Set {
    DEFAULT, DOSSIER
  }

  @Option(names = "--model", paramLabel = "DIR", description = "Folder of mechanism files to use instead of the "
      + "model that comes with the program.")
  private @Nullable Path folder;

  @Option(names = "--parameters", paramLabel = "SET", description = "Set of numbers: default, or dossier (the "
      + "published values, frozen).", defaultValue = "default")
  private Set set = Set.DEFAULT;

  @Option(names = "--swap", paramLabel = "MECHANISM=FILE", description = "Put another file, with its table beside it, "
      + "in the place of a mechanism; may be repeated. See docs/changing-a-mechanism.md.")
  private Map<String, Path> swaps = new LinkedHashMap<>();

  /// The choice, or empty after a complaint.
  Optional<ModelChoice> choice(Console console) {
    if (folder != null && !Files.isDirectory(folder)) {
      console.complain("There is no folder \"" + folder + "\" with a model.",
          "Perhaps the path is meant from another folder than " + Path.of("").toAbsolutePath() + ".");
      return Optional.empty();
    }
    var texts = new ArrayList<Swap>();
    for (var swap : swaps.entrySet()) {
      try {
        texts.add(text(swap.getKey(), swap.getValue()));
      } catch (NoSuchFileException e) {
        console.complain("There is no file \"" + e.getFile() + "\" to swap " + swap.getKey() + " for.",
            "Perhaps the path is meant from another folder than " + Path.of("").toAbsolutePath() + ".");
        return Optional.empty();
      } catch (IOException e) {
        console.complain("\"" + swap.getValue() + "\" cannot be read: " + SimulateCommand.reason(e) + ".",
            "Perhaps it is not UTF-8 text, or a folder.");
        return Optional.empty();
      }
    }
    return Optional
        .of(new ModelChoice(Optional.ofNullable(folder), set == Set.DEFAULT ? "default" : "dossier",
            List.copyOf(texts), values()));
  }

  /// What the words of a course mean to a model, or empty after complaints.
  static Optional<CareTables> tables(Optional<Path> folder, Console console) {
    if (folder.isEmpty()) {
      return Optional.of(CareTables.shipped());
    }
    try {
      return switch (CareTables.of(ModelFolder.at(folder.get()))) {
        case CareTables.Reading.Understood good -> Optional.of(good.tables());
        case CareTables.Reading.Refused bad -> {
          console.complaints(bad.complaints().stream().map(Complaint::render).toList());
          yield Optional.empty();
        }
      };
    } catch (IOException e) {
      console.complain("The model cannot be read: " + SimulateCommand.reason(e) + ".", "");
      return Optional.empty();
    }
  }

  /// Numbers set by hand that belong to the model itself.
  Map<String, Double> values() {
    return Map.of();
  }

  private static Swap text(String mechanism, Path file) throws IOException {
    var text = Files.readString(file);
    var name = file.toString();
    var table = Path.of((name.endsWith(".ant") ? name.substring(0, name.length() - 4) : name) + ".csv");
    return new Swap(mechanism, name, text,
        Files.isRegularFile(table) ? Optional.of(Files.readString(table)) : Optional.empty());
  }
}
