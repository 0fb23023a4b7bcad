package rewire.workbench.trial;

import static rewire.workbench.report.Html.px;
import static rewire.workbench.report.Html.text;
import static rewire.workbench.trial.ScorecardPrint.number;
import static rewire.workbench.trial.ScorecardPrint.shown;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import rewire.workbench.library.Arm;

/// A scorecard as pages: one with the summary and a forest plot for each kind of outcome, and one for each trial.
public final class ScorecardPage {
  private static final int WIDTH = 420;
  private static final int ROW = 18;

  private final Scorecard card;

  private ScorecardPage(Scorecard card) {
    this.card = card;
  }

  /// Writes `index.html` and `trials/*.html`.
  public static void write(Scorecard card, Path folder) throws IOException {
    var pages = new ScorecardPage(card);
    Files.writeString(folder.resolve("index.html"), pages.index());
    Files.createDirectories(folder.resolve("trials"));
    var arms = pages.arms();
    for (var trial : pages.trials().entrySet()) {
      Files.writeString(folder.resolve("trials").resolve(file(trial.getKey())),
          pages.trial(trial.getKey(), trial.getValue(), arms));
    }
  }

  /// Scored rows of every trial; a trial of which nothing could be scored has none.
  private Map<String, List<ScoredRow>> trials() {
    var out = new TreeMap<String, List<ScoredRow>>(
        card.scored().stream().collect(Collectors.groupingBy(r -> r.library() + " " + r.row().trial())));
    arms().keySet().forEach(t -> out.putIfAbsent(t, List.of()));
    return out;
  }

  /// An arm of every trial with a row that is predicted or should be.
  private Map<String, Arm> arms() {
    var out = new TreeMap<String, Arm>();
    card.scored().forEach(r -> out.putIfAbsent(r.library() + " " + r.row().trial(), r.arm()));
    card.signs().forEach(r -> out.putIfAbsent(r.library() + " " + r.row().trial(), r.arm()));
    card.safety().forEach(r -> out.putIfAbsent(r.library() + " " + r.row().trial(), r.arm()));
    card.impossible().forEach(r -> out.putIfAbsent(r.library() + " " + r.row().trial(), r.arm()));
    return out;
  }

  /// A file name from nothing but letters, digits and hyphens.
  private static String file(String trial) {
    return trial.replaceAll("[^A-Za-z0-9]+", "-") + ".html";
  }

  private String index() {
    var body = new StringBuilder();
    body.append(
        "<section><h2>By kind of outcome</h2><p class=\"sub\">Every family of trials counts once. MADRS points, "
            + "percentage points, SD or natural logarithms. (a) is the mean of other families with the same route and control, "
            + "(b) the most similar trial of another family. The better of three is bold.</p>")
        .append(summaryTable())
        .append("</section>");
    body.append(CardTables.groups(card));
    for (var kind : RowReading.Kind.values()) {
      var rows = card.scored().stream().filter(r -> r.kind() == kind)
          .sorted(Comparator.comparing((ScoredRow r) -> r.row().trial()).thenComparing(r -> r.row().row()))
          .toList();
      if (!rows.isEmpty()) {
        body.append("<section class=\"fig\"><h2>").append(text(capital(kind.words())))
            .append("</h2><p class=\"sub\">")
            .append(
                "Band: 90 and 50 % of virtual trials; dot: their mean; line: published, red where outside the band.")
            .append("</p>").append(forest(rows, r -> link(r))).append("</section>");
      }
    }
    body.append(CardTables.combinations(card)).append(signs()).append(CardTables.safety(card.safety()))
        .append(notSimulated()).append(CardTables.overrides(card));
    return TrialPage.of("Scorecard: predictions beside published trials", who(), body.toString(),
        "Before calibration: nothing was fitted to these results. See docs/scorecard.md.");
  }

  private String who() {
    var s = card.setup();
    return card.scored().size() + " scored results of "
        + card.scored().stream().map(r -> r.library() + r.row().trial()).distinct().count() + " trials; "
        + s.replicates()
        + " virtual trials each, from " + s.sets() + " draws of the model's typical values with " + s.people()
        + " people each; seed " + s.seed()
        + (s.off().isEmpty() ? "" : "; without " + String.join(", ", s.off())) + ".";
  }

