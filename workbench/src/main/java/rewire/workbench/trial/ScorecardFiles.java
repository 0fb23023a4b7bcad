package rewire.workbench.trial;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rewire.workbench.library.Arm;
import rewire.workbench.library.Result;
import rewire.workbench.trial.ScoredRow.Guess;

/// A scorecard as a table with a line for every row of the libraries, and as nested maps for JSON. Both are described in
/// `docs/scorecard.md` and change only with their version.
public final class ScorecardFiles {
  /// Version of the JSON.
  private static final int VERSION = 2;
  private static final Optional<Double> UNKNOWN = Optional.empty();

  private ScorecardFiles() {}

  /// Every row of the libraries; `status` says how it was treated.
  public static void rows(Scorecard card, Path file) throws IOException {
    try (var out = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(Files.newBufferedWriter(file))) {
      out.writeRecord("library", "row", "trial", "family", "arm", "vs", "scale", "statistic", "rule",
          "time_h", "class",
          "grade", "status", "kind", "unit", "observed", "predicted", "low90", "high90", "low80", "high80",
          "low50",
          "high50", "inside90", "standardised_error", "crps", "monte_carlo_error", "undefined_replicates",
          "without_interaction", "pooled", "crps_pooled", "pooled_from", "nearest", "crps_nearest",
          "nearest_from",
          "note");
      for (var r : card.scored()) {
        var line = head(r.library(), r.row(), Optional.of(r.arm()), "scored");
        line.addAll(numbers(r));
        out.writeRecord(line);
      }
      for (var s : card.signs()) {
        var line = head(s.library(), s.row(), Optional.of(s.arm()), "sign");
        line.addAll(List.of("sign", "", Integer.toString(s.observed()), Integer.toString(s.predicted())));
        out.writeRecord(padded(line, "significant negative in " + s.less() + ", positive in " + s.more()));
      }
      for (var c : card.safety()) {
        var line = head(c.library(), c.row(), Optional.of(c.arm()), "safety");
        line.addAll(List.of("safety", c.unit(), text(c.row().value())));
        line.addAll(interval(c.model(), c.row().value()));
        out.writeRecord(padded(line, String.join("; ", c.notes())));
      }
      for (var i : card.impossible()) {
        out.writeRecord(
            padded(head(i.library(), i.row(), Optional.of(i.arm()), "not simulated"), i.reason()));
      }
      for (var l : card.listed()) {
        out.writeRecord(padded(head(l.library(), l.row(), l.arm(), "listed"), card.remark(l)));
      }
      for (var c : card.unread()) {
        var line = new ArrayList<String>(List.of("", c.row()));
        while (line.size() < 12) {
          line.add("");
        }
        line.add("unread");
        out.writeRecord(padded(line, c.text()));
      }
    }
  }

  private static List<String> padded(List<String> line, String note) {
    var out = new ArrayList<>(line);
    while (out.size() < 35) {
      out.add("");
    }
    out.add(note);
    return out;
  }

  private static List<String> head(String library, Result row, Optional<Arm> arm, String status) {
    return new ArrayList<>(
        List.of(library, row.row(), row.trial(), arm.map(Arm::family).orElse(""), row.arm(), row.vs(),
            row.scale(), row.statistic(), row.rule(), text(row.timeH()),
            row.kind().name().toLowerCase(java.util.Locale.ROOT),
            row.grade().name(), status));
  }

  private static List<String> numbers(ScoredRow r) {
    var out = new ArrayList<>(List.of(r.kind().words(), r.unit(), text(r.observed())));
    out.addAll(interval(r.model(), r.observed()));
    out.addAll(List.of(r.apart().map(a -> text(a.mean())).orElse(""), text(r.pooled().mean()),
        text(r.pooled().crps(r.observed())), r.pooled().from(), text(r.nearest().mean()),
        text(r.nearest().crps(r.observed())), r.nearest().from(), String.join("; ", r.notes())));
    return out;
  }

