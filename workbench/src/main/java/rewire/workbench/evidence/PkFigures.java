package rewire.workbench.evidence;

import static rewire.workbench.report.Html.px;
import static rewire.workbench.report.Html.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import rewire.evidence.Agreement.Pair;
import rewire.workbench.evidence.PkComparison.Line;

/// Pictures of the comparison as SVG: predicted against observed for each route, and ratios for each study, route, site
/// and analyte.
final class PkFigures {
  private static final double SIDE = 250;
  private static final double LEFT = 52;
  private static final double TOP = 42;
  private static final int LINES = 60; // of a kind in figure 2
  private static final double[] FOLDS = {2, 1.5, 1.25};

  private final double low;
  private final double high;

  /// Axes from and to powers of ten.
  private PkFigures(double low, double high) {
    this.low = low;
    this.high = Math.max(high, low + 1);
  }

  /// One panel for each route, both axes logarithmic and the same in all, numbers in the unit of their rows.
  static String scatter(PkComparison comparison) {
    var observed = comparison.scored().stream().flatMap(l -> l.pair().stream()).mapToDouble(Pair::observed)
        .summaryStatistics();
    var figures = new PkFigures(Math.floor(Math.log10(observed.getMin())),
        Math.ceil(Math.log10(observed.getMax())));
    var out = new StringBuilder(
        "<figure class=\"fig\"><figcaption><h2><span class=\"n\">Figure 1.</span> Predicted against observed, by route"
            + "</h2><p class=\"sub\">One mark for each scored row, in the unit of the row (levels in ng/mL, areas in "
            + "ng·h/mL, others as stated). Disc: arterial; ring: venous or unknown. Bands: within 1.25, 1.5 and 2 times. "
            + "Predictions beyond the axis stand at its edge.</p></figcaption><div class=\"panels\">");
    for (var group : comparison.by(r -> r.cell("route"))) {
      out.append(figures.panel(group,
          comparison.scored().stream().filter(l -> l.row().cell("route").equals(group.name())).toList()));
    }
    return out.append("</div></figure>").toString();
  }

  private String panel(PkComparison.Group group, List<Line> lines) {
    var a = group.agreement();
    var thin = PkGroups.thinness(a);
    var name = Words.route(group.name());
    var said = String.format(Locale.ROOT, "%s: %d of %d rows within 2 times, geometric mean ratio %s%s", name,
        a.within().get(2), a.rows(), Words.ratio(a.byRow().meanRatio()), thin.isEmpty() ? "" : ", " + thin);
    var out = new StringBuilder("<svg viewBox=\"0 0 " + px(LEFT + SIDE + 10) + " " + px(TOP + SIDE + 36)
        + "\" role=\"img\" aria-label=\"" + text(said) + "\">");
    words(out, "head", LEFT, 14, "start", name);
    words(out, "", LEFT + SIDE, 14, "end",
        a.rows() + (a.rows() == 1 ? " row" : " rows") + (thin.isEmpty() ? "" : ", " + thin));
    words(out, "", LEFT - 6, 30, "end", "predicted");
    words(out, "", LEFT + SIDE / 2, TOP + SIDE + 32, "middle", "observed");
    for (double fold : FOLDS) {
      out.append(band(fold));
    }
    for (int decade = (int) low; decade <= high; decade++) {
      double at = SIDE * (decade - low) / (high - low);
      out.append("<path class=\"grid\" d=\"M").append(px(LEFT + at)).append(' ').append(px(TOP)).append('V')
          .append(px(TOP + SIDE)).append('M').append(px(LEFT)).append(' ').append(px(TOP + SIDE - at))
          .append('H')
          .append(px(LEFT + SIDE)).append("\"/>");
      words(out, "tick", LEFT + at, TOP + SIDE + 15, "middle", decade(decade));
      words(out, "tick", LEFT - 6, TOP + SIDE - at + 4, "end", decade(decade));
    }
    out.append("<path class=\"one\" d=\"M").append(px(LEFT)).append(' ').append(px(TOP + SIDE)).append('L')
        .append(px(LEFT + SIDE)).append(' ').append(px(TOP)).append("\"/>");
    lines.forEach(line -> out.append(mark(line)));
    return out.append("</svg>").toString();
  }

  private double along(double value) {
    return SIDE * Math.clamp((Math.log10(value) - low) / (high - low), 0, 1);
  }

  private String mark(Line line) {
    var pair = line.pair().orElseThrow();
    return "<circle class=\"" + (arterial(line) ? "art" : "ven") + "\" cx=\""
        + px(LEFT + along(pair.observed()))
        + "\" cy=\"" + px(TOP + SIDE - along(pair.predicted())) + "\" r=\"3.2\"><title>" + text(said(line))
        + "</title></circle>";
  }

  private static boolean arterial(Line line) {
    return line.row().cell("site").equals("arterial");
  }

  private static String said(Line line) {
    var pair = line.pair().orElseThrow();
    return line.row().id() + ", " + Words.analyte(line.row().cell("analyte")) + " "
        + line.row().cell("statistic")
        + ": predicted " + Words.three(pair.predicted()) + ", observed " + Words.three(pair.observed()) + " "
        + line.row().cell("unit");
  }

  private String band(double fold) {
    double shift = SIDE * Math.log10(fold) / (high - low);
    var corners = new ArrayList<String>();
    double[][] at = {{0, 0}, {shift, 0}, {SIDE, SIDE - shift}, {SIDE, SIDE}, {SIDE - shift, SIDE},
        {0, shift}};
    for (var c : at) {
      corners.add(px(LEFT + c[0]) + "," + px(TOP + SIDE - c[1]));
    }
    return "<polygon class=\"band\" points=\"" + String.join(" ", corners) + "\"/>";
  }

  private static void words(StringBuilder out, String style, double x, double y, String anchor, String said) {
    out.append("<text class=\"").append(style).append("\" x=\"").append(px(x)).append("\" y=\"").append(px(y))
        .append("\" text-anchor=\"").append(anchor).append("\">").append(text(said)).append("</text>");
  }

  private static String decade(int power) {
    return power < -2 || power > 4
        ? "1e" + power
        : power < 0 ? "0." + "0".repeat(-power - 1) + "1" : "1" + "0".repeat(power);
  }

  /// A line for each study, route, site and analyte.
  static String strips(PkComparison comparison) {
    var parts = PkGroups.of(comparison).stream()
        .map(d -> new RatioFigure.Part(d.title(),
            d.groups().stream().limit(LINES).map(g -> new RatioFigure.Line(d.word(g.name()),
                comparison.scored().stream().filter(l -> d.of(l.row()).equals(g.name()))
                    .map(l -> new RatioFigure.Mark(l.pair().orElseThrow().ratio(), arterial(l), said(l)))
                    .toList(),
                OptionalDouble.of(g.agreement().byRow().meanRatio()))).toList()))
        .toList();
    return "<figure class=\"fig\"><figcaption><h2><span class=\"n\">Figure 2.</span> Ratios by study, route, site and "
        + "analyte</h2><p class=\"sub\">Predicted over observed for each scored row; the bar is the geometric mean of its "
        + "line. Disc: arterial; ring: venous or unknown. Ratios beyond 4 times stand at the edge; of more than 60 lines of a kind "
        + "the first are drawn.</p></figcaption>"
        + "<div class=\"scroll\">"
        + RatioFigure.svg(parts, "predicted over observed",
            "Ratios of predicted over observed; the numbers are in the "
                + "table below.")
        + "</div></figure>";
  }
}
