package rewire.workbench.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import rewire.workbench.library.Arm;

/// How a group of rows fares. Every family counts once: its rows are averaged first.
///
/// @param rows       number of rows
/// @param families   number of families
/// @param inside50   per cent of observed values inside the central 50 % of predictions; 80 and 90 alike
/// @param mae        mean absolute error in the row's unit
/// @param bias       mean of predicted minus observed
/// @param crps       of the model
/// @param maePooled  of baseline (a); CRPS alike
/// @param maeNearest of baseline (b); CRPS alike
public record Summary(String name, int rows, int families, double inside50, double inside80, double inside90,
    double mae,
    double bias, double crps, double maePooled, double crpsPooled, double maeNearest, double crpsNearest) {

  static Summary of(String name, List<ScoredRow> rows) {
    var families = new TreeMap<>(rows.stream().collect(Collectors.groupingBy(r -> r.arm().family())));
    return new Summary(name, rows.size(), families.size(),
        once(families, r -> r.model().holds(r.observed(), 0.5) ? 100 : 0),
        once(families, r -> r.model().holds(r.observed(), 0.8) ? 100 : 0),
        once(families, r -> r.model().holds(r.observed(), 0.9) ? 100 : 0),
        once(families, r -> Math.abs(r.error()) / r.points()), once(families, r -> r.error() / r.points()),
        once(families, r -> r.model().crps(r.observed()) / r.points()),
        once(families, r -> Math.abs(r.pooled().mean() - r.observed()) / r.points()),
        once(families, r -> r.pooled().crps(r.observed()) / r.points()),
        once(families, r -> Math.abs(r.nearest().mean() - r.observed()) / r.points()),
        once(families, r -> r.nearest().crps(r.observed()) / r.points()));
  }

  private static double once(Map<String, List<ScoredRow>> families, ToDoubleFunction<ScoredRow> value) {
    return families.values().stream()
        .mapToDouble(rows -> rows.stream().mapToDouble(value).average().orElse(Double.NaN)).average()
        .orElse(Double.NaN);
  }

  /// By kind of outcome, the main table: only rows of one kind share a unit.
  static List<Summary> byKind(List<ScoredRow> rows) {
    var out = new ArrayList<Summary>();
    for (var kind : RowReading.Kind.values()) {
      var mine = rows.stream().filter(r -> r.kind() == kind).toList();
      if (!mine.isEmpty()) {
        out.add(of(kind.words(), mine));
      }
    }
    return out;
  }

  /// Rows of several kinds together: units differ, so coverage, and CRPS as a multiple of that of the baselines.
  ///
  /// @param all       by which every row is weighed: its CRPS over what baseline (a) has for rows of its kind
  /// @param toPooled  CRPS over that of baseline (a); below 1 is better
  /// @param toNearest CRPS over that of baseline (b)
  /// @param kinds     the same rows by kind
  record Mixed(Summary all, double toPooled, double toNearest, List<Summary> kinds) {
    /// A kind, where the rows have it.
    Optional<Summary> kind(RowReading.Kind kind) {
      return kinds.stream().filter(s -> s.name().equals(kind.words())).findFirst();
    }
  }

  /// Some of the rows of a card.
  static Mixed mixed(String name, List<ScoredRow> rows, List<ScoredRow> card) {
    var usual = card.stream().collect(Collectors.groupingBy(ScoredRow::kind,
        Collectors.averagingDouble(r -> r.pooled().crps(r.observed()) / r.points())));
    var families = new TreeMap<>(rows.stream().collect(Collectors.groupingBy(r -> r.arm().family())));
    ToDoubleFunction<ScoredRow> weight = r -> r.points() * usual.getOrDefault(r.kind(), 1.0);
    double model = once(families, r -> r.model().crps(r.observed()) / weight.applyAsDouble(r));
    return new Mixed(of(name, rows),
        model / once(families, r -> r.pooled().crps(r.observed()) / weight.applyAsDouble(r)),
        model / once(families, r -> r.nearest().crps(r.observed()) / weight.applyAsDouble(r)), byKind(rows));
  }

  /// Other ways to group rows, in the order of printing.
  static Map<String, Function<ScoredRow, String>> groupings() {
    var map = new LinkedHashMap<String, Function<ScoredRow, String>>();
    map.put("library", ScoredRow::library);
    map.put("drug", r -> or(r.arm().form(), "none"));
    map.put("route", r -> or(r.arm().route(), "none"));
    map.put("control", r -> control(r.vs().orElse(r.arm())));
    map.put("condition", r -> or(r.arm().condition(), "unknown"));
    map.put("duration", r -> duration(r.row().timeH()));
    return map;
  }

  private static String control(Arm arm) {
    return arm.control().isEmpty() ? or(arm.role(), "unknown") : arm.control();
  }

  private static String duration(double timeH) {
    if (Double.isNaN(timeH)) {
      return "unknown";
    }
    return timeH < 20
        ? "hours"
        : timeH <= 60
            ? "days 1-2"
            : timeH <= 180
                ? "days 3-7"
                : timeH <= 800 ? "weeks 2-4" : timeH <= 2500 ? "months 2-3" : "longer";
  }

  private static String or(String text, String other) {
    return text.isEmpty() ? other : text;
  }

  static List<Mixed> by(Function<ScoredRow, String> key, List<ScoredRow> rows) {
    var groups = new TreeMap<>(rows.stream().collect(Collectors.groupingBy(key)));
    return groups.entrySet().stream().map(e -> mixed(e.getKey(), e.getValue(), rows)).toList();
  }
}
