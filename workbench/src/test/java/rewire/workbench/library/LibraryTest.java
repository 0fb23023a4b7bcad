package rewire.workbench.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LibraryTest {

  @Test
  void everyShippedRowCanBeUsed() {
    var libraries = Library.shipped();

    assertEquals(List.of(), libraries.stream().flatMap(l -> l.complaints().stream()).toList());
    assertEquals(List.of(164, 114), libraries.stream().map(l -> l.arms().size()).toList());
    assertEquals(List.of(427, 143), libraries.stream().map(l -> l.results().size()).toList());
  }

  @Test
  void aShippedArmReadsAsItIsWritten() {
    var arm = Library.shipped().getFirst().arm("Murrough2013AJP", "midazolam").orElseThrow();

    assertEquals("10.1176/appi.ajp.2013.13030392", arm.doi());
    assertEquals(3, arm.failedTrials());
    assertEquals(25, arm.n());
    assertEquals(0.045, arm.dose());
    assertEquals(List.of(0.0), arm.doseDays());
    assertTrue(Double.isNaN(arm.weightKg()));
  }

  @Test
  void aBadRowIsNamedAndTheOthersAreUsed() throws IOException {
    var library = read(arms("A,ket,A,IV,0.5,mg/kg,0;7", "A,odd,A,RECTAL,0.5,mg/kg,0"),
        results("A-1,A,ket,,MADRS,change,24,-9,scored", "A-2,A,odd,,MADRS,change,24,-9,scored",
            "A-3,A,ket,sal,MADRS,diff,24,-9,scored", "A-4,A,ket,,MADRS,response,24,164,scored",
            "A-5,A,ket,,MADRS,change,soon,-9,scored", "A-1,A,ket,,MADRS,change,48,-9,scored"));

    assertEquals(1, library.arms().size());
    assertEquals(List.of("A-1"), library.results().stream().map(Result::row).toList());
    assertEquals(List.of("a.csv:3:23", "r.csv:3:3", "r.csv:4:4", "r.csv:5:10", "r.csv:6:8", "r.csv:7:1"),
        library.complaints().stream().map(c -> c.file() + ":" + c.line() + ":" + c.column()).toList());
    assertTrue(library.complaints().get(3).text().contains("value is 164"),
        library.complaints().get(3).text());
  }

  @Test
  void daysAscend() throws IOException {
    var library = read(arms("A,ket,A,IV,0.5,mg/kg,7;0"), results("A-1,A,ket,,MADRS,change,24,-9,scored"));

    assertTrue(library.complaints().getFirst().text().contains("goes back"));
  }

  @Test
  void aTableWithoutAColumnIsRefusedWhole() {
    var refused = assertThrows(IOException.class, () -> read("trial,arm\nA,ket\n", results()));

    assertTrue(String.valueOf(refused.getMessage()).startsWith("a.csv:1: the table has no column"));
  }

  private static Library read(String arms, String results) throws IOException {
    return Library.read("test", "a.csv", arms, "r.csv", results, Overrides.NONE);
  }

  /// Rows of trial, arm, family, route, dose, unit, days.
  private static String arms(String... rows) {
    var text = new StringBuilder(String.join(",", Codes.ARM_COLUMNS)).append('\n');
    for (var row : rows) {
      var f = row.split(",", -1);
      for (var c : Codes.ARM_COLUMNS) {
        text.append(switch (c) {
          case "trial" -> f[0];
          case "arm" -> f[1];
          case "family" -> f[2];
          case "route" -> f[3];
          case "dose" -> f[4];
          case "dose_unit" -> f[5];
          case "dose_days" -> f[6];
          default -> "";
        }).append(c.equals("note") ? '\n' : ',');
      }
    }
    return text.toString();
  }

  /// Rows of row, trial, arm, vs, scale, statistic, hours, value, class.
  private static String results(String... rows) {
    var text = new StringBuilder(String.join(",", Codes.RESULT_COLUMNS)).append('\n');
    for (var row : rows) {
      var f = row.split(",", -1);
      text.append(
          String.join(",", f[0], f[1], f[2], f[3], f[4], f[5], "", f[6], "", f[7], "", "", "", "", "", f[8],
              "V", ""))
          .append('\n');
    }
    return text.toString();
  }
}
