package rewire.workbench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import rewire.cohort.Cohort;
import rewire.cohort.Member;
import rewire.exchange.table.Column;
import rewire.exchange.table.TableFile;
import rewire.exchange.table.TableFile.Format;
import rewire.workbench.Engine.Crowd;

/// Tables of a cohort: one row per person and course, and the percentiles of the curves.
final class CrowdTables {
  private static final List<Column> FATE = List.of(
      Column.number("background_stress", "1", "Background stress"),
      Column.number("madrs_start", "points", "MADRS at the start"),
      Column.number("madrs_24h", "points", "MADRS 24 h after the first dose"),
      Column.number("madrs_lowest", "points", "Lowest MADRS"),
      Column.number("lowest_day", "d", "Day of the lowest MADRS"),
      Column.number("madrs_end", "points", "MADRS at the end"),
      Column.number("response_day", "d", "Day of the first response"),
      Column.number("remission_day", "d", "Day of the first remission"),
      Column.number("relapse_day", "d", "Day of relapse after a response"),
      Column.number("days_10_or_less", "d", "Days at a MADRS of 10 or less"),
      Column.number("days_20_or_less", "d", "Days at a MADRS of 20 or less"));
  private static final List<Column> PEOPLE = columns(
      List.of(Column.count("person", "Number of the person"), Column.text("course", "Course, by letter"),
          Column.text("status", "What became of the run"), Column.text("reason", "Why a run failed"),
          Column.count("redrawn", "Earlier draws that were well without care")),
      FATE);
  private static final List<Column> BANDS = List.of(Column.text("course", "Course, by letter"),
      Column.text("quantity", "Column of the trajectories"), Column.number("time_h", "h", Tables.TIME),
      share("p05"), share("p25"), share("p50"), share("p75"), share("p95"));

  private CrowdTables() {}

  /// `people`; a cell is empty where something never happened or was not reached.
  static void people(Format format, Path folder, Crowd crowd, int courses) throws IOException {
    try (var table = TableFile.create(format, folder, "people", PEOPLE)) {
      for (var member : crowd.result().members()) {
        for (int c = 0; c < courses; c++) {
          row(table, member, c);
        }
      }
    }
  }

  /// `bands`.
  static void bands(Format format, Path folder, Crowd crowd) throws IOException {
    try (var table = TableFile.create(format, folder, "bands", BANDS)) {
      for (Cohort.Band band : crowd.result().bands()) {
        for (int t = 0; t < crowd.timeH().length; t++) {
          table.text(Tables.letter(band.course())).text(band.quantity()).number(crowd.timeH()[t]);
          for (var values : band.values()) {
            table.number(values[t]);
          }
          table.end();
        }
      }
    }
  }

  private static void row(TableFile table, Member m, int course) throws IOException {
    table.count(m.number()).text(Tables.letter(course)).text(m.status().name().toLowerCase(Locale.ROOT))
        .text(m.reason()).count(m.redrawn());
    for (double value : m.fates().isEmpty() ? unknown() : fate(m, course)) {
      table.number(value);
    }
    table.end();
  }

  private static double[] fate(Member m, int course) {
    var f = m.fates().get(course);
    return new double[] {f.stress(), f.start(), f.at24H(), f.lowest(), f.lowestH() / 24, f.end(),
        f.response() / 24, f.remission() / 24, f.relapse() / 24, f.remitted() / 24, f.well() / 24};
  }

  private static double[] unknown() {
    var values = new double[FATE.size()];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  private static Column share(String name) {
    return Column.number(name, "", "Percentile over people, in the unit of the quantity");
  }

  private static List<Column> columns(List<Column> first, List<Column> then) {
    return java.util.stream.Stream.concat(first.stream(), then.stream()).toList();
  }
}
