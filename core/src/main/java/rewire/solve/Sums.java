package rewire.solve;

/// Sums of multiples of vectors: plain loops that the virtual machine turns into vector instructions by itself.
///
/// Every element is summed in the order of the terms with fused multiply-adds, so its bits do not depend on how many lanes
/// there are. One loop for every number of terms, and two sums of the same terms in one pass, because what costs is to
/// fetch and to store vectors: those of a step in eight lanes are more than the first cache holds.
final class Sums {
  private Sums() {}

  /// `g = base + sum_j a_j x_j` and `s = sum_j c_j x_j` over the first `count` vectors, 1 to 7.
  static void both(double[] g, double[] a, double[] s, double[] c, double[] base, double[][] x, int count) {
    switch (count) {
      case 1 -> both1(g, a, s, c, base, x);
      case 2 -> both2(g, a, s, c, base, x);
      case 3 -> both3(g, a, s, c, base, x);
      case 4 -> both4(g, a, s, c, base, x);
      case 5 -> both5(g, a, s, c, base, x);
      case 6 -> both6(g, a, s, c, base, x);
      case 7 -> both7(g, a, s, c, base, x);
      default ->
        throw new IllegalArgumentException("A method of " + (count + 1) + " stages is not provided for.");
    }
  }

  /// `y += sum_j c_j x_j`.
  static void add(double[] y, double[] c, double[][] x) {
    int j = 0;
    for (; j + 4 <= c.length; j += 4)
      add4(y, c, x, j);
    for (; j < c.length; j++)
      add1(y, c[j], x[j]);
  }

  /// `y += c h x`, given h.
  static void addTimed(double[] y, double c, double[] h, double[] x) {
    for (int k = 0; k < y.length; k++)
      y[k] = Math.fma(c * h[k], x[k], y[k]);
  }

  private static void add1(double[] y, double c, double[] x) {
    for (int k = 0; k < y.length; k++)
      y[k] = Math.fma(c, x[k], y[k]);
  }

  private static void add4(double[] y, double[] c, double[][] x, int from) {
    double[] p = x[from];
    double[] q = x[from + 1];
    double[] r = x[from + 2];
    double[] s = x[from + 3];
    double c0 = c[from];
    double c1 = c[from + 1];
    double c2 = c[from + 2];
    double c3 = c[from + 3];
    for (int k = 0; k < y.length; k++)
      y[k] = Math.fma(c3, s[k], Math.fma(c2, r[k], Math.fma(c1, q[k], Math.fma(c0, p[k], y[k]))));
  }

  private static void both1(double[] g, double[] a, double[] s, double[] c, double[] base, double[][] x) {
    double[] p0 = x[0];
    double a0 = a[0];
    double c0 = c[0];
    for (int k = 0; k < g.length; k++) {
      double v0 = p0[k];
      g[k] = Math.fma(a0, v0, base[k]);
      s[k] = c0 * v0;
    }
  }

  private static void both2(double[] g, double[] a, double[] s, double[] c, double[] base, double[][] x) {
    double[] p0 = x[0];
    double[] p1 = x[1];
    double a0 = a[0];
    double c0 = c[0];
    double a1 = a[1];
    double c1 = c[1];
    for (int k = 0; k < g.length; k++) {
      double v0 = p0[k];
      double v1 = p1[k];
      g[k] = Math.fma(a1, v1, Math.fma(a0, v0, base[k]));
      s[k] = Math.fma(c1, v1, c0 * v0);
    }
  }

  private static void both3(double[] g, double[] a, double[] s, double[] c, double[] base, double[][] x) {
    double[] p0 = x[0];
    double[] p1 = x[1];
    double[] p2 = x[2];
    double a0 = a[0];
    double c0 = c[0];
    double a1 = a[1];
    double c1 = c[1];
    double a2 = a[2];
    double c2 = c[2];
    for (int k = 0; k < g.length; k++) {
      double v0 = p0[k];
      double v1 = p1[k];
      double v2 = p2[k];
      g[k] = Math.fma(a2, v2, Math.fma(a1, v1, Math.fma(a0, v0, base[k])));
      s[k] = Math.fma(c2, v2, Math.fma(c1, v1, c0 * v0));
    }
  }

