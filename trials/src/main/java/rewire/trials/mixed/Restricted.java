package rewire.trials.mixed;

import java.util.Arrays;
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
/// 1995, 10.2307/2533274. `P_i` and `Q_ij` are those of Kenward & Roger 1997, 10.2307/2533558. People with the same
/// visits share `B = V⁻¹`, so everything is made of the sums in [Blocks] and nothing costs more for more people. With
/// `A = BX` and `e = B(y - Xβ)`, an element of `sigma` touches two visits only, and a second derivative costs the number
/// of visits to the fourth power.
final class Restricted {
  final Blocks data;
  final RealMatrix sigma;
  /// Minus twice the log-likelihood, with the constant that SAS and R print.
  final double minusTwoLogLikelihood;
  final double[] beta;
  /// Covariance of beta when sigma is taken as known.
  final RealMatrix phi;
  private final double[][] root; // phi = root rootᵀ, lower triangle
  private final double[][][] inverses; // B, per pattern

  private Restricted(Blocks data, RealMatrix sigma, double minusTwoLogLikelihood, double[] beta,
      RealMatrix phi, double[][][] inverses) {
    this.data = data;
    this.sigma = sigma;
    this.minusTwoLogLikelihood = minusTwoLogLikelihood;
    this.beta = beta;
    this.phi = phi;
    this.root = new CholeskyDecomposition(phi, CholeskyDecomposition.DEFAULT_RELATIVE_SYMMETRY_THRESHOLD, 0)
        .getL().getData();
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
    var inverses = new double[data.patterns().size()][][];
    for (int g = 0; g < inverses.length; g++) {
      var pattern = data.patterns().get(g);
      var cholesky = new CholeskyDecomposition(sigma.getSubMatrix(pattern.at(), pattern.at()));
      inverses[g] = even(cholesky.getSolver().getInverse().getData());
      logDet += pattern.people() * logDeterminant(cholesky);
      yvy += Sums.dot(inverses[g], pattern.yy());
      var rows = data.spread(pattern, inverses[g]);
      for (int q = 0; q < p; q++) {
        if (rows[q].length > 0) {
          int trait = data.effects().get(q).trait();
          xvy[q] += Sums.dot(rows[q], pattern.uy()[trait]);
          for (int r = 0; r <= q; r++) {
            xvx[q][r] += pattern.uu()[trait][data.effects().get(r).trait()]
                * data.seen(r, pattern, rows[q]);
          }
        }
      }
    }
    for (int q = 0; q < p; q++) {
      for (int r = 0; r < q; r++) {
        xvx[r][q] = xvx[q][r];
      }
    }
    var cholesky = new CholeskyDecomposition(new Array2DRowRealMatrix(xvx, false));
    var phi = symmetric(cholesky.getSolver().getInverse().getData());
    var beta = phi.operate(xvy);
    double total = logDet + yvy - Sums.dot(beta, xvy) + logDeterminant(cholesky)
        + (data.observations() - p) * Math.log(2 * Math.PI);
    return new Restricted(data, sigma, total, beta, phi, inverses);
  }

  /// Place of an element of sigma among the parameters.
  static int place(int a, int b) {
    int high = Math.max(a, b);
    return high * (high + 1) / 2 + Math.min(a, b);
  }

  private int parameters() {
    return data.visits() * (data.visits() + 1) / 2;
  }

  /// Sums over the people of one pattern.
  ///
  /// @param rows what an effect multiplies a trait with in `A`
  /// @param ue   `Σ u eᵀ`
  /// @param ee   `Σ e eᵀ`
  /// @param aa   `tr ΦΣ A_a A_dᵀ`, visit by visit
  private record Moments(double[][] rows, double[][] ue, double[][] ee, double[][] aa) {}

  /// What the fixed effects leave: `Σ u rᵀ` and `Σ r rᵀ`.
  private record Left(double[][] ur, double[][] rr) {}

  private Left left(int g) {
    var pattern = data.patterns().get(g);
    var fit = data.fit(pattern, beta);
    var ur = minus(pattern.uy(), Sums.product(pattern.uu(), fit));
    return new Left(ur, even(minus(minus(pattern.yy(), Sums.transposedProduct(fit, pattern.uy())),
        Sums.transposedProduct(ur, fit))));
  }

