package rewire.workbench.trial;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rewire.study.Assumptions;
import rewire.study.Assumptions.Assumption;
import rewire.study.Construct;
import rewire.study.Scale;
import rewire.units.Quantity;

/// The tables in `models/observation`: what a trial adds to biology, and scales; with those in `models/conditions`.
///
/// @param scales by name
public record ObservationTables(List<Assumption> assumptions, Map<String, Scale> scales,
    ConditionTables conditions) {
  private static final String FOLDER = "/models/observation/";

  public ObservationTables {
    assumptions = List.copyOf(assumptions);
    scales = Map.copyOf(scales);
  }

  /// Who has which illness, by condition.
  public Map<String, ConditionTables.Stage> stages() {
    return conditions.stages();
  }

  /// The tables that travel with the program.
  public static ObservationTables shipped() {
    return read(Optional.empty(), ConditionTables.shipped());
  }

  /// The tables in a folder; those that are not there are the shipped ones.
  ///
  /// @throws IllegalArgumentException with the place, when a number is none
  public static ObservationTables of(Optional<Path> folder, ConditionTables conditions) throws IOException {
    if (folder.isPresent() && !Files.isDirectory(folder.get())) {
      throw new NoSuchFileException(folder.get().toString());
    }
    return read(folder, conditions);
  }

  private static ObservationTables read(Optional<Path> folder, ConditionTables conditions) {
    var assumptions = new ArrayList<>(conditions.weights());
    rows("trial_effects.csv", folder).forEach(r -> assumptions.add(new Assumption(r.getField("part"),
        r.getField("symbol"), number(r, "low"), number(r, "value"), number(r, "high"))));
    var knots = new LinkedHashMap<String, List<Scale.Knot>>();
    for (var r : rows("links.csv", folder)) {
      knots.computeIfAbsent(r.getField("scale"), _ -> new ArrayList<>())
          .add(new Scale.Knot(number(r, "severity"), number(r, "score")));
    }
    var scales = new LinkedHashMap<String, Scale>();
    for (var r : rows("scales.csv", folder)) {
      var name = r.getField("scale");
      var link = knots.get(name);
      if (link != null) {
        scales.put(name, new Scale(name, number(r, "low"), number(r, "high"), construct(r, conditions),
            number(r, "noise"), number(r, "spread"),
            r.getField("remission").isEmpty() ? Double.NaN : number(r, "remission"), link));
      }
    }
    return new ObservationTables(assumptions, scales, conditions);
  }

  private static Construct construct(NamedCsvRecord r, ConditionTables conditions) {
    var name = r.getField("construct");
    return Optional.ofNullable(conditions.constructs().get(name))
        .orElseThrow(() -> new IllegalArgumentException("scales.csv:" + r.getStartingLineNumber()
            + ": there is no construct \"" + name + "\"; there are "
            + String.join(", ", conditions.constructs().keySet()) + "."));
  }

  /// The assumptions, with parts switched off.
  ///
  /// @throws IllegalArgumentException when there is no such part
  public Assumptions without(Collection<String> parts) {
    return new Assumptions(assumptions, parts);
  }

  /// A scale by the name that the library uses; pools over scales read as the scale that stands for them.
  public Optional<Scale> scale(String name) {
    var own = switch (name) {
      case "mixed_depression" -> "MADRS";
      case "other:mixed_PTSD" -> "PCL5";
      case "other:mixed_anxiety" -> "HAMA";
      case "other:mixed_resilience" -> "CDRISC10";
      case "other:mixed_rumination" -> "RRS22";
      default -> name;
    };
    return Optional.ofNullable(scales.get(own));
  }

  private static double number(NamedCsvRecord r, String column) {
    return Quantity.decimal(r.getField(column)).orElseThrow(() -> new IllegalArgumentException(
        "A table of observation has \"" + r.getField(column) + "\" in line " + r.getStartingLineNumber()
            + ", column " + column + "; it must be a number."));
  }

  static List<NamedCsvRecord> rows(String name, Optional<Path> folder) {
    var own = folder.map(f -> f.resolve(name)).filter(Files::exists);
    try (var in = own.isPresent() ? Files.newBufferedReader(own.get()) : shipped(name);
        var csv = CsvReader.builder().ofNamedCsvRecord(in)) {
      return csv.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Reader shipped(String name) {
    var resource = ObservationTables.class.getResourceAsStream(FOLDER + name);
    if (resource == null) {
      throw new IllegalStateException("The program lacks its table models/observation/" + name + ".");
    }
    return new InputStreamReader(resource, StandardCharsets.UTF_8);
  }
}
