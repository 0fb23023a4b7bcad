package rewire.workbench.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import rewire.study.Measures;
import rewire.study.Scale;
import rewire.study.VirtualArm;
import rewire.trials.Ancova;
import rewire.trials.Estimate;
import rewire.trials.RatingTable;
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
  /// @param difference points, share, or log hazard ratio; negative scores and hazards, and positive shares, are better
  /// @param z          of being better than the margin
  record Verdict(double difference, double se, double z) {
    static final Verdict NONE = new Verdict(Double.NaN, Double.NaN, Double.NaN);

    /// Two-sided p value, 1 where the arm is worse than the margin.
    double p() {
      return Double.isNaN(z) || z <= 0 ? 1 : Estimate.normal("", z, 1).p();
    }
  }

  /// Compares an arm with the reference.
  Verdict compare(Endpoint endpoint, VirtualArm arm, VirtualArm reference, double share) {
    var scale = design.scale(endpoint.scale());
    int visit = reference.visit(endpoint.atH());
    return switch (endpoint.measure()) {
      case "response", "remission" -> shares(endpoint, scale, arm, reference, visit, share);
      case "relapse" -> relapse(scale, arm, reference, visit, share);
      default -> change(endpoint, scale, arm, reference, share);
    };
  }

  private static int first(VirtualArm arm, double share) {
    return Math.max(2, (int) Math.rint(arm.size() * share));
  }

  /// Ratings at the visits of the file until the endpoint, of the first share of people.
  RatingTable table(Scale scale, double untilH, List<VirtualArm> arms, List<String> names, double share) {
    var visits = design.file().visitsH().stream().filter(v -> v <= untilH + 0.01).toList();
    var subjects = new ArrayList<Subject>();
    for (int a = 0; a < arms.size(); a++) {
      var arm = arms.get(a);
      for (int i = 0; i < first(arm, share); i++) {
        int person = i;
        double[] scores = visits.stream().mapToDouble(h -> {
          int v = arm.visit(h);
          return arm.there(person, v) ? arm.rated(scale, person, v) : Double.NaN;
        }).toArray();
        subjects.add(
            new Subject(names.get(a) + "-" + i, names.get(a), arm.baseline(scale, i), scores, new double[0]));
      }
    }
    return new RatingTable(names, visits.stream().map(h -> ScorecardPrint.number(h / 24) + " d").toList(),
        List.of(),
        subjects);
  }

  private Verdict change(Endpoint endpoint, Scale scale, VirtualArm arm, VirtualArm reference, double share) {
    var table = table(scale, endpoint.atH(), List.of(reference, arm), List.of("reference", "arm"), share);
    int last = table.visits().size() - 1;
    Estimate e;
    if (method.equals("MMRM") && last > 0
        && Mmrm.fit(table, Mmrm.Freedom.KENWARD_ROGER) instanceof Mmrm.Outcome.Fitted f) {
      e = f.model().difference("arm", last);
    } else {
      var found = Ancova
          .at(method.equals("ANCOVA") || method.equals("MMRM") ? table : LastCarried.fill(table), last);
      if (found.isEmpty()) {
        return Verdict.NONE;
      }
      e = found.get().difference("arm");
    }
    double t = (endpoint.margin() - e.value()) / e.se();
    return new Verdict(e.value(), e.se(), normal(t, e.df()));
  }

  /// The normal number with the tail of Student's t.
  private static double normal(double t, double df) {
    if (Double.isInfinite(df)) {
      return t;
    }
    double p = new Estimate("", Math.abs(t), 1, df).p() / 2;
    return Math.signum(t) * rewire.random.Normal.quantile(Math.clamp(1 - p, 0.5, 1 - 1e-15));
  }

  private Verdict shares(Endpoint endpoint, Scale scale, VirtualArm arm, VirtualArm reference, int visit,
      double share) {
    double x = rate(endpoint, scale, arm, visit, share);
    double y = rate(endpoint, scale, reference, visit, share);
    int n = first(arm, share);
    int m = first(reference, share);
    // half a person on each side keeps the error above 0 where nobody or everybody responds
    double p = (x * n + 0.5) / (n + 1);
    double q = (y * m + 0.5) / (m + 1);
    double se = Math.sqrt(p * (1 - p) / n + q * (1 - q) / m);
    return new Verdict(x - y, se, (x - y + endpoint.margin()) / se);
  }

  private double rate(Endpoint endpoint, Scale scale, VirtualArm arm, int visit, double share) {
    double cut = Double.isNaN(endpoint.atMost()) ? scale.remission() : endpoint.atMost();
    boolean failed = method.equals("NRI") || method.equals("MMRM");
    return IntStream.range(0, first(arm, share)).filter(i -> {
      int v = failed ? visit : arm.last(i, visit);
      boolean good = endpoint.measure().equals("remission")
          ? arm.rated(scale, i, v) <= cut
          : Measures.fell(arm, scale, i, v, 0.5);
      return good && (arm.there(i, visit) || !failed);
    }).count() / (double) first(arm, share);
  }

  /// Everybody who ever fell by half, from then on; others are no events.
  List<Event> events(Scale scale, VirtualArm arm, String name, int until, double share) {
    double bound = scale.at(RELAPSE_SEVERITY);
    var out = new ArrayList<Event>();
    for (int i = 0; i < first(arm, share); i++) {
      int start = 0;
      for (int v = 1; v <= until && start == 0; v++) {
        start = arm.there(i, v) && Measures.fell(arm, scale, i, v, 0.5) ? v : 0;
      }
      if (start == 0 || start >= until) {
        continue;
      }
      boolean happened = false;
      int last = start;
      for (int v = start + 1; v <= until && arm.there(i, v) && !happened; v++) {
        happened = arm.rated(scale, i, v) >= bound;
        last = v;
      }
      out.add(
          new Event(name + i, name, "", Math.max(0.01, (arm.hour(last) - arm.hour(start)) / 24), happened));
    }
    return out;
  }

  private Verdict relapse(Scale scale, VirtualArm arm, VirtualArm reference, int until, double share) {
    var all = new ArrayList<>(events(scale, reference, "reference", until, share));
    all.addAll(events(scale, arm, "arm", until, share));
    return ProportionalHazards.logRatio("arm", "reference", all)
        .map(e -> new Verdict(e.value(), e.se(), -e.value() / e.se())).orElse(Verdict.NONE);
  }

  /// The file that is tested.
  TrialFile file() {
    return design.file();
  }
}
