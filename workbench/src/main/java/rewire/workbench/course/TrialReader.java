package rewire.workbench.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import rewire.study.Scale;
import rewire.study.Trait;

/// Reads a virtual trial from a YAML file; arms name course files, relative to it. Every complaint is collected.
public final class TrialReader {
  private static final List<String> TRIAL = List.of("trial", "design", "period", "washout", "induction",
      "stratify by", "blind", "people", "entry", "arms", "reference",
      "visits",
      "endpoints", "analysis", "looks", "replicates");
  private static final List<String> ENDPOINT = List.of("name", "scale", "measure", "at", "margin", "at most",
      "estimand");
  private static final List<String> ANALYSIS = List.of("method", "level", "multiplicity");
  private static final int MOST_REPLICATES = 100_000;
  private static final int MOST_VISITS = 200;

  private final CareTables tables;
  private final Set<String> conditions;
  private final Map<String, Scale> scales;
  private final Set<String> parameters;

  /// @param scales     those that can be read off, by name
  /// @param parameters flat names of the model's parameters, by which people may differ
  public TrialReader(CareTables tables, Set<String> conditions, Map<String, Scale> scales,
      Collection<String> parameters) {
    this.tables = tables;
    this.parameters = new TreeSet<>(parameters);
    this.conditions = new TreeSet<>(conditions);
    this.scales = new LinkedHashMap<>(scales);
  }

  /// Reads a file.
  ///
  /// @throws IOException when it cannot be read at all
  public TrialReading read(Path file) throws IOException {
    if (Files.size(file) > Tree.LARGEST) {
      return new TrialReading.Refused(List.of("\"" + file + "\" is too large for a trial file."));
    }
    var read = Tree.text(file);
    if (read.isEmpty()) {
      return new TrialReading.Refused(List.of(Tree.notText(file)));
    }
    var text = read.get();
    var complaints = new Complaints(file.toString(), text);
    var root = Tree.of(text, complaints)
        .flatMap(n -> Section.of(n, "the trial", "\"trial: My trial\"", complaints));
    if (root.isEmpty()) {
      return new TrialReading.Refused(complaints.errors().stream().map(Complaint::text).toList());
    }
    return new Reading(root.get(), file.toAbsolutePath().resolveSibling(""), complaints).trial();
  }

  /// One file being read.
  private final class Reading {
    private final Section root;
    private final Path folder;
    private final Complaints complaints;
    private final List<String> ofOthers = new ArrayList<>();

    Reading(Section root, Path folder, Complaints complaints) {
      this.root = root;
      this.folder = folder;
      this.complaints = complaints;
    }

    TrialReading trial() {
      root.only(TRIAL);
      var title = root.requiredWord("trial", "Ketamine against midazolam").orElse("");
      var blind = root.one("blind", TrialFile.BLINDS, "double");
      var people = people();
      var severity = severity(people);
      var reader = new ArmReader(root, folder, tables, ofOthers);
      var designs = new DesignReader(root, reader);
      var arms = reader.arms();
      var reference = root.word("reference").orElse(arms.isEmpty() ? "" : arms.getFirst().name());
      if (!arms.isEmpty() && arms.stream().noneMatch(a -> a.name().equals(reference))) {
        complaints.add(root.value("reference").orElse(root.node()),
            "The reference \"" + Written.shown(reference) + "\" is not one of the arms.",
            "Perhaps one of these: " + String.join(", ", arms.stream().map(TrialFile.Arm::name).toList())
                + ".");
      }
      var visits = visits();
      var design = designs.design(arms, visits);
      var strata = strata();
      var endpoints = endpoints(visits);
      var analysis = analysis();
      var looks = looks();
      together(looks, analysis, arms);
      int replicates = root.whole("replicates", 1000, 10, MOST_REPLICATES);
      designs.late(design, arms, visits);
      if (!complaints.isEmpty() || !ofOthers.isEmpty()) {
        var all = new ArrayList<>(complaints.errors().stream().map(Complaint::text).toList());
        all.addAll(ofOthers);
        return new TrialReading.Refused(all);
      }
      return new TrialReading.Understood(
          new TrialFile(title, design, blind, people, severity, strata, arms, reference, visits, endpoints,
              analysis, looks, replicates));
    }

