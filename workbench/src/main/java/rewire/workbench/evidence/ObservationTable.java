package rewire.workbench.evidence;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import rewire.evidence.Observation;

/// Reads a table laid out as `evidence/README.md` says. Rows that cannot be read are kept with the reason.
///
/// @param observations the rows that were read
/// @param refused      the others
/// @param faults       what makes the table as a whole unreadable; then there are no rows
public record ObservationTable(List<Observation> observations, List<Refused> refused, List<String> faults) {
  /// Columns that must be there.
  static final List<String> COLUMNS = List.of("row", "study", "doi", "analyte", "matrix", "site", "form",
      "route",
      "schedule", "weight_kg", "statistic", "time_min", "value", "unit", "population", "interaction",
      "scored", "note");
  /// Bytes of the largest table that is read.
  public static final int LARGEST = 10_000_000;

  public ObservationTable {
    observations = List.copyOf(observations);
    refused = List.copyOf(refused);
    faults = List.copyOf(faults);
  }

  /// A row that could not be read, and why.
  public record Refused(String row, long line, String reason) {}

  /// Reads a table; nothing is thrown for what is wrong in it.
  ///
  /// @param name of the file, for messages
  public static ObservationTable read(String name, String text) {
    var good = new ArrayList<Observation>();
    var bad = new ArrayList<Refused>();
    try (var reader = CsvReader.builder().ofNamedCsvRecord(text)) {
      Set<String> seen = new HashSet<>();
      for (var record : reader) {
        if (seen.isEmpty()) {
          var missing = COLUMNS.stream().filter(c -> !record.getHeader().contains(c)).toList();
          if (!missing.isEmpty()) {
            return fault(name + ":1:1: the table has no column " + String.join(", ", missing)
                + ".\nPerhaps the layout is "
                + "another one; see evidence/README.md.");
          }
        }
        try {
          if (!seen.add(field(record, "row"))) {
            throw new IllegalArgumentException("the name of the row is used before");
          }
          good.add(observation(record));
        } catch (IllegalArgumentException e) {
          bad.add(new Refused(field(record, "row"), record.getStartingLineNumber(),
              String.valueOf(e.getMessage())));
        }
      }
    } catch (CsvParseException | java.io.UncheckedIOException | java.io.IOException e) {
      return fault(name + ": the table is not CSV: " + e.getMessage() + ".");
    }
    return new ObservationTable(good, bad, List.of());
  }

  private static ObservationTable fault(String sentence) {
    return new ObservationTable(List.of(), List.of(), List.of(sentence));
  }

  private static Observation observation(NamedCsvRecord r) {
    return new Observation(field(r, "row"), field(r, "study"), field(r, "doi"), field(r, "analyte"),
        field(r, "matrix"),
        field(r, "site"), field(r, "form"), field(r, "route"), Observation.schedule(field(r, "schedule")),
        number(r, "weight_kg"), field(r, "statistic"), number(r, "time_min"), number(r, "value"),
        field(r, "unit"),
        field(r, "population"), field(r, "interaction"), field(r, "scored").equals("yes"), field(r, "note"));
  }

  private static String field(NamedCsvRecord r, String column) {
    return r.findField(column).map(String::strip).orElse("");
  }

  private static double number(NamedCsvRecord r, String column) {
    var text = field(r, column);
    if (text.isEmpty()) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(column + " is \"" + text + "\", not a number", e);
    }
  }
}
