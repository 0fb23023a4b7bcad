package rewire.workbench.trial;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import rewire.lang.Complaint;
import rewire.lang.ModelFolder;
import rewire.lang.SideTables;
import rewire.model.Model;
import rewire.model.Parameter;
import rewire.sensitivity.Factor;
import rewire.study.Assumptions.Assumption;
import rewire.study.Construct;
import rewire.study.Population;
import rewire.workbench.course.Spelling;

/// The tables in `models/conditions`: who has which illness, what of the model is different in it, and what a symptom is
/// made of.
///
/// @param stages     by condition
/// @param schemas    numbers of the model that are others, by condition
/// @param constructs by name
/// @param weights    of the read-outs in constructs, each with its range
public record ConditionTables(Map<String, Stage> stages, Map<String, List<Factor>> schemas,
    Map<String, Construct> constructs, List<Assumption> weights) {
  private static final String FOLDER = "models/conditions";
  private static final List<String> FILES = List.of("conditions.csv", "schemas.csv", "constructs.csv");

  public ConditionTables {
    weights = List.copyOf(weights);
  }

  /// Who has an illness.
  ///
  /// @param failedTrials taken when a trial does not say
  /// @param stress       background stress of the typical person
  /// @param scale        by which severity is usually told
  public record Stage(int failedTrials, double stress, Population.Recovery recovery, String scale) {}

  /// What came of reading them.
  public sealed interface Reading {
    /// They are understood.
    record Understood(ConditionTables tables) implements Reading {}

    /// They are not; each complaint names file and line.
    record Refused(List<Complaint> complaints) implements Reading {
      public Refused {
        complaints = List.copyOf(complaints);
      }
    }
  }

  /// What a population of this condition has otherwise than the tables of the model.
  List<Factor> schema(String condition) {
    return schemas.getOrDefault(condition, List.of());
  }

  static ConditionTables shipped() {
    return switch (of(ModelFolder.of("conditions", Map.of()), Optional.empty())) {
      case Reading.Understood u -> u.tables;
      case Reading.Refused r -> throw new IllegalStateException(r.complaints.toString());
    };
  }

  /// The tables of a folder, those that are not there being the shipped ones, read for a model: what it does not have is
  /// refused.
  public static Reading of(Optional<Path> folder, Model model) throws IOException {
    return of(folder.isPresent() ? ModelFolder.at(folder.get()) : ModelFolder.of("conditions", Map.of()),
        Optional.of(model));
  }

  static Reading of(ModelFolder folder, Optional<Model> model) {
    var tables = new SideTables(folder.or(shippedTexts()));
    var constructs = new LinkedHashMap<String, Construct>();
    var weights = new ArrayList<Assumption>();
    var reader = new Reader(tables, model);
    reader.constructs(constructs, weights);
    var stages = reader.stages();
    var read = new ConditionTables(stages, reader.schemas(stages.keySet()), constructs, weights);
    var complaints = tables.complaints();
    return complaints.isEmpty() ? new Reading.Understood(read) : new Reading.Refused(complaints);
  }

  private static Map<String, String> shippedTexts() {
    try {
      var folder = ModelFolder.onClassPath(FOLDER);
      return FILES.stream().collect(toMap(f -> f, f -> folder.text(f).orElseThrow()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads and complains.
  private record Reader(SideTables tables, Optional<Model> model) {

    Map<String, Stage> stages() {
      var recoveries = new TreeMap<String, Population.Recovery>();
      for (var recovery : Population.Recovery.values()) {
        recoveries.put(recovery.symbol(), recovery);
      }
      var out = new LinkedHashMap<String, Stage>();
      for (var r : tables.rows("conditions.csv", "condition", "failed_trials", "stress", "recovery", "scale",
          "grade", "source", "note")) {
        var recovery = r.oneOf("recovery", recoveries).orElse(Population.Recovery.MDD);
        out.put(r.text("condition"), new Stage(r.count("failed_trials", r.text("failed_trials")),
            r.number("stress"), recovery, r.text("scale")));
      }
      return out;
    }

    Map<String, List<Factor>> schemas(Set<String> conditions) {
      var known = model.map(m -> m.parameters().stream().map(Parameter::id).toList()).orElse(List.of());
      var out = new LinkedHashMap<String, List<Factor>>();
      for (var r : tables.rows("schemas.csv", "condition", "parameter", "value", "low", "high", "grade",
          "source", "note")) {
        double low = r.number("low");
        double value = r.number("value");
        double high = r.number("high");
        if (!(low <= value && value <= high && low < high)) {
          r.refuse("value", "The value is " + value + ", its range " + low + " to " + high + ".",
              "Perhaps the columns low, value and high are exchanged.");
        } else if (known(r, "condition", conditions, "condition")
            && known(r, "parameter", known, "parameter")) {
          out.computeIfAbsent(r.text("condition"), _ -> new ArrayList<>()).add(new Factor(r.text("parameter"),
              low, value, high, low > 0 ? Factor.Shape.LOG : Factor.Shape.LINEAR));
        }
      }
      return out;
    }

    void constructs(Map<String, Construct> constructs, List<Assumption> weights) {
      var known = model.map(Reader::quantities).orElse(Set.of());
      var kinds = Map.of("symptom", true, "model", false);
      for (var r : tables.rows("constructs.csv", "construct", "kind", "quantity", "weight", "low", "high",
          "healthy", "ill", "grade", "source", "note")) {
        var name = r.text("construct");
        var quantity = r.text("quantity");
        boolean symptom = r.oneOf("kind", new TreeMap<>(kinds)).orElse(true);
        double weight = r.number("weight");
        if (!(r.number("low") <= weight && weight <= r.number("high") && r.number("low") > 0)) {
          r.refuse("weight", "The weight is " + weight + ", its range " + r.number("low") + " to "
              + r.number("high") + ".", "Perhaps the columns low, weight and high are exchanged.");
        } else if (r.number("healthy") == r.number("ill")) {
          r.refuse("ill", "The healthy and the ill have the same " + quantity + ".",
              "Perhaps another read-out tells them apart.");
        } else if (known(r, "quantity", known, "quantity")) {
          var part = new Construct.Part(quantity, weight, r.number("healthy"), r.number("ill"));
          var before = constructs.get(name);
          var parts = new ArrayList<>(before == null ? List.<Construct.Part>of() : before.parts());
          parts.add(part);
          constructs.put(name, new Construct(name, symptom, parts));
          weights.add(new Assumption(Construct.ASSUMED, Construct.weight(name, quantity), r.number("low"),
              weight, r.number("high")));
        }
      }
    }

    private static Set<String> quantities(Model model) {
      var out = new TreeSet<>(model.symbols().keySet());
      model.mechanisms().forEach(m -> m.outputs().forEach(o -> out.add(o.name())));
      return out;
    }

    private static boolean known(SideTables.Row row, String column, Collection<String> names, String what) {
      var name = row.text(column);
      if (names.isEmpty() || names.contains(name)) {
        return true;
      }
      row.refuse(column, "There is no " + what + " \"" + name + "\".",
          Spelling.nearest(name, names).map(n -> "Perhaps " + n + " was meant.")
              .orElse("Perhaps see the names in models/brain and models/conditions."));
      return false;
    }
  }
}
