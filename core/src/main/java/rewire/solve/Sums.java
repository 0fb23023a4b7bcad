package rewire.solve;

/// Sums of multiples of vectors: plain loops that the virtual machine turns into vector instructions by itself.
///
/// Every element is summed in the order of the terms with fused multiply-adds, so its bits do not depend on how many lanes
/// there are. One loop for every number of terms, because what costs is to store the sum, not to fetch the terms: with two
/// passes of four terms a step of models/brain in eight lanes takes a fifth longer.
final class Sums {
  private Sums() {}

  /// `y = base + sum_j c_j x_j` over the first `count` vectors; y may be the base.
  static void add(double[] y, double[] base, double[] c, double[][] x, int count) {
    double[] sum = base;
    int from = 0;
    for (; count - from > 5; from += 5) {
      add5(y, sum, c, x, from);
      sum = y;
    }
    switch (count - from) {
      case 1 -> add1(y, sum, c, x, from);
      case 2 -> add2(y, sum, c, x, from);
      case 3 -> add3(y, sum, c, x, from);
      case 4 -> add4(y, sum, c, x, from);
      case 5 -> add5(y, sum, c, x, from);
      default -> System.arraycopy(base, 0, y, 0, y.length);
    }
  }

  /// `y = base + (sum_j c_j x_j) / h` over the first `count` vectors, at most seven, given one over h.
  static void addDivided(double[] y, double[] base, double[] inverse, double[] c, double[][] x, int count) {
    switch (count) {
      case 0 -> System.arraycopy(base, 0, y, 0, y.length);
      case 1 -> divided1(y, base, inverse, c, x);
      case 2 -> divided2(y, base, inverse, c, x);
      case 3 -> divided3(y, base, inverse, c, x);
      case 4 -> divided4(y, base, inverse, c, x);
      case 5 -> divided5(y, base, inverse, c, x);
      case 6 -> divided6(y, base, inverse, c, x);
      case 7 -> divided7(y, base, inverse, c, x);
      default ->
        throw new IllegalArgumentException("A method of " + (count + 1) + " stages is not provided for.");
    }
  }

  /// `y += c x`.
  static void addOne(double[] y, double c, double[] x) {
    for (int k = 0; k < y.length; k++)
      y[k] = Math.fma(c, x[k], y[k]);
  }

  /// `y += c h x`, given h.
  static void addTimed(double[] y, double c, double[] h, double[] x) {
    for (int k = 0; k < y.length; k++)
      y[k] = Math.fma(c * h[k], x[k], y[k]);
  }

  private static void add1(double[] y, double[] base, double[] c, double[][] x, int from) {
    double[] p = x[from];
    double c0 = c[from];
    for (int k = 0; k < y.length; k++)
      y[k] = Math.fma(c0, p[k], base[k]);
  }

  private static void add2(double[] y, double[] base, double[] c, double[][] x, int from) {
    double[] p = x[from];
    double[] q = x[from + 1];
    double c0 = c[from];
    double c1 = c[from + 1];
    for (int k = 0; k < y.length; k++)
      y[k] = Math.fma(c1, q[k], Math.fma(c0, p[k], base[k]));
  }

  private static void add3(double[] y, double[] base, double[] c, double[][] x, int from) {
    double[] p = x[from];
    double[] q = x[from + 1];
    double[] r = x[from + 2];
    double c0 = c[from];
    double c1 = c[from + 1];
    double c2 = c[from + 2];
    for (int k = 0; k < y.length; k++)
      y[k] = Math.fma(c2, r[k], Math.fma(c1, q[k], Math.fma(c0, p[k], base[k])));
  }

  private static void add4(double[] y, double[] base, double[] c, double[][] x, int from) {
    double[] p = x[from];
    double[] q = x[from + 1];
    double[] r = x[from + 2];
    double[] s = x[from + 3];
    double c0 = c[from];
    double c1 = c[from + 1];
    double c2 = c[from + 2];
    double c3 = c[from + 3];
    for (int k = 0; k < y.length; k++)
      y[k] = Math.fma(c3, s[k], Math.fma(c2, r[k], Math.fma(c1, q[k], Math.fma(c0, p[k], base[k]))));
  }

