package rewire.workbench.report;

import static rewire.workbench.report.Html.percent;
import static rewire.workbench.report.Html.px;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import rewire.workbench.report.ReportInput.Observation;
import rewire.workbench.report.ReportInput.Spread;
import rewire.workbench.report.ReportInput.Threshold;

/// Draws curves on one time axis and one value axis: shapes as SVG that stretches, all text as HTML over it.
///
/// The drawing is [#WIDE] units wide and [#TALL] high whatever its size on the page, so one drawing serves every
/// width and the printed page; labels are placed in percent and never stretch.
final class Plot {
  static final double WIDE = 1000;
  static final double TALL = 100;
  private static final double LETTER_PX = 5.8; // mean width of a letter of chart text
  private static final double END_PX = 84; // room for a name at the right end, then it wraps
  private static final double TOLERANCE = 0.2; // 0.35 px in the tallest panel, below what an eye sees

  private final TimeAxis time;
  private final ValueAxis values;
  private final Samples grid;
  private final NavigableSet<Double> edgesH;
  private final int widthPx;
  private final int heightPx;
  private final List<double[]> taken = new ArrayList<>(); // boxes of words already placed: left, top, right,
                                                          // bottom, px
  private final StringBuilder shapes = new StringBuilder();
  private final StringBuilder labels = new StringBuilder();

  /// @param grid     times of every curve
  /// @param edgesH   times that a drawn curve must pass through
  /// @param size     usual size on the screen, for keeping labels apart
  Plot(TimeAxis time, ValueAxis values, Samples grid, Set<Double> edgesH, Size size) {
    this.time = time;
    this.values = values;
    this.grid = grid;
    this.edgesH = new TreeSet<>(edgesH);
    this.widthPx = size.widthPx();
    this.heightPx = size.heightPx();
  }

  /// Size of a plot on a screen of 1280 px.
  record Size(int widthPx, int heightPx) {}

  private double x(double timeH) {
    return time.across(timeH) * WIDE;
  }

  private double y(double value) {
    return values.down(value) * TALL;
  }

  /// Hairlines at the ticks of both axes, and the numbers of the value axis.
  Plot frame() {
    var lines = new StringBuilder();
    for (double tick : values.ticks()) {
      lines.append("M0,").append(px(y(tick))).append("H1000");
      labels.append("<span class=yt style=\"top:").append(percent(values.down(tick))).append("\">")
          .append(values.label(tick)).append("</span>");
    }
    for (TimeAxis.Tick tick : time.ticks()) {
      lines.append('M').append(px(x(tick.timeH()))).append(",0V100");
    }
    path("grid", lines);
    return this;
  }

  /// Levels with their words, which stand where the curves leave room, on the right.
  Plot thresholds(List<Threshold> thresholds, List<Curve> curves, boolean words) {
    for (Threshold t : thresholds) {
      path(t.kind() == Threshold.Kind.LIMIT ? "thr" : "ref", "M0," + px(y(t.value())) + "H1000");
      if (words && !t.words().isEmpty()) {
        String side = crowdedBelow(t.value(), curves) ? "hi" : "lo";
        labels.append("<span class=\"an r ").append(side).append("\" style=\"left:100%;top:")
            .append(percent(values.down(t.value()))).append("\">").append(Html.text(t.words()))
            .append("</span>");
      }
    }
    return this;
  }

  private boolean crowdedBelow(double level, List<Curve> curves) {
    double text = 16.0 / heightPx * (values.high() - values.low());
    double from = time.startH() + 0.72 * (time.endH() - time.startH());
    int below = 0;
    int above = 0;
    for (Curve curve : curves) {
      for (int i = 0; i < grid.size(); i++) {
        double off = curve.track().typical().at(i) - level;
        below += grid.at(i) > from && off <= 0 && off > -text ? 1 : 0;
        above += grid.at(i) > from && off > 0 && off < text ? 1 : 0;
      }
    }
    return below > above || y(level) + 16.0 / heightPx * TALL > TALL;
  }

