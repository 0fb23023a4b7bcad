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
import rewire.study.Population;
import rewire.study.Scale;
import rewire.units.Quantity;

/// The tables in `models/observation`: what a trial adds to biology, scales, and who has which illness.
///
/// @param scales by name
/// @param stages by condition
public record ObservationTables(List<Assumption> assumptions, Map<String, Scale> scales,
    Map<String, Stage> stages) {
  private static final String FOLDER = "/models/observation/";

  public ObservationTables {
    assumptions = List.copyOf(assumptions);
    scales = Map.copyOf(scales);
    stages = Map.copyOf(stages);
  }

  /// Who has an illness.
  ///
  /// @param failedTrials taken when a trial does not say
  /// @param stress       background stress of the typical person
  /// @param scale        by which severity is usually told
  public record Stage(int failedTrials, double stress, Population.Recovery recovery, String scale) {}

  /// The tables that travel with the program.
  public static ObservationTables shipped() {
    return read(Optional.empty());
  }

  /// The tables in a folder; those that are not there are the shipped ones.
  ///
  /// @throws IllegalArgumentException with the place, when a number is none
  public static ObservationTables of(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    return read(Optional.of(folder));
  }

  /// Lowest and highest score of each scale.
  public Map<String, double[]> ranges() {
    var out = new LinkedHashMap<String, double[]>();
    scales.forEach((name, s) -> out.put(name, new double[] {s.low(), s.high()}));
    return out;
  }

  private static ObservationTables read(Optional<Path> folder) {
    var assumptions = rows("trial_effects.csv", folder).stream().map(r -> new Assumption(r.getField("part"),
        r.getField("symbol"), number(r, "low"), number(r, "value"), number(r, "high"))).toList();
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
        scales.put(name, new Scale(name, number(r, "low"), number(r, "high"), number(r, "response"),
            number(r, "noise"), r.getField("remission").isEmpty() ? Double.NaN : number(r, "remission"),
            link));
      }
    }
    var stages = new LinkedHashMap<String, Stage>();
    for (var r : rows("stages.csv", folder)) {
      stages.put(r.getField("condition"), new Stage((int) number(r, "failed_trials"), number(r, "stress"),
          recovery(r.getField("recovery")), r.getField("scale")));
    }
    return new ObservationTables(assumptions, scales, stages);
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
      default -> name;
    };
    return Optional.ofNullable(scales.get(own));
  }

  private static Population.Recovery recovery(String symbol) {
    for (var recovery : Population.Recovery.values()) {
      if (recovery.symbol().equals(symbol)) {
        return recovery;
      }
    }
    throw new IllegalStateException("stages.csv names an unknown recovery: " + symbol);
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
