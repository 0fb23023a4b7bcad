package rewire.trials.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where files are looked for by name; a file may be packed by gzip, its name then ending in `.gz`.
@FunctionalInterface
public interface Folder {

  /// The bytes of a file, still packed if they are; empty when there is none of this name.
  Optional<InputStream> open(String name) throws IOException;

  /// A folder of the disk.
  static Folder of(Path path) {
    return name -> {
      for (var file : List.of(path.resolve(name), path.resolve(name + ".gz"))) {
        if (Files.isRegularFile(file)) {
          return Optional.of(Files.newInputStream(file));
        }
      }
      return Optional.empty();
    };
  }

  /// Reads a CSV file; empty when it is not there.
  default Optional<Sheet> sheet(String name, List<Sheet.Filter> filters) throws IOException {
    var in = open(name);
    return in.isEmpty() ? Optional.empty() : Optional.of(Sheet.read(name, in.get(), filters));
  }
}
