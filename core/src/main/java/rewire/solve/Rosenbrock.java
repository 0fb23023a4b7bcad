package rewire.solve;

import java.util.Arrays;

/// Stiffly accurate Rosenbrock methods with an embedded error estimate, made of their coefficients alone.
///
/// In the transformed form of Hairer & Wanner, Solving Ordinary Differential Equations II, sec. IV.7, eq. (7.25), with
/// j < i:
///
/// ```
/// (I / (gamma h) - J) U_i = f(t + c_i h, y0 + sum_j A_ij U_j) + (sum_j C_ij U_j) / h + d_i h df/dt
/// ```
///
/// A row of A that is missing means the argument before plus the stage before; so does the new state mean the last argument
/// plus the last stage, which is the estimated error. Interpolant, with s = theta:
/// `y0 (1 - s) + s y1 + sum_j w_j U_j`, w_j = s (1 - s) (H_1j + s (H_2j + ...)).
///
/// A new method is a file of coefficients that extends this class, as [Rodas5P] does; it then runs one state and lanes.
public abstract class Rosenbrock implements Method {
  private final String name;
  private final int order;
  private final int errorOrder;
  private final double gamma;
  private final double[][] a;
  private final double[][] c;
  private final double[] at;
  private final double[] drift;
  private final double[][] dense;

  /// @param order      of the solution that is carried forward
  /// @param errorOrder the error estimate of a step of length h shrinks as h to this power
  /// @param gamma      the diagonal
  /// @param a          rows of A, the first empty; the last ones may be missing
  /// @param c          rows of C, the first empty
  /// @param at         c_i, the place of each stage within the step
  /// @param drift      d_i
  /// @param dense      rows of H
  protected Rosenbrock(String name, int order, int errorOrder, double gamma, double[][] a, double[][] c,
      double[] at, double[] drift, double[][] dense) {
    this.name = name;
    this.order = order;
    this.errorOrder = errorOrder;
    this.gamma = gamma;
    this.a = whole(a, c.length);
    this.c = c;
    this.at = at;
    this.drift = drift;
    this.dense = dense;
  }

  /// With the rows that are missing.
  private static double[][] whole(double[][] a, int stages) {
    double[][] rows = Arrays.copyOf(a, stages);
    for (int i = a.length; i < stages; i++) {
      rows[i] = Arrays.copyOf(rows[i - 1], i);
      rows[i][i - 1] = 1;
    }
    return rows;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final int order() {
    return order;
  }

  @Override
  public final int errorOrder() {
    return errorOrder;
  }

  @Override
  public final int stages() {
    return c.length;
  }

  @Override
  public final void attempt(Step step) {
    double[][] u = step.stages;
    step.factor(gamma);
    boolean drifts = step.drifts();
    if (drifts)
      step.timeDerivative();
    for (int i = 0; i < u.length; i++) {
      if (i == 0) {
        System.arraycopy(step.f0, 0, u[0], 0, u[0].length);
      } else {
        Sums.both(step.g, a[i], u[i], c[i], step.y0, u, i);
        step.addRates(at[i], step.g, u[i]);
      }
      if (drifts && drift[i] != 0)
        Sums.addTimed(u[i], drift[i], step.length, step.dfdt);
      step.solve(u[i]);
    }
    double[] argument = u.length > 1 ? step.g : step.y0;
    double[] last = u[u.length - 1];
    double[] y1 = step.y1;
    for (int k = 0; k < y1.length; k++)
      y1[k] = argument[k] + last[k];
    step.rates(1, y1, step.f1);
  }

  @Override
  public final void interpolate(Step step, double theta, double[] y) {
    double rest = 1 - theta;
    double[] w = step.weights;
    for (int j = 0; j < w.length; j++) {
      double sum = 0;
      for (int k = dense.length - 1; k >= 0; k--)
        sum = dense[k][j] + theta * sum;
      w[j] = theta * rest * sum;
    }
    double[] y0 = step.y0;
    double[] y1 = step.y1;
    for (int k = 0; k < y.length; k++)
      y[k] = rest * y0[k] + theta * y1[k];
    Sums.add(y, w, step.stages);
  }
}