  private static double[][] minus(double[][] a, double[][] b) {
    var out = new double[a.length][];
    for (int i = 0; i < a.length; i++) {
      out[i] = a[i].clone();
      Sums.add(out[i], b[i], -1);
    }
    return out;
  }

  /// `Σ r rᵀ` over the people of a pattern, `r = y - Xβ`.
  double[][] residuals(int g) {
    return left(g).rr;
  }

  private Moments moments(int g) {
    var pattern = data.patterns().get(g);
    var b = inverses[g];
    var rows = data.spread(pattern, b);
    var left = left(g);
    int n = b.length;
    var aa = new double[n][n];
    int p = data.width();
    for (int q = 0; q < p; q++) {
      if (rows[q].length > 0) {
        var uu = pattern.uu()[data.effects().get(q).trait()];
        var sum = new double[n];
        for (int r = 0; r < p; r++) {
          if (rows[r].length > 0) {
            Sums.add(sum, rows[r], phi.getEntry(q, r) * uu[data.effects().get(r).trait()]);
          }
        }
        Sums.addOuter(aa, rows[q], sum, 1);
      }
    }
    return new Moments(rows, Sums.product(left.ur, b), even(Sums.product(Sums.product(b, left.rr), b)),
        even(aa));
  }

  /// First derivatives of minus twice the log-likelihood, and the average information.
  record Slope(double[] gradient, RealMatrix average) {}

  Slope slope() {
    int p = data.width();
    int k = parameters();
    var gradient = new double[k];
    var quadratic = new double[k][k]; // eᵀViBVje
    var h = new double[k][p]; // XᵀBVie
    for (int g = 0; g < inverses.length; g++) {
      int[] at = data.patterns().get(g).at();
      int people = data.patterns().get(g).people();
      var b = inverses[g];
      var m = moments(g);
      for (int i = 0; i < at.length; i++) {
        for (int j = 0; j < at.length; j++) {
          int ij = place(at[i], at[j]);
          gradient[ij] += people * b[i][j] - m.ee[i][j] - m.aa[i][j];
          for (int q = 0; q < p; q++) {
            if (m.rows[q].length > 0) {
              h[ij][q] += m.rows[q][i] * m.ue[data.effects().get(q).trait()][j];
            }
          }
          for (int c = 0; c < at.length; c++) {
            for (int d = 0; d < at.length; d++) {
              quadratic[ij][place(at[c], at[d])] += b[j][c] * m.ee[i][d];
            }
          }
        }
      }
    }
    var fitted = Sums.gram(Sums.product(Sums.transpose(root), Sums.transpose(h)));
    for (int i = 0; i < k; i++) {
      Sums.add(quadratic[i], fitted[i], -1);
    }
    return new Slope(gradient, symmetric(quadratic));
  }

  /// The expected information: `tr BViBVj - 2 tr ΦQij + tr ΦPiΦPj`.
  RealMatrix expected() {
    int k = parameters();
    var sum = new double[k][k];
    for (int g = 0; g < inverses.length; g++) {
      int[] at = data.patterns().get(g).at();
      int people = data.patterns().get(g).people();
      var b = inverses[g];
      var aa = moments(g).aa;
      for (int i = 0; i < at.length; i++) {
        for (int j = 0; j < at.length; j++) {
          var row = sum[place(at[i], at[j])];
          for (int c = 0; c < at.length; c++) {
            for (int d = 0; d < at.length; d++) {
              row[place(at[c], at[d])] += b[j][c] * (people * b[d][i] - 2 * aa[i][d]);
            }
          }
        }
      }
    }
    var squares = Sums.gram(rooted());
    for (int i = 0; i < k; i++) {
      Sums.add(sum[i], squares[i], 1);
    }
    return symmetric(sum);
  }

  /// The observed information: twice the average less the expected one.
  RealMatrix observed() {
    return slope().average().scalarMultiply(2).subtract(expected());
  }

