package rewire.workbench.report;

import java.util.ArrayList;
import java.util.List;

/// A time axis: where a time lies from left (0) to right (1), its ticks and its title.
sealed interface TimeAxis {
  /// A tick and its word.
  record Tick(double timeH, String word) {}

  double across(double timeH);

  /// The time that lies at a share of the axis.
  double at(double across);

  double startH();

  double endH();

  List<Tick> ticks();

  String title();

  /// The whole course on a straight scale: hours up to three days, days up to 26 weeks, then months of 30 days.
  ///
  /// The axis starts a little before time 0, so that the resting state and the first dose are seen apart.
  record Days(double startH, double endH, String origin) implements TimeAxis {
    private static final double LEAD = 0.032; // share of the axis before time 0: day -2 of 62
    private static final double[] HOUR_STEPS = {1, 2, 3, 6, 12};
    private static final double[] DAY_STEPS = {1, 2, 7, 14, 28};

    static Days of(Samples timeH, String origin) {
      double end = timeH.last();
      double lead = end - Math.max(0, timeH.first());
      return new Days(Math.min(timeH.first(), 0) - LEAD * lead, end, origin);
    }

    @Override
    public double at(double across) {
      return startH + across * (endH - startH);
    }

    private double unitH() {
      return endH <= 72 ? 1 : endH <= 26 * 168 ? 24 : 30 * 24;
    }

    @Override
    public double across(double timeH) {
      return (timeH - startH) / (endH - startH);
    }

    @Override
    public String title() {
      String unit = unitH() == 1 ? "Hours" : unitH() == 24 ? "Days" : "Months of 30 days";
      return unit + " from " + origin;
    }

    @Override
    public List<Tick> ticks() {
      double most = endH / unitH();
      double step = unitH() == 1
          ? smallest(HOUR_STEPS, most)
          : unitH() == 24
              ? smallest(DAY_STEPS, most)
              : Math.ceil(most / 12);
      var all = new ArrayList<Tick>();
      for (int i = 0; i * step <= most + 1e-9; i++) {
        all.add(new Tick(i * step * unitH(), Wording.rounded(i * step, 1)));
      }
      return all;
    }

    private static double smallest(double[] steps, double most) {
      for (double step : steps) {
        if (most / step <= 13) {
          return step;
        }
      }
      return steps[steps.length - 1];
    }
  }

  /// Hours around a dose, stretched as the square root of time: minutes and days fit in one picture, 0 is on it.
  record Hours(double endH, String label) implements TimeAxis {
    private static final double[] TICKS = {0, 1, 4, 12, 24, 48, 72};

    @Override
    public double startH() {
      return 0;
    }

    @Override
    public double at(double across) {
      return across * across * endH;
    }

    @Override
    public double across(double timeH) {
      return Math.sqrt(Math.max(0, timeH) / endH);
    }

    @Override
    public String title() {
      return "Hours from " + label + ", stretched near 0";
    }

    @Override
    public List<Tick> ticks() {
      var all = new ArrayList<Tick>();
      for (double tick : TICKS) {
        if (tick <= endH + 1e-9) {
          all.add(new Tick(tick, Wording.rounded(tick, 1)));
        }
      }
      return all;
    }
  }
}