    private People people() {
      var node = root.value("people");
      if (node.isEmpty()) {
        return People.USUAL;
      }
      var reader = new PeopleReader(conditions, scales, parameters);
      if (!(node.get() instanceof ScalarNode scalar)) {
        return Section.of(node.get(), "\"people\"", "condition: TRD", complaints).map(reader::read)
            .orElse(People.USUAL);
      }
      var file = folder.resolve(scalar.getValue().strip()).normalize();
      try {
        return switch (reader.read(file)) {
          case PeopleReader.Reading.Understood u -> u.people();
          case PeopleReader.Reading.Refused r -> {
            ofOthers.addAll(r.complaints());
            yield People.USUAL;
          }
        };
      } catch (IOException e) {
        complaints.add(scalar,
            "The file of people \"" + Written.shown(scalar.getValue()) + "\" cannot be read.",
            "Perhaps it is meant from another folder; paths are relative to the trial file.");
        return People.USUAL;
      }
    }

    private TrialFile.Severity severity(People people) {
      return root.has("entry")
          ? PeopleReader.severity(root, scales)
          : people.entry().orElse(TrialFile.Severity.USUAL);
    }

    private Optional<Section> section(String key, String example) {
      return root.value(key).flatMap(n -> Section.of(n, "\"" + key + "\"", example, complaints));
    }

    private List<Double> visits() {
      var out = new ArrayList<Double>();
      var node = root.required("visits", "[1 d, 7 d, 14 d, 28 d]");
      if (node.isPresent() && node.get() instanceof SequenceNode list) {
        for (var item : list.getValue()) {
          ArmReader.time(item, "visits", complaints).ifPresent(t -> {
            if (!out.isEmpty() && t <= out.getLast()) {
              complaints.add(item, "Visits must come one after another.", "Perhaps sort them.");
            }
            out.add(t);
          });
        }
        if (out.size() > MOST_VISITS) {
          complaints.add(node.get(), "There are " + out.size() + " visits; a virtual trial has at most "
              + MOST_VISITS + ".", "Perhaps one visit a week is enough.");
        }
      } else if (node.isPresent()) {
        complaints.add(node.get(), "\"visits\" must be a list.",
            "Perhaps write it like this: visits: [1 d, 7 d, 28 d]");
      }
      return out;
    }

    private List<TrialFile.Endpoint> endpoints(List<Double> visits) {
      var out = new ArrayList<TrialFile.Endpoint>();
      for (var item : root.list("endpoints", "an endpoint", "\"measure: change\"")) {
        item.only(ENDPOINT);
        var scale = PeopleReader.scale(item, scales);
        var measure = item.one("measure", TrialFile.MEASURES, "change");
        double at = item.value("at").flatMap(n -> ArmReader.time(n, "at", complaints))
            .orElse(visits.isEmpty() ? 1 : visits.getLast());
        if (visits.stream().noneMatch(v -> Math.abs(v - at) < 0.01)) {
          complaints.add(item.value("at").orElse(item.node()),
              "The endpoint is read at " + Written.plain(at / 24)
                  + " d, where there is no visit.",
              "Perhaps add the visit, or read it at one of the visits.");
        }
        if (measure.equals("relapse") && item.has("margin")) {
          complaints.add(item.key("margin"), "A relapse has no margin; hazards are compared with equality.",
              "Perhaps remove it, or take the measure \"change\".");
        }
        var known = Optional.ofNullable(scales.get(scale));
        if (!measure.equals("change") && known.map(Scale::modelOnly).orElse(false)) {
          complaints.add(item.key("measure"),
              scale + " has no agreed " + measure + "; it is read off the model.",
              "Perhaps write \"measure: change\".");
        }
        double low = known.map(Scale::low).orElse(0.0);
        double high = known.map(Scale::high).orElse(1000.0);
        double widest = measure.equals("change") ? high - low : 1;
        out.add(new TrialFile.Endpoint(item.word("name").orElse(measure + " of " + scale), scale, measure, at,
            item.number("margin", 0, 0, widest), item.number("at most", Double.NaN, low, high),
            estimand(item, measure)));
      }
      if (out.isEmpty()) {
        complaints.add(root.value("endpoints").orElse(root.node()), "A trial needs an endpoint.",
            "Perhaps add: endpoints: [{scale: MADRS, measure: change, at: 28 d}]");
      }
      return out;
    }

