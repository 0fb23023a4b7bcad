package rewire.workbench.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import rewire.cohort.Variety;
import rewire.model.Parameter.Distribution;
import rewire.model.Parameter.Spread;
import rewire.study.Scale;
import rewire.study.TrialArm;

/// Reads a population: a file of its own, or the section `people` of a trial, in the same words.
public final class PeopleReader {
  private static final List<String> KEYS = List.of("population", "condition", "failed trials", "age",
      "age sd",
      "youngest", "oldest", "female", "weight", "weight cv", "genotype", "background stress", "entry",
      "parameters", "together");
  private static final List<String> ENTRY = List.of("scale", "mean", "sd", "at least");
  /// The one gene of which the model has a parameter, `translation.val`.
  private static final String GENE = "BDNF Val66Met";
  private static final int MOST_FAILED = 20;
  private static final double ROUNDED = 0.005;

  private final Set<String> conditions;
  private final Map<String, Scale> scales;
  private final Set<String> parameters;

  /// A reader that knows what can be named.
  ///
  /// @param scales     those that can be read off, by name
  /// @param parameters flat names of the model's parameters
  public PeopleReader(Set<String> conditions, Map<String, Scale> scales, Set<String> parameters) {
    this.conditions = conditions;
    this.scales = scales;
    this.parameters = parameters;
  }

  /// What became of a file.
  public sealed interface Reading {
    /// The population.
    record Understood(People people) implements Reading {}

    /// Everything that is wrong with it, as it is printed.
    record Refused(List<String> complaints) implements Reading {
      public Refused {
        complaints = List.copyOf(complaints);
      }
    }
  }

  /// Reads a file.
  ///
  /// @throws IOException when it cannot be read at all
  public Reading read(Path file) throws IOException {
    if (Files.size(file) > Tree.LARGEST) {
      return new Reading.Refused(List.of("\"" + file + "\" is too large for a file of people."));
    }
    var read = Tree.text(file);
    if (read.isEmpty()) {
      return new Reading.Refused(List.of(Tree.notText(file)));
    }
    var text = read.get();
    var complaints = new Complaints(file.toString(), text);
    var people = Tree.of(text, complaints)
        .flatMap(n -> Section.of(n, "the population", "\"condition: TRD\"", complaints)).map(this::read);
    return people.isPresent() && complaints.isEmpty()
        ? new Reading.Understood(people.get())
        : new Reading.Refused(complaints.errors().stream().map(Complaint::text).toList());
  }

  /// Reads a section.
  People read(Section section) {
    section.only(KEYS);
    var usual = People.USUAL;
    double age = section.number("age", usual.ageYears(), 18, 90, "year");
    double youngest = section.number("youngest", Math.min(usual.youngest(), age), 18, 90, "year");
    double oldest = section.number("oldest", Math.max(usual.oldest(), age), 18, 90, "year");
    if (!(youngest <= age && age <= oldest)) {
      section.complaints().add(section.key("age"), "The mean age, " + Written.plain(age)
          + ", does not lie between the youngest, " + Written.plain(youngest) + ", and the oldest, "
          + Written.plain(oldest) + ".", "Perhaps two of them are swapped.");
    }
    var genes = genes(section);
    return new People(section.one("condition", List.copyOf(conditions), usual.condition()), failed(section),
        age, section.number("age sd", usual.ageSd(), 0, 30, "year"), youngest, oldest,
        section.number("female", usual.female(), 0, 1),
        section.number("weight", usual.weightKg(), 35, 200, "kg"),
        section.number("weight cv", usual.weightCv(), 0, 0.6), genes[0], genes[1],
        section.number("background stress", Double.NaN, 0.05, 2), variety(section),
        section.has("entry") ? Optional.of(severity(section, scales)) : Optional.empty());
  }

