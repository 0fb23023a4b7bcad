package rewire.exchange.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A table as CSV. Numbers are written in full, so that reading them gives the same doubles.
final class CsvFile implements TableFile {
  private final CsvWriter out;
  private final String[] row;
  private int next;

  private CsvFile(CsvWriter out, int width) {
    this.out = out;
    this.row = new String[width];
  }

  static CsvFile create(Path file, List<Column> columns) throws IOException {
    var out = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(Files.newBufferedWriter(file));
    out.writeRecord(columns.stream().map(Column::name).toList());
    return new CsvFile(out, columns.size());
  }

  @Override
  public TableFile text(String value) {
    row[next++] = value;
    return this;
  }

  @Override
  public TableFile count(long value) {
    return text(Long.toString(value));
  }

  @Override
  public TableFile number(double value) {
    return text(Double.isNaN(value) ? "" : written(value));
  }

  private static String written(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  @Override
  public void end() {
    if (next != row.length) {
      throw new IllegalStateException("A row has " + next + " cells, the table " + row.length + " columns.");
    }
    out.writeRecord(row);
    next = 0;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
