package rewire.workbench.evidence;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rewire.simulate.Trajectories;

/// What is read off a curve: `value at T`, `change at T`, `percent at T` (of the start), `peak percent` (within 48 h),
/// `mean change to T`, `lost percent at T`, `share T1 of T2` (of the change at the later time). Times in h.
record Measure(Pattern form, Reader reader) {
  private static final double PEAK_H = 48;
  private static final String H = "([0-9.]+)";

  @FunctionalInterface
  private interface Reader {
    double read(Trace trace, Matcher times);
  }

  /// One quantity of one run; a sum of quantities where the map says so.
  @SuppressWarnings("ArrayRecordComponent") // lives for one reading
  private record Trace(double[] t, double[] v) {
    double at(double timeH) {
      int i = 0;
      while (i < t.length - 1 && t[i + 1] <= timeH + 1e-9) {
        i++;
      }
      if (i == t.length - 1 || t[i] >= timeH) {
        return v[i];
      }
      return v[i] + (v[i + 1] - v[i]) * (timeH - t[i]) / (t[i + 1] - t[i]);
    }
  }

  private static Measure of(String form, Reader reader) {
    return new Measure(Pattern.compile(form), reader);
  }

  private static final List<Measure> ALL = List.of(
      of("value at " + H, (c, m) -> c.at(hour(m, 1))),
      of("change at " + H, (c, m) -> c.at(hour(m, 1)) - c.v[0]),
      of("percent at " + H, (c, m) -> 100 * c.at(hour(m, 1)) / c.v[0]),
      of("lost percent at " + H, (c, m) -> 100 * (1 - c.at(hour(m, 1)) / c.v[0])),
      of("share " + H + " of " + H,
          (c, m) -> (c.at(hour(m, 1)) - c.v[0]) / (c.at(hour(m, 2)) - c.v[0])),
      of("peak percent", (c, _) -> {
        double peak = c.v[0];
        for (int i = 0; i < c.t.length && c.t[i] <= PEAK_H; i++) {
          peak = Math.max(peak, c.v[i]);
        }
        return 100 * peak / c.v[0];
      }), of("mean change to " + H, (c, m) -> {
        double end = hour(m, 1);
        double area = 0;
        for (int i = 1; i < c.t.length && c.t[i] <= end + 1e-9; i++) {
          area += (c.t[i] - c.t[i - 1]) * ((c.v[i] + c.v[i - 1]) / 2 - c.v[0]);
        }
        return area / end;
      }));

  private static double hour(Matcher m, int group) {
    return Double.parseDouble(m.group(group));
  }

  /// Reads a measure off a run.
  ///
  /// @param quantity corridor or flat names, joined by `+`
  /// @throws IllegalArgumentException when there is no such measure
  static double read(Trajectories run, String quantity, String measure) {
    var v = new double[run.timeH().length];
    for (var name : quantity.split("\\+", -1)) {
      var values = run.column(name.strip()).values();
      for (int i = 0; i < v.length; i++) {
        v[i] += values[i];
      }
    }
    for (var each : ALL) {
      var match = each.form.matcher(measure);
      if (match.matches()) {
        return each.reader.read(new Trace(run.timeH(), v), match);
      }
    }
    throw new IllegalArgumentException("The measure \"" + measure + "\" is not known.");
  }
}