  private String summaryTable() {
    var out = new StringBuilder(
        "<div class=\"wide\"><table><thead><tr><th>Outcome<th class=\"n\">Rows<th class=\"n\">Families"
            + "<th class=\"n\">in 50&#8239;&#37;<th class=\"n\">in 80&#8239;&#37;<th class=\"n\">in 90&#8239;&#37;<th class=\"n\">MAE<th class=\"n\">Bias"
            + "<th class=\"n\">CRPS<th class=\"n\">(a) MAE<th class=\"n\">CRPS<th class=\"n\">(b) MAE<th class=\"n\">CRPS"
            + "</tr></thead><tbody>");
    for (var s : Summary.byKind(card.scored())) {
      double best = Math.min(s.crps(), Math.min(s.crpsPooled(), s.crpsNearest()));
      out.append("<tr><th>").append(text(s.name()));
      cell(out, s.rows(), "");
      cell(out, s.families(), "");
      cell(out, Math.rint(s.inside50()), "");
      cell(out, Math.rint(s.inside80()), "");
      cell(out, Math.rint(s.inside90()), "");
      fixed(out, s.mae(), "");
      fixed(out, s.bias(), "");
      fixed(out, s.crps(), s.crps() == best ? " better" : "");
      fixed(out, s.maePooled(), "");
      fixed(out, s.crpsPooled(), s.crpsPooled() == best ? " better" : "");
      fixed(out, s.maeNearest(), "");
      fixed(out, s.crpsNearest(), s.crpsNearest() == best ? " better" : "");
      out.append("</tr>");
    }
    return out.append("</tbody></table></div>").toString();
  }

