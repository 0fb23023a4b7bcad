package rewire.workbench.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import rewire.workbench.Engine.Followed;

/// Writes `trajectories.csv` and the dictionary of its columns; with several courses the first column is their letter. Numbers are written in full, so that reading them gives
/// the same doubles.
final class Tables {
  private Tables() {}

  static void trajectories(Path file, double[] timeH, List<Followed> courses) throws IOException {
    try (var out = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(Files.newBufferedWriter(file))) {
      int first = courses.size() > 1 ? 2 : 1;
      var row = new String[courses.getFirst().curves().size() + first];
      row[0] = "course";
      row[first - 1] = "time_h";
      for (int c = first; c < row.length; c++) {
        row[c] = courses.getFirst().curves().get(c - first).column();
      }
      out.writeRecord(row);
      for (int k = 0; k < courses.size(); k++) {
        for (int i = 0; i < timeH.length; i++) {
          row[0] = letter(k);
          row[first - 1] = number(timeH[i]);
          for (int c = first; c < row.length; c++) {
            row[c] = number(courses.get(k).curves().get(c - first).values()[i]);
          }
          out.writeRecord(row);
        }
      }
    }
  }

  static void dictionary(Path file, List<Followed> courses) throws IOException {
    try (var out = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(Files.newBufferedWriter(file))) {
      out.writeRecord("column", "label", "unit", "mechanism", "kind");
      if (courses.size() > 1) {
        out.writeRecord("course", "Course, by letter in the order of the command", "", "", "key");
      }
      out.writeRecord("time_h", "Time after the start of the course", "h", "", "time");
      for (var c : courses.getFirst().curves()) {
        out.writeRecord(c.column(), c.label(), c.unit(), c.mechanism(), c.kind());
      }
    }
  }

  /// A for the first course, B for the second.
  static String letter(int course) {
    return String.valueOf((char) ('A' + course));
  }

  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
