package rewire.trials.mixed;

import java.util.Optional;

/// `a = l lᵀ` with a lower triangle. Own code because a fit takes some hundred of these of a few dozen rows, most of whose
/// time went into copies and checks of a library's matrices.
record Cholesky(double[][] l) {
  private static final double POSITIVE = 1e-13; // what must be left of a diagonal element, relative: some
                                                // hundred roundings

  /// Empty when the matrix is not positive definite.
  static Optional<Cholesky> of(double[][] a) {
    int n = a.length;
    var l = new double[n][];
    for (int i = 0; i < n; i++) {
      var row = new double[i + 1];
      for (int j = 0; j <= i; j++) {
        var other = j == i ? row : l[j];
        double rest = a[i][j];
        for (int s = 0; s < j; s++) {
          rest -= row[s] * other[s];
        }
        if (j < i) {
          row[j] = rest / other[j];
        } else if (rest > POSITIVE * a[i][i]) {
          row[j] = Math.sqrt(rest);
        } else { // also when it is not a number
          return Optional.empty();
        }
      }
      l[i] = row;
    }
    return Optional.of(new Cholesky(l));
  }

  double logDeterminant() {
    double sum = 0;
    for (int i = 0; i < l.length; i++) {
      sum += 2 * Math.log(l[i][i]);
    }
    return sum;
  }

  /// `a⁻¹ b`.
  double[] solve(double[] b) {
    double[] x = b.clone();
    for (int i = 0; i < l.length; i++) {
      for (int j = 0; j < i; j++) {
        x[i] -= l[i][j] * x[j];
      }
      x[i] /= l[i][i];
    }
    for (int i = l.length - 1; i >= 0; i--) {
      x[i] /= l[i][i];
      for (int j = 0; j < i; j++) {
        x[j] -= l[i][j] * x[i];
      }
    }
    return x;
  }

  /// `l⁻¹`, a lower triangle whose rows end at the diagonal.
  double[][] inverseTriangle() {
    var out = new double[l.length][];
    for (int i = 0; i < l.length; i++) {
      var row = new double[i + 1];
      for (int j = 0; j < i; j++) {
        Sums.add(row, out[j], -l[i][j] / l[i][i]);
      }
      row[i] = 1 / l[i][i];
      out[i] = row;
    }
    return out;
  }

  /// `a⁻¹`.
  double[][] inverse() {
    return inverse(inverseTriangle());
  }

  /// `a⁻¹` from its triangle: `l⁻ᵀ l⁻¹`.
  static double[][] inverse(double[][] inverseTriangle) {
    int n = inverseTriangle.length;
    var out = new double[n][n];
    for (var row : inverseTriangle) {
      for (int i = 0; i < row.length; i++) {
        Sums.add(out[i], row, row[i]);
      }
    }
    return out;
  }
}
