package rewire.workbench.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import rewire.cohort.Cohort;
import rewire.cohort.Member;
import rewire.workbench.Engine.Crowd;

/// Tables of a cohort: one row per person and course, and the percentiles of the curves.
final class CrowdTables {
  private static final List<String> PEOPLE = List.of("person", "course", "status", "reason", "redrawn",
      "background_stress", "madrs_start", "madrs_24h", "madrs_lowest", "lowest_day", "madrs_end",
      "response_day",
      "remission_day", "relapse_day", "days_10_or_less", "days_20_or_less");
  private static final List<String> BANDS = List.of("course", "quantity", "time_h", "p05", "p25", "p50",
      "p75", "p95");

  private CrowdTables() {}

  /// `people.csv`; a cell is empty where something never happened or was not reached.
  static void people(Path file, Crowd crowd, int courses) throws IOException {
    try (var out = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(Files.newBufferedWriter(file))) {
      out.writeRecord(PEOPLE);
      for (var member : crowd.result().members()) {
        for (int c = 0; c < courses; c++) {
          out.writeRecord(row(member, c));
        }
      }
    }
  }

  /// `bands.csv`.
  static void bands(Path file, Crowd crowd) throws IOException {
    try (var out = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(Files.newBufferedWriter(file))) {
      out.writeRecord(BANDS);
      for (Cohort.Band band : crowd.result().bands()) {
        for (int t = 0; t < crowd.timeH().length; t++) {
          var row = new ArrayList<>(
              List.of(Tables.letter(band.course()), band.quantity(), Tables.number(crowd.timeH()[t])));
          for (var values : band.values()) {
            row.add(Tables.number(values[t]));
          }
          out.writeRecord(row);
        }
      }
    }
  }

  private static List<String> row(Member m, int course) {
    var row = new ArrayList<>(List.of(Integer.toString(m.number()), Tables.letter(course),
        m.status().name().toLowerCase(Locale.ROOT), m.reason(), Integer.toString(m.redrawn())));
    if (m.fates().isEmpty()) {
      row.addAll(Collections.nCopies(PEOPLE.size() - row.size(), ""));
    } else {
      var f = m.fates().get(course);
      for (double v : new double[] {f.stress(), f.start(), f.at24H(), f.lowest(), f.lowestH() / 24, f.end(),
          f.response() / 24, f.remission() / 24, f.relapse() / 24, f.remitted() / 24, f.well() / 24}) {
        row.add(cell(v));
      }
    }
    return row;
  }

  private static String cell(double value) {
    return Double.isNaN(value) ? "" : Tables.number(value);
  }
}
