package rewire.workbench.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rewire.Brain;
import rewire.cohort.Block;
import rewire.cohort.Cohort;
import rewire.course.Course;
import rewire.course.Person;
import rewire.exchange.table.TableFile.Format;

class CurveFilesTest {
  @TempDir
  private Path folder = Path.of("");

  @Test
  void aDraftOfARunThatWasKilledIsWrittenAnew() throws IOException {
    var cohort = new Cohort(List.of(Course.untreated(Person.TYPICAL, 1)), 1, 1, List.of(), List.of(),
        new double[] {0, 1}, 1e-3);
    var model = Brain.open().model();
    for (var format : Format.values()) {
      var kept = folder.resolve("kept" + format.ending());
      var curves = Files.createDirectories(kept.resolve(CurveFiles.FOLDER));
      Files.writeString(curves.resolve("draft" + format.ending()), "half a row");

      new CurveFiles(kept, format, cohort, model)
          .accept(new Block(0, List.of(), new float[1][1][0][]));

      try (var files = Files.list(curves)) {
        assertEquals(List.of("people-00000000" + format.ending()),
            files.map(f -> String.valueOf(f.getFileName())).toList());
      }
    }
  }
}
