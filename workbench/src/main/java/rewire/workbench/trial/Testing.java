package rewire.workbench.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import rewire.random.Normal;
import rewire.study.Measures;
import rewire.study.Scale;
import rewire.study.Trait;
import rewire.study.VirtualArm;
import rewire.trials.Ancova;
import rewire.trials.Estimate;
import rewire.trials.RatingTable;
import rewire.trials.RatingTable.Covariate;
import rewire.trials.Subject;
import rewire.trials.missing.LastCarried;
import rewire.trials.mixed.Mmrm;
import rewire.trials.survival.Event;
import rewire.trials.survival.ProportionalHazards;
import rewire.workbench.course.TrialFile;
import rewire.workbench.course.TrialFile.Endpoint;

/// One endpoint of one virtual trial, analysed as the file says.
final class Testing {
  private static final double RELAPSE_SEVERITY = 22; // MADRS, as in the withdrawal trial (integrated dossier,
                                                     // A6)

  private final TrialDesign design;
  private final String method;

  /// @param method MMRM, ANCOVA, LOCF or NRI
  Testing(TrialDesign design, String method) {
    this.design = design;
    this.method = method;
  }

  /// What came of a comparison.
  ///
  /// @param difference points, share, or log hazard ratio; negative scores and hazards, and positive shares, are better, and
  ///                   positive scores where more is better
  /// @param z          of being better than the margin
  /// @param shares     behind a difference of shares
  record Verdict(double difference, double se, double z, Optional<Shares.Found> shares) {
    static final Verdict NONE = new Verdict(Double.NaN, Double.NaN, Double.NaN);

    Verdict(double difference, double se, double z) {
      this(difference, se, z, Optional.empty());
    }

    /// Two-sided p value, 1 where the arm is worse than the margin.
    double p() {
      return Double.isNaN(z) || z <= 0 ? 1 : Estimate.normal("", z, 1).p();
    }
  }

  /// Compares an arm with the reference; in a crossover, those who had them in one order with the others.
  Verdict compare(Endpoint endpoint, VirtualArm arm, VirtualArm reference, double share) {
    if (design.file().design() instanceof TrialFile.Design.Crossover crossover) {
      return new Crossing(this, crossover).compare(endpoint, arm, reference, share);
    }
    var scale = design.scale(endpoint.scale());
    return switch (endpoint.measure()) {
      case "response", "remission" -> new Shares(this).compare(endpoint, arm, reference, share);
      case "relapse" -> relapse(scale, arm, reference, endpoint.atH(), share);
      default -> change(endpoint, scale, arm, reference, share);
    };
  }

  static int first(VirtualArm arm, double share) {
    return Math.max(2, (int) Math.rint(arm.size() * share));
  }

  TrialDesign design() {
    return design;
  }

  /// How an endpoint is analysed: MMRM, ANCOVA, LOCF, NRI, observed, or everybody.
  String method(Endpoint endpoint) {
    return method(endpoint, method);
  }

  static String method(Endpoint endpoint, String method) {
    boolean change = endpoint.measure().equals("change");
    return switch (endpoint.estimand()) {
      case "hypothetical" -> !change ? "observed" : method.equals("MMRM") ? "MMRM" : "ANCOVA";
      case "treatment policy" -> "everybody";
      case "while in the trial" -> "LOCF";
      case "composite" -> "NRI";
      default -> change ? method : method.equals("MMRM") || method.equals("NRI") ? "NRI" : "LOCF";
    };
  }

  /// The level of a person in all traits by which the trial is stratified.
  String stratum(VirtualArm arm, int person) {
    return String.join(", ", design.file().strata().stream().map(t -> t.of(arm.who(person))).toList());
  }

  /// The rating from which a change is counted: at entry, or at randomisation when that comes later.
  double baseline(VirtualArm arm, Scale scale, int person) {
    return design.startH() == 0
        ? arm.baseline(scale, person)
        : arm.rated(scale, person, arm.visit(design.startH()));
  }

  /// Ratings at the visits of the file until the endpoint, of the first share of people.
  ///
  /// @param all whether those who left are rated too
  RatingTable table(Scale scale, double untilH, List<VirtualArm> arms, List<String> names, double share,
      boolean all) {
    var visits = design.file().visitsH().stream().filter(v -> v <= untilH + 0.01).toList();
    var columns = columns(arms, share);
    var subjects = new ArrayList<Subject>();
    for (int a = 0; a < arms.size(); a++) {
      var arm = arms.get(a);
      int[] places = visits(arm, design.startH(), untilH);
      for (int i = 0; i < first(arm, share); i++) {
        var scores = new double[places.length];
        for (int v = 0; v < places.length; v++) {
          scores[v] = all || arm.there(i, places[v]) ? arm.rated(scale, i, places[v]) : Double.NaN;
        }
        var who = arm.who(i);
        subjects.add(new Subject(names.get(a) + "-" + i, names.get(a), baseline(arm, scale, i), scores,
            columns.stream().mapToDouble(c -> c.trait.of(who).equals(c.level) ? 1 : 0).toArray()));
      }
    }
    return new RatingTable(names, visits.stream().map(h -> ScorecardPrint.number(h / 24) + " d").toList(),
        columns.stream().map(c -> new Covariate(c.level, c.average)).toList(), subjects);
  }

