package rewire.workbench.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import rewire.cohort.Fates;
import rewire.cohort.Quantiles;
import rewire.course.Course;
import rewire.course.Person;
import rewire.evidence.Progress;
import rewire.simulate.Simulator;
import rewire.study.Assumptions;
import rewire.study.Measures;
import rewire.study.Plan;
import rewire.study.Pool;
import rewire.study.Population;
import rewire.study.Recruiting;
import rewire.study.Replicates;
import rewire.study.Scale;
import rewire.study.Setting;
import rewire.study.TrialArm;
import rewire.study.VirtualArm;
import rewire.workbench.course.CareTables;
import rewire.workbench.library.Arm;
import rewire.workbench.library.Library;
import rewire.workbench.library.Result;

/// What becomes of people whom nobody treats, beside the pools of the library that say it: untreated illness and waiting
/// lists. The chance that circumstances end (`recovery_*` of the assumptions) was read from the same pools, so what is seen
/// here is whether the mechanism follows when they end.
///
/// @param lines one for each published number
public record NaturalCourse(List<Line> lines) {
  private static final double MONTH_H = 365.25 * 24 / 12;
  /// People without treatment are mild to moderate, says the pool of remission; taken as the middle of the moderate band
  /// of MADRS, 20 to 34.
  private static final double MODERATE = 27;
  private static final int N = 200;
  /// The bound above which the model calls somebody ill, MADRS points.
  private static final double ILL = Fates.RELAPSE;

  /// One number.
  ///
  /// @param observed  as published: per cent in remission, or per cent of change of the mean
  /// @param predicted mean over virtual groups, and their 5 and 95 %
  /// @param well      per cent whose rating is below the bound of illness
  /// @param ended     per cent whose circumstances have ended, typical value
  public record Line(String row, String condition, String what, double months, double observed,
      double predicted,
      double low, double high, double well, double ended) {}

  public NaturalCourse {
    lines = List.copyOf(lines);
  }

  /// How it is run.
  public record Options(long seed, int sets, int people, int threads) {}

  /// Follows people without treatment as long as the libraries tell.
  public static NaturalCourse of(List<Library> libraries, Simulator simulator, ObservationTables tables,
      CareTables care, Assumptions assumptions, Options options, Progress progress) {
    var told = new LinkedHashMap<String, List<Told>>();
    for (var library : libraries) {
      for (var row : library.results()) {
        var arm = library.armOf(row);
        if (row.kind() == Result.Kind.POOL && untreated(arm) && tables.stages().containsKey(arm.condition())
            && tables.scale(row.scale()).isPresent()
            && List.of("remission", "pct_change").contains(row.statistic())) {
          told.computeIfAbsent(arm.condition(), _ -> new ArrayList<>()).add(new Told(row, arm));
        }
      }
    }
    var plans = told.entrySet().stream().map(e -> looked(e.getKey(), e.getValue(), tables, care)).toList();
    var pools = new Recruiting(simulator, assumptions, options.seed, options.sets, options.people, true)
        .fill(plans, options.threads, done -> progress.done(done, plans.size() * options.sets));
    var lines = new ArrayList<Line>();
    int place = 0;
    for (var rows : told.values()) {
      var pool = pools.get(place);
      var recovery = plans.get(place++).plan().population().recovery();
      for (var row : rows) {
        lines.add(line(row, pool, recovery, tables, assumptions, options));
      }
    }
    return new NaturalCourse(lines);
  }

  private record Told(Result row, Arm arm) {}

  private static boolean untreated(Arm arm) {
    return arm.form().equals("none") && arm.therapy().stream().allMatch(t -> t.equals("none"))
        && arm.cotreatment().stream().allMatch(c -> c.equals("none"));
  }

  private static Recruiting.Looked looked(String condition, List<Told> rows, ObservationTables tables,
      CareTables care) {
    var stage = tables.stages().get(condition);
    if (stage == null) {
      throw new IllegalStateException("No stage for " + condition + ".");
    }
    double[] hours = rows.stream().mapToDouble(r -> r.row.timeH()).sorted().distinct().toArray();
    double endH = hours[hours.length - 1] + 1;
    double[] times = new double[hours.length + 2];
    System.arraycopy(hours, 0, times, 1, hours.length);
    times[hours.length + 1] = endH;
    var people = new Population(43, 12, 18, 64, 0.55, 84, 0.2, stage.stress(),
        care.resistance().getOrDefault(Integer.toString(Math.min(3, stage.failedTrials())), 1.0),
        stage.recovery())
        .with(tables.conditions().schema(condition));
    var reads = new TreeSet<String>();
    rows.forEach(r -> reads.addAll(tables.scale(r.row.scale()).orElseThrow().construct().quantities()));
    return new Recruiting.Looked(
        new Plan(Course.untreated(Person.TYPICAL, endH), false, people, setting(false)), times, false, reads);
  }

