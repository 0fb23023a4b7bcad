package rewire.workbench.evidence;

import static rewire.workbench.evidence.Words.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rewire.evidence.Agreement;
import rewire.workbench.evidence.PkComparison.Line;

/// The comparison as one page: answer, predicted against observed by route, ratios by study, numbers, rows.
public final class PkPage {
  private PkPage() {}

  /// The whole page; the same comparison gives the same bytes.
  public static String page(PkComparison comparison, String set, String table) {
    var body = new StringBuilder();
    var answer = new ArrayList<String>();
    if (comparison.all().isEmpty()) {
      answer.add("No row is both marked as scored and can be simulated.");
    } else {
      answers(comparison, comparison.all().get(), answer);
      body.append(PkFigures.scatter(comparison)).append(PkFigures.strips(comparison));
      numbers(body, comparison, comparison.all().get());
    }
    rows(body, "3", "Rows that count", comparison.scored(), "Marked scored=yes in the table.");
    int number = 4;
    for (var place : List.of(PkRow.Place.CONTEXT, PkRow.Place.PAEDIATRIC, PkRow.Place.LOW_CONFIDENCE)) {
      var lines = comparison.apart(place);
      if (!lines.isEmpty()) {
        rows(body, String.valueOf(number++), switch (place) {
          case CONTEXT -> "Context, not counted";
          case PAEDIATRIC -> "Children, not counted";
          case LOW_CONFIDENCE -> "Low confidence, not counted";
          case SCORED -> "";
        }, lines, "Simulated and shown, but in no figure above.");
      }
    }
    silent(body, number, comparison.silent());
    return Page.html("Levels in people against the model",
        "Table " + table + ", parameters " + set + ". Typical person; ratios are predicted over observed.",
        answer, body.toString());
  }

  private static void answers(PkComparison comparison, Agreement all, List<String> answer) {
    answer.add(String.format(Locale.ROOT,
        "Of %d scored rows from %d studies, %d lie within 1.25 fold, %d within 1.5 and %d within 2.",
        all.rows(),
        all.studies(), all.within().get(0), all.within().get(1), all.within().get(2)));
    answer.add(String.format(Locale.ROOT,
        "With each study counted once the shares are %s, %s and %s; the geometric mean ratio is %s.",
        Words.percent(all.byStudy().shares().get(0)), Words.percent(all.byStudy().shares().get(1)),
        Words.percent(all.byStudy().shares().get(2)), Words.ratio(all.byStudy().meanRatio())));
    var thin = comparison.by(r -> r.cell("route")).stream()
        .filter(g -> PkGroups.thinness(g.agreement()).equals("thin")).map(PkComparison.Group::name).toList();
    var none = PkGroups.untested(comparison);
    answer.add((thin.isEmpty() ? "" : "Evidence is thin for " + String.join(", ", thin) + ". ")
        + (none.isEmpty() ? "" : "No scored row speaks of " + String.join(", ", none) + "."));
  }

  private static void numbers(StringBuilder body, PkComparison comparison, Agreement all) {
    body.append(
        "<section><h2><span class=\"n\">2</span> Agreement</h2><p class=\"sub\">GMR: geometric mean of predicted "
            + "over observed. AAFE: absolute average fold error. Columns under “each study once” give every study the same "
            + "weight.</p><div class=\"scroll\"><table class=\"right\"><thead><tr><th></th><th>rows</th><th>studies</th>"
            + "<th>1.25x</th><th>1.5x</th><th>2x</th><th>GMR</th><th>AAFE</th><th>once: 1.25x</th><th>1.5x</th><th>2x</th>"
            + "<th>GMR</th><th>AAFE</th><th></th></tr></thead><tbody>");
    agreement(body, "All scored rows", all, "");
    for (var division : PkGroups.of(comparison)) {
      body.append("<tr class=\"grp\"><th colspan=\"14\">").append(html(division.title()))
          .append("</th></tr>");
      for (var g : division.groups()) {
        agreement(body, g.name(), g.agreement(),
            division.title().equals("Study") ? "" : PkGroups.thinness(g.agreement()));
      }
    }
    body.append("</tbody></table></div></section>");
  }