  private static void both4(double[] g, double[] a, double[] s, double[] c, double[] base, double[][] x) {
    double[] p0 = x[0];
    double[] p1 = x[1];
    double[] p2 = x[2];
    double[] p3 = x[3];
    double a0 = a[0];
    double c0 = c[0];
    double a1 = a[1];
    double c1 = c[1];
    double a2 = a[2];
    double c2 = c[2];
    double a3 = a[3];
    double c3 = c[3];
    for (int k = 0; k < g.length; k++) {
      double v0 = p0[k];
      double v1 = p1[k];
      double v2 = p2[k];
      double v3 = p3[k];
      g[k] = Math.fma(a3, v3, Math.fma(a2, v2, Math.fma(a1, v1, Math.fma(a0, v0, base[k]))));
      s[k] = Math.fma(c3, v3, Math.fma(c2, v2, Math.fma(c1, v1, c0 * v0)));
    }
  }

  private static void both5(double[] g, double[] a, double[] s, double[] c, double[] base, double[][] x) {
    double[] p0 = x[0];
    double[] p1 = x[1];
    double[] p2 = x[2];
    double[] p3 = x[3];
    double[] p4 = x[4];
    double a0 = a[0];
    double c0 = c[0];
    double a1 = a[1];
    double c1 = c[1];
    double a2 = a[2];
    double c2 = c[2];
    double a3 = a[3];
    double c3 = c[3];
    double a4 = a[4];
    double c4 = c[4];
    for (int k = 0; k < g.length; k++) {
      double v0 = p0[k];
      double v1 = p1[k];
      double v2 = p2[k];
      double v3 = p3[k];
      double v4 = p4[k];
      g[k] = Math.fma(a4, v4,
          Math.fma(a3, v3, Math.fma(a2, v2, Math.fma(a1, v1, Math.fma(a0, v0, base[k])))));
      s[k] = Math.fma(c4, v4, Math.fma(c3, v3, Math.fma(c2, v2, Math.fma(c1, v1, c0 * v0))));
    }
  }

  private static void both6(double[] g, double[] a, double[] s, double[] c, double[] base, double[][] x) {
    double[] p0 = x[0];
    double[] p1 = x[1];
    double[] p2 = x[2];
    double[] p3 = x[3];
    double[] p4 = x[4];
    double[] p5 = x[5];
    double a0 = a[0];
    double c0 = c[0];
    double a1 = a[1];
    double c1 = c[1];
    double a2 = a[2];
    double c2 = c[2];
    double a3 = a[3];
    double c3 = c[3];
    double a4 = a[4];
    double c4 = c[4];
    double a5 = a[5];
    double c5 = c[5];
    for (int k = 0; k < g.length; k++) {
      double v0 = p0[k];
      double v1 = p1[k];
      double v2 = p2[k];
      double v3 = p3[k];
      double v4 = p4[k];
      double v5 = p5[k];
      g[k] = Math.fma(a5, v5,
          Math.fma(a4, v4, Math.fma(a3, v3, Math.fma(a2, v2, Math.fma(a1, v1, Math.fma(a0, v0, base[k]))))));
      s[k] = Math.fma(c5, v5,
          Math.fma(c4, v4, Math.fma(c3, v3, Math.fma(c2, v2, Math.fma(c1, v1, c0 * v0)))));
    }
  }

  private static void both7(double[] g, double[] a, double[] s, double[] c, double[] base, double[][] x) {
    double[] p0 = x[0];
    double[] p1 = x[1];
    double[] p2 = x[2];
    double[] p3 = x[3];
    double[] p4 = x[4];
    double[] p5 = x[5];
    double[] p6 = x[6];
    double a0 = a[0];
    double c0 = c[0];
    double a1 = a[1];
    double c1 = c[1];
    double a2 = a[2];
    double c2 = c[2];
    double a3 = a[3];
    double c3 = c[3];
    double a4 = a[4];
    double c4 = c[4];
    double a5 = a[5];
    double c5 = c[5];
    double a6 = a[6];
    double c6 = c[6];
    for (int k = 0; k < g.length; k++) {
      double v0 = p0[k];
      double v1 = p1[k];
      double v2 = p2[k];
      double v3 = p3[k];
      double v4 = p4[k];
      double v5 = p5[k];
      double v6 = p6[k];
      g[k] = Math.fma(a6, v6, Math.fma(a5, v5,
          Math.fma(a4, v4, Math.fma(a3, v3, Math.fma(a2, v2, Math.fma(a1, v1, Math.fma(a0, v0, base[k])))))));
      s[k] = Math.fma(c6, v6,
          Math.fma(c5, v5, Math.fma(c4, v4, Math.fma(c3, v3, Math.fma(c2, v2, Math.fma(c1, v1, c0 * v0))))));
    }
  }
}
