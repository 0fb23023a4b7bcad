package rewire.simulate;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// Factors of co-drugs from the table beside the model.
final class CoDrugs {
  private CoDrugs() {}

  static Map<String, Double> factors(String drug) {
    try (var reader = CsvReader.builder()
        .ofNamedCsvRecord(Brain.root().resolve("models/brain/interactions.csv"))) {
      return reader.stream().filter(r -> r.getField("co_drug").equals(drug)).findFirst()
          .map(r -> Map.of("clint", CaseFile.number(r, "clint"), "gut", CaseFile.number(r, "gut")))
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
