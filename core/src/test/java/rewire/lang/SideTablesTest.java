package rewire.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SideTablesTest {
  private static final Map<String, Integer> WORDS = new TreeMap<>(Map.of("low", 1, "high", 2));

  @Test
  void cellsAreReadByTheNamesOfTheirColumns() {
    var row = tables("level,word,number\n3.5, High ,7\n").rows("a.csv", "number", "word", "level").getFirst();

    assertEquals(3.5, row.number("level"));
    assertEquals(Optional.of(2), row.oneOf("word", WORDS));
    assertEquals(7, row.count("number", row.text("number")));
  }

  @Test
  void everyMistakeIsFoundAtOnceWithItsPlace() {
    var tables = tables("level,word,number\n1d,hihg,7.5\n");
    var row = tables.rows("a.csv", "level", "word", "number").getFirst();
    row.number("level");
    row.oneOf("word", WORDS);
    row.count("number", row.text("number"));

    assertEquals(List.of("a.csv:2:1: M073", "a.csv:2:4: M094", "a.csv:2:9: M094"),
        tables.complaints().stream().map(c -> c.at() + ": " + c.code()).toList());
    assertEquals("Perhaps high was meant.", tables.complaints().get(1).advice());
  }

  @Test
  void tableThatIsNotThereHasNoRows() {
    var tables = tables("");

    assertEquals(List.of(), tables.rows("b.csv", "level"));
    assertEquals(List.of(), tables.complaints());
  }

  @Test
  void noBytesAreAnException(@TempDir Path folder) throws java.io.IOException {
    var random = new Random(1);
    var pieces = List.of("level,word", "\n", "\r\n", "\r", "\"", ",", "1", "high", "\u2028", "\0", "é", "#");
    for (int i = 0; i < 2000; i++) {
      var text = new StringBuilder(random.nextBoolean() ? "level,word\n" : "");
      for (int k = random.nextInt(12); k > 0; k--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      var tables = tables(text.toString());
      tables.rows("a.csv", "level", "word").forEach(r -> r.number("level"));
      tables.complaints().forEach(c -> assertTrue(c.render().contains("Perhaps"), text::toString));
    }
    Files.write(folder.resolve("a.csv"), new byte[] {'l', (byte) 0xff, (byte) 0xfe, 0});
    var tables = new SideTables(ModelFolder.at(folder));
    assertEquals(List.of(), tables.rows("a.csv", "level"));
    assertEquals("M001", tables.complaints().getFirst().code());
    Files.write(folder.resolve("a.csv"), "level\n1\n".repeat(200_000).getBytes(StandardCharsets.UTF_8));
    var large = new SideTables(ModelFolder.at(folder));
    assertEquals(List.of(), large.rows("a.csv", "level"));
    assertEquals("The file is larger than 1000000 bytes.", large.complaints().getFirst().message());
  }

  private static SideTables tables(String text) {
    return new SideTables(ModelFolder.of("a", Map.of("a.csv", text)));
  }
}
