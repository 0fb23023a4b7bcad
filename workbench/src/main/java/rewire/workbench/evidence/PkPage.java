package rewire.workbench.evidence;

import static rewire.workbench.report.Html.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rewire.evidence.Agreement;
import rewire.workbench.evidence.PkComparison.Line;

/// The comparison as one page: answer, predicted against observed, ratios, numbers, misses, rows.
public final class PkPage {
  private PkPage() {}

  /// The whole page; the same comparison gives the same bytes.
  ///
  /// @param repeat what was asked of which model
  public static String page(PkComparison comparison, Readings readings, String set, String table,
      String repeat) {
    var body = new StringBuilder();
    var answer = new ArrayList<String>();
    if (comparison.all().isEmpty()) {
      answer.add("No row is both marked as scored and can be simulated.");
    } else {
      answers(comparison, comparison.all().get(), answer);
      body.append(PkFigures.scatter(comparison)).append(PkFigures.strips(comparison));
      numbers(body, comparison, comparison.all().get());
      misses(body, comparison, readings);
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
    return Pages.html("Levels in people against the model",
        "Table " + table + ", parameters " + set + ". Typical person; ratios are predicted over observed.",
        answer,
        body.toString(), repeat);
  }

  private static void answers(PkComparison comparison, Agreement all, List<String> answer) {
    answer.add(String.format(Locale.ROOT,
        "Of %d scored rows from %d studies, %d lie within 1.25 times, %d within 1.5 and %d within 2.",
        all.rows(),
        all.studies(), all.within().get(0), all.within().get(1), all.within().get(2)));
    answer.add(String.format(Locale.ROOT,
        "With each study counted once the shares are %s, %s and %s; the geometric mean ratio is %s.",
        Words.percent(all.byStudy().shares().get(0)), Words.percent(all.byStudy().shares().get(1)),
        Words.percent(all.byStudy().shares().get(2)), Words.ratio(all.byStudy().meanRatio())));
    var thin = comparison.by(r -> r.cell("route")).stream()
        .filter(g -> PkGroups.thinness(g.agreement()).equals("thin")).map(g -> Words.route(g.name()))
        .toList();
    var none = PkGroups.untested(comparison).stream().map(Words::route).toList();
    if (!thin.isEmpty() || !none.isEmpty()) {
      answer.add(((thin.isEmpty() ? "" : "Evidence is thin for: " + String.join("; ", thin) + ". ")
          + (none.isEmpty() ? "" : "No scored row speaks of: " + String.join("; ", none) + ".")).strip());
    }
  }

  private static void numbers(StringBuilder body, PkComparison comparison, Agreement all) {
    body.append(Pages.head("1", "Agreement",
        "GMR: geometric mean of predicted over observed. AAFE: absolute average fold "
            + "error, ten to the mean of |log10(predicted / observed)|. In the columns that begin with “once” every study "
            + "has the same weight, shared by its rows."))
        .append(Pages.table("right", "", "rows", "studies", "1.25x", "1.5x", "2x", "GMR", "AAFE",
            "once: 1.25x", "1.5x",
            "2x", "GMR", "AAFE", ""));
    agreement(body, "All scored rows", all, "");
    for (var division : PkGroups.of(comparison)) {
      body.append("<tr class=\"grp\"><th colspan=\"14\">").append(text(division.title()))
          .append("</th></tr>");
      division.groups()
          .forEach(g -> agreement(body, division.word(g.name()), g.agreement(), division.thinness(g)));
    }
    body.append(Pages.END);
  }

  private static void agreement(StringBuilder body, String name, Agreement a, String note) {
    body.append("<tr><th scope=\"row\">").append(text(name)).append("</th><td>").append(a.rows())
        .append("</td><td>").append(a.studies()).append("</td>");
    a.within().forEach(w -> body.append("<td>").append(w).append("</td>"));
    means(body, a.byRow());
    a.byStudy().shares().forEach(v -> body.append("<td>").append(Words.percent(v)).append("</td>"));
    means(body, a.byStudy());
    body.append("<td class=\"note\">").append(text(note)).append("</td></tr>");
  }

  private static void means(StringBuilder body, Agreement.Summary s) {
    body.append("<td>").append(Words.ratio(s.meanRatio())).append("</td><td>")
        .append(Words.ratio(s.meanFold()))
        .append("</td>");
  }

  private static void misses(StringBuilder body, PkComparison comparison, Readings readings) {
    var groups = new LinkedHashMap<Optional<Readings.Reading>, List<Line>>();
    comparison.missed()
        .forEach(l -> groups.computeIfAbsent(readings.of(l.row().id()), _ -> new ArrayList<>()).add(l));
    if (groups.isEmpty()) {
      return;
    }
    body.append(Pages.head("2", "Where it misses, and whose fault it is",
        "Scored rows beyond 1.25 times. Fault: the model's structure, a parameter, the data, or how the row is read."))
        .append(Pages.table("rows", "Rows", ">Ratio", "Fault", "Reading"));
    groups.forEach((reading, lines) -> body.append(Pages.row(
        String.join(", ", lines.stream().map(l -> l.row().id()).toList()),
        ">" + String.join(", ",
            lines.stream().map(l -> Words.ratio(l.pair().orElseThrow().ratio())).toList()),
        reading.map(Readings.Reading::fault).orElse(""),
        reading.map(Readings.Reading::words).orElse("Nobody has looked into it."))));
    body.append(Pages.END);
  }

  private static void rows(StringBuilder body, String number, String title, List<Line> lines, String about) {
    body.append(Pages.head(number, title, about)).append("<details").append(number.equals("3") ? "" : " open")
        .append("><summary>").append(lines.size()).append(lines.size() == 1 ? " row" : " rows")
        .append("</summary>")
        .append(
            Pages.table("rows", "Row", "Study", "Route, site", "What", ">Observed", ">Predicted", ">Ratio",
                "Read as"));
    for (var line : lines) {
      var row = line.row();
      var pair = line.pair().orElseThrow();
      var at = row.cell("time_min").isEmpty() || !row.question().orElseThrow().statistic().timed()
          ? ""
          : " at " + row.cell("time_min") + " min";
      body.append(Pages.row(row.id(), row.study(), Words.route(row.cell("route")) + ", " + row.cell("site"),
          Words.analyte(row.cell("analyte")) + " " + row.cell("statistic") + at,
          ">" + Words.three(pair.observed()) + " " + row.cell("unit"), ">" + Words.three(pair.predicted()),
          ">" + Words.ratio(pair.ratio()) + (pair.within(2) ? "" : " ≠"), row.remark()));
    }
    body.append("</tbody></table></div></details></section>");
  }

  private static void silent(StringBuilder body, int number, List<Line> lines) {
    body.append(
        Pages.head(String.valueOf(number), "Rows that cannot be simulated", lines.isEmpty() ? "None." : ""));
    if (lines.isEmpty()) {
      body.append("</section>");
      return;
    }
    body.append(Pages.table("rows", "Row", "Place", "Study", "Marked scored", "Why not"));
    lines.forEach(l -> body.append(
        Pages.row(l.row().id(), l.row().at(), l.row().study(), l.row().cell("scored"), l.reason())));
    body.append(Pages.END);
  }
}
