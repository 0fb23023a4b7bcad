package rewire.trials.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// A CSV file with a header, as text.
///
/// @param name   of the file, for messages
/// @param header names of the columns
/// @param rows   the rows that were asked for
/// @param faults what is wrong with the shape; then there are no rows
public record Sheet(String name, List<String> header, List<Row> rows, List<String> faults) {
  /// Rows that are kept at most; a row of ten cells takes about 1 KB.
  public static final int MOST_ROWS = 500_000;
  private static final int MOST_FAULTS = 50;

  /// One row.
  ///
  /// @param line in the file, from 1
  public record Row(long line, List<String> cells) {}

  /// Keeps rows whose cell in `column` is `value`.
  public record Filter(String column, String value) {}

  public Sheet {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
    faults = List.copyOf(faults);
  }

  /// Reads a file, packed by gzip or not; rows that a filter does not want cost no memory.
  public static Sheet read(String name, InputStream in, List<Filter> filters) throws IOException {
    var buffered = new BufferedInputStream(in);
    buffered.mark(2);
    boolean packed = buffered.read() == 0x1f && buffered.read() == 0x8b; // RFC 1952
    buffered.reset();
    try (var text = new InputStreamReader(packed ? new GZIPInputStream(buffered) : buffered,
        StandardCharsets.UTF_8.newDecoder())) {
      return read(name, text, filters);
    }
  }

  private static Sheet read(String name, Reader text, List<Filter> filters) throws IOException {
    var header = new ArrayList<String>();
    var rows = new ArrayList<Row>();
    var faults = new ArrayList<String>();
    try (var reader = CsvReader.builder().extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE).ofCsvRecord(text)) {
      for (var record : reader) {
        long line = record.getStartingLineNumber();
        if (header.isEmpty()) {
          record.getFields().forEach(f -> header.add(f.strip().replace("\uFEFF", "")));
          faults.addAll(headerFaults(name, header, filters));
          if (!faults.isEmpty()) {
            return new Sheet(name, header, List.of(), faults);
          }
        } else if (record.getFieldCount() != header.size()) {
          faults.add(name + ":" + line + ": the row has " + record.getFieldCount() + " cells, the header "
              + header.size() + ".\nPerhaps a cell that holds a comma needs quotes: \"a, b\".");
        } else if (wanted(header, record.getFields(), filters)) {
          rows.add(new Row(line, record.getFields().stream().map(String::strip).toList()));
        }
        if (rows.size() > MOST_ROWS) {
          faults.add(name + ": more than " + MOST_ROWS + " rows.\nPerhaps keep one scale with --where.");
        }
        if (faults.size() > MOST_FAULTS || rows.size() > MOST_ROWS) {
          break;
        }
      }
    } catch (CsvParseException | UncheckedIOException e) {
      var cause = e.getCause() == null ? e : e.getCause();
      faults.add(name + ": it is not CSV text in UTF-8: " + cause.getMessage()
          + ".\nPerhaps save it again as CSV, UTF-8, with commas.");
    }
    if (header.isEmpty() && faults.isEmpty()) {
      faults.add(name + ": the file is empty.");
    }
    return new Sheet(name, header, faults.isEmpty() ? rows : List.of(), faults);
  }

  private static List<String> headerFaults(String name, List<String> header, List<Filter> filters) {
    var faults = new ArrayList<String>();
    if (header.size() == 1 && header.getFirst().contains(";")) {
      faults.add(name + ":1: the columns are parted by semicolons, not commas."
          + "\nPerhaps save it as CSV with commas between cells and points in numbers.");
      return faults;
    }
    var seen = new HashSet<String>();
    header.stream().filter(h -> !seen.add(h))
        .forEach(h -> faults.add(name + ":1: two columns have the name \"" + h + "\"."));
    filters.stream().filter(f -> !header.contains(f.column())).forEach(f -> faults.add(noColumn(name, header,
        f.column())));
    return faults;
  }

  static String noColumn(String name, List<String> header, String column) {
    return name + ":1: there is no column \"" + column + "\".\nPerhaps one of: " + String.join(", ", header)
        + ".";
  }

  private static boolean wanted(List<String> header, List<String> cells, List<Filter> filters) {
    return filters.stream().allMatch(f -> cells.get(header.indexOf(f.column())).strip().equals(f.value()));
  }

  /// Complaints about columns that are not there.
  public List<String> missing(List<String> columns) {
    return columns.stream().filter(c -> !header.contains(c)).distinct().map(c -> noColumn(name, header, c))
        .toList();
  }

  /// The text of a cell; the column must be there.
  public String cell(Row row, String column) {
    return row.cells().get(header.indexOf(column));
  }

  /// The place of a cell: file, line, number of the cell.
  public String place(Row row, String column) {
    return name + ":" + row.line() + ":" + (header.indexOf(column) + 1) + ": ";
  }

  /// Whether a cell says that there is no value.
  public static boolean isMissing(String cell) {
    return cell.isEmpty() || cell.equals("NA") || cell.equals("NaN") || cell.equals(".");
  }
}
