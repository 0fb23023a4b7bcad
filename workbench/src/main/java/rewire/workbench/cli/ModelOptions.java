package rewire.workbench.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import rewire.workbench.Engine.ModelChoice;

/// Which model and which numbers.
final class ModelOptions {

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

  /// The choice, or empty after a complaint.
  Optional<ModelChoice> choice(Console console) {
    if (folder != null && !Files.isDirectory(folder)) {
      console.complain("There is no folder \"" + folder + "\" with a model.",
          "Perhaps the path is meant from another folder than " + Path.of("").toAbsolutePath() + ".");
      return Optional.empty();
    }
    return Optional
        .of(new ModelChoice(Optional.ofNullable(folder), set == Set.DEFAULT ? "default" : "dossier"));
  }
}
