package rewire.workbench.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import rewire.study.Scale;
import rewire.workbench.library.Arm;
import rewire.workbench.library.Result;
import rewire.workbench.trial.RowReading.Kind;
import rewire.workbench.trial.ScoredRow.Guess;

/// What one would guess without a model: the mean of other trials of the same route and control, or the last similar
/// trial. Only trials of other families are used for a row. A pool may hold the row's own trial without saying so, so it
/// is used only for trials published after it, by baseline (a) alone.
final class Baselines {
  /// Fewer families than this are widened to a larger group.
  private static final int FEW = 3;
  /// Points of MADRS that make one standardised difference (dossier A5: SD of a change 6.6 to 15).
  private static final double CHANGE_SD = 10;

  private final List<Point> points = new ArrayList<>();

  /// A result in a unit that trials share.
  ///
  /// @param value  per cent of the score at entry, standardised difference, per cent, or logarithm
  /// @param offset with the fold, from the shared unit to the row's own: own = offset + fold * value
  /// @param group  rows that may be averaged: a kind, and for ratios the statistic
  /// @param weight half for what was recalled with medium confidence
  /// @param pool   whether it stands for many trials
  record Point(String family, String trial, String group, Arm arm, Optional<Arm> vs, double timeH,
      double value,
      double offset, double fold, double weight, boolean pool) {
    String route() {
      var r = arm.route();
      return r.startsWith("IN") ? "IN" : r.startsWith("IV") ? "IV" : r.isEmpty() ? "none" : r;
    }

    /// What is compared: the arm itself, or with what.
    String contrast() {
      var it = vs.orElse(arm);
      var side = it.control().isEmpty() ? it.role() : it.control();
      return (vs.isPresent() ? "against " : "") + side;
    }
  }

  void add(Point point) {
    points.add(point);
  }

  /// A row in the shared unit.
  ///
  /// @param entry mean score at entry on the row's scale
  static Point point(Result row, Kind kind, Arm arm, Optional<Arm> vs, Scale scale, double entry) {
    double range = entry - scale.low();
    double d = scale.modelOnly() ? scale.spread() : CHANGE_SD * scale.slope(entry);
    double offset = 0;
    double fold = 1;
    double own = row.value();
    switch (kind) {
      case CHANGE -> {
        if (row.statistic().equals("mean") || row.statistic().equals("median")) {
          offset = entry;
          fold = range / 100;
        } else if (row.statistic().equals("change")) {
          fold = range / 100;
        }
      }
      case DIFFERENCE -> fold = d;
      case RATIO -> own = StrictMath.log(Math.max(1e-3, own));
      case TIME -> { // in days whatever the row's own unit
        own = StrictMath.log(Math.max(1e-3, own));
        offset = row.rule().contains("week") ? -StrictMath.log(7) : 0;
      }
      case RELAPSE -> { // as share without relapse
        if (row.statistic().equals("event_pct")) {
          offset = 100;
          fold = -1;
        }
      }
      default -> {
        // shared as it is
      }
    }
    var group = switch (kind) {
      case STANDARDISED -> vs.isPresent() ? Kind.DIFFERENCE.words() : kind.words();
      case RATIO -> row.statistic();
      default -> kind.words();
    };
    var apart = scale.modelOnly()
        ? " of " + scale.construct().name() + (scale.moreIsBetter() ? ", more" : "")
        : "";
    return new Point(arm.family(), row.trial(), group + apart, arm, vs, row.timeH(), (own - offset) / fold,
        offset,
        fold, row.grade() == Result.Grade.R_MEDIUM ? 0.5 : 1, row.kind() == Result.Kind.POOL);
  }

  /// Baseline (a): the mean of the others, each family once, of the same kind, route and control; widened where few are.
  Guess pooled(Point p) {
    List<Predicate<Point>> wider = List.of(
        o -> o.route().equals(p.route()) && o.contrast().equals(p.contrast()),
        o -> o.contrast().equals(p.contrast()),
        o -> o.vs.isPresent() == p.vs.isPresent() && o.arm.role().equals(p.arm.role()), _ -> true);
    for (var group : wider) {
      var some = others(p).filter(group).toList();
      if (families(some).size() >= FEW) {
        return guess(p, families(some), from(some));
      }
    }
    var all = others(p).toList();
    return guess(p, families(all), "whatever there is: " + from(all));
  }

  private static String from(List<Point> some) {
    long trials = some.stream().filter(o -> !o.pool).map(Point::family).distinct().count();
    long pools = some.stream().filter(o -> o.pool).map(Point::family).distinct().count();
    return trials + " families" + (pools > 0 ? ", " + pools + " pools" : "");
  }

  /// Baseline (b): the result of the most similar trial, with the spread that baseline (a) has.
  Guess nearest(Point p) {
    var best = others(p).filter(o -> !o.pool).min((x, y) -> Double.compare(distance(p, x), distance(p, y)));
    double sd = pooled(p).sd();
    return best.map(o -> new Guess(p.offset + p.fold * o.value, sd, o.trial + " " + o.arm.arm()))
        .orElse(pooled(p));
  }

  private java.util.stream.Stream<Point> others(Point p) {
    return points.stream().filter(o -> !o.family.equals(p.family) && o.group.equals(p.group)
        && (!o.pool || p.arm.year() > o.arm.year()));
  }

  private static List<Double> families(List<Point> of) {
    var sums = new java.util.TreeMap<String, double[]>();
    for (var o : of) {
      var sum = sums.computeIfAbsent(o.family, _ -> new double[2]);
      sum[0] += o.weight * o.value;
      sum[1] += o.weight;
    }
    return sums.values().stream().map(s -> s[0] / s[1]).toList();
  }

  private static Guess guess(Point p, List<Double> values, String from) {
    if (values.isEmpty()) {
      return new Guess(p.offset, Math.max(1, Math.abs(p.fold)), "nothing: no effect is assumed");
    }
    double mean = values.stream().mapToDouble(v -> v).average().orElse(0);
    double sd = values.size() < 2
        ? Math.abs(mean)
        : Math.sqrt(values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum() / (values.size() - 1));
    double wide = Math.max(1e-3, sd * Math.sqrt(1 + 1.0 / values.size()));
    return new Guess(p.offset + p.fold * mean, Math.abs(p.fold) * wide, from);
  }

  /// How unlike two results are: a point for each thing in which they differ, logarithms for doses, numbers and times.
  private static double distance(Point p, Point o) {
    double d = 0;
    d += p.contrast().equals(o.contrast()) ? 0 : 2;
    d += p.arm.form().equals(o.arm.form()) ? 0 : 1;
    d += p.route().equals(o.route()) ? 0 : 1;
    d += p.arm.condition().equals(o.arm.condition()) ? 0 : 1;
    d += p.arm.therapy().equals(o.arm.therapy()) ? 0 : 1;
    d += p.arm.cotreatment().equals(o.arm.cotreatment()) ? 0 : 0.5;
    d += p.arm.blind().equals(o.arm.blind()) ? 0 : 0.5;
    d += fold(p.arm.doseDays().size() + 1, o.arm.doseDays().size() + 1);
    d += p.arm.doseUnit().equals(o.arm.doseUnit()) && p.arm.dose() > 0 && o.arm.dose() > 0
        ? fold(p.arm.dose(), o.arm.dose())
        : 0.5;
    d += Double.isNaN(p.timeH) || Double.isNaN(o.timeH) ? 1 : fold(p.timeH + 12, o.timeH + 12);
    return d;
  }

  private static double fold(double a, double b) {
    return Math.abs(StrictMath.log(a / b));
  }
}
