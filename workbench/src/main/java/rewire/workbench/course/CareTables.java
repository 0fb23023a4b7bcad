package rewire.workbench.course;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import rewire.course.Session;

/// The tables beside the model that a course is read with: what words in a course mean to the model, and the rules of the
/// clinic. All are CSV files that a scientist can change; a folder given with `--model` may replace any of them.
///
/// @param modalities what the model sees of a session, `modalities.csv`
/// @param resistance SSRI responsiveness by number of failed trials, `resistance.csv`
/// @param scales     `scales.csv`
public record CareTables(Interactions interactions, Map<String, List<Session.Effect>> modalities,
    Map<String, Double> resistance, Map<String, Scale> scales, ClinicRules rules) {

  /// A rating scale.
  ///
  /// @param quantity read-out of the model that predicts it; empty when none does
  public record Scale(String name, String construct, double low, double high, String quantity) {}

  /// The tables of the model that travels with the program.
  public static CareTables shipped() {
    try {
      return of(Interactions.shipped(), CareTables::shippedRows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The tables of a model in a folder; those it lacks are the shipped ones.
  public static CareTables of(Path modelFolder) throws IOException {
    return of(Interactions.of(modelFolder), name -> {
      var file = modelFolder.resolve(name);
      if (!Files.exists(file)) {
        return shippedRows(name);
      }
      try (var rows = CsvReader.builder().ofNamedCsvRecord(file)) {
        return rows.stream().toList();
      } catch (CsvParseException e) {
        throw new IOException("The table " + file + " is not CSV: " + e.getMessage(), e);
      }
    });
  }

  /// The same tables with other co-drugs.
  CareTables with(Interactions others) {
    return new CareTables(others, modalities, resistance, scales, rules);
  }

  /// Modalities that the model cannot tell from this one, itself left out, in order of the table.
  List<String> alike(String modality) {
    var mine = modalities.getOrDefault(modality, List.of());
    return modalities.entrySet().stream()
        .filter(e -> !e.getKey().equals(modality) && e.getValue().equals(mine)).map(Map.Entry::getKey)
        .toList();
  }

  @FunctionalInterface
  private interface Rows {
    List<NamedCsvRecord> of(String name) throws IOException;
  }

  private static List<NamedCsvRecord> shippedRows(String name) throws IOException {
    var resource = CareTables.class.getResourceAsStream("/models/brain/" + name);
    if (resource == null) {
      throw new IOException("The program lacks its table " + name + ".");
    }
    try (var in = new InputStreamReader(resource, StandardCharsets.UTF_8);
        var rows = CsvReader.builder().ofNamedCsvRecord(in)) {
      return rows.stream().toList();
    }
  }

  private static CareTables of(Interactions interactions, Rows rows) throws IOException {
    var modalities = new LinkedHashMap<String, List<Session.Effect>>();
    for (var row : rows.of("modalities.csv")) {
      var effects = modalities.computeIfAbsent(text(row, "modality", "modalities.csv"),
          _ -> new ArrayList<>());
      var input = text(row, "input", "modalities.csv");
      if (!input.equals("none")) {
        try {
          effects.add(new Session.Effect(input, number(row, "level", "modalities.csv")));
        } catch (IllegalArgumentException e) {
          throw fault(row, "modalities.csv", String.valueOf(e.getMessage()), e);
        }
      }
    }
    var resistance = new LinkedHashMap<String, Double>();
    for (var row : rows.of("resistance.csv")) {
      resistance.put(text(row, "stage", "resistance.csv"),
          number(row, "ssri_responsiveness", "resistance.csv"));
    }
    var scales = new LinkedHashMap<String, Scale>();
    for (var row : rows.of("scales.csv")) {
      var name = text(row, "scale", "scales.csv");
      scales.put(name, new Scale(name, text(row, "construct", "scales.csv"), number(row, "low", "scales.csv"),
          number(row, "high", "scales.csv"), text(row, "quantity", "scales.csv")));
    }
    var rules = new ArrayList<ClinicRules.Rule>();
    var file = "clinic_rules.csv";
    for (var row : rows.of(file)) {
      rules.add(
          new ClinicRules.Rule(text(row, "id", file), text(row, "check", file), text(row, "applies", file),
              text(row, "key", file), text(row, "limit", file).isEmpty() ? 0 : number(row, "limit", file),
              level(row, file), text(row, "text", file), text(row, "source", file), text(row, "flag", file)));
    }
    return new CareTables(interactions, modalities, resistance, scales, new ClinicRules(rules));
  }

  private static ClinicRules.Level level(NamedCsvRecord row, String table) throws IOException {
    var word = text(row, "level", table);
    for (var level : ClinicRules.Level.values()) {
      if (level.word().equals(word)) {
        return level;
      }
    }
    throw fault(row, table, "\"" + word + "\" is not a level.", null);
  }

  private static String text(NamedCsvRecord row, String column, String table) throws IOException {
    try {
      return row.getField(column).strip();
    } catch (NoSuchElementException e) {
      throw fault(row, table, "there is no column \"" + column + "\".", e);
    }
  }

  private static double number(NamedCsvRecord row, String column, String table) throws IOException {
    try {
      return Double.parseDouble(text(row, column, table));
    } catch (NumberFormatException e) {
      throw fault(row, table, "\"" + column + "\" is not a number.", e);
    }
  }

  private static IOException fault(NamedCsvRecord row, String table, String what,
      @org.jspecify.annotations.Nullable Exception cause) {
    return new IOException("Table " + table + ", line " + row.getStartingLineNumber() + ": " + what, cause);
  }
}