  /// How ill people are at entry, from the section `entry` within another.
  static TrialFile.Severity severity(Section within, Map<String, Scale> scales) {
    var found = within.value("entry")
        .flatMap(n -> Section.of(n, "\"entry\"", "scale: MADRS", within.complaints()));
    if (found.isEmpty()) {
      return TrialFile.Severity.USUAL;
    }
    var section = found.get();
    section.only(ENTRY);
    var scale = scale(section, scales);
    var known = Optional.ofNullable(scales.get(scale));
    if (known.map(Scale::modelOnly).orElse(false)) {
      section.complaints().add(section.value("scale").orElse(section.node()),
          "Nobody enters a trial by " + scale + ", which is read off the model.",
          "Perhaps let people enter by MADRS, and take " + scale + " as an endpoint.");
    }
    double low = known.map(Scale::low).orElse(0.0);
    double high = known.map(Scale::high).orElse(1000.0);
    double wide = high - low;
    double mean = section.number("mean", low + 0.55 * wide, low, high);
    double least = section.number("at least", Double.NaN, low, high);
    if (least >= mean) {
      section.complaints().add(section.key("at least"), "Everybody enters with " + Written.plain(least)
          + " or more, but the mean at entry is " + Written.plain(mean) + ".",
          "Perhaps the two are swapped.");
    }
    double sd = section.number("sd", 0.09 * wide, 0.01, wide / 2);
    if (least < mean && mean - least < TrialArm.Severity.LEAST_GAP * sd) {
      section.complaints().add(section.key("at least"),
          "People who enter with " + Written.plain(least) + " or more and differ by an SD of "
              + Written.plain(sd) + " have a mean of "
              + Written.plain(least + TrialArm.Severity.LEAST_GAP * sd)
              + " or more, but the mean at entry is " + Written.plain(mean) + ".",
          "Perhaps the SD is that of people before selection.");
    }
    return new TrialFile.Severity(scale, mean, sd, least);
  }

  /// The scale that a section names, MADRS when it names none.
  static String scale(Section section, Map<String, Scale> scales) {
    var scale = section.word("scale").orElse("MADRS");
    if (!scales.containsKey(scale)) {
      section.complaints().add(section.value("scale").orElse(section.node()),
          "\"" + Written.shown(scale) + "\" is not a scale that can be read off.",
          Spelling.nearest(scale, scales.keySet()).map(n -> "Perhaps \"" + n + "\" is meant.")
              .orElse("Perhaps one of these: " + String.join(", ", new TreeSet<>(scales.keySet())) + "."));
    }
    return scale;
  }

  // ------------------------------------------------------------------ shares

  private static List<People.Failed> failed(Section section) {
    var node = section.value("failed trials");
    if (node.isEmpty()) {
      return List.of();
    }
    if (!(node.get() instanceof MappingNode)) {
      return List.of(new People.Failed(section.whole("failed trials", 0, 0, MOST_FAILED), 1));
    }
    var out = new ArrayList<People.Failed>();
    shares(section, "failed trials", "{2: 0.6, 3: 0.4}",
        java.util.stream.IntStream.rangeClosed(0, MOST_FAILED).mapToObj(Integer::toString).toList(), true)
        .forEach((k, share) -> out.add(new People.Failed(Integer.parseInt(k), share)));
    return out;
  }

  /// Shares of people with one and with two Met alleles.
  private static double[] genes(Section section) {
    var found = section.value("genotype").flatMap(n -> Section.of(n, "\"genotype\"",
        GENE + ": {Val/Met: 0.3, Met/Met: 0.04}", section.complaints()));
    if (found.isEmpty()) {
      return new double[2];
    }
    for (var gene : found.get().names()) {
      if (!gene.equals(GENE)) {
        section.complaints().add(found.get().key(gene), "The model has no parameter for the genotype \""
            + Written.shown(gene) + "\"; it knows " + GENE + " (translation.val) only.",
            gene.startsWith("CYP")
                ? "Perhaps say what the enzyme does, by the spread of a clearance under \"parameters\"."
                : "Perhaps \"" + GENE + "\" is meant.");
      }
    }
    if (!found.get().has(GENE)) {
      return new double[2];
    }
    var shares = shares(found.get(), GENE, "{Val/Met: 0.3, Met/Met: 0.04}",
        List.of("Val/Val", "Val/Met", "Met/Met"), false);
    return new double[] {shares.getOrDefault("Val/Met", 0.0), shares.getOrDefault("Met/Met", 0.0)};
  }