  /// Bands of 50 and 90 % of people; where several courses share the panel only limits of the 90 % are dotted.
  Plot bands(List<Curve> curves) {
    long drawn = curves.stream().filter(c -> c.weight() == Curve.Weight.MAIN).count();
    for (Curve curve : curves) {
      if (curve.weight() == Curve.Weight.MAIN && curve.track().spread() instanceof Spread.Percentiles p) {
        if (drawn == 1) {
          path("b90 " + curve.tone(), area(p.p05(), p.p95()));
        } else {
          path("edge " + curve.tone(), line(p.p05()) + line(p.p95()));
        }
        path("b50 " + curve.tone(), area(p.p25(), p.p75()));
      }
    }
    return this;
  }

  /// The lines, thin ones first, and their names at the right end where `ends` is asked for.
  Plot lines(List<Curve> curves, boolean ends) {
    curves.stream().sorted(Comparator.comparingInt((Curve c) -> c.weight() == Curve.Weight.GHOST ? 0 : 1))
        .forEach(
            c -> path("ln " + c.weight().css + " " + c.tone(), line(c.track().typical())));
    if (ends) {
      ends(curves.stream().filter(c -> !c.end().isEmpty()).toList());
    }
    return this;
  }

  private void ends(List<Curve> named) {
    List<Curve> order = named.stream().sorted(Comparator.comparingDouble(
        c -> values.down(c.track().typical().last()))).toList();
    double[] at = new double[order.size()];
    double free = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < at.length; i++) {
      double half = Math.ceil(order.get(i).end().length() * 6.2 / END_PX) * 7.5 / heightPx;
      at[i] = Math.max(values.down(order.get(i).track().typical().last()), free + half);
      free = at[i] + half;
    }
    double over = at.length == 0 ? 0 : Math.max(0, at[at.length - 1] - 1);
    for (int i = 0; i < at.length; i++) {
      Curve c = order.get(i);
      labels.append("<span class=\"end ").append(c.tone()).append("\" style=\"top:")
          .append(percent(at[i] - over))
          .append("\">").append(Html.text(c.end())).append("</span>");
    }
  }

  /// Published and entered values as diamonds in ink with their interval and two words, on the first free side.
  Plot observations(List<Observation> observations, double originH) {
    for (Observation o : observations) {
      double across = time.across(o.timeH() - originH);
      double down = values.down(o.value());
      if (o.high() > o.low()) {
        path("wh", "M" + px(x(o.timeH() - originH)) + "," + px(y(o.low())) + "V" + px(y(o.high())));
      }
      String at = "\" style=\"left:" + percent(across) + ";top:" + percent(down) + "\">";
      labels.append("<i class=\"ob").append(o.usedInFit() ? " used" : "").append(at)
          .append("</i><span class=\"an ")
          .append(freeSide(across * widthPx, down * heightPx, o.words())).append(at)
          .append(Html.text(o.words()))
          .append("<sup>").append(o.source()).append("</sup></span>");
    }
    return this;
  }

  /// The first side of a diamond where its words touch no other words: right, left, under, over.
  private String freeSide(double x, double y, String words) {
    double width = words.length() * LETTER_PX + 6;
    var sides = new LinkedHashMap<String, double[]>();
    sides.put("rt", new double[] {x + 6, y - 7, x + 9 + width, y + 7});
    sides.put("lf", new double[] {x - 9 - width, y - 7, x - 6, y + 7});
    sides.put("un", new double[] {x - width / 2, y + 8, x + width / 2, y + 22});
    sides.put("ovr", new double[] {x - width / 2, y - 22, x + width / 2, y - 8});
    String side = sides.entrySet().stream().filter(s -> free(s.getValue())).map(Map.Entry::getKey).findFirst()
        .orElse("rt");
    taken.add(sides.getOrDefault(side, new double[4]));
    return side;
  }

  private boolean free(double[] box) {
    return box[0] >= -4 && box[2] <= widthPx + 4 && taken.stream().noneMatch(
        t -> box[0] < t[2] && t[0] < box[2] && box[1] < t[3] && t[1] < box[3]);
  }

  /// A dot at a point of a curve.
  Plot dot(Curve curve, double timeH) {
    double value = curve.track().typical().along(grid, timeH);
    path("pk " + curve.tone(), "M" + px(x(timeH)) + "," + px(y(value)) + "h.01");
    return this;
  }

  /// Lines of text on the right, at the top or, where the curves are there, at the bottom.
  Plot corner(List<String> lines, List<Curve> curves) {
    if (lines.isEmpty()) {
      return this;
    }
    double tall = lines.size() * 15.0;
    double width = lines.stream().mapToInt(String::length).max().orElse(0) * LETTER_PX;
    boolean low = crowd(curves, width, 0, tall) > crowd(curves, width, heightPx - tall, heightPx);
    taken.add(new double[] {widthPx - width, low ? heightPx - tall : 0, widthPx, low ? heightPx : tall});
    labels.append("<span class=\"an cor").append(low ? " low" : "").append("\">")
        .append(String.join("<br>", lines.stream().map(Html::text).toList())).append("</span>");
    return this;
  }

  private int crowd(List<Curve> curves, double width, double top, double bottom) {
    int points = 0;
    for (Curve curve : curves) {
      for (double across = 1 - width / widthPx; across <= 1; across += 0.02) {
        double value = curve.track().typical().along(grid, time.at(Math.max(0, across)));
        double down = values.down(value) * heightPx;
        points += down >= top - 4 && down <= bottom + 4 ? 1 : 0;
      }
    }
    return points;
  }

  /// Time spans under a hatch that says the doses lie outside the studied range.
  Plot hatch(List<ReportInput.Span> spans) {
    for (ReportInput.Span s : spans) {
      double left = Math.max(0, time.across(s.fromH()));
      double right = Math.min(1, time.across(s.toH()));
      labels.append("<span class=hatch style=\"left:").append(percent(left)).append(";width:")
          .append(percent(right - left)).append("\"></span>");
    }
    return this;
  }

  /// The finished plot, one image with one sentence to a screen reader.
  String html(String kind, String attributes, String sentence) {
    return "<div class=\"plot " + kind + "\" role=img aria-label=\"" + Html.text(sentence) + "\"" + attributes
        + "><svg viewBox=\"0 0 1000 100\" preserveAspectRatio=none aria-hidden=true>" + shapes
        + "</svg><div class=ov aria-hidden=true>" + labels + "</div><i class=cur></i></div>";
  }

  private boolean atEdge(double timeH) {
    Double edge = edgesH.ceiling(timeH - 1e-6);
    return edge != null && edge <= timeH + 1e-6;
  }

  private void path(String css, CharSequence d) {
    shapes.append("<path class=\"").append(css).append("\" d=\"").append(d).append("\"/>");
  }

  private String area(Samples low, Samples high) {
    List<double[]> there = points(low);
    var d = new StringBuilder(join(there));
    List<double[]> back = points(high);
    for (int i = back.size() - 1; i >= 0; i--) {
      d.append('L').append(px(back.get(i)[0])).append(',').append(px(back.get(i)[1]));
    }
    return d.append('Z').toString();
  }

  private String line(Samples samples) {
    return join(points(samples));
  }

  private static String join(List<double[]> points) {
    var d = new StringBuilder();
    for (double[] p : points) {
      d.append(d.isEmpty() ? 'M' : 'L').append(px(p[0])).append(',').append(px(p[1]));
    }
    return d.toString();
  }

  private List<double[]> points(Samples samples) {
    int n = samples.size();
    double[] xs = new double[n];
    double[] ys = new double[n];
    var keep = new BitSet(n);
    for (int i = 0; i < n; i++) {
      xs[i] = x(grid.at(i));
      ys[i] = y(samples.at(i));
      if (atEdge(grid.at(i))) {
        keep.set(i);
      }
    }
    var points = new ArrayList<double[]>();
    if (xs[0] > 0) {
      points.add(new double[] {0, ys[0]}); // the resting state before the first time
    }
    BitSet kept = Thinning.of(xs, ys, keep, TOLERANCE);
    for (int i = kept.nextSetBit(0); i >= 0; i = kept.nextSetBit(i + 1)) {
      points.add(new double[] {xs[i], ys[i]});
    }
    return points;
  }
}
