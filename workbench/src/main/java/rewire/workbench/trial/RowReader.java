package rewire.workbench.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import rewire.study.Measures;
import rewire.study.Measures.Missing;
import rewire.study.Scale;
import rewire.study.VirtualArm;
import rewire.trials.survival.Event;
import rewire.trials.survival.KaplanMeier;
import rewire.workbench.library.Result;
import rewire.workbench.trial.RowReading.Kind;
import rewire.workbench.trial.RowReading.Measured;
import rewire.workbench.trial.RowReading.Measurement;
import rewire.workbench.trial.RowReading.Unfit;

/// Reads one row of a library as a measurement.
final class RowReader {
  /// Severity at which an episode has come back: MADRS 22, the rule of the withdrawal trial.
  private static final double RELAPSE_SEVERITY = 22;
  /// Time to relapse is watched this long.
  private static final double WATCHED_H = 24 * 365.0;
  private static final double EARLY_H = 24;
  private static final double WEEK_H = 168;

  private final Result row;
  private final RowRule rule;
  private final String usualScale;
  private final ObservationTables tables;
  private final List<String> notes = new ArrayList<>();
  private final List<Double> hours = new ArrayList<>();

  RowReader(Result row, String usualScale, ObservationTables tables) {
    this.row = row;
    this.rule = RowRule.of(row.rule());
    this.usualScale = usualScale;
    this.tables = tables;
  }

  RowReading read() {
    boolean untold = row.scale().equals("none") || row.scale().isEmpty();
    boolean days = row.scale().startsWith("other:days");
    var found = untold || days ? tables.scale(usualScale) : tables.scale(row.scale());
    if (found.isEmpty()) {
      return new Unfit("the model has no read-out for the scale " + row.scale());
    }
    var scale = found.get();
    if (!scale.name().equals(row.scale())) {
      notes.add("read on " + scale.name());
    }
    if (scale.modelOnly()) {
      notes.add(Scale.MODEL_OUTPUT);
      if (!List.of("mean", "median", "change", "pct_change", "diff", "smd", "smd_pre_post", "sign")
          .contains(row.statistic())) {
        return new Unfit("no " + row.statistic() + " is agreed for " + scale.name());
      }
    }
    if (rule.says("bound")) {
      return new Unfit("a bound, not an estimate: " + rule.text());
    }
    boolean time = days
        || (untold && (row.statistic().equals("mean") || row.statistic().startsWith("median")));
    if (time || row.statistic().equals("median_days")) {
      return time(scale);
    }
    if (Double.isNaN(row.timeH())) {
      return new Unfit("the row has no time");
    }
    return switch (row.statistic()) {
      case "mean", "median" -> subset(scale);
      case "change", "pct_change" -> change(scale);
      case "diff" -> row.compares() ? difference(scale) : new Unfit("a difference without a second arm");
      case "smd" -> row.compares() ? standardised(scale) : new Unfit("a difference without a second arm");
      case "smd_pre_post" -> good((a, _) -> prePost(a, scale), Kind.STANDARDISED, scale, row.timeH());
      case "response", "remission", "sustained" -> row.compares()
          ? new Unfit("a " + row.statistic() + " that compares two arms")
          : share(scale, row.statistic());
      case "or", "rr" -> ratio(scale);
      case "relapse_free" -> relapseFree(scale, false);
      case "hr" -> row.compares() ? hazards(scale) : new Unfit("a hazard ratio without a second arm");
      case "event_pct" -> event(scale);
      case "sign" -> sign(scale);
      default -> new Unfit("the statistic " + row.statistic() + " is not measured here");
    };
  }

  private Measured good(Measurement what, Kind kind, Scale scale, double... at) {
    hours.add(0.0);
    Arrays.stream(at).forEach(hours::add);
    return new Measured(what, kind, scale, hours, notes);
  }

  // ---------------------------------------------------------------- scores