  /// Shares that add up to 1, or to no more when not all kinds need be written.
  private static Map<String, Double> shares(Section section, String key, String example, List<String> kinds,
      boolean whole) {
    var out = new LinkedHashMap<String, Double>();
    section.value(key).flatMap(n -> Section.of(n, "\"" + key + "\"", example, section.complaints()))
        .ifPresent(s -> {
          s.only(kinds);
          s.names().forEach(k -> out.put(k, s.number(k, 0, 0, 1)));
          double sum = out.values().stream().mapToDouble(v -> v).sum();
          boolean all = whole || out.size() == kinds.size();
          if (sum > 1 + ROUNDED || (all && sum < 1 - ROUNDED)) {
            section.complaints().add(s.node(), "The shares of \"" + key + "\" add up to " + Written.plain(sum)
                + (all ? ", not to 1." : ", more than 1."), "Perhaps one of them is a slip.");
          }
          out.keySet().retainAll(kinds);
        });
    return out;
  }

  // ------------------------------------------------------------------ parameters

  private Variety variety(Section section) {
    var spreads = new LinkedHashMap<String, Spread>();
    for (var item : section.list("parameters", "a parameter", "\"name: inputs.uS\"")) {
      item.only(List.of("name", "cv", "sd"));
      var name = parameter(item, "name");
      if (item.has("cv") == item.has("sd")) {
        item.complaints().add(item.node(), "How people differ is said by \"cv\" (log-normal) or by \"sd\".",
            "Perhaps \"cv: 0.3\".");
      }
      var spread = item.has("sd")
          ? new Spread(Distribution.NORMAL, item.number("sd", 0, 0, 1e6))
          : new Spread(Distribution.LOGNORMAL, item.number("cv", 0, 0, 2));
      name.ifPresent(n -> spreads.put(n, spread));
    }
    var ties = new ArrayList<Variety.Tie>();
    for (var item : section.list("together", "a correlation", "\"correlation: 0.5\"")) {
      item.only(List.of("one", "other", "correlation"));
      item.required("correlation", "0.5");
      var one = parameter(item, "one");
      var other = parameter(item, "other");
      double correlation = item.number("correlation", 0, -0.999, 0.999);
      if (one.isPresent() && one.equals(other)) {
        item.complaints().add(item.key("other"), "A parameter is correlated with itself.", "");
      } else if (one.isPresent() && other.isPresent()) {
        ties.add(new Variety.Tie(one.get(), other.get(), correlation));
      }
    }
    var variety = new Variety(spreads, ties);
    if (variety.factor().isEmpty()) {
      section.complaints().add(section.key("together"),
          "No people can be correlated like this: two that go with a third cannot go against each other so far.",
          "Perhaps one correlation has the wrong sign.");
      return Variety.TABLES;
    }
    return variety;
  }

  private Optional<String> parameter(Section item, String key) {
    var word = item.requiredWord(key, "inputs.uS");
    if (word.isEmpty()) {
      return Optional.empty();
    }
    if (parameters.contains(word.get())) {
      return word;
    }
    item.complaints().add(item.value(key).orElse(item.node()),
        "The model has no parameter \"" + Written.shown(word.get()) + "\".",
        Spelling.nearest(word.get(), parameters).map(n -> "Perhaps \"" + n + "\" is meant.")
            .orElse("Perhaps look for it with: rewire model show"));
    return Optional.empty();
  }
}
