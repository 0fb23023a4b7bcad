package rewire.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import rewire.lang.ModelFolder;
import rewire.lang.ModelReader;
import rewire.lang.Reading;
import rewire.model.Model;

/// The model the house is built for, on both targets.
class BrainTest {

  private static Model brain() throws IOException {
    var folder = ModelFolder.at(Path.of(System.getProperty("rewire.root", "..")).resolve("models/brain"));
    return switch (ModelReader.read(folder)) {
      case Reading.Understood understood -> understood.model();
      case Reading.Refused refused -> throw new IllegalStateException(refused.render());
    };
  }

  @Test
  void targetsAgreeOnTheBrain() throws IOException {
    new Referee(brain(), 1).compare();
  }

  @Test
  void factorsStaySparse() throws IOException {
    var model = brain();
    int n = model.states().size();

    int factors = Compiler.compile(model, Target.BYTECODE).field().factors();

    assertEquals(true, factors < 5 * n, factors + " factors for " + n + " states");
  }
}
