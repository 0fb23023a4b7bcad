package rewire.workbench.evidence;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A table as text: rows of named, stripped cells, each row with its line. Rows without content are left out.
public record Table(List<Row> rows) {
  private static final int MOST_ROWS = 10_000;
  private static final String BROKEN = "Perhaps a quotation mark inside a cell is not doubled, or one is not closed.";

  /// One row.
  ///
  /// @param at    file and line
  /// @param cells by column name in small letters; a cell that is not there is empty
  /// @param fault why its cells may stand in the wrong columns; empty for a good row
  public record Row(String at, Map<String, String> cells, String fault) {
    String cell(String column) {
      return cells.getOrDefault(column, "");
    }
  }

  /// What came of reading.
  public sealed interface Reading {
    /// It is a table with the columns that are needed and at least one row.
    record Understood(Table table) implements Reading {}

    /// It is not; a sentence that begins with the place, and advice.
    record Refused(String complaint, String advice) implements Reading {}
  }

  /// Reads a table.
  ///
  /// @param file   as complaints call it
  /// @param needed columns without which it is useless; others are kept
  static Reading read(String file, String text, List<String> needed) {
    var header = new ArrayList<String>();
    var rows = new ArrayList<Row>();
    long last = 1;
    try (var records = CsvReader.builder().commentStrategy(CommentStrategy.NONE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE).extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .ofCsvRecord(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
      for (var record : records) {
        last = record.getStartingLineNumber();
        if (header.isEmpty()) {
          record.getFields().forEach(f -> header.add(f.strip().toLowerCase(Locale.ROOT)));
          var fault = fault(header, needed);
          if (!fault.isEmpty()) {
            return new Reading.Refused(file + ":" + last + ": " + fault,
                "Perhaps the first line is no header; it should hold " + String.join(",", needed) + ".");
          }
        } else if (record.getFields().stream().anyMatch(f -> !f.isBlank())) {
          rows.add(row(file + ":" + last, header, record));
        }
        if (rows.size() > MOST_ROWS) {
          return new Reading.Refused(file + ":" + last + ": the table has more than 10,000 rows.",
              "Perhaps divide it.");
        }
      }
    } catch (CsvParseException e) {
      return new Reading.Refused(
          file + ":" + last + ": the table cannot be divided into cells below here.",
          BROKEN);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // the text is in memory; this cannot happen
    }
    if (text.chars().filter(c -> c == '"').count() % 2 != 0) {
      return new Reading.Refused(file + ":" + last + ": a quotation mark here or above has no partner.",
          BROKEN);
    }
    return rows.isEmpty()
        ? new Reading.Refused(file + ":" + last + ": the table holds no rows.",
            "Perhaps the wrong file was given; a table begins with its header.")
        : new Reading.Understood(new Table(rows));
  }

  private static String fault(List<String> header, List<String> needed) {
    for (var column : needed) {
      if (!header.contains(column)) {
        return "the column \"" + column + "\" is missing.";
      }
    }
    var seen = new HashSet<String>();
    for (var column : header) {
      if (!column.isEmpty() && !seen.add(column)) {
        return "the column \"" + column + "\" is there twice.";
      }
    }
    return "";
  }

  private static Row row(String at, List<String> header, CsvRecord record) {
    var cells = new LinkedHashMap<String, String>();
    int width = Math.min(header.size(), record.getFieldCount());
    for (int i = 0; i < width; i++) {
      cells.put(header.get(i), record.getField(i).strip());
    }
    return new Row(at, cells, record.getFieldCount() == header.size()
        ? ""
        : "the row has " + record.getFieldCount() + " cells, the header " + header.size());
  }
}
