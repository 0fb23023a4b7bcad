package rewire.workbench.analysis;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import rewire.trials.analysis.Answer;
import rewire.trials.noise.NoiseStudy;

/// Answers as CSV, every number in full.
public final class AnalysisTable {
  private AnalysisTable() {}

  /// One row for each answer; an empty cell where there is no number.
  public static void write(Path file, List<Answer> answers) throws IOException {
    try (var out = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(Files.newBufferedWriter(file))) {
      out.writeRecord("method", "quantity", "arm", "against", "visit", "value", "se", "df", "low", "high",
          "p", "note");
      for (var a : answers) {
        out.writeRecord(a.method(), a.quantity(), a.arm(), a.against(), a.visit(), number(a.value()),
            number(a.se()),
            number(a.df()), number(a.limits().low()), number(a.limits().high()), number(a.p()), a.note());
      }
    }
  }

  /// What a study of noise found, with source and licence of each number.
  public static void write(Path file, NoiseStudy.Findings findings) throws IOException {
    try (var out = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(Files.newBufferedWriter(file))) {
      out.writeRecord("set", "scale", "arm", "quantity", "value", "unit", "model", "licence", "source");
      for (var r : findings.rows()) {
        out.writeRecord(r.set().set(), r.scale(), r.arm(), r.quantity(), number(r.value()), r.unit(),
            r.set().model().words(), r.set().licence(), r.set().source());
      }
    }
  }

  static String number(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
