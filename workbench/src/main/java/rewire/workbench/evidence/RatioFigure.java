package rewire.workbench.evidence;

import static rewire.workbench.report.Html.px;
import static rewire.workbench.report.Html.text;

import java.util.List;
import java.util.OptionalDouble;

/// Ratios on one logarithmic axis as SVG: a line for each study, route or finding, under headings.
final class RatioFigure {
  private static final double STRIP = 22;
  private static final double LEFT = 220;
  private static final double WIDTH = 750;
  private static final double MOST_FOLD = 4; // ratios beyond stand at the edge
  private static final double[] FOLDS = {2, 1.5, 1.25};
  private static final double[] TICKS = {0.25, 0.5, 2 / 3.0, 0.8, 1, 1.25, 1.5, 2, 4};

  private final StringBuilder out = new StringBuilder();

  /// One point.
  ///
  /// @param filled disc or ring
  /// @param said   what it is, for a pointer that rests on it
  record Mark(double ratio, boolean filled, String said) {}

  /// One line.
  ///
  /// @param mean a bar, where there are several marks
  /// @param low  ratios from here
  /// @param high to here count as agreement; no numbers where that is not said
  record Line(String name, List<Mark> marks, OptionalDouble mean, double low, double high) {
    Line(String name, List<Mark> marks, OptionalDouble mean) {
      this(name, marks, mean, Double.NaN, Double.NaN);
    }
  }

  /// Lines under a heading; none when it is empty.
  record Part(String heading, List<Line> lines) {}

  private RatioFigure() {}

  /// @param axis what the ratio is
  /// @param said text in place of the picture
  static String svg(List<Part> parts, String axis, String said) {
    var figure = new RatioFigure();
    double height = 0;
    for (var part : parts) {
      height += STRIP * part.lines.size() + (part.heading.isEmpty() ? 0 : 1.4 * STRIP);
    }
    figure.frame(height, said);
    double y = 0;
    for (var part : parts) {
      if (!part.heading.isEmpty()) {
        figure.words("head", LEFT - 14, y + STRIP, "end", part.heading);
        y += 1.4 * STRIP;
      }
      for (var line : part.lines) {
        figure.line(line, y + STRIP / 2);
        y += STRIP;
      }
    }
    figure.words("", across(1), height + 31, "middle", axis);
    return figure.out.append("</svg>").toString();
  }

  private void frame(double height, String said) {
    out.append("<svg class=\"wide\" viewBox=\"0 0 ").append(px(LEFT + WIDTH + 20)).append(' ')
        .append(px(height + 36))
        .append("\" role=\"img\" aria-label=\"").append(text(said)).append("\">");
    for (double fold : FOLDS) {
      out.append("<rect class=\"band\" x=\"").append(px(across(1 / fold))).append("\" y=\"0\" width=\"")
          .append(px(across(fold) - across(1 / fold))).append("\" height=\"").append(px(height))
          .append("\"/>");
    }
    for (double tick : TICKS) {
      out.append("<path class=\"").append(tick == 1 ? "one" : "grid").append("\" d=\"M")
          .append(px(across(tick)))
          .append(" 0V").append(px(height)).append("\"/>");
      words("tick", across(tick), height + 15, "middle", Words.ratio(tick));
    }
  }

  private void line(Line line, double y) {
    words("name", LEFT - 14, y + 4.5, "end", Words.cut(line.name, 32));
    if (line.low < line.high) {
      out.append("<path class=\"tol\" d=\"M").append(px(across(line.low))).append(' ').append(px(y))
          .append('H')
          .append(px(across(line.high))).append("\"/>");
    }
    for (var mark : line.marks) {
      out.append("<circle class=\"").append(mark.filled ? "art" : "ven").append("\" cx=\"")
          .append(px(across(mark.ratio))).append("\" cy=\"").append(px(y)).append("\" r=\"3.6\"><title>")
          .append(text(mark.said)).append("</title></circle>");
    }
    line.mean.ifPresent(m -> out.append("<path class=\"mean\" d=\"M").append(px(across(m))).append(' ')
        .append(px(y - 8)).append("v16\"/>"));
  }

  private void words(String style, double x, double y, String anchor, String said) {
    out.append("<text class=\"").append(style).append("\" x=\"").append(px(x)).append("\" y=\"").append(px(y))
        .append("\" text-anchor=\"").append(anchor).append("\">").append(text(said)).append("</text>");
  }

  private static double across(double ratio) {
    double log = Math.log(Math.clamp(ratio, 1 / MOST_FOLD, MOST_FOLD)) / Math.log(MOST_FOLD);
    return LEFT + WIDTH * (log + 1) / 2;
  }
}