  private Missing missing() {
    return switch (row.analysis()) {
      case "LOCF" -> Missing.CARRIED;
      case "NRI" -> Missing.FAILED;
      case "observed", "completers", "MMRM", "ANCOVA" -> Missing.OBSERVED;
      default -> Missing.CARRIED;
    };
  }

  private double[] changes(VirtualArm a, Scale scale, double atH) {
    return Measures.changes(a, scale, a.visit(at(a, atH)), missing());
  }

  /// Hours of the course; rows count from the first dose.
  private double at(VirtualArm a, double timeH) {
    return a.offsetH() + timeH;
  }

  private RowReading subset(Scale scale) {
    Measurement what = (a, _) -> {
      double[] r = Measures.ratings(a, scale, a.visit(at(a, row.timeH())), missing());
      int early = a.visit(at(a, EARLY_H));
      rule.subset().ifPresent(who -> {
        for (int i = 0; i < r.length; i++) {
          if (Measures.fell(a, scale, i, early, who.share()) != who.better()) {
            r[i] = Double.NaN;
          }
        }
      });
      return row.statistic().equals("median") ? middle(r) : Measures.mean(r);
    };
    return good(what, Kind.CHANGE, scale, row.timeH(), EARLY_H);
  }

  private static double middle(double[] values) {
    double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    return sorted.length == 0 ? Double.NaN : rewire.cohort.Quantiles.of(sorted, 0.5);
  }

  private RowReading change(Scale scale) {
    boolean percent = row.statistic().equals("pct_change");
    return good((a, _) -> {
      double change = Measures.mean(changes(a, scale, row.timeH()));
      double before = Measures.mean(Measures.ratings(a, scale, 0, Missing.OBSERVED));
      return percent ? 100 * change / (before - scale.low()) : change;
    }, Kind.CHANGE, scale, row.timeH());
  }

  private RowReading difference(Scale scale) {
    if (rule.window().isPresent()) {
      double from = rule.window().get().fromH();
      double to = rule.window().get().toH();
      double middle = (from + to) / 2;
      return good((a, b) -> {
        double sum = 0;
        for (double h : new double[] {from, middle, to}) {
          sum += Measures.mean(changes(a, scale, h)) - Measures.mean(changes(b, scale, h));
        }
        return sum / 3;
      }, Kind.DIFFERENCE, scale, from, middle, to);
    }
    return good((a, b) -> Measures.mean(changes(a, scale, row.timeH()))
        - Measures.mean(changes(b, scale, row.timeH())), Kind.DIFFERENCE, scale, row.timeH());
  }

  private RowReading standardised(Scale scale) {
    return good((a, b) -> {
      double[] x = changes(a, scale, row.timeH());
      double[] y = changes(b, scale, row.timeH());
      return Measures.standardised(x, y);
    }, Kind.STANDARDISED, scale, row.timeH());
  }

  /// A test statistic: a difference, or a trend within an arm, over its standard error.
  private RowReading sign(Scale scale) {
    if (row.compares()) {
      return good((a, b) -> {
        double[] x = changes(a, scale, row.timeH());
        double[] y = changes(b, scale, row.timeH());
        return (Measures.mean(x) - Measures.mean(y)) / Math.hypot(Measures.error(x), Measures.error(y));
      }, Kind.STANDARDISED, scale, row.timeH());
    }
    if (!rule.says("trend") && !rule.says("change")) {
      return new Unfit("a sign within one arm that is no change over time: " + rule.text());
    }
    return good((a, _) -> {
      double[] x = changes(a, scale, row.timeH());
      return Measures.mean(x) / Measures.error(x);
    }, Kind.STANDARDISED, scale, row.timeH());
  }

  private double prePost(VirtualArm a, Scale scale) {
    double[] before = Measures.ratings(a, scale, 0, Missing.OBSERVED);
    double[] after = Measures.ratings(a, scale, a.visit(at(a, row.timeH())), missing());
    return Measures.standardised(after, before);
  }

  // ---------------------------------------------------------------- shares

