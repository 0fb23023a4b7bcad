package rewire.workbench.trial;

import static rewire.workbench.report.Html.text;
import static rewire.workbench.trial.ScorecardPage.cell;
import static rewire.workbench.trial.ScorecardPage.fixed;
import static rewire.workbench.trial.ScorecardPrint.number;
import static rewire.workbench.trial.ScorecardPrint.shown;

import java.util.List;
import java.util.Optional;

/// Tables of a scorecard's pages beside the forest plots.
final class CardTables {
  private static final String END = "</tbody></table></div></section>";

  private CardTables() {}

  private static String head(String title, String sub, String columns) {
    return "<section><h2>" + title + "</h2><p class=\"sub\">" + sub
        + "</p><div class=\"wide\"><table><thead><tr>" + columns + "</tr></thead><tbody>";
  }

  /// Everything, and by library, drug, route, control, condition and duration.
  static String groups(Scorecard card) {
    if (card.scored().isEmpty()) {
      return "";
    }
    var out = new StringBuilder(head("By library, drug, route, control, condition and duration",
        "CRPS as a multiple of that of the baselines, below 1 is better; errors in MADRS points.",
        "<th>Rows of<th class=\"n\">Rows<th class=\"n\">Families<th class=\"n\">in 50&#8239;&#37;"
            + "<th class=\"n\">in 80&#8239;&#37;<th class=\"n\">in 90&#8239;&#37;<th class=\"n\">CRPS, of (a)"
            + "<th class=\"n\">of (b)<th class=\"n\">Change: MAE<th class=\"n\">bias"
            + "<th class=\"n\">Difference: MAE<th class=\"n\">bias"));
    row(out, Summary.mixed("all", card.scored(), card.scored()), "");
    Summary.groupings().forEach((name, key) -> Summary.by(key, card.scored()).forEach(m -> row(out, m,
        name + ": ")));
    return out.append(END).toString();
  }

  private static void row(StringBuilder out, Summary.Mixed m, String before) {
    var s = m.all();
    out.append("<tr><th>").append(text(before + s.name()));
    cell(out, s.rows(), "");
    cell(out, s.families(), "");
    cell(out, Math.rint(s.inside50()), "");
    cell(out, Math.rint(s.inside80()), "");
    cell(out, Math.rint(s.inside90()), "");
    fixed(out, m.toPooled(), m.toPooled() < 1 ? " better" : "");
    fixed(out, m.toNearest(), m.toNearest() < 1 ? " better" : "");
    for (var kind : List.of(RowReading.Kind.CHANGE, RowReading.Kind.DIFFERENCE)) {
      Optional<Summary> k = m.kind(kind);
      fixed(out, k.map(Summary::mae).orElse(Double.NaN), "");
      fixed(out, k.map(Summary::bias).orElse(Double.NaN), "");
    }
    out.append("</tr>");
  }

  /// Ketamine with therapy, with the assumed interaction and with none.
  static String combinations(Scorecard card) {
    var rows = ScorecardPrint.combinations(card);
    if (rows.isEmpty()) {
      return "";
    }
    var out = new StringBuilder(head("Ketamine with therapy",
        "The prediction with the assumed interaction of the two, and with none.",
        "<th>Row<th>Outcome<th class=\"n\">Seen<th class=\"n\">Predicted<th class=\"n\">Without interaction"));
    rows.forEach(r -> {
      out.append("<tr><td>").append(text(r.row().row())).append("<td>").append(text(r.kind().words()));
      cell(out, r.row().value(), "");
      out.append("<td class=\"n\">").append(text(shown(r, r.model().mean()))).append("<td class=\"n\">")
          .append(text(shown(r, r.apart().map(Prediction::mean).orElse(Double.NaN)))).append("</tr>");
    });
    return out.append(END).toString();
  }

  /// Dissociation, blood pressure, plasma.
  static String safety(List<Scorecard.Compared> rows) {
    if (rows.isEmpty()) {
      return "";
    }
    var out = new StringBuilder(head("Safety", "Compared apart; no part of any score.",
        "<th>Row<th>What<th class=\"n\">Hours<th class=\"n\">Seen<th class=\"n\">Predicted<th>90&#8239;&#37; interval"
            + "<th>Unit"));
    rows.forEach(c -> {
      out.append("<tr><td>").append(text(c.row().row())).append("<td>")
          .append(text(c.row().scale() + ", " + c.row().rule()));
      cell(out, c.row().timeH(), "");
      cell(out, c.row().value(), "");
      cell(out, c.model().mean(), "");
      out.append("<td>")
          .append(text(number(c.model().quantile(0.05)) + " to " + number(c.model().quantile(0.95))))
          .append("<td>").append(text(c.unit())).append("</tr>");
    });
    return out.append(END).toString();
  }

  /// Rows of one trial that are no part of its plots.
  static String listed(Scorecard card, String trial) {
    var out = new StringBuilder();
    card.signs().stream().filter(s -> (s.library() + " " + s.row().trial()).equals(trial))
        .forEach(s -> out.append("<tr><td>").append(text(s.row().row())).append("<td>sign<td>")
            .append(text("seen " + s.observed() + ", predicted " + s.predicted())).append("</tr>"));
    card.impossible().stream().filter(i -> (i.library() + " " + i.row().trial()).equals(trial))
        .forEach(i -> out.append("<tr><td>").append(text(i.row().row())).append("<td>not simulated<td>")
            .append(text(i.reason())).append("</tr>"));
    card.listed().stream().filter(l -> (l.library() + " " + l.row().trial()).equals(trial))
        .forEach(l -> out.append("<tr><td>").append(text(l.row().row())).append("<td>listed<td>")
            .append(text(l.reason())).append("</tr>"));
    return out.isEmpty()
        ? ""
        : head("Other rows", "No part of the plots.", "<th>Row<th>Treated as<th>Why") + out + END;
  }

  /// What was simulated otherwise than the tables say.
  static String overrides(Scorecard card) {
    if (card.overrides().isEmpty()) {
      return "";
    }
    var out = new StringBuilder(head("Overrides", "Arms that were simulated otherwise than their table says.",
        "<th>Library<th>Trial and arm<th>Column<th>Reads<th>Why"));
    card.overrides().forEach(o -> out.append("<tr><td>").append(text(o.library())).append("<td>")
        .append(text((o.line().trial() + " " + o.line().arm()).strip())).append("<td>")
        .append(text(o.line().column())).append("<td>").append(text(o.line().value())).append("<td>")
        .append(text(o.line().reason())).append("</tr>"));
    return out.append(END).toString();
  }
}
