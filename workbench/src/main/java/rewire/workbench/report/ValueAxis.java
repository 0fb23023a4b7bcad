package rewire.workbench.report;

import java.util.ArrayList;
import java.util.List;
import rewire.workbench.report.ReportInput.Line;
import rewire.workbench.report.ReportInput.Observation;
import rewire.workbench.report.ReportInput.Panel;
import rewire.workbench.report.ReportInput.Spread;
import rewire.workbench.report.ReportInput.Threshold;
import rewire.workbench.report.ReportInput.Track;
import rewire.workbench.report.ReportInput.Zoom;

/// The value axis of one panel, shared by its days and its hours and by all courses.
///
/// @param low  value at the bottom
/// @param high value at the top
/// @param step distance of the ticks
record ValueAxis(double low, double high, double step) {

  /// An axis that holds every curve, band, observation and threshold of a panel.
  static ValueAxis of(Panel panel, List<Zoom> zooms, int ticks) {
    double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    include(range, panel.lines());
    for (Zoom zoom : zooms) {
      include(range, zoom.lines().getOrDefault(panel.id(), List.of()));
    }
    for (Threshold t : panel.thresholds()) {
      include(range, t.value());
    }
    for (Observation o : panel.observations()) {
      include(range, o.low());
      include(range, o.high());
    }
    return rounded(range[0], range[1], panel.scale(), ticks);
  }

  private static ValueAxis rounded(double least, double greatest, ReportInput.Scale scale, int ticks) {
    double low = scale.zero() ? Math.min(0, least) : least;
    double span = greatest - low;
    double minimum = Math.max(scale.finest() * 10, Math.abs(greatest) * 1e-6);
    if (span < minimum) { // a flat curve: do not blow up what is below the finest step
      double missing = minimum - span;
      low = scale.zero() ? low : low - missing / 2;
      greatest = scale.zero() ? greatest + missing : greatest + missing / 2;
      span = minimum;
    }
    double step = nice(span / ticks);
    boolean bounded = Double.isFinite(scale.high());
    double grain = bounded ? step : step / 2;
    double bottom = Math.floor(low / grain + 1e-9) * grain;
    double top = Math.ceil(greatest / grain - 1e-9) * grain;
    return new ValueAxis(Math.max(bottom, scale.low()), Math.min(top, scale.high()), step);
  }

  private static void include(double[] range, List<Line> lines) {
    for (Line line : lines) {
      for (Track track : line.tracks()) {
        include(range, track.typical().least());
        include(range, track.typical().greatest());
        if (track.spread() instanceof Spread.Percentiles p) {
          include(range, p.p05().least());
          include(range, p.p95().greatest());
        }
      }
    }
  }

  private static void include(double[] range, double value) {
    range[0] = Math.min(range[0], value);
    range[1] = Math.max(range[1], value);
  }

  /// The smallest of 1, 2, 2.5, 5 times a power of ten at or above a number.
  static double nice(double rough) {
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    for (double factor : new double[] {1, 2, 2.5, 5}) {
      if (factor * power >= rough * (1 - 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  List<Double> ticks() {
    var all = new ArrayList<Double>();
    for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
      all.add(i * step);
    }
    return all;
  }

  /// Label of a tick: as many digits as the step needs, no more.
  String label(double tick) {
    int decimals = 0;
    while (decimals < 6
        && Math.abs(step * Math.pow(10, decimals) - Math.rint(step * Math.pow(10, decimals))) > 1e-6) {
      decimals++;
    }
    return Wording.rounded(tick, Math.pow(10, -decimals));
  }

  /// Distance from the top as a share of the height, 0 to 1 inside the axis.
  double down(double value) {
    return (high - value) / (high - low);
  }
}
