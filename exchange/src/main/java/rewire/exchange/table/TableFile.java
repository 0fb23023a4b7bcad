package rewire.exchange.table;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A table that is written row by row, cell by cell in order of the columns. It is whole when closed.
public interface TableFile extends Closeable {

  /// How tables are written.
  enum Format {
    CSV, PARQUET;

    /// Ending of the file's name.
    public String ending() {
      return this == CSV ? ".csv" : ".parquet";
    }
  }

  /// A new file `name.csv` or `name.parquet` in a folder.
  ///
  /// @throws IOException when it is there already or cannot be written
  static TableFile create(Format format, Path folder, String name, List<Column> columns) throws IOException {
    var file = folder.resolve(name + format.ending());
    return switch (format) {
      case CSV -> CsvFile.create(file, columns);
      case PARQUET -> ParquetFile.create(file, name, columns);
    };
  }

  /// Writes the next cell.
  TableFile text(String value) throws IOException;

  /// Writes the next cell.
  TableFile count(long value) throws IOException;

  /// Writes the next cell; `NaN` leaves it empty.
  TableFile number(double value) throws IOException;

  /// Ends the row.
  void end() throws IOException;
}
