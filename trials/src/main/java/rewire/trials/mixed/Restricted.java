package rewire.trials.mixed;

import java.util.Optional;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/// The restricted likelihood of ratings whose covariance over visits, `sigma`, is any positive definite matrix, with
/// first and second derivatives by its `k = m(m+1)/2` elements.
///
/// Patterson & Thompson 1971, 10.1093/biomet/58.3.545; derivatives and average information: Gilmour, Thompson & Cullis
/// 1995, 10.2307/2533274. `P_i` and `Q_ij` are those of Kenward & Roger 1997, 10.2307/2533558. Because an element of
/// `sigma` touches two places only, sums over people are kept as moments per pattern of visits (`T[a][d] = Σ A_a A_dᵀ`
/// with `A = V⁻¹X`), and each derivative costs the number of visits to the fourth power.
final class Restricted {
  final Blocks data;
  final RealMatrix sigma;
  /// Minus twice the log-likelihood, with the constant that SAS and R print.
  final double minusTwoLogLikelihood;
  final double[] beta;
  /// Covariance of beta when sigma is taken as known.
  final RealMatrix phi;
  private final RealMatrix[] inverses; // of V, per pattern

  private Restricted(Blocks data, RealMatrix sigma, double minusTwoLogLikelihood, double[] beta,
      RealMatrix phi,
      RealMatrix[] inverses) {
    this.data = data;
    this.sigma = sigma;
    this.minusTwoLogLikelihood = minusTwoLogLikelihood;
    this.beta = beta;
    this.phi = phi;
    this.inverses = inverses;
  }

  /// The likelihood at `sigma`; empty when `sigma` is not positive definite or the fixed effects cannot be told apart.
  static Optional<Restricted> at(Blocks data, RealMatrix sigma) {
    try {
      return Optional.of(evaluate(data, sigma));
    } catch (MathRuntimeException e) {
      return Optional.empty();
    }
  }

  private static Restricted evaluate(Blocks data, RealMatrix sigma) {
    int p = data.width();
    var xvx = new double[p][p];
    var xvy = new double[p];
    double yvy = 0;
    double logDet = 0;
    var inverses = new RealMatrix[data.patterns().size()];
    for (int g = 0; g < inverses.length; g++) {
      var pattern = data.patterns().get(g);
      var cholesky = new CholeskyDecomposition(sigma.getSubMatrix(pattern.at(), pattern.at()));
      inverses[g] = cholesky.getSolver().getInverse();
      var b = inverses[g].getData();
      logDet += pattern.y().size() * logDeterminant(cholesky);
      for (int s = 0; s < pattern.y().size(); s++) {
        var x = pattern.x().get(s);
        var a = product(b, x);
        var vy = product(b, pattern.y().get(s));
        for (int v = 0; v < x.length; v++) {
          yvy += pattern.y().get(s)[v] * vy[v];
          addOuter(xvx, x[v], a[v], 1);
          for (int i = 0; i < p; i++) {
            xvy[i] += x[v][i] * vy[v];
          }
        }
      }
    }
    var cholesky = new CholeskyDecomposition(symmetric(xvx));
    var phi = cholesky.getSolver().getInverse();
    var beta = phi.operate(xvy);
    double residual = yvy;
    for (int i = 0; i < p; i++) {
      residual -= beta[i] * xvy[i];
    }
    double total = logDet + residual + logDeterminant(cholesky)
        + (data.observations() - p) * Math.log(2 * Math.PI);
    return new Restricted(data, sigma, total, beta, phi, inverses);
  }

  /// Place of an element of sigma among the parameters.
  static int place(int a, int b) {
    int high = Math.max(a, b);
    return high * (high + 1) / 2 + Math.min(a, b);
  }

  /// First and second derivatives of minus twice the log-likelihood.
  ///
  /// @param pMatrices `P_i` of Kenward and Roger
  record Derivatives(double[] gradient, RealMatrix observed, RealMatrix expected, RealMatrix average,
      RealMatrix[] pMatrices) {}

