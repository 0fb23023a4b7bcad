package rewire.simulate;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// A table of `cases/`, which any simulator can read.
final class CaseFile {
  private CaseFile() {}

  static List<NamedCsvRecord> rows(String name) {
    try (var reader = CsvReader.builder()
        .ofNamedCsvRecord(Brain.root().resolve("cases/vectors").resolve(name))) {
      return reader.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static double number(NamedCsvRecord row, String field) {
    var text = row.getField(field);
    return text.isBlank() ? 0 : Double.parseDouble(text);
  }
}
