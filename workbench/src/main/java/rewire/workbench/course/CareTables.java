package rewire.workbench.course;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rewire.course.Session;
import rewire.lang.Complaint;
import rewire.lang.ModelFolder;
import rewire.lang.SideTables;

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

  private static final List<String> FILES = List.of("interactions.csv", "modalities.csv", "resistance.csv",
      "scales.csv", "clinic_rules.csv");

  /// What came of reading the tables.
  public sealed interface Reading {
    /// They are understood.
    record Understood(CareTables tables) implements Reading {}

    /// They are not.
    record Refused(List<Complaint> complaints) implements Reading {
      public Refused {
        complaints = List.copyOf(complaints);
      }
    }
  }

  /// The tables of the model that travels with the program.
  public static CareTables shipped() {
    return switch (of(ModelFolder.of("brain", Map.of()))) {
      case Reading.Understood good -> good.tables();
      case Reading.Refused bad -> throw new IllegalStateException(bad.complaints().toString());
    };
  }

  /// The tables of a model in a folder; those it lacks are the shipped ones.
  public static Reading of(ModelFolder folder) {
    var tables = new SideTables(folder.or(
        FILES.stream().filter(f -> !folder.files().contains(f))
            .collect(toMap(f -> f, CareTables::shippedText))));
    var read = new CareTables(Interactions.of(tables), modalities(tables), resistance(tables), scales(tables),
        ClinicRules.of(tables));
    var complaints = tables.complaints();
    return complaints.isEmpty() ? new Reading.Understood(read) : new Reading.Refused(complaints);
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

  private static String shippedText(String file) {
    try (var in = CareTables.class.getResourceAsStream("/models/brain/" + file)) {
      if (in == null) {
        throw new IllegalStateException("The program lacks its table " + file + ".");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, List<Session.Effect>> modalities(SideTables tables) {
    var inputs = new LinkedHashMap<String, String>();
    inputs.put("none", "none");
    Session.Effect.INPUTS.forEach(i -> inputs.put(i.toLowerCase(Locale.ROOT), i));
    var modalities = new LinkedHashMap<String, List<Session.Effect>>();
    for (var row : tables.rows("modalities.csv", "modality", "input", "level", "grade", "source", "note")) {
      var effects = modalities.computeIfAbsent(row.text("modality"), _ -> new ArrayList<>());
      double level = row.number("level", 0);
      if (level < 0 || level > 1) {
        row.refuse("level", "The level is " + level + "; it must lie between 0 and 1.",
            "Perhaps it is given in per cent.");
      } else {
        row.oneOf("input", inputs).filter(i -> !i.equals("none"))
            .ifPresent(i -> effects.add(new Session.Effect(i, level)));
      }
    }
    return modalities;
  }

  private static Map<String, Double> resistance(SideTables tables) {
    var resistance = new LinkedHashMap<String, Double>();
    for (var row : tables.rows("resistance.csv", "stage", "failed_trials", "ssri_responsiveness", "grade",
        "source", "note")) {
      resistance.put(row.text("stage"), row.number("ssri_responsiveness"));
    }
    return resistance;
  }

  private static Map<String, Scale> scales(SideTables tables) {
    var scales = new LinkedHashMap<String, Scale>();
    for (var row : tables.rows("scales.csv", "scale", "construct", "low", "high", "better", "quantity",
        "source", "flag")) {
      scales.put(row.text("scale"), new Scale(row.text("scale"), row.text("construct"), row.number("low"),
          row.number("high"), row.text("quantity")));
    }
    return scales;
  }
}
