package rewire.workbench.analysis;

import static rewire.workbench.report.Html.percent;
import static rewire.workbench.report.Html.px;
import static rewire.workbench.report.Html.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// A chart of a few lines on one pair of axes, in the look of the course report: shapes as SVG that stretches, text as
/// HTML over it.
final class Chart {
  private static final double LINE = 0.075; // of the height: what a name at the right end takes

  private final double[] x;
  private final double[] y;
  private final StringBuilder shapes = new StringBuilder();
  private final StringBuilder labels = new StringBuilder();
  private final List<End> ends = new ArrayList<>();

  private record End(double down, String tone, String name) {}

  /// A point with its limits.
  record Point(double x, double y, double low, double high) {}

  /// @param x left and right
  /// @param y bottom and top
  Chart(double[] x, double[] y) {
    this.x = x;
    double step = step(y[1] - y[0]);
    this.y = new double[] {Math.floor(y[0] / step + 1e-9) * step, Math.ceil(y[1] / step - 1e-9) * step};
    var grid = new StringBuilder();
    for (double tick = this.y[0]; tick <= this.y[1] + step / 2; tick += step) {
      grid.append("M0,").append(px(down(tick) * 100)).append("H1000");
      labels.append("<span class=yt style=\"top:").append(percent(down(tick))).append("\">")
          .append(number(tick, step))
          .append("</span>");
    }
    for (double tick : ticks()) {
      grid.append('M').append(px(across(tick) * 1000)).append(",0V100");
    }
    path("grid", grid);
  }

  static String tone(int arm) {
    return arm < 3 ? String.valueOf((char) ('A' + arm)) : "both";
  }

  private static double step(double span) {
    double rough = Math.max(span, 1e-9) / 4;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    return power * (rough / power < 1.5 ? 1 : rough / power < 3.5 ? 2 : rough / power < 7.5 ? 5 : 10);
  }

  private double[] ticks() {
    double step = step(x[1] - x[0]);
    int first = (int) Math.ceil(x[0] / step - 1e-9);
    int last = (int) Math.floor(x[1] / step + 1e-9);
    return IntStream.rangeClosed(first, last).mapToDouble(i -> i * step).toArray();
  }

  private static String number(double tick, double step) {
    int digits = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
    return String.format(java.util.Locale.ROOT, "%." + digits + "f", tick + 0.0).replace("-", "−");
  }

  private double across(double at) {
    return (at - x[0]) / (x[1] - x[0]);
  }

  private double down(double value) {
    return (y[1] - value) / (y[1] - y[0]);
  }

  private String at(double px, double value) {
    return px(across(px) * 1000) + "," + px(down(Math.clamp(value, y[0], y[1])) * 100);
  }

  /// A line through points with a band between their limits, and the name at its end.
  Chart line(int arm, String name, List<Point> points) {
    var band = new StringBuilder();
    var line = new StringBuilder();
    for (var p : points) {
      band.append(band.isEmpty() ? 'M' : 'L').append(at(p.x, p.high));
      line.append(line.isEmpty() ? 'M' : 'L').append(at(p.x, p.y));
    }
    points.reversed().forEach(p -> band.append('L').append(at(p.x, p.low)));
    return drawn(arm, name, band, line, points);
  }

  /// The same as a staircase.
  Chart steps(int arm, String name, List<Point> points) {
    var band = new StringBuilder();
    var line = new StringBuilder();
    for (int i = 0; i < points.size(); i++) {
      var p = points.get(i);
      var before = points.get(Math.max(0, i - 1));
      band.append(i == 0 ? "M" : "L").append(at(p.x, before.high)).append('L').append(at(p.x, p.high));
      line.append(i == 0 ? "M" : "L").append(at(p.x, before.y)).append('L').append(at(p.x, p.y));
    }
    for (int i = points.size() - 1; i >= 0; i--) {
      var p = points.get(i);
      band.append('L').append(at(p.x, p.low)).append('L').append(at(p.x, points.get(Math.max(0, i - 1)).low));
    }
    return drawn(arm, name, band, line, points);
  }

  private Chart drawn(int arm, String name, CharSequence band, CharSequence line, List<Point> points) {
    path("b90 " + tone(arm), band + "Z");
    path("ln med " + tone(arm), line);
    ends.add(new End(down(points.getLast().y), tone(arm), name));
    return this;
  }

  /// Short strokes on a line where people were lost from sight.
  Chart marks(int arm, List<double[]> at) {
    var d = new StringBuilder();
    at.forEach(p -> d.append('M').append(px(across(p[0]) * 1000)).append(',').append(px(down(p[1]) * 100 - 2))
        .append("v4"));
    path("ln med " + tone(arm), d);
    return this;
  }

  private void path(String css, CharSequence d) {
    shapes.append("<path class=\"").append(css).append("\" d=\"").append(d).append("\"/>");
  }

  private void names() {
    var order = ends.stream().sorted(Comparator.comparingDouble(End::down)).toList();
    var at = new double[order.size()];
    double free = -LINE;
    for (int i = 0; i < at.length; i++) {
      at[i] = Math.max(order.get(i).down, free + LINE);
      free = at[i];
    }
    double over = at.length == 0 ? 0 : Math.max(0, at[at.length - 1] - 1);
    for (int i = 0; i < at.length; i++) {
      labels.append("<span class=\"end ").append(order.get(i).tone).append("\" style=\"top:")
          .append(percent(at[i] - over)).append("\">").append(text(order.get(i).name)).append("</span>");
    }
  }

  /// The chart; a screen reader hears the sentence.
  ///
  /// @param under lines of counts below the time axis, each a name and numbers at times
  String html(String sentence, String axis, List<Under> under) {
    names();
    var ticks = new StringBuilder();
    double step = step(x[1] - x[0]);
    for (double tick : ticks()) {
      ticks.append("<span style=\"left:").append(percent(across(tick))).append("\">")
          .append(number(tick, step))
          .append("</span>");
    }
    var rows = new StringBuilder();
    for (var u : under) {
      rows.append("<div class=\"tk under ").append(u.tone).append("\"><b>").append(text(u.name))
          .append("</b>");
      for (double tick : ticks()) {
        rows.append("<span style=\"left:").append(percent(across(tick))).append("\">")
            .append(u.count.applyAsInt(tick))
            .append("</span>");
      }
      rows.append("</div>");
    }
    return "<div class=\"frame\"><div class=\"plot big\" role=img aria-label=\"" + text(sentence)
        + "\"><svg viewBox=\"0 0 1000 100\" preserveAspectRatio=none aria-hidden=true>" + shapes
        + "</svg><div class=ov aria-hidden=true>" + labels + "</div></div><div class=tk>" + ticks
        + "</div><p class=\"u axis\">" + text(axis) + "</p>" + rows + "</div>";
  }

  /// Counts below the axis.
  record Under(String tone, String name, java.util.function.DoubleToIntFunction count) {}
}
