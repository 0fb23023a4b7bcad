package rewire.lang;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rewire.model.Position;

/// A table of text cells with named columns, each cell with its place.
///
/// @param rows data rows, each as wide as the header
record Csv(List<Row> rows) {

  /// One line of the table, by column name.
  record Row(Map<String, Cell> cells) {
    Cell cell(String column) {
      return cells.getOrDefault(column, Cell.NONE);
    }
  }

  /// Stripped text and the place where the cell begins.
  record Cell(String text, Position at) {
    static final Cell NONE = new Cell("", new Position("", 0, 0));

    boolean isEmpty() {
      return text.isEmpty();
    }
  }

  /// Reads a table; what is wrong with its shape goes to `complaints`, and such rows are left out.
  static Csv read(String file, String text, List<String> needed, Complaints complaints) {
    complaints.text(file, text);
    var lines = text.lines().toList();
    var rows = new ArrayList<Row>();
    var header = new ArrayList<String>();
    try (var reader = CsvReader.builder().extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .maxBufferSize(Limits.FILE_BYTES + 1).ofCsvRecord(text)) {
      for (var record : reader) {
        int line = (int) record.getStartingLineNumber();
        var fields = record.getFields();
        var starts = starts(lines.get(line - 1));
        if (header.isEmpty()) {
          fields.forEach(f -> header.add(f.strip()));
          if (!headerIsGood(file, header, starts, needed, complaints)) {
            return new Csv(List.of());
          }
        } else if (fields.size() != header.size()) {
          boolean more = fields.size() > header.size();
          complaints.add(Rule.M071,
              new Position(file, line,
                  more ? start(starts, header.size()) : lines.get(line - 1).length() + 1),
              "The row has " + fields.size() + " cells, the header " + header.size() + ".",
              more
                  ? "Perhaps a cell that holds a comma needs quotes: \"a, b\"."
                  : "Perhaps commas for empty cells are missing at the end.");
        } else {
          rows.add(row(new Position(file, line, 1), header, fields, starts));
        }
      }
    } catch (CsvParseException e) {
      complaints.add(Rule.M071, new Position(file, Math.max(1, lines.size()), 1),
          "The table cannot be divided into cells: " + e.getMessage() + ".",
          "Perhaps a quote is not closed, or a quote inside a cell is not doubled.");
    } catch (IOException e) {
      throw new UncheckedIOException(e); // the text is in memory; this cannot happen
    }
    if (header.isEmpty()) {
      complaints.add(Rule.M070, new Position(file, 1, 1), "The table is empty.",
          "Perhaps begin with the header: " + String.join(",", needed) + ".");
    }
    return new Csv(rows);
  }

  private static boolean headerIsGood(String file, List<String> header, List<Integer> starts,
      List<String> needed,
      Complaints complaints) {
    boolean good = true;
    for (var column : needed) {
      if (!header.contains(column)) {
        complaints.add(Rule.M070, new Position(file, 1, 1), "The table has no column " + column + ".",
            "Perhaps the header should be: " + String.join(",", needed) + ".");
        good = false;
      }
    }
    for (int i = 0; i < header.size(); i++) {
      if (!needed.contains(header.get(i)) || header.indexOf(header.get(i)) < i) {
        complaints.add(Rule.M070, new Position(file, 1, start(starts, i)),
            "The column \"" + header.get(i) + "\" is not known, or there twice.",
            Names.near(header.get(i), needed, "Perhaps put it into the column note."));
        good = false;
      }
    }
    return good;
  }

  private static Row row(Position at, List<String> header, List<String> fields, List<Integer> starts) {
    var cells = new HashMap<String, Cell>();
    for (int i = 0; i < header.size(); i++) {
      cells.put(header.get(i),
          new Cell(fields.get(i).strip(), new Position(at.file(), at.line(), start(starts, i))));
    }
    return new Row(cells);
  }

  private static int start(List<Integer> starts, int cell) {
    return cell < starts.size() ? starts.get(cell) : starts.getLast();
  }

  /// Columns, from 1, where the cells of a line begin.
  private static List<Integer> starts(String line) {
    var starts = new ArrayList<>(List.of(1));
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '"') {
        quoted = !quoted;
      } else if (line.charAt(i) == ',' && !quoted) {
        starts.add(i + 2);
      }
    }
    return starts;
  }
}
