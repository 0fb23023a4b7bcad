package rewire;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import rewire.lang.ModelFolder;
import rewire.lang.ModelReader;
import rewire.lang.ParameterSet;
import rewire.lang.Reading;
import rewire.simulate.Interaction;
import rewire.simulate.Simulator;

/// The front step for programs that embed Rewire: the model that travels with it, ready to run courses.
///
/// As on the command line, half of the interaction between ketamine and therapy is assumed ([Interaction#DEFAULT]).
/// `docs/embedding.md` has a whole program of twenty lines.
public final class Brain {
  private static final String SHIPPED = "models/brain";
  private static final String DEFAULT = "default";

  private Brain() {}

  /// The shipped model with the numbers of the set `default`.
  public static Simulator open() {
    return open(DEFAULT);
  }

  /// The shipped model with the numbers of a set: `default`, or `dossier`, the published values.
  ///
  /// @throws IllegalArgumentException when there is no such set
  public static Simulator open(String parameterSet) {
    try {
      var folder = ModelFolder.onClassPath(SHIPPED);
      return switch (ModelReader.read(folder)) {
        case Reading.Refused refused -> throw new IllegalStateException(refused.render());
        case Reading.Understood read -> switch (ParameterSet.apply(folder, parameterSet, read.model())) {
          case Reading.Refused refused -> throw new IllegalArgumentException(refused.render());
          case Reading.Understood chosen -> Simulator.of(chosen.model()).assuming(Interaction.DEFAULT);
        };
      };
    } catch (NoSuchFileException e) {
      throw new IllegalStateException("The model is missing: " + SHIPPED + " is not on the class path.", e);
    } catch (IOException e) {
      throw new IllegalStateException("The model cannot be read: " + e.getMessage(), e);
    }
  }
}
