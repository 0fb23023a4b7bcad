package rewire.solve;

/// The eigenvalue of the Jacobian closest to zero, by inverse iteration: the slowest return to, or flight
/// from, a rest point.
///
/// Each step solves (-J) w = v and reads the eigenvalue off as -(v.v) / (v.w). Converges if that eigenvalue
/// is real and simple; if the closest is a complex pair, or two are equally close, it does not and says so.
/// Source: Golub & Van Loan, Matrix Computations, 4th ed., sec. 7.6.1. Unit: one over the time unit of the
/// field.
public final class LeadingEigenvalue {
  private static final int ITERATIONS = 500;
  private static final double ACCURACY = 1e-10;

  /// The eigenvalue, its vector of length 1, and whether it settled to a relative 1e-10.
  @SuppressWarnings("ArrayRecordComponent") // handed over with ownership; compared by nobody
  public record Eigenvalue(boolean converged, double value, double[] vector) {}

  private LeadingEigenvalue() {}

  /// The leading eigenvalue of the Jacobian at (t, y); `p` must be prepared.
  public static Eigenvalue of(VectorField field, double t, double[] y, double[] p) {
    int n = field.states();
    var factors = new double[field.factors()];
    field.factor(t, y, p, 0, factors);
    var v = new double[n];
    for (int k = 0; k < n; k++)
      v[k] = 1 + (double) k / n; // not orthogonal to the vector sought, barring accidents
    scale(v, 1 / Math.sqrt(dot(v, v)));
    var w = new double[n];
    double value = Double.NaN;
    int settled = 0;
    for (int iteration = 0; iteration < ITERATIONS && settled < 3; iteration++) {
      System.arraycopy(v, 0, w, 0, n);
      field.solve(factors, w);
      double next = -1 / dot(v, w);
      settled = Math.abs(next - value) <= ACCURACY * Math.abs(next) ? settled + 1 : 0;
      value = next;
      double length = Math.sqrt(dot(w, w));
      if (!(length > 0 && length < Double.POSITIVE_INFINITY))
        return new Eigenvalue(false, 0, v);
      System.arraycopy(w, 0, v, 0, n);
      scale(v, 1 / length);
    }
    return new Eigenvalue(settled == 3, value, v);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++)
      sum += a[k] * b[k];
    return sum;
  }

  private static void scale(double[] a, double factor) {
    for (int k = 0; k < a.length; k++)
      a[k] *= factor;
  }
}
