package rewire.workbench.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// One file of results that appears whole or not at all.
final class OutputFile {
  private OutputFile() {}

  /// Why the file cannot be written, or empty.
  static Optional<String> obstacle(Path target, boolean force) {
    if (Files.isDirectory(target)) {
      return Optional.of("\"" + target + "\" is a folder.");
    }
    return Files.exists(target) && !force
        ? Optional.of("The file \"" + target + "\" exists already.")
        : Optional.empty();
  }

  /// Writes the text beside the target, then gives it the target's name.
  static void write(Path target, String text) throws IOException {
    var whole = target.toAbsolutePath().normalize();
    var parent = whole.getParent();
    if (parent == null) {
      throw new IOException("it is the root of the disk");
    }
    Files.createDirectories(parent);
    var draft = parent.resolve(".rewire-draft-" + whole.getFileName());
    try {
      Files.writeString(draft, text, StandardCharsets.UTF_8);
      Files.move(draft, whole, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /// Complains about an obstacle and says whether there was one.
  static boolean blocked(Path target, boolean force, Console console) {
    var obstacle = obstacle(target, force);
    obstacle.ifPresent(o -> console.complain(o, Files.isDirectory(target)
        ? "Perhaps a file in it is meant."
        : "Perhaps give another name, or replace it with --force."));
    return obstacle.isPresent();
  }

  /// Writes the text, or says why not.
  ///
  /// @return the exit code
  static int put(Path target, String text, Console console) {
    try {
      write(target, text);
      return Exit.OK;
    } catch (IOException e) {
      console.complain("\"" + target + "\" cannot be written: " + SimulateCommand.reason(e) + ".",
          "Perhaps the disk is full or the folder is not yours.");
      return Exit.OUTPUT;
    }
  }
}
