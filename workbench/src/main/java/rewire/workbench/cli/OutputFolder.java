package rewire.workbench.cli;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// A folder of results that appears whole or not at all: files are written into a hidden sibling, which is renamed at
/// the end and removed when the program stops before.
final class OutputFolder implements AutoCloseable {

  /// The file that tells a folder of ours from any other.
  static final String MARK = "run.json";

  private final Path target;
  private final Path draft;
  private final Thread atExit;

  private OutputFolder(Path target, Path draft) {
    this.target = target;
    this.draft = draft;
    this.atExit = new Thread(() -> deleteQuietly(draft));
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /// Why the target cannot be written, or empty.
  static Optional<String> obstacle(Path target, boolean force) {
    if (!Files.exists(target)) {
      return Optional.empty();
    }
    if (!Files.isDirectory(target)) {
      return Optional.of("\"" + target + "\" is a file; results are written into a folder.");
    }
    if (!force) {
      return Optional.of("The folder \"" + target + "\" exists already.");
    }
    if (!Files.exists(target.resolve(MARK))) {
      return Optional
          .of("The folder \"" + target + "\" was not written by an earlier run; it is left alone.");
    }
    return Optional.empty();
  }

  static OutputFolder open(Path target) throws IOException {
    var whole = target.toAbsolutePath().normalize();
    var parent = whole.getParent();
    if (parent == null) {
      throw new IOException("it is the root of the disk");
    }
    Files.createDirectories(parent);
    return new OutputFolder(whole, Files.createTempDirectory(parent, ".rewire-draft-"));
  }

  /// Where files are written to.
  Path draft() {
    return draft;
  }

  /// Shows the finished folder under its name; an older one is replaced in one go.
  void publish() throws IOException {
    readable();
    if (Files.exists(target)) {
      var old = Files.createTempDirectory(target.getParent(), ".rewire-old-");
      move(target, old.resolve("old"));
      move(draft, target);
      deleteQuietly(old);
    } else {
      move(draft, target);
    }
  }

  /// Removes the draft unless it was published.
  @Override
  public void close() {
    deleteQuietly(draft);
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // the program is ending already, and the hook does the same
    }
  }

  /// Temporary folders are made for their owner only; results are as readable as any other folder.
  private void readable() throws IOException {
    if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
      var plain = Files.createDirectory(draft.resolve("plain"));
      Files.setPosixFilePermissions(draft, Files.getPosixFilePermissions(plain));
      Files.delete(plain);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to);
    }
  }

  /// Removes what an order kept on the way to results that are whole now; what another order kept stays.
  static void removePartial(Path folder, String order) {
    try {
      if (Files.readString(folder.resolve("order.txt")).contains(order)) {
        deleteQuietly(folder);
      }
    } catch (IOException e) {
      // nothing was kept
    }
  }

  private static void deleteQuietly(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // a hidden draft stays behind; nothing that looks like a result
    }
  }
}
