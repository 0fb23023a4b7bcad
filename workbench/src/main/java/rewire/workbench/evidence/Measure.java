package rewire.workbench.evidence;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import rewire.simulate.Trajectories;

/// What is read off a curve: `value at T`, `change at T`, `percent at T` (of the start), `peak percent` (within 48 h),
/// `mean change to T`, `lost percent at T`, `share T1 of T2` (of the change at the later time). Times in h.
///
/// @param hours the times it names
record Measure(List<Double> hours, ToDoubleFunction<Measure.Trace> reader) {
  private static final double PEAK_H = 48;
  private static final Pattern FORM = Pattern.compile(
      "(value|change|percent|lost percent) at ([0-9.]+)|(mean change) to ([0-9.]+)|(share) ([0-9.]+) of ([0-9.]+)"
          + "|(peak percent)");

  /// One quantity of one run, or a sum of quantities.
  @SuppressWarnings("ArrayRecordComponent") // lives for one reading
  record Trace(double[] t, double[] v) {
    double start() {
      return v[0];
    }

    double at(double timeH) {
      int i = 0;
      while (i < t.length - 1 && t[i + 1] <= timeH + 1e-9) {
        i++;
      }
      return i == t.length - 1 || t[i] >= timeH
          ? v[i]
          : v[i] + (v[i + 1] - v[i]) * (timeH - t[i]) / (t[i + 1] - t[i]);
    }

    double change(double timeH) {
      return at(timeH) - start();
    }

    double peak() {
      double peak = start();
      for (int i = 0; i < t.length && t[i] <= PEAK_H; i++) {
        peak = Math.max(peak, v[i]);
      }
      return peak;
    }

    double meanChange(double endH) {
      double area = 0;
      for (int i = 1; i < t.length && t[i] <= endH + 1e-9; i++) {
        area += (t[i] - t[i - 1]) * ((v[i] + v[i - 1]) / 2 - start());
      }
      return area / endH;
    }
  }

  /// @throws IllegalArgumentException when there is no such measure
  static Measure of(String text) {
    var m = FORM.matcher(text);
    if (!m.matches()) {
      throw new IllegalArgumentException("the measure \"" + text + "\" is not known");
    }
    if (m.group(1) != null) {
      double at = Double.parseDouble(m.group(2));
      return new Measure(List.of(at), switch (m.group(1)) {
        case "value" -> c -> c.at(at);
        case "change" -> c -> c.change(at);
        case "percent" -> c -> 100 * c.at(at) / c.start();
        default -> c -> 100 * (1 - c.at(at) / c.start());
      });
    }
    if (m.group(3) != null) {
      double end = Double.parseDouble(m.group(4));
      return new Measure(List.of(end), c -> c.meanChange(end));
    }
    if (m.group(5) != null) {
      double early = Double.parseDouble(m.group(6));
      double late = Double.parseDouble(m.group(7));
      return new Measure(List.of(early, late), c -> c.change(early) / c.change(late));
    }
    return new Measure(List.of(), c -> 100 * c.peak() / c.start());
  }

  /// Reads it off a run.
  ///
  /// @param quantities corridor or flat names; several are added up
  /// @throws java.util.NoSuchElementException when the run has no such quantity
  double read(Trajectories run, List<String> quantities) {
    var v = new double[run.timeH().length];
    for (var name : quantities) {
      var values = run.column(name).values();
      for (int i = 0; i < v.length; i++) {
        v[i] += values[i];
      }
    }
    return reader.applyAsDouble(new Trace(run.timeH(), v));
  }
}
