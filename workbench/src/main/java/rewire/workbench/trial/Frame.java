package rewire.workbench.trial;

import static rewire.workbench.report.Html.px;
import static rewire.workbench.report.Html.text;
import static rewire.workbench.trial.ScorecardPrint.number;

import java.util.List;

/// A frame with two axes from 0.
final class Frame {
  private static final int WIDTH = 680;
  private static final int HEIGHT = 260;
  private static final int LEFT = 44;
  private static final int BOTTOM = 28;

  private final StringBuilder out = new StringBuilder(
      "<svg viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" role=\"img\">");
  private final double right;
  private final double low;
  private final double top;

  Frame(double right, double low, double top, String unit) {
    this.right = right;
    this.low = low;
    this.top = top;
    for (int i = 0; i <= 4; i++) {
      double y = low + (top - low) * i / 4;
      out.append("<line class=\"zero\" x1=\"").append(LEFT).append("\" x2=\"").append(WIDTH - 8)
          .append("\" y1=\"")
          .append(px(y(y))).append("\" y2=\"").append(px(y(y)))
          .append("\" opacity=\"0.3\"/><text x=\"2\" y=\"")
          .append(px(y(y) + 4)).append("\">").append(text(number(y))).append("</text>");
      double x = right * i / 4;
      out.append("<text x=\"").append(px(x(x) - 8)).append("\" y=\"").append(HEIGHT - 8).append("\">")
          .append(text(number(Math.rint(10 * x) / 10) + (i == 4 ? " " + unit : ""))).append("</text>");
    }
  }

  double x(double x) {
    return LEFT + (WIDTH - LEFT - 40) * x / right;
  }

  double y(double y) {
    return 8 + (HEIGHT - BOTTOM - 8) * (1 - (y - low) / (top - low));
  }

  void line(String style, List<double[]> points) {
    out.append("<polyline class=\"").append(style).append("\" points=\"");
    points.forEach(p -> out.append(px(x(p[0]))).append(',').append(px(y(p[1]))).append(' '));
    out.append("\"/>");
  }

  void band(String style, List<double[]> points) {
    out.append("<polygon class=\"").append(style).append("\" points=\"");
    points.forEach(p -> out.append(px(x(p[0]))).append(',').append(px(y(p[1]))).append(' '));
    points.reversed().forEach(p -> out.append(px(x(p[0]))).append(',').append(px(y(p[2]))).append(' '));
    out.append("\"/>");
  }

  void name(String name, int place) {
    out.append("<line class=\"l").append(place).append("\" x1=\"").append(WIDTH - 190).append("\" x2=\"")
        .append(WIDTH - 170).append("\" y1=\"").append(10 + 15 * place).append("\" y2=\"")
        .append(10 + 15 * place)
        .append("\"/><text x=\"").append(WIDTH - 164).append("\" y=\"").append(14 + 15 * place)
        .append("\">")
        .append(text(name)).append("</text>");
  }

  String svg() {
    return out.append("</svg>").toString();
  }

  void dots(List<double[]> points) {
    points.forEach(p -> out.append("<circle r=\"3\" cx=\"").append(px(x(p[0]))).append("\" cy=\"")
        .append(px(y(p[1]))).append("\"/>"));
  }
}
