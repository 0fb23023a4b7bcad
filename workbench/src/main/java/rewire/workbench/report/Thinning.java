package rewire.workbench.report;

import java.util.ArrayDeque;
import java.util.BitSet;

/// Chooses the points of a curve that a drawing needs.
///
/// Douglas and Peucker's rule (Cartographica 1973, 10.3138/FM57-6770-U75U-7727), with vertical instead of
/// perpendicular distance: a point goes only if the straight line between its kept neighbours passes within the
/// tolerance of it, so every minimum and maximum stays to within the tolerance. The lowest and the highest point
/// and all points asked for (dose edges) stay exactly.
final class Thinning {
  private Thinning() {}

  /// @param x         ascending, in drawing units
  /// @param y         in drawing units
  /// @param keep      points that must stay
  /// @param tolerance largest vertical error of the drawn line
  static BitSet of(double[] x, double[] y, BitSet keep, double tolerance) {
    int n = x.length;
    var kept = new BitSet(n);
    kept.or(keep);
    kept.set(0);
    kept.set(n - 1);
    kept.set(extreme(y, 1));
    kept.set(extreme(y, -1));
    var open = new ArrayDeque<int[]>();
    for (int from = 0, to; (to = kept.nextSetBit(from + 1)) > 0; from = to) {
      open.push(new int[] {from, to});
    }
    while (!open.isEmpty()) {
      int[] span = open.pop();
      int worst = farthest(x, y, span[0], span[1], tolerance);
      if (worst > 0) {
        kept.set(worst);
        open.push(new int[] {span[0], worst});
        open.push(new int[] {worst, span[1]});
      }
    }
    return kept;
  }

  private static int extreme(double[] y, int sign) {
    int best = 0;
    for (int i = 1; i < y.length; i++) {
      if (sign * y[i] > sign * y[best]) {
        best = i;
      }
    }
    return best;
  }

  private static int farthest(double[] x, double[] y, int from, int to, double tolerance) {
    double width = x[to] - x[from];
    double worst = tolerance;
    int at = -1;
    for (int i = from + 1; i < to; i++) {
      double share = width > 0 ? (x[i] - x[from]) / width : 0;
      double error = Math.abs(y[i] - y[from] - share * (y[to] - y[from]));
      if (error > worst) {
        worst = error;
        at = i;
      }
    }
    return at;
  }
}