  /// A column of the analysis: 1 for people of a level.
  private record Column(Trait trait, String level, double average) {}

  private List<Column> columns(List<VirtualArm> arms, double share) {
    var out = new ArrayList<Column>();
    for (var trait : design.file().strata()) {
      var levels = new TreeSet<String>();
      for (var arm : arms) {
        for (int i = 0; i < first(arm, share); i++) {
          levels.add(trait.of(arm.who(i)));
        }
      }
      levels.stream().skip(1).forEach(l -> out.add(new Column(trait, l, 1.0 / levels.size())));
    }
    return out;
  }

  private Verdict change(Endpoint endpoint, Scale scale, VirtualArm arm, VirtualArm reference, double share) {
    var how = method(endpoint);
    var table = table(scale, endpoint.atH(), List.of(reference, arm), List.of("reference", "arm"), share,
        how.equals("everybody"));
    int last = table.visits().size() - 1;
    Estimate e;
    if (how.equals("MMRM") && last > 0
        && Mmrm.fit(table, Mmrm.Freedom.KENWARD_ROGER) instanceof Mmrm.Outcome.Fitted f) {
      e = f.model().difference("arm", last);
    } else {
      boolean carried = how.equals("LOCF") || how.equals("NRI");
      var found = Ancova.at(carried ? LastCarried.fill(table) : table, last);
      if (found.isEmpty()) {
        return Verdict.NONE;
      }
      e = found.get().difference("arm");
    }
    return points(endpoint, e);
  }

  /// A difference of scores.
  Verdict points(Endpoint endpoint, Estimate e) {
    double worse = design.scale(endpoint.scale()).moreIsBetter() ? -e.value() : e.value();
    double t = (endpoint.margin() - worse) / e.se();
    return new Verdict(e.value(), e.se(), normal(t, e.df()));
  }

  /// The normal number with the tail of Student's t.
  private static double normal(double t, double df) {
    if (Double.isInfinite(df)) {
      return t;
    }
    double p = new Estimate("", Math.abs(t), 1, df).p() / 2;
    return Math.signum(t) * Normal.quantile(Math.clamp(1 - p, 0.5, 1 - 1e-15));
  }

  /// Everybody who ever fell by half, from then on; others are no events. After an induction, everybody from
  /// randomisation on. Only ratings at the visits of the file count.
  List<Event> events(Scale scale, VirtualArm arm, String name, double untilH, double share) {
    double bound = scale.at(RELAPSE_SEVERITY);
    int[] visits = visits(arm, design.startH(), untilH);
    var out = new ArrayList<Event>();
    for (int i = 0; i < first(arm, share); i++) {
      int k = 0;
      int start = design.startH() > 0 ? arm.visit(design.startH()) : 0;
      for (; k < visits.length && start == 0; k++) {
        start = arm.there(i, visits[k]) && Measures.fell(arm, scale, i, visits[k], 0.5) ? visits[k] : 0;
      }
      if (start == 0 || k == visits.length) {
        continue;
      }
      boolean happened = false;
      int last = start;
      for (; k < visits.length && arm.there(i, visits[k]) && !happened; k++) {
        happened = arm.rated(scale, i, visits[k]) >= bound;
        last = visits[k];
      }
      out.add(new Event(name + i, name, stratum(arm, i),
          Math.max(0.01, (arm.hour(last) - arm.hour(start)) / 24), happened));
    }
    return out;
  }

  /// Places of the visits of the file, counted from an hour of the course, until another hour after it.
  private int[] visits(VirtualArm arm, double fromH, double untilH) {
    return design.file().visitsH().stream().filter(h -> h <= untilH + 0.01)
        .mapToInt(h -> arm.visit(fromH + h)).toArray();
  }

  /// The last visit of the file until an hour at which somebody was there; the start when there was none.
  int last(VirtualArm arm, int person, double fromH, double untilH) {
    int last = arm.visit(fromH);
    for (int visit : visits(arm, fromH, untilH)) {
      last = arm.there(person, visit) ? visit : last;
    }
    return last;
  }

  private Verdict relapse(Scale scale, VirtualArm arm, VirtualArm reference, double untilH,
      double share) {
    var all = new ArrayList<>(events(scale, reference, "reference", untilH, share));
    all.addAll(events(scale, arm, "arm", untilH, share));
    return ProportionalHazards.logRatio("arm", "reference", all)
        .map(e -> new Verdict(e.value(), e.se(), -e.value() / e.se())).orElse(Verdict.NONE);
  }

  /// Groups people of two arms by stratum.
  <T> Map<String, List<T>> byStratum(List<T> people, java.util.function.Function<T, String> stratum) {
    var out = new TreeMap<String, List<T>>();
    people.forEach(p -> out.computeIfAbsent(stratum.apply(p), _ -> new ArrayList<>()).add(p));
    return out;
  }
}