  /// From `predicted` to `undefined_replicates`.
  private static List<String> interval(Prediction m, double observed) {
    return List.of(text(m.mean()), text(m.quantile(0.05)), text(m.quantile(0.95)), text(m.quantile(0.1)),
        text(m.quantile(0.9)), text(m.quantile(0.25)), text(m.quantile(0.75)),
        m.holds(observed, 0.9) ? "yes" : "no", text((m.mean() - observed) / m.sd()), text(m.crps(observed)),
        text(m.chanceSd()), Integer.toString(m.undefined()));
  }

  private static String text(double value) {
    return Double.isFinite(value) ? Double.toString(Math.rint(value * 1e6) / 1e6) : "";
  }

  // ---------------------------------------------------------------- JSON

  /// The whole scorecard as nested maps.
  public static Map<String, Object> json(Scorecard card) {
    var root = new LinkedHashMap<String, Object>();
    root.put("version", VERSION);
    root.put("setup", setup(card.setup()));
    root.put("by_kind", Summary.byKind(card.scored()).stream().map(ScorecardFiles::summary).toList());
    root.put("all", card.scored().isEmpty()
        ? Map.of()
        : mixed(Summary.mixed("all", card.scored(), card.scored())));
    Summary.groupings().forEach((name, key) -> root.put("by_" + name,
        Summary.by(key, card.scored()).stream().map(ScorecardFiles::mixed).toList()));
    root.put("rows", card.rows());
    root.put("simulated_percent", simulated(card));
    root.put("scored", card.scored().stream().map(ScorecardFiles::row).toList());
    root.put("signs",
        card.signs().stream().map(s -> entry("library", s.library(), "row", s.row().row(), "observed",
            s.observed(), "predicted", s.predicted(), "significant_negative", s.less(),
            "significant_positive", s.more()))
            .toList());
    root.put("safety", card.safety().stream().map(ScorecardFiles::safety).toList());
    root.put("overrides", card.overrides().stream().map(o -> entry("library", o.library(), "place",
        o.line().file() + ":" + o.line().line(), "trial", o.line().trial(), "arm", o.line().arm(), "column",
        o.line().column(), "value", o.line().value(), "reason", o.line().reason())).toList());
    root.put("not_simulated",
        card.impossible().stream().map(i -> entry("library", i.library(), "row", i.row().row(),
            "reason", i.reason())).toList());
    root.put("not_read",
        card.unread().stream().map(c -> entry("place", c.file() + ":" + c.line() + ":" + c.column(),
            "row", c.row(), "reason", c.reason())).toList());
    root.put("listed",
        card.listed().stream().map(l -> entry("library", l.library(), "row", l.row().row(), "class",
            l.row().kind().name().toLowerCase(java.util.Locale.ROOT), "reason", l.reason())).toList());
    root.put("entries",
        card.entries().stream().map(e -> entry("library", e.library(), "row", e.row(), "trial",
            e.trial(), "arm", e.arm(), "scale", e.scale(), "published_mean", number(e.asked()),
            "published_sd",
            number(e.askedSd()), "mean", number(e.mean()), "sd", number(e.sd()), "people_standing_for_one",
            number(e.standing()), "share_beyond", number(e.beyond()), "reproduced", e.reproduced()))
            .toList());
    return root;
  }

  private static Map<String, Object> simulated(Scorecard card) {
    var map = new LinkedHashMap<String, Object>();
    card.scored().stream().map(ScoredRow::library).distinct()
        .forEach(l -> map.putAll(entry(l, number(card.simulated(l)))));
    return map;
  }

  private static Map<String, Object> setup(Scorecard.Setup s) {
    return entry("seed", s.seed(), "sets", s.sets(), "people", s.people(), "replicates", s.replicates(),
        "without",
        List.copyOf(s.off()), "protocols", s.pools(), "people_redrawn_because_well", s.redrawn(),
        "people_not_computed", s.failed());
  }

