package rewire.simulate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import rewire.lang.ModelFolder;
import rewire.lang.ModelReader;
import rewire.lang.Reading;
import rewire.model.Model;

/// The brain model with the frozen values of the dossiers, as the verification vectors want it.
final class Brain {
  private static final Model DOSSIER = read();

  private Brain() {}

  static Model dossier() {
    return DOSSIER;
  }

  static Path root() {
    return Path.of(System.getProperty("rewire.root", ".."));
  }

  private static Model read() {
    try {
      return switch (ModelReader.read(ModelFolder.at(root().resolve("models/brain")))) {
        case Reading.Understood understood -> understood.model();
        case Reading.Refused refused -> throw new IllegalStateException(refused.toString());
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
