package rewire.workbench.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rewire.workbench.report.ReportInput.Line;
import rewire.workbench.report.ReportInput.Panel;
import rewire.workbench.report.ReportInput.Spread;
import rewire.workbench.report.ReportInput.Track;
import rewire.workbench.report.ReportInput.Zoom;
import tools.jackson.databind.json.JsonMapper;

/// What the cursor reads out, as JSON: rounded values on a coarse grid of days and on each grid of hours.
final class CursorData {
  private static final int ZOOM_STOPS = 49;

  private final ReportInput in;
  private final TimeAxis.Days days;

  CursorData(ReportInput in, TimeAxis.Days days) {
    this.in = in;
    this.days = days;
  }

  String json() {
    double endH = in.timeH().last();
    double stepH = endH <= 72 ? 1 : endH <= 120 * 24 ? 12 : 24;
    double[] at = new double[(int) Math.floor(endH / stepH + 1e-9) + 1];
    for (int i = 0; i < at.length; i++) {
      at[i] = i * stepH;
    }
    var root = new LinkedHashMap<String, Object>();
    root.put("days", axis(days, at));
    root.put("step", stepH == 12 ? 2 : 1);
    root.put("leap", stepH == 1 ? 6 : stepH == 12 ? 14 : 7);
    root.put("courses", in.courses().size());
    root.put("zooms", in.zooms().stream().map(z -> zoomAxis(z)).toList());
    var panels = new LinkedHashMap<String, Object>();
    in.panels().forEach(p -> panels.put(p.id(), panel(p, at)));
    root.put("panels", panels);
    return JsonMapper.shared().writeValueAsString(root);
  }

  private static Map<String, Object> axis(TimeAxis axis, double[] at) {
    var x = new ArrayList<Double>();
    var words = new ArrayList<String>();
    for (double h : at) {
      x.add(Math.round(axis.across(h) * 1e4) / 1e4);
      words.add(axis instanceof TimeAxis.Days d && d.endH() > 72
          ? Wording.day(h)
          : h < 48 ? Wording.duration(h) : Wording.rounded(h, 1) + " h");
    }
    return ordered("x", x, "w", words);
  }

  private static Map<String, Object> zoomAxis(Zoom zoom) {
    var hours = new TimeAxis.Hours(zoom.hours().last(), zoom.label());
    var axis = new LinkedHashMap<>(axis(hours, stops(zoom)));
    axis.put("title", hours.title());
    return axis;
  }

  /// Stops of the cursor among the hours, evenly spaced on the stretched axis.
  private static double[] stops(Zoom zoom) {
    double[] at = new double[ZOOM_STOPS];
    for (int i = 0; i < ZOOM_STOPS; i++) {
      double share = i / (ZOOM_STOPS - 1.0);
      at[i] = share * share * zoom.hours().last();
    }
    return at;
  }

  private Map<String, Object> panel(Panel p, double[] at) {
    double greatest = p.lines().stream().flatMap(l -> l.tracks().stream())
        .mapToDouble(t -> Math.max(Math.abs(t.typical().least()), Math.abs(t.typical().greatest()))).max()
        .orElse(1);
    int decimals = Wording.decimals(Wording.step(Estimate.typical(greatest, p.scale().finest())));
    var values = new LinkedHashMap<String, Object>();
    values.put("u", p.unit());
    values.put("d", decimals);
    values.put("n", p.lines().stream().map(Line::name).toList());
    values.put("v", lines(p.lines(), in.timeH(), at, decimals));
    values.put("z", in.zooms().stream().map(
        z -> lines(z.lines().getOrDefault(p.id(), List.of()), z.hours(), stops(z), decimals)).toList());
    return values;
  }

  private static List<List<Map<String, Object>>> lines(List<Line> lines, Samples grid, double[] at,
      int decimals) {
    return lines.stream().map(line -> line.tracks().stream().map(t -> track(t, grid, at, decimals)).toList())
        .toList();
  }

  private static Map<String, Object> track(Track track, Samples grid, double[] at, int decimals) {
    List<BigDecimal> median = read(track.typical(), grid, at, decimals);
    return switch (track.spread()) {
      case Spread.OnePerson() -> ordered("m", median);
      case Spread.Percentiles p ->
        ordered("m", median, "l", read(p.p05(), grid, at, decimals), "h", read(p.p95(), grid,
            at, decimals));
    };
  }

  /// A map that keeps its order, so that the same run gives the same bytes.
  private static Map<String, Object> ordered(Object... keysAndValues) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  private static List<BigDecimal> read(Samples samples, Samples grid, double[] at, int decimals) {
    var values = new ArrayList<BigDecimal>();
    for (double h : at) {
      BigDecimal rounded = BigDecimal.valueOf(samples.along(grid, h)).setScale(decimals,
          RoundingMode.HALF_UP);
      values.add(rounded.signum() == 0 ? BigDecimal.ZERO : rounded);
    }
    return values;
  }
}
