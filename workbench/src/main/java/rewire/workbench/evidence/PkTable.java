package rewire.workbench.evidence;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rewire.workbench.course.Interactions;

/// Reads tables of observations of plasma levels. The layout is that of `evidence/pk_observations.csv`, described in
/// `docs/evidence.md`; a row with unknown values is kept, with the reason why the model is not asked.
public final class PkTable {
  /// Where the table that travels with the program lies on the class path.
  public static final String SHIPPED = "/evidence/pk_observations.csv";

  /// Columns without which nothing can be compared.
  private static final List<String> NEEDED = List.of("row", "study", "analyte", "site", "form", "route",
      "schedule",
      "weight_kg", "statistic", "time_min", "value", "unit", "population", "scored");

  /// A table: its rows, or one complaint about the whole.
  public sealed interface Reading {
    /// The rows in order.
    record Understood(List<PkRow> rows) implements Reading {
      public Understood {
        rows = List.copyOf(rows);
      }
    }

    /// It is no such table; a sentence with place, and advice.
    record Refused(String complaint, String advice) implements Reading {}
  }

  private PkTable() {}

  /// The text of the shipped table.
  public static String shipped() {
    return resource(SHIPPED);
  }

  static String resource(String name) {
    try (var in = PkTable.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The program is incomplete: " + name + " is missing");
      }
      try (var text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
        return text.readAllAsString();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads a table.
  ///
  /// @param name as complaints call it
  public static Reading read(String name, String text, Interactions interactions) {
    var rows = new ArrayList<PkRow>();
    var seen = new HashSet<String>();
    var header = new ArrayList<String>();
    try (var records = CsvReader.builder().commentStrategy(CommentStrategy.NONE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .ofCsvRecord(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
      for (var row : records) {
        if (header.isEmpty()) {
          row.getFields().forEach(f -> header.add(f.strip().toLowerCase(Locale.ROOT)));
          for (var column : NEEDED) {
            if (!header.contains(column)) {
              return new Reading.Refused(name + ":1: the column \"" + column + "\" is missing.",
                  "Perhaps the first line is no header; it should begin like: row,study,doi,analyte.");
            }
          }
          continue;
        }
        var cells = cells(header, row);
        if (cells.values().stream().allMatch(String::isEmpty)) {
          continue;
        }
        if (cells.getOrDefault("row", "").isEmpty() || !seen.add(cells.getOrDefault("row", ""))) {
          var old = cells.getOrDefault("row", "");
          cells.put("row", (old.isEmpty() ? "" : old + " ") + "(line " + row.getStartingLineNumber() + ")");
        }
        rows.add(new RowReader(cells, interactions).row());
      }
    } catch (CsvParseException e) {
      return new Reading.Refused(name + ": " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
          "Perhaps a quotation mark is missing.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows.isEmpty()
        ? new Reading.Refused(name + ": the table holds no rows.",
            "Perhaps the wrong file was given.")
        : new Reading.Understood(rows);
  }

  private static Map<String, String> cells(List<String> header, CsvRecord row) {
    var cells = new HashMap<String, String>();
    for (int i = 0; i < Math.min(header.size(), row.getFieldCount()); i++) {
      cells.put(header.get(i), row.getField(i).strip());
    }
    return cells;
  }
}
