package rewire.workbench.report;

import java.util.List;
import java.util.OptionalDouble;
import rewire.workbench.report.ReportInput.Line;
import rewire.workbench.report.ReportInput.Moment;
import rewire.workbench.report.ReportInput.Panel;
import rewire.workbench.report.ReportInput.Spread;
import rewire.workbench.report.ReportInput.Track;
import rewire.workbench.report.ReportInput.Zoom;

/// Reads single values off the curves, each with its time and its interval.
final class Readings {
  private static final double[] NAMED_H = {0, 1, 4, 12, 24, 72, 168, 336, 720, 1440, 2160, 2880, 4320, 8760};
  private static final double FINE_H = 48;

  private Readings() {}

  /// A value and when it was read.
  record Reading(double timeH, Estimate estimate) {}

  static Estimate at(Track track, Samples grid, double timeH, double finest) {
    double value = track.typical().along(grid, timeH);
    return switch (track.spread()) {
      case Spread.OnePerson() -> Estimate.typical(value, finest);
      case Spread.Percentiles p ->
        new Estimate(value, p.p05().along(grid, timeH), p.p95().along(grid, timeH), finest);
    };
  }

  /// The value at a time after the origin, from the finest grid that has it.
  static Estimate at(ReportInput input, Panel panel, int line, int course, double timeH) {
    double finest = panel.scale().finest();
    for (Zoom zoom : input.zooms()) {
      double since = timeH - zoom.startH();
      List<Line> lines = zoom.lines().getOrDefault(panel.id(), List.of());
      if (line < lines.size() && since >= 0 && since <= zoom.hours().last()) {
        return at(lines.get(line).tracks().get(course), zoom.hours(), since, finest);
      }
    }
    return at(panel.lines().get(line).tracks().get(course), input.timeH(), timeH, finest);
  }

  /// The reading that stands for a panel: its peak around the first dose shown, or its value at a named time.
  static Reading moment(ReportInput input, Panel panel, int line, int course) {
    return switch (panel.moment()) {
      case Moment.At(double wishH) -> {
        double timeH = Math.min(wishH, input.timeH().last());
        yield new Reading(timeH, at(input, panel, line, course, timeH));
      }
      case Moment.Peak() -> input.zooms().isEmpty()
          ? peak(panel.lines().get(line).tracks().get(course),
              input.timeH(), panel)
          : peak(input.zooms().getFirst(), panel, line, course, input);
    };
  }

  private static Reading peak(Zoom zoom, Panel panel, int line, int course, ReportInput input) {
    List<Line> lines = zoom.lines().getOrDefault(panel.id(), List.of());
    return line < lines.size()
        ? peak(lines.get(line).tracks().get(course), zoom.hours(), panel)
        : peak(panel.lines().get(line).tracks().get(course), input.timeH(), panel);
  }

  /// The highest point of a curve; its time counts from the first time of its grid's origin.
  static Reading peak(Track track, Samples grid, Panel panel) {
    double timeH = grid.at(track.typical().indexOfGreatest());
    return new Reading(timeH, at(track, grid, timeH, panel.scale().finest()));
  }

  static Reading lowest(Track track, Samples grid, Panel panel) {
    double timeH = grid.at(track.typical().indexOfLeast());
    return new Reading(timeH, at(track, grid, timeH, panel.scale().finest()));
  }

  /// First time from `fromH` on at which the curve is above a level (or at it or below), on straight lines.
  static OptionalDouble crosses(Samples values, Samples grid, double level, boolean upwards, double fromH) {
    double last = values.along(grid, fromH);
    double lastH = fromH;
    if (upwards ? last > level : last <= level) {
      return OptionalDouble.of(fromH);
    }
    for (int i = 0; i < grid.size(); i++) {
      double now = values.at(i);
      if (grid.at(i) > fromH && (upwards ? now > level : now <= level)) {
        double share = now == last ? 0 : (level - last) / (now - last);
        return OptionalDouble.of(lastH + share * (grid.at(i) - lastH));
      }
      if (grid.at(i) > fromH) {
        last = now;
        lastH = grid.at(i);
      }
    }
    return OptionalDouble.empty();
  }

  /// The times for tables and sentences: round ones up to the end, and the end.
  static double[] namedH(double endH) {
    double[] inside = java.util.Arrays.stream(NAMED_H).filter(h -> h < endH * 0.97).toArray();
    double[] all = java.util.Arrays.copyOf(inside, inside.length + 1);
    all[inside.length] = endH;
    return all;
  }

  /// Whether a time lies among the hours around a dose rather than the days of the course.
  static boolean within(Zoom zoom, double timeH) {
    double since = timeH - zoom.startH();
    return since >= 0 && since <= Math.min(FINE_H, zoom.hours().last());
  }
}