  private static void add5(double[] y, double[] base, double[] c, double[][] x, int from) {
    double[] p = x[from];
    double[] q = x[from + 1];
    double[] r = x[from + 2];
    double[] s = x[from + 3];
    double[] t = x[from + 4];
    double c0 = c[from];
    double c1 = c[from + 1];
    double c2 = c[from + 2];
    double c3 = c[from + 3];
    double c4 = c[from + 4];
    for (int k = 0; k < y.length; k++)
      y[k] = Math.fma(c4, t[k],
          Math.fma(c3, s[k], Math.fma(c2, r[k], Math.fma(c1, q[k], Math.fma(c0, p[k], base[k])))));
  }

  private static void divided1(double[] y, double[] base, double[] inverse, double[] c, double[][] x) {
    double[] p = x[0];
    double c0 = c[0];
    for (int k = 0; k < y.length; k++)
      y[k] = Math.fma(c0 * p[k], inverse[k], base[k]);
  }

  private static void divided2(double[] y, double[] base, double[] inverse, double[] c, double[][] x) {
    double[] p = x[0];
    double[] q = x[1];
    double c0 = c[0];
    double c1 = c[1];
    for (int k = 0; k < y.length; k++)
      y[k] = Math.fma(Math.fma(c1, q[k], c0 * p[k]), inverse[k], base[k]);
  }

  private static void divided3(double[] y, double[] base, double[] inverse, double[] c, double[][] x) {
    double[] p = x[0];
    double[] q = x[1];
    double[] r = x[2];
    double c0 = c[0];
    double c1 = c[1];
    double c2 = c[2];
    for (int k = 0; k < y.length; k++)
      y[k] = Math.fma(Math.fma(c2, r[k], Math.fma(c1, q[k], c0 * p[k])), inverse[k], base[k]);
  }

  private static void divided4(double[] y, double[] base, double[] inverse, double[] c, double[][] x) {
    double[] p = x[0];
    double[] q = x[1];
    double[] r = x[2];
    double[] s = x[3];
    double c0 = c[0];
    double c1 = c[1];
    double c2 = c[2];
    double c3 = c[3];
    for (int k = 0; k < y.length; k++)
      y[k] = Math.fma(Math.fma(c3, s[k], Math.fma(c2, r[k], Math.fma(c1, q[k], c0 * p[k]))), inverse[k],
          base[k]);
  }

  private static void divided5(double[] y, double[] base, double[] inverse, double[] c, double[][] x) {
    double[] p = x[0];
    double[] q = x[1];
    double[] r = x[2];
    double[] s = x[3];
    double[] t = x[4];
    double c0 = c[0];
    double c1 = c[1];
    double c2 = c[2];
    double c3 = c[3];
    double c4 = c[4];
    for (int k = 0; k < y.length; k++)
      y[k] = Math.fma(
          Math.fma(c4, t[k], Math.fma(c3, s[k], Math.fma(c2, r[k], Math.fma(c1, q[k], c0 * p[k])))),
          inverse[k], base[k]);
  }

  private static void divided6(double[] y, double[] base, double[] inverse, double[] c, double[][] x) {
    double[] p = x[0];
    double[] q = x[1];
    double[] r = x[2];
    double[] s = x[3];
    double[] t = x[4];
    double[] u = x[5];
    double c0 = c[0];
    double c1 = c[1];
    double c2 = c[2];
    double c3 = c[3];
    double c4 = c[4];
    double c5 = c[5];
    for (int k = 0; k < y.length; k++)
      y[k] = Math.fma(
          Math.fma(c5, u[k],
              Math.fma(c4, t[k], Math.fma(c3, s[k], Math.fma(c2, r[k], Math.fma(c1, q[k], c0 * p[k]))))),
          inverse[k], base[k]);
  }

  private static void divided7(double[] y, double[] base, double[] inverse, double[] c, double[][] x) {
    double[] p = x[0];
    double[] q = x[1];
    double[] r = x[2];
    double[] s = x[3];
    double[] t = x[4];
    double[] u = x[5];
    double[] v = x[6];
    double c0 = c[0];
    double c1 = c[1];
    double c2 = c[2];
    double c3 = c[3];
    double c4 = c[4];
    double c5 = c[5];
    double c6 = c[6];
    for (int k = 0; k < y.length; k++)
      y[k] = Math
          .fma(
              Math.fma(c6, v[k],
                  Math.fma(c5, u[k],
                      Math.fma(c4, t[k],
                          Math.fma(c3, s[k], Math.fma(c2, r[k], Math.fma(c1, q[k], c0 * p[k])))))),
              inverse[k], base[k]);
  }
}
