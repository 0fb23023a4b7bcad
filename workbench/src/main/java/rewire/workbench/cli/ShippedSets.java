package rewire.workbench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rewire.trials.data.Folder;
import rewire.trials.data.Sheet;

/// The rating series that come with the program, and where others may lie.
final class ShippedSets {
  private static final Folder SHIPPED = name -> {
    var plain = ShippedSets.class.getResourceAsStream("/evidence/individual/" + name);
    return Optional.ofNullable(
        plain != null
            ? plain
            : ShippedSets.class.getResourceAsStream("/evidence/individual/" + name + ".gz"));
  };

  private ShippedSets() {}

  /// A folder of the user's, or the shipped one.
  static Folder folder(@Nullable Path data) {
    return data == null ? SHIPPED : Folder.of(data);
  }

  /// A table that is part of the program.
  static Sheet table(String name) throws IOException {
    return SHIPPED.sheet(name, List.of())
        .orElseThrow(() -> new IllegalStateException("The program is incomplete: " + name + " is missing"));
  }
}
