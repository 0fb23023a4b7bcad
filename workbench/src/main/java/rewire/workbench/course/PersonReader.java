package rewire.workbench.course;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import rewire.course.Condition;
import rewire.course.Genotype;
import rewire.course.Person;
import rewire.course.Severity;
import rewire.course.Sex;
import rewire.workbench.course.Clinic.Pressure;

/// Reads `person`: what the model needs and what only the clinic asks.
final class PersonReader {
  static final Map<String, Condition> CONDITIONS = conditions();
  private static final Pattern SEVERITY = Pattern.compile("(?i)MADRS\\s+([0-9]{1,2}(?:\\.[0-9]+)?)");
  private static final Pattern PRESSURE = Pattern.compile("([0-9]{2,3})\\s*/\\s*([0-9]{2,3})\\s*mmHg");
  private static final double LOWEST_PRESSURE = 20;
  private static final double HIGHEST_PRESSURE = 300;

  private final CareTables tables;

  PersonReader(CareTables tables) {
    this.tables = tables;
  }

  /// @param person   for the model
  /// @param history  words of the clinic rules
  /// @param asked    whether `history` is written, be it empty
  record Read(Person person, List<String> history, boolean asked, Optional<Pressure> pressure,
      Optional<String> stage) {}

  Read read(Section course) {
    var found = course.required("person", "{weight: 70 kg, age: 45 year, sex: female}")
        .flatMap(n -> Section.of(n, "the person", "\"weight: 70 kg\"", course.complaints()));
    if (found.isEmpty()) {
      return new Read(Person.TYPICAL, List.of(), false, Optional.empty(), Optional.empty());
    }
    var section = found.get();
    section.only(Keys.PERSON);
    section.required("weight", "70 kg");
    section.required("age", "45 year");
    section.required("sex", "female");
    var typical = Person.TYPICAL;
    var stage = stage(section);
    var severity = severity(section);
    double responsiveness = stage.map(s -> tables.resistance().getOrDefault(s, 1.0))
        .orElse(number(section, "ssri responsiveness", Bound.RESPONSIVENESS, typical.ssriResponsiveness()));
    var person = new Person(number(section, "weight", Bound.WEIGHT, typical.weightKg()),
        number(section, "age", Bound.AGE, typical.ageYears()),
        section.choice("sex", Map.of("female", Sex.FEMALE, "male", Sex.MALE)).orElse(typical.sex()),
        section.choice("japanese", Map.of("yes", true, "no", false, "true", true, "false", false))
            .orElse(false),
        section.choice("genotype", genotypes()).orElse(typical.genotype()),
        number(section, "background stress", Bound.STRESS, typical.backgroundStress()), responsiveness,
        section.choice("condition", CONDITIONS).orElse(Condition.DEPRESSION), severity);
    return new Read(person, history(section), section.has("history"), pressure(section), stage);
  }

  private Optional<String> stage(Section section) {
    var choices = new LinkedHashMap<String, String>();
    tables.resistance().keySet().forEach(s -> choices.put(s, s));
    var stage = section.choice("resistance stage", choices);
    if (stage.isPresent() && section.has("ssri responsiveness")) {
      section.complaints().add(section.key("ssri responsiveness"),
          "\"resistance stage\" and \"ssri responsiveness\" both say how an SSRI acts; only one may.",
          "Perhaps remove one of them.");
    }
    return stage;
  }

  private static Optional<Severity> severity(Section section) {
    var word = section.word("severity");
    if (word.isEmpty()) {
      return Optional.empty();
    }
    var node = section.value("severity").orElse(section.node());
    var match = SEVERITY.matcher(word.get());
    if (!match.matches()) {
      section.complaints().add(node, "The severity \"" + Written.shown(word.get()) + "\" cannot be read.",
          "Perhaps write it like this: severity: MADRS 32");
      return Optional.empty();
    }
    if (section.has("background stress")) {
      section.complaints().add(section.key("background stress"),
          "\"severity\" and \"background stress\" both say how ill the person is; only one may.",
          "Perhaps remove \"background stress\": the severity is reached by finding it.");
    }
    return Written.bounded(node, Double.parseDouble(match.group(1)), word.get(), "severity", Bound.SEVERITY,
        section.complaints()).stream().mapToObj(m -> new Severity(m, false)).findFirst();
  }

  private List<String> history(Section section) {
    var known = tables.rules().histories();
    var node = section.value("history");
    if (node.isEmpty() || Written.isEmpty(node.get())) {
      return List.of();
    }
    var items = node.get() instanceof SequenceNode list ? list.getValue() : List.of(node.get());
    return items.stream().flatMap(item -> history(item, known, section.complaints()).stream()).distinct()
        .toList();
  }

  private static Optional<String> history(Node item, List<String> known, Complaints complaints) {
    var word = Written.word(item, "history", complaints);
    if (word.isEmpty() || word.get().equalsIgnoreCase("none")) {
      return Optional.empty();
    }
    var found = known.stream().filter(k -> k.equalsIgnoreCase(word.get().replaceAll("\\s+", " ")))
        .findFirst();
    if (found.isEmpty()) {
      complaints.add(item,
          "\"" + Written.shown(word.get()) + "\" is not a word of the history that the rules know.",
          Spelling.nearest(word.get(), known).map(n -> "Perhaps \"" + n + "\" is meant.")
              .orElse("Perhaps one of these: " + String.join(", ", known) + "."));
    }
    return found;
  }

  private static Optional<Pressure> pressure(Section section) {
    var word = section.word("blood pressure");
    if (word.isEmpty()) {
      return Optional.empty();
    }
    var match = PRESSURE.matcher(word.get());
    if (match.matches()) {
      int systolic = Integer.parseInt(match.group(1));
      int diastolic = Integer.parseInt(match.group(2));
      if (systolic > diastolic && diastolic >= LOWEST_PRESSURE && systolic <= HIGHEST_PRESSURE) {
        return Optional.of(new Pressure(systolic, diastolic));
      }
    }
    section.complaints().add(section.value("blood pressure").orElse(section.node()),
        "\"" + Written.shown(word.get()) + "\" is not a blood pressure.",
        "Perhaps write it like this: blood pressure: 128/82 mmHg");
    return Optional.empty();
  }

  private static double number(Section section, String key, Bound bound, double typical) {
    return section.value(key).map(n -> Written.quantity(n, key, bound, section.complaints()))
        .orElse(OptionalDouble.empty()).orElse(typical);
  }

  private static Map<String, Genotype> genotypes() {
    var genotypes = new LinkedHashMap<String, Genotype>();
    genotypes.put("Val/Val", Genotype.VAL_VAL);
    genotypes.put("Val/Met", Genotype.VAL_MET);
    genotypes.put("Met/Met", Genotype.MET_MET);
    return genotypes;
  }

  private static Map<String, Condition> conditions() {
    var conditions = new LinkedHashMap<String, Condition>();
    for (var condition : Condition.values()) {
      conditions.put(condition.word(), condition);
    }
    return conditions;
  }
}