  Derivatives derivatives() {
    int p = data.width();
    int k = place(data.visits() - 1, data.visits() - 1) + 1;
    var gradient = new double[k];
    var traces = new double[k][k]; // tr V⁻¹ViV⁻¹Vj - 2 tr ΦQij
    var quadratic = new double[k][k]; // eᵀViV⁻¹Vje
    var h = new double[k][p]; // XᵀV⁻¹Vie
    var pMatrices = new double[k][p][p];
    for (int g = 0; g < inverses.length; g++) {
      var at = data.patterns().get(g).at();
      var b = inverses[g].getData();
      var m = moments(g);
      int n = at.length;
      int people = data.patterns().get(g).y().size();
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          int ij = place(at[i], at[j]);
          gradient[ij] += people * b[i][j] - m.ee[i][j];
          for (int q = 0; q < p; q++) {
            h[ij][q] += m.ae[i][j][q];
            for (int r = 0; r < p; r++) {
              pMatrices[ij][q][r] -= m.aa[i][j][q][r];
            }
          }
          for (int c = 0; c < n; c++) {
            for (int d = 0; d < n; d++) {
              int cd = place(at[c], at[d]);
              traces[ij][cd] += people * b[d][i] * b[j][c] - 2 * b[j][c] * m.trace[i][d];
              quadratic[ij][cd] += b[j][c] * m.ee[i][d];
            }
          }
        }
      }
    }
    var ps = new RealMatrix[k];
    var phiP = new double[k][][];
    for (int i = 0; i < k; i++) {
      ps[i] = new Array2DRowRealMatrix(pMatrices[i], false);
      phiP[i] = phi.multiply(ps[i]).getData();
      gradient[i] += trace(phiP[i]);
    }
    var expected = new double[k][k];
    var average = new double[k][k];
    var observed = new double[k][k];
    for (int i = 0; i < k; i++) {
      var phiH = phi.operate(h[i]);
      for (int j = 0; j < k; j++) {
        expected[i][j] = traces[i][j] + traceOfProduct(phiP[i], phiP[j]);
        average[i][j] = quadratic[i][j] - dot(phiH, h[j]);
        observed[i][j] = 2 * average[i][j] - expected[i][j];
      }
    }
    return new Derivatives(gradient, symmetric(observed), symmetric(expected), symmetric(average), ps);
  }

  /// `Σ W_ij Q_ij` of Kenward and Roger.
  RealMatrix weightedQ(RealMatrix w) {
    int p = data.width();
    var sum = new double[p][p];
    for (int g = 0; g < inverses.length; g++) {
      var at = data.patterns().get(g).at();
      var b = inverses[g].getData();
      var m = moments(g);
      int n = at.length;
      for (int a = 0; a < n; a++) {
        for (int d = 0; d < n; d++) {
          double weight = 0;
          for (int i = 0; i < n; i++) {
            for (int c = 0; c < n; c++) {
              weight += w.getEntry(place(at[a], at[i]), place(at[c], at[d])) * b[i][c];
            }
          }
          for (int q = 0; q < p; q++) {
            for (int r = 0; r < p; r++) {
              sum[q][r] += weight * m.aa[a][d][q][r];
            }
          }
        }
      }
    }
    return new Array2DRowRealMatrix(sum, false);
  }

  /// Sums over the people of one pattern; `A = V⁻¹X`, `e = V⁻¹(y - Xβ)`.
  ///
  /// @param aa    `Σ A_a A_dᵀ`
  /// @param ae    `Σ A_a e_d`
  /// @param ee    `Σ e_a e_d`
  /// @param trace `tr ΦΣ A_a A_dᵀ`
  private record Moments(double[][][][] aa, double[][][] ae, double[][] ee, double[][] trace) {}

  private Moments moments(int g) {
    var pattern = data.patterns().get(g);
    int n = pattern.at().length;
    int p = data.width();
    var b = inverses[g].getData();
    var m = new Moments(new double[n][n][p][p], new double[n][n][p], new double[n][n], new double[n][n]);
    for (int s = 0; s < pattern.y().size(); s++) {
      var x = pattern.x().get(s);
      var a = product(b, x);
      var r = new double[n];
      for (int v = 0; v < n; v++) {
        r[v] = pattern.y().get(s)[v] - dot(x[v], beta);
      }
      var e = product(b, r);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          addOuter(m.aa[i][j], a[i], a[j], 1);
          m.ee[i][j] += e[i] * e[j];
          for (int q = 0; q < p; q++) {
            m.ae[i][j][q] += a[i][q] * e[j];
          }
        }
      }
    }
    var f = phi.getData();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        m.trace[i][j] = traceOfProduct(f, m.aa[i][j]);
      }
    }
    return m;
  }

  private static double logDeterminant(CholeskyDecomposition cholesky) {
    var l = cholesky.getL();
    double sum = 0;
    for (int i = 0; i < l.getRowDimension(); i++) {
      sum += 2 * Math.log(l.getEntry(i, i));
    }
    return sum;
  }

  private static double[][] product(double[][] b, double[][] x) {
    var out = new double[b.length][x[0].length];
    for (int i = 0; i < b.length; i++) {
      for (int j = 0; j < b.length; j++) {
        for (int q = 0; q < x[0].length; q++) {
          out[i][q] += b[i][j] * x[j][q];
        }
      }
    }
    return out;
  }

  private static double[] product(double[][] b, double[] y) {
    var out = new double[b.length];
    for (int i = 0; i < b.length; i++) {
      out[i] = dot(b[i], y);
    }
    return out;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void addOuter(double[][] sum, double[] a, double[] b, double weight) {
    for (int i = 0; i < a.length; i++) {
      if (a[i] != 0) {
        for (int j = 0; j < b.length; j++) {
          sum[i][j] += weight * a[i] * b[j];
        }
      }
    }
  }

  private static double trace(double[][] a) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i][i];
    }
    return sum;
  }

  private static double traceOfProduct(double[][] a, double[][] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        sum += a[i][j] * b[j][i];
      }
    }
    return sum;
  }

  /// Rounding makes sums over people slightly uneven; decompositions want them even.
  static RealMatrix symmetric(double[][] a) {
    var even = MatrixUtils.createRealMatrix(a.length, a.length);
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        even.setEntry(i, j, (a[i][j] + a[j][i]) / 2);
      }
    }
    return even;
  }
}
