package rewire.evidence;

import java.util.TreeSet;
import rewire.course.Course;
import rewire.course.Dose;

/// Concentrations of one simulated experiment in ng/mL over hours, and what can be read off them.
///
/// Areas are by trapezoids on a fine net with every dose edge on it, and the last exponential beyond its end; this is good
/// to better than 0.2 %.
final class Curves {
  private static final double NG_PER_ML_IN_MG_PER_L = 1000;
  private static final double EDGE_H = 1e-6;

  private final double[] timeH;
  private final double[][] values;

  /// @param values rows Cmix_S, Cmix_R, Cart_S, Cart_R in mg/L, NK_S, NK_R, HNK_S, HNK_R in ng/mL
  Curves(double[] timeH, double[][] values) {
    this.timeH = timeH;
    this.values = values;
  }

  record Peak(double timeH, double value) {}

  /// A fine net: half minutes after every edge of a dose, then wider; just after each edge too, where inputs step.
  static double[] times(Course course) {
    var times = new TreeSet<Double>();
    for (Dose dose : course.doses()) {
      for (double edge : new double[] {dose.timeH(), dose.endH()}) {
        times.add(edge);
        times.add(edge + EDGE_H);
        for (double h = 0; h <= 4; h += 1 / 120.0) {
          times.add(edge + h);
        }
      }
    }
    for (double h = 0; h <= course.endH(); h += 1 / 20.0) {
      times.add(h);
    }
    times.add(course.endH());
    return times.headSet(course.endH(), true).stream().mapToDouble(t -> t).toArray();
  }

  double at(Analyte analyte, boolean arterial, double hour) {
    int i = java.util.Arrays.binarySearch(timeH, hour);
    if (i >= 0) {
      return value(analyte, arterial, i);
    }
    int after = Math.min(-i - 1, timeH.length - 1);
    double share = (hour - timeH[after - 1]) / (timeH[after] - timeH[after - 1]);
    return (1 - share) * value(analyte, arterial, after - 1) + share * value(analyte, arterial, after);
  }

  Peak peak(Analyte analyte, boolean arterial, double untilH) {
    var best = new Peak(0, 0);
    for (int i = 0; i < timeH.length && timeH[i] <= untilH; i++) {
      double v = value(analyte, arterial, i);
      if (v > best.value) {
        best = new Peak(timeH[i], v);
      }
    }
    return best;
  }

  double last(Analyte analyte, boolean arterial) {
    return value(analyte, arterial, timeH.length - 1);
  }

  double area(Analyte analyte, boolean arterial, double untilH) {
    double area = 0;
    for (int i = 1; i < timeH.length && timeH[i - 1] < untilH; i++) {
      double to = Math.min(untilH, timeH[i]);
      area += 0.5 * (to - timeH[i - 1]) * (value(analyte, arterial, i - 1) + at(analyte, arterial, to));
    }
    return area;
  }

  double areaForEver(Analyte analyte, boolean arterial) {
    return area(analyte, arterial, timeH[timeH.length - 1])
        + last(analyte, arterial) * halfLife(analyte, arterial) / Math.log(2);
  }

  /// Terminal half-life, from the second last day of the run.
  double halfLife(Analyte analyte, boolean arterial) {
    double end = timeH[timeH.length - 1];
    double from = end - 48;
    double to = end - 24;
    return Math.log(2) * (to - from) / Math.log(at(analyte, arterial, from) / at(analyte, arterial, to));
  }

  /// Mean residence time after the mean time of input.
  double meanResidence(Analyte analyte, boolean arterial, double meanInputH) {
    double moment = 0;
    for (int i = 1; i < timeH.length; i++) {
      moment += 0.5 * (timeH[i] - timeH[i - 1])
          * (timeH[i - 1] * value(analyte, arterial, i - 1) + timeH[i] * value(analyte, arterial, i));
    }
    return moment / areaForEver(analyte, arterial) - meanInputH;
  }

  private double value(Analyte analyte, boolean arterial, int i) {
    double s = one(analyte.substance(), 0, arterial, i);
    double r = one(analyte.substance(), 1, arterial, i);
    return switch (analyte.side()) {
      case S -> s;
      case R -> r;
      case BOTH -> s + r;
      case EACH -> 0.5 * (s + r);
    };
  }

  private double one(Analyte.Substance substance, int side, boolean arterial, int i) {
    return switch (substance) {
      case KETAMINE -> NG_PER_ML_IN_MG_PER_L * values[(arterial ? 2 : 0) + side][i];
      case NORKETAMINE -> values[4 + side][i];
      case HNK -> values[6 + side][i];
    };
  }
}
