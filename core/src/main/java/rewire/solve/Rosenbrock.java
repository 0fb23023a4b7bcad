package rewire.solve;

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
/// `y0 (1 - s) + s (y1 + (1 - s) (D1 + s (D2 + ...)))`, D_k = sum_j H_kj U_j.
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
    this.a = a;
    this.c = c;
    this.at = at;
    this.drift = drift;
    this.dense = dense;
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
  public final int denseVectors() {
    return dense.length;
  }

  @Override
  public final void attempt(Step step) {
    double[][] u = step.stages;
    double[] g = step.y0;
    step.factor(gamma);
    boolean drifts = step.drifts();
    if (drifts)
      step.timeDerivative();
    for (int i = 0; i < u.length; i++) {
      double[] f = step.f0;
      if (i > 0) {
        f = step.f;
        if (i < a.length) {
          Sums.add(step.g, step.y0, a[i], u, i);
        } else {
          Sums.addOne(step.g, 1, u[i - 1]);
        }
        g = step.g;
        step.rates(at[i], g, f);
      }
      Sums.addDivided(u[i], f, step.inverse, c[i], u, i);
      if (drifts && drift[i] != 0)
        Sums.addTimed(u[i], drift[i], step.length, step.dfdt);
      step.solve(u[i]);
    }
    double[] last = u[u.length - 1];
    double[] y1 = step.y1;
    for (int k = 0; k < y1.length; k++)
      y1[k] = g[k] + last[k];
    step.rates(1, y1, step.f1);
  }

  @Override
  public final void prepareDense(Step step) {
    for (int k = 0; k < dense.length; k++) {
      double[] d = step.dense[k];
      java.util.Arrays.fill(d, 0);
      Sums.add(d, d, dense[k], step.stages, step.stages.length);
    }
  }

  @Override
  public final void interpolate(Step step, double theta, double[] y) {
    double rest = 1 - theta;
    double[] y0 = step.y0;
    double[] y1 = step.y1;
    switch (dense.length) {
      case 2 -> {
        double[] d1 = step.dense[0];
        double[] d2 = step.dense[1];
        for (int k = 0; k < y.length; k++)
          y[k] = rest * y0[k] + theta * (y1[k] + rest * (d1[k] + theta * d2[k]));
      }
      case 3 -> {
        double[] d1 = step.dense[0];
        double[] d2 = step.dense[1];
        double[] d3 = step.dense[2];
        for (int k = 0; k < y.length; k++)
          y[k] = rest * y0[k] + theta * (y1[k] + rest * (d1[k] + theta * (d2[k] + theta * d3[k])));
      }
      default -> throw new IllegalStateException(
          "An interpolant of " + dense.length + " vectors is not provided for.");
    }
  }
}