    private TrialFile.Analysis analysis() {
      var found = section("analysis", "method: MMRM");
      if (found.isEmpty()) {
        return new TrialFile.Analysis("MMRM", 0.05, "none");
      }
      var section = found.get();
      section.only(ANALYSIS);
      return new TrialFile.Analysis(section.one("method", TrialFile.METHODS, "MMRM"),
          section.number("level", 0.05, 1e-4, 0.5),
          section.one("multiplicity", TrialFile.MULTIPLICITIES, "none"));
    }

    private List<Double> looks() {
      var out = new ArrayList<Double>();
      root.value("looks").ifPresent(node -> {
        if (node instanceof SequenceNode list) {
          for (var item : list.getValue()) {
            Written.word(item, "looks", complaints).ifPresent(w -> {
              try {
                double share = Double.parseDouble(w);
                if (!(share > (out.isEmpty() ? 0 : out.getLast()) && share <= 1)) {
                  complaints.add(item, "Looks are shares of the information that rise from above 0 to 1.",
                      "");
                }
                out.add(share);
              } catch (NumberFormatException e) {
                complaints.add(item, "\"" + Written.shown(w) + "\" is not a share.",
                    "Perhaps: looks: [0.5, 1]");
              }
            });
          }
        } else {
          complaints.add(node, "\"looks\" must be a list.", "Perhaps: looks: [0.5, 1]");
        }
      });
      if (!out.isEmpty() && out.getLast() != 1) {
        complaints.add(root.value("looks").orElse(root.node()),
            "The last look is at all of the information, 1.", "");
      }
      return out.isEmpty() ? List.of(1.0) : List.copyOf(out);
    }

    /// Interim looks spend the level on the first endpoint; what shares it with others among looks is not known.
    private void together(List<Double> looks, TrialFile.Analysis analysis, List<TrialFile.Arm> arms) {
      var node = root.value("looks").orElse(root.node());
      if (looks.size() > 1 && !List.of("none", "fixed sequence").contains(analysis.multiplicity())) {
        complaints.add(node,
            "Interim looks go with the multiplicity \"none\" or \"fixed sequence\", the first "
                + "endpoint first, not with \"" + analysis.multiplicity() + "\".",
            "Perhaps write \"multiplicity: fixed sequence\".");
      }
      if (looks.size() > 1 && arms.size() > 2) {
        complaints.add(node, "Interim looks are for two arms, not " + arms.size() + ".",
            "Perhaps leave out the looks.");
      }
    }

    private String estimand(Section item, String measure) {
      var estimand = item.one("estimand", TrialFile.ESTIMANDS, "");
      if (estimand.equals("composite") && measure.equals("change")) {
        item.complaints().add(item.key("estimand"),
            "A change of score has no composite estimand; leaving is no number of points.",
            "Perhaps \"treatment policy\", or the measure \"response\".");
      }
      if (measure.equals("relapse") && !estimand.isEmpty() && !estimand.equals("hypothetical")) {
        item.complaints().add(item.key("estimand"),
            "Time to relapse is censored at leaving, which is the hypothetical estimand.",
            "Perhaps remove it.");
      }
      return estimand;
    }

    private List<Trait> strata() {
      var out = new ArrayList<Trait>();
      root.value("stratify by").ifPresent(node -> {
        for (var item : node instanceof SequenceNode list ? list.getValue() : List.of(node)) {
          Written.word(item, "stratify by", complaints).ifPresent(w -> {
            var found = Arrays.stream(Trait.values()).filter(t -> t.label().equals(w)).findFirst();
            found.ifPresentOrElse(out::add,
                () -> complaints.add(item, "\"" + Written.shown(w) + "\" is no trait to stratify by.",
                    "Perhaps one of these: "
                        + String.join(", ", Arrays.stream(Trait.values()).map(Trait::label).toList()) + "."));
          });
        }
      });
      return out.stream().distinct().toList();
    }
  }
}
