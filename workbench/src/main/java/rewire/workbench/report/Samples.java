package rewire.workbench.report;

import java.util.Arrays;

/// An unchangeable row of finite numbers, such as the times or the values of one curve.
public final class Samples {
  private final double[] values;

  private Samples(double[] values) {
    this.values = values;
  }

  /// Copies the numbers; refuses NaN and infinities, which have no place in a report.
  public static Samples of(double... values) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "Sample " + i + " is " + values[i] + "; it must be a finite number");
      }
    }
    return new Samples(values.clone());
  }

  public int size() {
    return values.length;
  }

  public double at(int index) {
    return values[index];
  }

  public double first() {
    return values[0];
  }

  public double last() {
    return values[values.length - 1];
  }

  /// The value at a time between the samples, on the straight line; the end values outside.
  public double along(Samples timeH, double atH) {
    int found = Arrays.binarySearch(timeH.values, atH);
    if (found >= 0) {
      return values[found];
    }
    int after = -found - 1;
    if (after == 0) {
      return first();
    }
    if (after == values.length) {
      return last();
    }
    double share = (atH - timeH.values[after - 1]) / (timeH.values[after] - timeH.values[after - 1]);
    return values[after - 1] + share * (values[after] - values[after - 1]);
  }

  public double least() {
    return values[indexOfLeast()];
  }

  public double greatest() {
    return values[indexOfGreatest()];
  }

  public int indexOfLeast() {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] < values[best]) {
        best = i;
      }
    }
    return best;
  }

  public int indexOfGreatest() {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }

  /// Whether the numbers never fall; times may repeat where a value jumps.
  public boolean ascending() {
    for (int i = 1; i < values.length; i++) {
      if (values[i] < values[i - 1]) {
        return false;
      }
    }
    return true;
  }
}