  private static Map<String, Object> coverage(Summary s) {
    return entry("name", s.name(), "rows", s.rows(), "families", s.families(), "inside50",
        number(s.inside50()),
        "inside80", number(s.inside80()), "inside90", number(s.inside90()));
  }

  private static Map<String, Object> mixed(Summary.Mixed m) {
    var map = coverage(m.all());
    map.putAll(entry("crps_to_pooled", number(m.toPooled()), "crps_to_nearest", number(m.toNearest()),
        "by_kind", m.kinds().stream().map(ScorecardFiles::summary).toList()));
    return map;
  }

  private static Map<String, Object> safety(Scorecard.Compared c) {
    var map = entry("library", c.library(), "row", c.row().row(), "trial", c.row().trial(), "family",
        c.arm().family(), "arm", c.row().arm(), "vs", c.row().vs(), "scale", c.row().scale(), "statistic",
        c.row().statistic(), "rule", c.row().rule(), "time_h", number(c.row().timeH()), "unit", c.unit(),
        "observed", number(c.row().value()));
    map.putAll(interval(c.model()));
    map.put("inside90", c.model().holds(c.row().value(), 0.9));
    map.put("notes", c.notes());
    return map;
  }

  private static Map<String, Object> interval(Prediction m) {
    return entry("mean", number(m.mean()), "sd", number(m.sd()), "low90", number(m.quantile(0.05)), "high90",
        number(m.quantile(0.95)), "low80", number(m.quantile(0.1)), "high80", number(m.quantile(0.9)),
        "low50",
        number(m.quantile(0.25)), "high50", number(m.quantile(0.75)), "monte_carlo_error",
        number(m.chanceSd()), "undefined_replicates", m.undefined());
  }

  private static Map<String, Object> summary(Summary s) {
    var map = coverage(s);
    map.putAll(entry("mae", number(s.mae()), "bias", number(s.bias()), "crps", number(s.crps()), "mae_pooled",
        number(s.maePooled()), "crps_pooled", number(s.crpsPooled()), "mae_nearest", number(s.maeNearest()),
        "crps_nearest", number(s.crpsNearest())));
    return map;
  }

  private static Map<String, Object> row(ScoredRow r) {
    var m = r.model();
    var map = entry("library", r.library(), "row", r.row().row(), "trial", r.row().trial(), "family",
        r.arm().family(), "arm", r.row().arm(), "vs", r.row().vs(), "scale", r.row().scale(), "statistic",
        r.row().statistic(), "rule", r.row().rule(), "time_h", number(r.row().timeH()), "kind",
        r.kind().words(), "unit", r.unit(), "observed", number(r.observed()));
    map.putAll(interval(m));
    map.putAll(entry("inside90", m.holds(r.observed(), 0.9), "standardised_error", number(r.standardised()),
        "crps", number(m.crps(r.observed()))));
    r.apart().ifPresent(a -> map.putAll(entry("mean_without_interaction", number(a.mean()))));
    map.put("pooled", guess(r.pooled(), r.observed()));
    map.put("nearest", guess(r.nearest(), r.observed()));
    map.put("notes", r.notes());
    return map;
  }

  private static Map<String, Object> guess(Guess g, double observed) {
    return entry("mean", number(g.mean()), "sd", number(g.sd()), "crps", number(g.crps(observed)), "from",
        g.from());
  }

  /// What is not known is left away, JSON has no NaN; rounded so that the last bits of a sum do not show.
  private static Object number(double value) {
    return Double.isFinite(value) ? (Object) (Math.rint(value * 1e6) / 1e6) : UNKNOWN;
  }

  private static Map<String, Object> entry(Object... pairs) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) {
      if (!pairs[i + 1].equals(UNKNOWN)) {
        map.put((String) pairs[i], pairs[i + 1]);
      }
    }
    return map;
  }
}