  /// The lower triangles of `rootᵀ P_i root`, one row for each place, off the diagonal times √2, so that products of two
  /// columns add up to `tr ΦPiΦPj`.
  private double[][] rooted() {
    int p = data.width();
    int k = parameters();
    var out = new double[p * (p + 1) / 2][k];
    var pi = pMatrices();
    for (int i = 0; i < k; i++) {
      for (int q = 0; q < p; q++) {
        var right = new double[p];
        for (int r = 0; r < p; r++) {
          addStart(right, root[r], r + 1, pi[i][q][r]);
        }
        pi[i][q] = right;
      }
      for (int t = 0; t < p; t++) {
        var row = new double[t + 1];
        for (int q = t; q < p; q++) {
          addStart(row, pi[i][q], t + 1, root[q][t]);
        }
        for (int s = 0; s <= t; s++) {
          out[place(t, s)][i] = (s == t ? 1 : Math.sqrt(2)) * row[s];
        }
      }
    }
    return out;
  }

  private static void addStart(double[] sum, double[] a, int length, double weight) {
    for (int i = 0; i < length; i++) {
      sum[i] += weight * a[i];
    }
  }

  /// `P_i = -Σ XᵀBViBX` of Kenward and Roger, per element of sigma.
  private double[][][] pMatrices() {
    int p = data.width();
    var out = new double[parameters()][p][p];
    for (int g = 0; g < inverses.length; g++) {
      var pattern = data.patterns().get(g);
      int[] at = pattern.at();
      var rows = data.spread(pattern, inverses[g]);
      var column = new double[p];
      for (int j = 0; j < at.length; j++) {
        for (int q = 0; q < p; q++) {
          if (rows[q].length == 0) {
            continue;
          }
          var uu = pattern.uu()[data.effects().get(q).trait()];
          for (int r = 0; r < p; r++) {
            column[r] = rows[r].length == 0 ? 0 : rows[r][j] * uu[data.effects().get(r).trait()];
          }
          for (int i = 0; i < at.length; i++) {
            Sums.add(out[place(at[i], at[j])][q], column, -rows[q][i]);
          }
        }
      }
    }
    return out;
  }

  /// `P_i x`, one row for each element of sigma.
  double[][] pTimes(double[] x) {
    int p = data.width();
    var out = new double[parameters()][p];
    for (int g = 0; g < inverses.length; g++) {
      var pattern = data.patterns().get(g);
      int[] at = pattern.at();
      var rows = data.spread(pattern, inverses[g]);
      var ux = Sums.product(pattern.uu(), data.perTrait(rows, x, pattern)); // Σ u (Ax)ᵀ
      for (int i = 0; i < at.length; i++) {
        for (int j = 0; j < at.length; j++) {
          var row = out[place(at[i], at[j])];
          for (int q = 0; q < p; q++) {
            if (rows[q].length > 0) {
              row[q] -= rows[q][i] * ux[data.effects().get(q).trait()][j];
            }
          }
        }
      }
    }
    return out;
  }

  /// `Σ W_ij xᵀQ_ij x` of Kenward and Roger.
  double weightedQ(RealMatrix w, double[] x) {
    double sum = 0;
    for (int g = 0; g < inverses.length; g++) {
      var pattern = data.patterns().get(g);
      int[] at = pattern.at();
      var b = inverses[g];
      var ax = data.perTrait(data.spread(pattern, b), x, pattern);
      var squares = Sums.transposedProduct(ax, Sums.product(pattern.uu(), ax)); // Σ (Ax)(Ax)ᵀ
      for (int a = 0; a < at.length; a++) {
        for (int i = 0; i < at.length; i++) {
          int ai = place(at[a], at[i]);
          for (int c = 0; c < at.length; c++) {
            for (int d = 0; d < at.length; d++) {
              sum += w.getEntry(ai, place(at[c], at[d])) * b[i][c] * squares[a][d];
            }
          }
        }
      }
    }
    return sum;
  }

  private static double logDeterminant(CholeskyDecomposition cholesky) {
    var l = cholesky.getL();
    double sum = 0;
    for (int i = 0; i < l.getRowDimension(); i++) {
      sum += 2 * Math.log(l.getEntry(i, i));
    }
    return sum;
  }

  /// Rounding makes sums slightly uneven; decompositions want them even.
  static RealMatrix symmetric(double[][] a) {
    return MatrixUtils.createRealMatrix(even(a));
  }

  private static double[][] even(double[][] a) {
    var out = Arrays.stream(a).map(double[]::clone).toArray(double[][]::new);
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        out[i][j] = (a[i][j] + a[j][i]) / 2;
      }
    }
    return out;
  }
}
