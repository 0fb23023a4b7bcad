package rewire.workbench.evidence;

import static rewire.workbench.evidence.Words.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rewire.evidence.Agreement.Pair;
import rewire.workbench.evidence.PkComparison.Line;

/// Pictures of the comparison as SVG: predicted against observed for each route, and ratios for each study.
final class PkFigures {
  private static final double SIDE = 250;
  private static final double LEFT = 52;
  private static final double TOP = 30;
  private static final double STRIP = 22;
  private static final double STRIP_LEFT = 150;
  private static final double STRIP_WIDTH = 760;
  private static final double MOST_FOLD = 4; // ratios beyond are drawn at the edge, with an arrow

  private PkFigures() {}

  /// One panel for each route, both axes logarithmic and the same in all, numbers in the unit of their rows.
  static String scatter(PkComparison comparison) {
    var lines = comparison.scored();
    double low = Math.floor(Math.log10(lines.stream().flatMap(l -> l.pair().stream())
        .mapToDouble(p -> Math.min(p.observed(), p.predicted())).min().orElse(1)));
    double high = Math.ceil(Math.log10(lines.stream().flatMap(l -> l.pair().stream())
        .mapToDouble(p -> Math.max(p.observed(), p.predicted())).max().orElse(1)));
    high = Math.max(high, low + 1);
    var out = new StringBuilder(
        "<figure><figcaption><h2><span class=\"n\">Figure 1</span> Predicted against observed, by "
            + "route</h2><p class=\"sub\">One mark for each scored row, in the unit of the row (levels in ng/mL, areas in "
            + "ng·h/mL, others as stated). Disc: arterial; ring: venous or unknown. Bands: within 1.25, 1.5 and 2 fold.</p>"
            + "</figcaption><div class=\"panels\">");
    for (var group : comparison.by(r -> r.cell("route"))) {
      var own = lines.stream().filter(l -> l.row().cell("route").equals(group.name())).toList();
      out.append(panel(group, own, low, high));
    }
    return out.append("</div></figure>").toString();
  }

  private static String panel(PkComparison.Group group, List<Line> lines, double low, double high) {
    var a = group.agreement();
    var thin = PkGroups.thinness(a);
    var said = String.format(Locale.ROOT, "%s: %d of %d rows within 2 fold, geometric mean ratio %s%s",
        group.name(),
        a.within().get(2), a.rows(), Words.ratio(a.byRow().meanRatio()), thin.isEmpty() ? "" : ", " + thin);
    var out = new StringBuilder();
    out.append(String.format(Locale.ROOT,
        "<svg viewBox=\"0 0 %s %s\" role=\"img\" aria-label=\"%s\"><text class=\"name\" x=\"%s\" y=\"14\">%s</text>"
            + "<text class=\"small\" x=\"%s\" y=\"14\" text-anchor=\"end\">%s</text>",
        px(LEFT + SIDE + 10), px(TOP + SIDE + 36), html(said), px(LEFT), html(group.name()), px(LEFT + SIDE),
        html(a.rows() + (a.rows() == 1 ? " row" : " rows") + (thin.isEmpty() ? "" : ", " + thin))));
    for (double fold : new double[] {2, 1.5, 1.25}) {
      out.append(band(fold, low, high));
    }
    for (int decade = (int) low; decade <= high; decade++) {
      double at = SIDE * (decade - low) / (high - low);
      out.append(String.format(Locale.ROOT,
          "<path class=\"grid\" d=\"M%s %sV%sM%s %sH%s\"/><text class=\"tick\" x=\"%s\" y=\"%s\" text-anchor=\"middle\">%s"
              + "</text><text class=\"tick\" x=\"%s\" y=\"%s\" text-anchor=\"end\">%s</text>",
          px(LEFT + at), px(TOP), px(TOP + SIDE), px(LEFT), px(TOP + SIDE - at), px(LEFT + SIDE),
          px(LEFT + at),
          px(TOP + SIDE + 15), decade(decade), px(LEFT - 6), px(TOP + SIDE - at + 4), decade(decade)));
    }
    out.append(
        String.format(Locale.ROOT, "<path class=\"one\" d=\"M%s %sL%s %s\"/>", px(LEFT), px(TOP + SIDE),
            px(LEFT + SIDE), px(TOP)));
    for (var line : lines) {
      var pair = line.pair().orElseThrow();
      double x = LEFT + SIDE * (Math.log10(pair.observed()) - low) / (high - low);
      double y = TOP + SIDE - SIDE * (Math.log10(pair.predicted()) - low) / (high - low);
      out.append(mark(line, pair, x, y));
    }
    return out.append(String.format(Locale.ROOT,
        "<text class=\"small\" x=\"%s\" y=\"%s\" text-anchor=\"middle\">observed</text><text class=\"small\" x=\"%s\" "
            + "y=\"26\" text-anchor=\"end\">predicted</text></svg>",
        px(LEFT + SIDE / 2), px(TOP + SIDE + 31), px(LEFT - 6))).toString();
  }

