package rewire.workbench.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import rewire.exchange.table.Column;
import rewire.exchange.table.TableFile;
import rewire.exchange.table.TableFile.Format;
import rewire.workbench.Engine.Followed;

/// Writes `trajectories` and the dictionary of its columns; with several courses the first column is their letter.
final class Tables {
  static final String TIME = "Time after the start of the course";
  private static final String COURSE = "Course, by letter in the order of the command";

  private Tables() {}

  static void trajectories(Format format, Path folder, double[] timeH, List<Followed> courses)
      throws IOException {
    var columns = new ArrayList<Column>();
    if (courses.size() > 1) {
      columns.add(Column.text("course", COURSE));
    }
    columns.add(Column.number("time_h", "h", TIME));
    courses.getFirst().curves().forEach(c -> columns.add(Column.number(c.column(), c.unit(), c.label())));
    try (var table = TableFile.create(format, folder, "trajectories", columns)) {
      for (int k = 0; k < courses.size(); k++) {
        for (int i = 0; i < timeH.length; i++) {
          if (courses.size() > 1) {
            table.text(letter(k));
          }
          table.number(timeH[i]);
          for (var curve : courses.get(k).curves()) {
            table.number(curve.values()[i]);
          }
          table.end();
        }
      }
    }
  }

  static void dictionary(Path file, List<Followed> courses) throws IOException {
    try (var out = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(Files.newBufferedWriter(file))) {
      out.writeRecord("column", "label", "unit", "mechanism", "kind");
      if (courses.size() > 1) {
        out.writeRecord("course", COURSE, "", "", "key");
      }
      out.writeRecord("time_h", TIME, "h", "", "time");
      for (var c : courses.getFirst().curves()) {
        out.writeRecord(c.column(), c.label(), c.unit(), c.mechanism(), c.kind());
      }
    }
  }

  /// A for the first course, B for the second.
  static String letter(int course) {
    return String.valueOf((char) ('A' + course));
  }
}
