package rewire.workbench.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import rewire.workbench.Engine.Curve;

/// Writes `trajectories.csv` and the dictionary of its columns. Numbers are written in full, so that reading them gives
/// the same doubles.
final class Tables {
  private Tables() {}

  static void trajectories(Path file, double[] timeH, List<Curve> curves) throws IOException {
    try (var out = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(Files.newBufferedWriter(file))) {
      var row = new String[curves.size() + 1];
      row[0] = "time_h";
      for (int c = 0; c < curves.size(); c++) {
        row[c + 1] = curves.get(c).column();
      }
      out.writeRecord(row);
      for (int i = 0; i < timeH.length; i++) {
        row[0] = number(timeH[i]);
        for (int c = 0; c < curves.size(); c++) {
          row[c + 1] = number(curves.get(c).values()[i]);
        }
        out.writeRecord(row);
      }
    }
  }

  static void dictionary(Path file, List<Curve> curves) throws IOException {
    try (var out = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(Files.newBufferedWriter(file))) {
      out.writeRecord("column", "label", "unit", "mechanism", "kind");
      out.writeRecord("time_h", "Time after the start of the course", "h", "", "time");
      for (var c : curves) {
        out.writeRecord(c.column(), c.label(), c.unit(), c.mechanism(), c.kind());
      }
    }
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