  private static void agreement(StringBuilder body, String name, Agreement a, String note) {
    body.append("<tr><th scope=\"row\">").append(html(name)).append("</th><td>").append(a.rows())
        .append("</td><td>").append(a.studies()).append("</td>");
    a.within().forEach(w -> body.append("<td>").append(w).append("</td>"));
    summary(body, a.byRow(), false);
    summary(body, a.byStudy(), true);
    body.append("<td class=\"note\">").append(html(note)).append("</td></tr>");
  }

  private static void summary(StringBuilder body, Agreement.Summary s, boolean shares) {
    if (shares) {
      s.shares().forEach(v -> body.append("<td>").append(Words.percent(v)).append("</td>"));
    }
    body.append("<td>").append(Words.ratio(s.meanRatio())).append("</td><td>")
        .append(Words.ratio(s.meanFold()))
        .append("</td>");
  }

  private static void rows(StringBuilder body, String number, String title, List<Line> lines, String about) {
    body.append("<section><h2><span class=\"n\">").append(number).append("</span> ").append(html(title))
        .append("</h2><p class=\"sub\">").append(html(about)).append("</p><details").append(
            number.equals("3") ? "" : " open")
        .append("><summary>").append(lines.size()).append(lines.size() == 1 ? " row" : " rows")
        .append(
            "</summary><div class=\"scroll\"><table class=\"data\"><thead><tr><th>Row</th><th>Study</th><th>Route, "
                + "site</th><th>What</th><th class=\"r\">Observed</th><th class=\"r\">Predicted</th><th class=\"r\">Ratio</th>"
                + "<th>Read as</th></tr></thead><tbody>");
    for (var line : lines) {
      var row = line.row();
      var pair = line.pair().orElseThrow();
      var at = row.cell("time_min").isEmpty()
          || !row.question().orElseThrow().statistic().timed() ? "" : " at " + row.cell("time_min") + " min";
      body.append("<tr").append(pair.fold() > 2 ? " class=\"far\"" : "").append("><th scope=\"row\">")
          .append(html(row.id())).append("</th><td>").append(html(row.study())).append("</td><td>")
          .append(html(row.cell("route") + ", " + row.cell("site"))).append("</td><td>")
          .append(html(row.cell("analyte") + " " + row.cell("statistic") + at))
          .append("</td><td class=\"r\">")
          .append(html(Words.three(pair.observed()) + " " + row.cell("unit"))).append("</td><td class=\"r\">")
          .append(html(Words.three(pair.predicted()))).append("</td><td class=\"r\">")
          .append(Words.ratio(pair.ratio())).append(pair.fold() > 2 ? " ≠" : "").append("</td><td>")
          .append(html(row.remark())).append("</td></tr>");
    }
    body.append("</tbody></table></div></details></section>");
  }

  private static void silent(StringBuilder body, int number, List<Line> lines) {
    body.append("<section><h2><span class=\"n\">").append(number)
        .append("</span> Rows that cannot be simulated</h2>");
    if (lines.isEmpty()) {
      body.append("<p class=\"sub\">None.</p></section>");
      return;
    }
    body.append(
        "<div class=\"scroll\"><table class=\"data\"><thead><tr><th>Row</th><th>Study</th><th>Marked scored</th>"
            + "<th>Why not</th></tr></thead><tbody>");
    for (var line : lines) {
      body.append("<tr><th scope=\"row\">").append(html(line.row().id())).append("</th><td>")
          .append(html(line.row().study())).append("</td><td>").append(html(line.row().cell("scored")))
          .append("</td><td>").append(html(line.reason())).append("</td></tr>");
    }
    body.append("</tbody></table></div></section>");
  }
}