  private static String mark(Line line, Pair pair, double x, double y) {
    boolean arterial = line.row().cell("site").equals("arterial");
    return String.format(Locale.ROOT,
        "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"3.2\"><title>%s</title></circle>",
        arterial ? "art" : "ven",
        px(x), px(y),
        html(line.row().id() + ", " + line.row().cell("analyte") + " " + line.row().cell("statistic")
            + ": predicted " + Words.three(pair.predicted()) + ", observed " + Words.three(pair.observed())
            + " "
            + line.row().cell("unit")));
  }

  private static String band(double fold, double low, double high) {
    double shift = SIDE * Math.log10(fold) / (high - low);
    var corners = new ArrayList<String>();
    double[][] at = {{0, 0}, {shift, 0}, {SIDE, SIDE - shift}, {SIDE, SIDE}, {SIDE - shift, SIDE},
        {0, shift}};
    for (var c : at) {
      corners.add(px(LEFT + c[0]) + "," + px(TOP + SIDE - c[1]));
    }
    return "<polygon class=\"band\" points=\"" + String.join(" ", corners) + "\"/>";
  }

  /// One line for each study: its ratios on a logarithmic axis.
  static String strips(PkComparison comparison) {
    var studies = comparison.by(PkRow::study);
    double height = studies.size() * STRIP;
    var out = new StringBuilder(
        "<figure><figcaption><h2><span class=\"n\">Figure 2</span> Ratios by study</h2><p "
            + "class=\"sub\">Predicted over observed for each scored row; the bar is the geometric mean of the study. Ratios "
            + "beyond 4 fold stand at the edge.</p></figcaption><div class=\"scroll\">");
    out.append(String.format(Locale.ROOT,
        "<svg class=\"wide\" viewBox=\"0 0 %s %s\" role=\"img\" aria-label=\"Ratios of "
            + "%d studies; the numbers are in the table below.\">",
        px(STRIP_LEFT + STRIP_WIDTH + 20), px(height + 34),
        studies.size()));
    for (double fold : new double[] {2, 1.5, 1.25}) {
      out.append(
          String.format(Locale.ROOT, "<rect class=\"band\" x=\"%s\" y=\"0\" width=\"%s\" height=\"%s\"/>",
              px(across(1 / fold)), px(across(fold) - across(1 / fold)), px(height)));
    }
    for (double r : new double[] {0.25, 0.5, 2 / 3.0, 0.8, 1, 1.25, 1.5, 2, 4}) {
      out.append(String.format(Locale.ROOT,
          "<path class=\"%s\" d=\"M%s 0V%s\"/><text class=\"tick\" x=\"%s\" y=\"%s\" "
              + "text-anchor=\"middle\">%s</text>",
          r == 1 ? "one" : "grid", px(across(r)), px(height), px(across(r)),
          px(height + 15), Words.ratio(r)));
    }
    for (int i = 0; i < studies.size(); i++) {
      double y = STRIP * (i + 0.5);
      var study = studies.get(i);
      out.append(
          String.format(Locale.ROOT, "<text class=\"name\" x=\"%s\" y=\"%s\" text-anchor=\"end\">%s</text>",
              px(STRIP_LEFT - 12), px(y + 4), html(Words.cut(study.name(), 20))));
      comparison.scored().stream().filter(l -> l.row().study().equals(study.name())).forEach(
          l -> out.append(mark(l, l.pair().orElseThrow(), across(l.pair().orElseThrow().ratio()), y)));
      double mean = across(study.agreement().byRow().meanRatio());
      out.append(String.format(Locale.ROOT, "<path class=\"mean\" d=\"M%s %sV%s\"/>", px(mean), px(y - 8),
          px(y + 8)));
    }
    return out
        .append(
            String.format(Locale.ROOT,
                "<text class=\"small\" x=\"%s\" y=\"%s\" text-anchor=\"middle\">predicted "
                    + "over observed</text></svg></div></figure>",
                px(across(1)), px(height + 30)))
        .toString();
  }

  private static double across(double ratio) {
    double log = Math.log(Math.clamp(ratio, 1 / MOST_FOLD, MOST_FOLD)) / Math.log(MOST_FOLD);
    return STRIP_LEFT + STRIP_WIDTH * (log + 1) / 2;
  }

  private static String decade(int power) {
    return power < -2 || power > 4
        ? "1e" + power
        : power < 0 ? "0." + "0".repeat(-power - 1) + "1" : "1" + "0".repeat(power);
  }

  private static String px(double value) {
    double rounded = Math.round(value * 10) / 10.0;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }
}
