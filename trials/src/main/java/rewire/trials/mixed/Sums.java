package rewire.trials.mixed;

/// Small dense sums, written so that the compiler turns the innermost loop into vectors.
final class Sums {
  private Sums() {}

  /// Adds a multiple of a vector.
  static void add(double[] sum, double[] a, double weight) {
    for (int i = 0; i < a.length; i++) {
      sum[i] += weight * a[i];
    }
  }

  /// Adds a multiple of `a bᵀ`.
  static void addOuter(double[][] sum, double[] a, double[] b, double weight) {
    for (int i = 0; i < a.length; i++) {
      if (a[i] != 0) {
        add(sum[i], b, weight * a[i]);
      }
    }
  }

  /// `a b`.
  static double[][] product(double[][] a, double[][] b) {
    var out = new double[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        add(out[i], b[j], a[i][j]);
      }
    }
    return out;
  }

  /// `aᵀ b`.
  static double[][] transposedProduct(double[][] a, double[][] b) {
    var out = new double[a[0].length][b[0].length];
    for (int j = 0; j < a.length; j++) {
      addOuter(out, a[j], b[j], 1);
    }
    return out;
  }

  /// `a x`.
  static double[] product(double[][] a, double[] x) {
    var out = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      out[i] = dot(a[i], x);
    }
    return out;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /// `Σ a_ij b_ij`.
  static double dot(double[][] a, double[][] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += dot(a[i], b[i]);
    }
    return sum;
  }

  /// `a aᵀ`, whose columns are long and whose rows are few; `columns[e]` is the e-th column.
  static double[][] gram(double[][] columns) {
    var out = new double[columns[0].length][columns[0].length];
    for (var c : columns) {
      for (int i = 0; i < c.length; i++) {
        double[] row = out[i];
        for (int j = 0; j <= i; j++) {
          row[j] += c[i] * c[j];
        }
      }
    }
    for (int i = 0; i < out.length; i++) {
      for (int j = 0; j < i; j++) {
        out[j][i] = out[i][j];
      }
    }
    return out;
  }
}
