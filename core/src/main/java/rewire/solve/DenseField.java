package rewire.solve;

/// A field that gives its Jacobian as a full matrix; solves by LU with partial pivoting, row by row.
///
/// For textbook problems and as the referee of compiled fields. Cost n^3/3 per factorisation. Keeps the row
/// order of the last factorisation behind the factors. One thread at a time.
public abstract class DenseField implements VectorField {
  private double[] f = {};

  /// Writes the derivative of rate `row` by state `column` into place `row * states + column`; the array
  /// comes zeroed.
  public abstract void jacobian(double t, double[] y, double[] p, double[] jacobian);

  @Override
  public int parameters() {
    return 0;
  }

  @Override
  public final void addRates(double t, double[] y, double[] p, double factor, double[] sum) {
    if (f.length != sum.length)
      f = new double[sum.length];
    rates(t, y, p, f);
    for (int k = 0; k < f.length; k++)
      sum[k] = Math.fma(factor, sum[k], f[k]);
  }

  /// The matrix row by row, then the row that was exchanged with in each elimination step.
  @Override
  public final int factors() {
    return states() * (states() + 1);
  }

  @Override
  public final void factor(double t, double[] y, double[] p, double shift, double[] factors) {
    int n = states();
    java.util.Arrays.fill(factors, 0);
    jacobian(t, y, p, factors);
    for (int i = 0; i < n * n; i++)
      factors[i] = -factors[i];
    for (int i = 0; i < n; i++)
      factors[i * n + i] += shift;
    for (int k = 0; k < n; k++) {
      int pivot = k;
      for (int row = k + 1; row < n; row++) {
        if (Math.abs(factors[row * n + k]) > Math.abs(factors[pivot * n + k]))
          pivot = row;
      }
      factors[n * n + k] = pivot;
      for (int column = 0; column < n && pivot != k; column++) {
        double kept = factors[k * n + column];
        factors[k * n + column] = factors[pivot * n + column];
        factors[pivot * n + column] = kept;
      }
      for (int row = k + 1; row < n; row++) {
        double multiplier = factors[row * n + k] / factors[k * n + k];
        factors[row * n + k] = multiplier;
        if (multiplier == 0)
          continue;
        for (int column = k + 1; column < n; column++) {
          factors[row * n + column] -= multiplier * factors[k * n + column];
        }
      }
    }
  }

  @Override
  public final void solve(double[] factors, double[] b) {
    int n = states();
    for (int k = 0; k < n; k++) {
      int pivot = (int) factors[n * n + k];
      double kept = b[k];
      b[k] = b[pivot];
      b[pivot] = kept;
    }
    for (int row = 0; row < n; row++) {
      double sum = b[row];
      for (int column = 0; column < row; column++)
        sum -= factors[row * n + column] * b[column];
      b[row] = sum;
    }
    for (int row = n - 1; row >= 0; row--) {
      double sum = b[row];
      for (int column = row + 1; column < n; column++)
        sum -= factors[row * n + column] * b[column];
      b[row] = sum / factors[row * n + row];
    }
  }
}
