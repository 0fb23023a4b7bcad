package rewire.workbench.course;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The table of drugs that change the clearance of ketamine, `interactions.csv` beside the model.
public record Interactions(Map<String, Factors> drugs) {

  /// What a drug does in steady state.
  ///
  /// @param clint fold of intrinsic clearance
  /// @param gut fold of the share that passes the gut wall
  public record Factors(double clint, double gut) {}

  public Interactions {
    drugs = Collections.unmodifiableMap(new LinkedHashMap<>(drugs));
  }

  /// The table of the model that travels with the program.
  public static Interactions shipped() {
    var resource = Interactions.class.getResourceAsStream("/models/brain/interactions.csv");
    if (resource == null) {
      return new Interactions(Map.of());
    }
    try (var in = new InputStreamReader(resource, StandardCharsets.UTF_8)) {
      return of(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The table of a model in a folder, or the shipped one if the folder has none.
  public static Interactions of(Path modelFolder) throws IOException {
    var file = modelFolder.resolve("interactions.csv");
    if (!Files.exists(file)) {
      return shipped();
    }
    try (var in = Files.newBufferedReader(file)) {
      return of(in);
    }
  }

  /// Columns: name of the drug, then `clint` and `gut` by their headers. A course writes `grapefruit juice` for
  /// `grapefruit_juice`; the row `none` is no drug.
  static Interactions of(Reader csv) throws IOException {
    var drugs = new LinkedHashMap<String, Factors>();
    try (var rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
      for (var row : rows) {
        var name = row.getField(0).strip().replace('_', ' ');
        if (name.equals("none")) {
          continue;
        }
        drugs.put(name,
            new Factors(Double.parseDouble(row.getField("clint")), Double.parseDouble(row.getField("gut"))));
      }
    }
    return new Interactions(drugs);
  }
}