  private double share() {
    if (rule.fall().isEmpty() && !rule.text().isBlank()) {
      notes.add("response taken as a fall by half; the rule reads \"" + rule.text() + "\"");
    }
    return rule.fall().orElse(0.5);
  }

  private double cutoff(Scale scale) {
    if (rule.atMost().isPresent()) {
      return rule.atMost().getAsDouble();
    }
    double usual = Double.isNaN(scale.remission())
        ? scale.low() + 0.2 * (scale.high() - scale.low())
        : scale.remission();
    notes.add("remission taken as " + scale.name() + " <= " + usual);
    return usual;
  }

  /// Whether something holds for a person at a visit.
  @FunctionalInterface
  private interface Holds {
    boolean at(VirtualArm a, int person, int visit);
  }

  private Holds criterion(Scale scale, String statistic) {
    if (statistic.equals("remission")) {
      double cut = cutoff(scale);
      return (a, i, v) -> a.rated(scale, i, v) <= cut;
    }
    double share = share();
    return (a, i, v) -> Measures.fell(a, scale, i, v, share);
  }

  private RowReading share(Scale scale, String statistic) {
    var holds = criterion(scale, statistic);
    return good((a, _) -> percent(a, scale, holds),
        statistic.equals("remission") ? Kind.REMISSION : Kind.RESPONSE,
        scale, maintained(row.timeH(), EARLY_H));
  }

  private double[] maintained(double... at) {
    return rule.maintainedH().isPresent()
        ? new double[] {at[0], at[1], Math.max(at[0], EARLY_H + rule.maintainedH().getAsDouble())}
        : at;
  }

  private double percent(VirtualArm a, Scale scale, Holds holds) {
    int end = a.visit(at(a, row.timeH()));
    boolean kept = rule.maintainedH().isPresent();
    boolean any = rule.says("any_time") || rule.says("KM");
    boolean early = rule.says("responders_first");
    int first = a.visit(at(a, EARLY_H));
    IntPredicate among = i -> (missing() != Missing.OBSERVED || a.there(i, end))
        && (!early || Measures.fell(a, scale, i, first, 0.5));
    return Measures.percent(a, among, i -> {
      if (kept || any) {
        boolean all = true;
        boolean one = false;
        for (int v = first; v <= end; v++) {
          boolean now = a.there(i, v) && holds.at(a, i, v);
          all &= now;
          one |= now;
        }
        return kept ? all : one;
      }
      if (a.there(i, end)) {
        return holds.at(a, i, end);
      }
      return missing() == Missing.CARRIED && holds.at(a, i, a.last(i, end));
    });
  }

  private RowReading ratio(Scale scale) {
    if (!row.compares()) {
      return new Unfit("a ratio without a second arm");
    }
    boolean remission = rule.says("remission") || rule.says("<=") || rule.says("<");
    boolean relapse = rule.says("relapse");
    if (relapse) {
      return new Unfit("a ratio of relapses is not measured here");
    }
    var holds = criterion(scale, remission ? "remission" : "response");
    return good((a, b) -> {
      double x = percent(a, scale, holds);
      double y = percent(b, scale, holds);
      return row.statistic().equals("or")
          ? Measures.odds(x, a.size()) / Measures.odds(y, b.size())
          : Math.max(x, 50.0 / a.size()) / Math.max(y, 50.0 / b.size());
    }, Kind.RATIO, scale, row.timeH(), EARLY_H);
  }

  private double bound(Scale scale) {
    if (rule.relapseAt().isPresent()) {
      return rule.relapseAt().getAsDouble();
    }
    double bound = Math.rint(scale.at(RELAPSE_SEVERITY));
    notes.add("relapse taken as %s >= %.0f at two visits".formatted(scale.name(), bound));
    return bound;
  }

  /// Hour after the first dose at which those who count are found, where the row says it.
  private OptionalDouble selectedH() {
    return rule.foundH().isPresent() || rule.sinceH().isEmpty()
        ? rule.foundH()
        : OptionalDouble.of(row.timeH() + EARLY_H - rule.sinceH().getAsDouble());
  }