  /// With two decimals, so that a column can be read down.
  static void fixed(StringBuilder out, double value, String style) {
    out.append("<td class=\"n").append(style).append("\">")
        .append(Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.2f", value));
  }

  static void cell(StringBuilder out, double value, String style) {
    out.append("<td class=\"n").append(style).append("\">").append(text(number(value)));
  }

  private String link(ScoredRow r) {
    return "<a href=\"trials/" + file(r.library() + " " + r.row().trial()) + "\">" + text(r.row().trial())
        + "</a>";
  }

  private static String forest(List<ScoredRow> rows, Function<ScoredRow, String> name) {
    if (rows.stream().map(ScorecardPage::axis).distinct().count() > 1) { // scores, changes and shares need
                                                                         // their own
      return rows.stream()
          .collect(Collectors.groupingBy(ScorecardPage::axis, TreeMap::new, Collectors.toList()))
          .entrySet().stream().map(e -> "<h3>" + text(e.getKey()) + "</h3>" + forest(e.getValue(), name))
          .collect(Collectors.joining());
    }
    double low = rows.stream().mapToDouble(r -> Math.min(r.observed(), r.model().quantile(0.05))).min()
        .orElse(0);
    double high = rows.stream().mapToDouble(r -> Math.max(r.observed(), r.model().quantile(0.95))).max()
        .orElse(1);
    double from = Math.min(0, low);
    double fold = WIDTH / Math.max(1e-9, Math.max(0, high) - from);
    var out = new StringBuilder(
        "<div class=\"wide\"><table><thead><tr><th>Trial<th>Arm<th>Scale<th class=\"n\">Hours<th class=\"n\">Seen"
            + "<th class=\"n\">Predicted<th>")
        .append(text(number(from))).append(" to ").append(text(number(Math.max(0, high))))
        .append("</tr></thead><tbody>");
    for (var r : rows) {
      out.append("<tr><td>").append(name.apply(r)).append("<td>").append(text(r.row().arm()
          + (r.row().compares() ? " against " + r.row().vs() : ""))).append("<td>")
          .append(text(r.row().scale()));
      cell(out, r.row().timeH(), "");
      cell(out, r.row().value(), "");
      out.append("<td class=\"n\">").append(text(shown(r, r.model().mean()))).append("<td>")
          .append(bar(r, from, fold))
          .append("</tr>");
    }
    return out.append("</tbody></table></div>").toString();
  }

  /// Rows that can share an axis.
  private static String axis(ScoredRow r) {
    return r.kind() != RowReading.Kind.CHANGE ? "" : switch (r.row().statistic()) {
      case "change" -> "Change, points";
      case "pct_change" -> "Change, per cent";
      default -> "Score reached, points";
    };
  }

  private static String bar(ScoredRow r, double from, double fold) {
    var m = r.model();
    double l90 = (m.quantile(0.05) - from) * fold;
    double h90 = (m.quantile(0.95) - from) * fold;
    double l50 = (m.quantile(0.25) - from) * fold;
    double h50 = (m.quantile(0.75) - from) * fold;
    double seen = (r.observed() - from) * fold;
    double zero = -from * fold;
    boolean inside = m.holds(r.observed(), 0.9);
    return String.format(Locale.ROOT,
        "<svg preserveAspectRatio=\"none\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"%s\">",
        WIDTH, ROW, WIDTH, ROW,
        text("90 % from " + shown(r, m.quantile(0.05)) + " to " + shown(r, m.quantile(0.95))
            + ", published " + number(r.row().value())))
        + line("zero", zero, 0, ROW) + box("band", l90, h90, 4, 10) + box("half", l50, h50, 4, 10)
        + "<circle class=\"dot\" r=\"3\" cx=\"" + px((m.mean() - from) * fold) + "\" cy=\"9\"/>"
        + line(inside ? "seen" : "out", seen, 1, ROW - 1) + "</svg>";
  }

  private static String box(String style, double from, double to, int y, int height) {
    return "<rect class=\"" + style + "\" x=\"" + px(from) + "\" y=\"" + y + "\" width=\""
        + px(Math.max(0.5, to - from))
        + "\" height=\"" + height + "\"/>";
  }

  private static String line(String style, double x, int from, int to) {
    return "<line class=\"" + style + "\" x1=\"" + px(x) + "\" x2=\"" + px(x) + "\" y1=\"" + from + "\" y2=\""
        + to + "\"/>";
  }

  private String signs() {
    if (card.signs().isEmpty()) {
      return "";
    }
    var out = new StringBuilder(
        "<section><h2>Signs</h2><div class=\"wide\"><table><thead><tr><th>Row<th class=\"n\">Seen<th class=\"n\">"
            + "Predicted<th class=\"n\">Significant, negative %<th class=\"n\">positive %</tr></thead><tbody>");
    for (var s : card.signs()) {
      out.append("<tr><td>").append(text(s.row().row()));
      cell(out, s.observed(), "");
      cell(out, s.predicted(), "");
      cell(out, Math.rint(100 * s.less()), "");
      cell(out, Math.rint(100 * s.more()), "");
      out.append("</tr>");
    }
    return out.append("</tbody></table></div></section>").toString();
  }

  private String notSimulated() {
    var out = new StringBuilder("<section><h2>Not simulated and not read</h2><table><tbody>");
    card.impossible().forEach(i -> out.append("<tr><td>").append(text(i.row().row())).append("<td>")
        .append(text(i.reason())).append("</tr>"));
    card.unread()
        .forEach(c -> out.append("<tr><td>").append(text(c.row())).append("<td>").append(text(c.text()))
            .append("</tr>"));
    var classes = new LinkedHashMap<String, Integer>();
    card.listed()
        .forEach(l -> classes.merge(l.row().kind().name().toLowerCase(Locale.ROOT), 1, Integer::sum));
    out.append("</tbody></table><p class=\"sub\">Rows that are no outcome to predict: ");
    out.append(text(classes.entrySet().stream().map(e -> e.getValue() + " " + e.getKey())
        .collect(Collectors.joining(", "))));
    return out.append(".</p></section>").toString();
  }

  private String trial(String name, List<ScoredRow> rows, Map<String, Arm> arms) {
    var first = Optional.ofNullable(arms.get(name));
    var body = new StringBuilder("<p><a href=\"../index.html\">All trials</a></p>");
    if (!rows.isEmpty()) {
      results(body, rows);
    }
    body.append(CardTables.safety(card.safety().stream()
        .filter(c -> (c.library() + " " + c.row().trial()).equals(name)).toList()))
        .append(CardTables.listed(card, name));
    return TrialPage.of(name,
        first.map(f -> f.population() + (f.doi().isEmpty() ? "" : ". DOI " + f.doi())).orElse(""),
        body.toString(),
        text(who()));
  }

  private static void results(StringBuilder body, List<ScoredRow> rows) {
    body.append("<section class=\"fig\"><h2>Results</h2>");
    for (var kind : RowReading.Kind.values()) {
      var mine = rows.stream().filter(r -> r.kind() == kind).toList();
      if (!mine.isEmpty()) {
        body.append("<h3>").append(text(capital(kind.words()))).append("</h3>")
            .append(forest(mine, r -> text(r.row().row())));
      }
    }
    body.append("</section><section><h2>In detail</h2><div class=\"wide\"><table><thead><tr><th>Row"
        + "<th class=\"n\">Error, SD<th class=\"n\">CRPS<th class=\"n\">Monte-Carlo error<th>(a)<th>(b)"
        + "<th class=\"n\">Without interaction<th>Taken how</tr></thead><tbody>");
    for (var r : rows) {
      body.append("<tr><td>").append(text(r.row().row()));
      cell(body, r.standardised(), "");
      cell(body, r.model().crps(r.observed()), "");
      cell(body, r.model().chanceSd(), "");
      body.append("<td>").append(text(shown(r, r.pooled().mean()) + " (" + r.pooled().from() + ")"))
          .append("<td>")
          .append(text(shown(r, r.nearest().mean()) + " (" + r.nearest().from() + ")"));
      body.append("<td class=\"n\">").append(text(r.apart().map(a -> shown(r, a.mean())).orElse("")))
          .append("<td class=\"note\">").append(text(String.join("; ", r.notes()))).append("</tr>");
    }
    body.append("</tbody></table></div></section>");
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
