package rewire.trials.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatingReaderTest {

  @Test
  void blankNaAndAbsentRowsAreMissing() throws IOException {
    var table = read("p,1,a,20\np,2,a,\nq,1,a,NA\nq,10,b,7\n".replace("q,10,b", "q,10,a")).table()
        .orElseThrow();

    assertEquals(List.of("1", "2", "10"), table.visits());
    assertEquals("[20.0, NaN, NaN]", java.util.Arrays.toString(table.subjects().getFirst().scores()));
    assertEquals("[NaN, NaN, 7.0]", java.util.Arrays.toString(table.subjects().get(1).scores()));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"p,1,a,20;p,1,a,21|t.csv:3:2: person p has two rows of visit 1",
      "p,1,a,20;p,2,b,21|t.csv:3:3: person p is in arm \"b\" here", "p,1,a,x|t.csv:2:4: score is \"x\"",
      "p,1,a,99|t.csv:2:4: score is 99, outside 0.0 to 60.0", ",1,a,9|t.csv:2:1: the row names no person",
      "p,1,,9|t.csv:2:3: person p has no arm", "p,1,a,9,9|t.csv:2: the row has 5 cells",
      "p,,a,9|t.csv:2:2: the row names"})
  void mistakesAreGivenWithTheirPlace(String rows, String fault) throws IOException {
    var faults = read(rows.replace(';', '\n') + "\n").faults();

    assertEquals(1, faults.size(), faults.toString());
    assertTrue(faults.getFirst().startsWith(fault), faults.getFirst());
  }

  @Test
  void anEmptyFileAndAForeignHeaderAreRefused() throws IOException {
    var layout = new Layout("person", "arm", "visit", "MADRS", Optional.empty(), Optional.empty(),
        Optional.empty(),
        List.of(), Layout.Range.ANY);

    assertEquals(List.of("t.csv: the file is empty."), sheet("").faults());
    assertTrue(RatingReader.read(sheet("person,visit,arm,score\n"), layout).faults().getFirst()
        .contains("no column \"MADRS\""));
  }

  private static Sheet sheet(String text) throws IOException {
    return Sheet.read("t.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), List.of());
  }

  private static RatingReader.Reading read(String rows) throws IOException {
    return RatingReader.read(sheet("person,visit,arm,score\n" + rows),
        new Layout("person", "arm", "visit", "score",
            Optional.empty(), Optional.empty(), Optional.empty(), List.of(), new Layout.Range(0, 60)));
  }
}