  /// Visit at which those who count are found: as the rule says, else the end of care before the row's time.
  private int selection(VirtualArm a, double endH) {
    var told = selectedH();
    return a.visit(told.isPresent()
        ? at(a, told.getAsDouble())
        : Math.min(a.careEndsH() + 24, Math.max(24, at(a, endH))));
  }

  private IntPredicate selected(VirtualArm a, Scale scale, int visit, boolean everybody) {
    boolean remitters = rule.says("remit") || rule.says("symptom_free")
        || row.arm().contains("remit");
    double cut = Double.isNaN(scale.remission())
        ? scale.low()
        : Math.max(scale.remission(), Math.rint(scale.at(12)));
    return i -> a.there(i, visit) && (everybody || (remitters
        ? a.rated(scale, i, visit) <= cut
        : Measures.fell(a, scale, i, visit, 0.5)));
  }

  private double[] relapses(VirtualArm a, Scale scale, double bound, double endH, int from) {
    int to = Math.max(from, a.visit(at(a, endH)));
    return Measures.relapses(a, scale, selected(a, scale, from, false), from, to, bound,
        rule.says("crude") && rule.relapseAt().isPresent());
  }

  private static double[] counted(double[] hours) {
    return Arrays.stream(hours).filter(h -> !Double.isNaN(h)).toArray();
  }

  /// The curve of hours to relapse, those without relapse negative.
  private static KaplanMeier curve(double[] hours) {
    return KaplanMeier.of(Arrays.stream(counted(hours))
        .mapToObj(h -> new Event("", "", "", Math.abs(h), h > 0)).toList());
  }

  private RowReading relapseFree(Scale scale, boolean inverted) {
    double bound = bound(scale);
    selectedH().ifPresent(hours::add);
    return good((a, _) -> {
      double[] h = relapses(a, scale, bound, row.timeH(), selection(a, row.timeH()));
      double free = rule.says("KM") ? 100 * curve(h).at(row.timeH()) : Measures.relapseFree(h);
      return inverted ? 100 - free : free;
    }, Kind.RELAPSE, scale, row.timeH());
  }

  private RowReading hazards(Scale scale) {
    double bound = bound(scale);
    double end = row.timeH() + WATCHED_H;
    // the row's time is the start of the clock
    return good((a, b) -> Measures.hazard(relapses(a, scale, bound, end, a.visit(at(a, row.timeH()))))
        / Measures.hazard(relapses(b, scale, bound, end, b.visit(at(b, row.timeH())))), Kind.RATIO, scale,
        end,
        row.timeH());
  }

  /// Time to relapse since the row's own time, at which the clock starts. Who is well after a dose is seen a day later.
  private RowReading time(Scale scale) {
    double bound = bound(scale);
    double start = Double.isNaN(row.timeH()) ? 0 : row.timeH();
    double found = rule.says("from_r") ? start : start + EARLY_H;
    double end = start + WATCHED_H;
    double unit = rule.says("week") ? WEEK_H : 24;
    boolean mean = row.statistic().equals("mean");
    return good((a, _) -> {
      double[] h = counted(relapses(a, scale, bound, end, a.visit(at(a, found))));
      double value = mean
          ? Arrays.stream(h).map(Math::abs).average().orElse(Double.NaN)
          : curve(h).median()
              .orElseGet(() -> Arrays.stream(h).map(Math::abs).max().orElse(Double.NaN)); // fewer than half
      return (value + found - start) / unit;
    }, Kind.TIME, scale, end, start, found);
  }

  private RowReading event(Scale scale) {
    if (rule.says("relapse")) {
      return relapseFree(scale, true);
    }
    if (rule.says("dropout") || rule.says("drop-out")) {
      return good((a, _) -> Measures.percent(a, _ -> true, i -> !a.there(i, a.visit(at(a, row.timeH())))),
          Kind.LEAVING, scale, row.timeH());
    }
    return new Unfit("the event \"" + rule.text() + "\" is not measured here");
  }
}