  private static Setting setting(boolean waiting) {
    return new Setting(false, List.of(), Setting.Felt.SALINE, false, Double.NaN, List.of(), waiting);
  }

  private static Line line(Told told, Pool pool, Population.Recovery recovery, ObservationTables tables,
      Assumptions assumptions, Options options) {
    if (!pool.somebody()) {
      throw new IllegalArgumentException(Pool.NOBODY);
    }
    var scale = tables.scale(told.row.scale()).orElseThrow();
    var mood = tables.scale("MADRS").orElseThrow();
    double mean = scale.at(scale.equals(mood) ? MODERATE : assumptions.typical("entry_mean"));
    var at = new TrialArm.Severity(scale, mean, scale.slope(mean) * assumptions.typical("entry_sd"),
        scale.at(ILL), 0);
    var arm = new TrialArm("untreated", List.of(pool),
        List.of(setting(told.arm.control().equals("waitlist"))),
        at, N, false, 0, 0);
    var trials = new Replicates(told.row.row(), List.of(arm), assumptions, options.seed);
    var drawn = IntStream.range(0, options.sets).mapToObj(r -> trials.replicate(r, false).getFirst())
        .toList();
    double[] values = drawn.stream().mapToDouble(a -> value(told.row, a, scale)).sorted().toArray();
    double months = told.row.timeH() / MONTH_H;
    return new Line(told.row.row(), told.arm.condition(), told.row.statistic(), months, told.row.value(),
        Arrays.stream(values).average().orElse(Double.NaN), Quantiles.of(values, 0.05),
        Quantiles.of(values, 0.95),
        drawn.stream().mapToDouble(a -> share(a, a.visit(told.row.timeH()), scale, scale.at(ILL))).average()
            .orElse(Double.NaN),
        100 * (1 - StrictMath.exp(-assumptions.typical(recovery.symbol()) * months)));
  }

  private static double value(Result row, VirtualArm arm, Scale scale) {
    int visit = arm.visit(row.timeH());
    if (row.statistic().equals("remission")) {
      return share(arm, visit, scale, scale.remission());
    }
    double before = IntStream.range(0, arm.size()).mapToDouble(i -> arm.baseline(scale, i)).average()
        .orElse(0);
    double after = IntStream.range(0, arm.size()).mapToDouble(i -> arm.rated(scale, i, visit)).average()
        .orElse(0);
    return 100 * (after - before) / (before - scale.low());
  }

  private static double share(VirtualArm arm, int visit, Scale scale, double most) {
    return Measures.percent(arm, _ -> true, i -> arm.rated(scale, i, visit) <= most);
  }

  /// Lines for a terminal.
  public List<String> text() {
    var out = new ArrayList<String>();
    out.add("Nobody is treated; moods move, things happen, and circumstances end some day.");
    out.add("");
    out.add(
        "row                      illness  what        month  published  predicted (90 % of groups)  not ill  "
            + "circumstances ended");
    for (var l : lines) {
      out.add(String.format(Locale.ROOT,
          "%-24s %-8s %-10s %6.1f  %7.1f %%  %7.1f %% (%.0f to %.0f)%s%5.0f %%  %5.0f %%",
          l.row, l.condition, l.what.replace('_', ' '), l.months, l.observed, l.predicted, l.low, l.high,
          " ".repeat(Math.max(1, 16 - String.format(Locale.ROOT, "(%.0f to %.0f)", l.low, l.high).length())),
          l.well,
          l.ended));
    }
    out.add("");
    out.add(
        "Remission is a score at or below the bound of its scale; not ill: at or below severity MADRS 20.");
    out.add(
        "Circumstances end as often as people remit in these pools. Remission lags behind them as far as the");
    out.add(
        "mechanism is slow: what made the illness is kept in stable synapses, which turn over in a year.");
    return out;
  }

  /// As maps for JSON.
  public Map<String, Object> json() {
    return Map.of("lines", lines.stream().map(l -> {
      var map = new LinkedHashMap<String, Object>();
      map.put("row", l.row);
      map.put("condition", l.condition);
      map.put("what", l.what);
      map.put("months", rounded(l.months));
      map.put("published", l.observed);
      map.put("predicted", rounded(l.predicted));
      map.put("low90", rounded(l.low));
      map.put("high90", rounded(l.high));
      map.put("not_ill", rounded(l.well));
      map.put("circumstances_ended", rounded(l.ended));
      return map;
    }).toList());
  }

  private static Object rounded(double value) {
    return Double.isFinite(value) ? (Object) (Math.rint(value * 1e6) / 1e6) : Optional.empty();
  }
}
