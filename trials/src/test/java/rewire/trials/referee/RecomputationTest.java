package rewire.trials.referee;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import rewire.trials.Referee;
import rewire.trials.data.Folder;
import rewire.trials.referee.Recomputation.Verdict;

class RecomputationTest {
  private static final int CARRIED = 110; // lines of the sets that the project carries
  private static final int ALL = 179;
  /// Where the sets lie that the project may not carry; with `-Drewire.individual=DIR` they are repeated too.
  private static final String ELSEWHERE = "rewire.individual";

  @Test
  void printedResultsAreRepeatedToTheirDigits() throws IOException {
    var elsewhere = System.getProperty(ELSEWHERE);
    var folder = elsewhere == null ? Referee.FOLDER : Path.of(elsewhere);
    var rows = ReferenceRow
        .read(Folder.of(Referee.FOLDER).sheet("reference_results.csv", List.of()).orElseThrow());

    var verdicts = Recomputation.of(rows, Folder.of(folder), _ -> {
    });

    var bad = verdicts.stream().filter(v -> v instanceof Verdict.Repeated r && !r.good())
        .map(Object::toString)
        .toList();
    long repeated = verdicts.stream().filter(v -> v instanceof Verdict.Repeated).count();
    assertEquals("", String.join("\n", bad));
    assertEquals(elsewhere == null ? CARRIED : ALL, repeated);
  }
}
