package rewire.trials.mixed;

import java.util.Optional;

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
  final double[][] sigma;
  /// Minus twice the log-likelihood, with the constant that SAS and R print.
  final double minusTwoLogLikelihood;
  final double[] beta;
  /// Covariance of beta when sigma is taken as known.
  final double[][] phi;
  private final double[][] root; // phi = rootᵀ root, rows end at the diagonal
  private final double[][][] inverses; // B, per pattern
  private final double[][][] rows; // what an effect multiplies a trait with in A, per pattern
  private final int[] traits; // of the fixed effects

  private Restricted(Blocks data, double[][] sigma, double minusTwoLogLikelihood, double[] beta,
      double[][] root,
      double[][] phi, double[][][] inverses, double[][][] rows) {
    this.data = data;
    this.sigma = sigma;
    this.minusTwoLogLikelihood = minusTwoLogLikelihood;
    this.beta = beta;
    this.root = root;
    this.phi = phi;
    this.inverses = inverses;
    this.rows = rows;
    this.traits = data.effects().stream().mapToInt(Blocks.Effect::trait).toArray();
  }

  /// The likelihood at `sigma`; empty when `sigma` is not positive definite or the fixed effects cannot be told apart.
  static Optional<Restricted> at(Blocks data, double[][] sigma) {
    int p = data.width();
    var xvx = new double[p][p];
    var xvy = new double[p];
    double yvy = 0;
    double logDet = 0;
    var inverses = new double[data.patterns().size()][][];
    var spread = new double[inverses.length][][];
    for (int g = 0; g < inverses.length; g++) {
      var pattern = data.patterns().get(g);
      var cholesky = Cholesky.of(part(sigma, pattern.at()));
      if (cholesky.isEmpty()) {
        return Optional.empty();
      }
      inverses[g] = cholesky.get().inverse();
      logDet += pattern.people() * cholesky.get().logDeterminant();
      yvy += Sums.dot(inverses[g], pattern.yy());
      var rows = data.spread(pattern, inverses[g]);
      spread[g] = rows;
      for (int q = 0; q < p; q++) {
        if (rows[q].length > 0) {
          int trait = data.effects().get(q).trait();
          xvy[q] += Sums.dot(rows[q], pattern.uy()[trait]);
          for (int r = 0; r <= q; r++) {
            xvx[q][r] += pattern.uu()[trait][data.effects().get(r).trait()] * data.seen(r, pattern, rows[q]);
          }
        }
      }
    }
    var cholesky = Cholesky.of(xvx);
    if (cholesky.isEmpty()) {
      return Optional.empty();
    }
    var beta = cholesky.get().solve(xvy);
    double total = logDet + yvy - Sums.dot(beta, xvy) + cholesky.get().logDeterminant()
        + (data.observations() - p) * Math.log(2 * Math.PI);
    var root = cholesky.get().inverseTriangle();
    return Double.isFinite(total)
        ? Optional
            .of(new Restricted(data, sigma, total, beta, root, Cholesky.inverse(root), inverses, spread))
        : Optional.empty();
  }

  private static double[][] part(double[][] sigma, int[] at) {
    var out = new double[at.length][at.length];
    for (int i = 0; i < at.length; i++) {
      for (int j = 0; j < at.length; j++) {
        out[i][j] = sigma[at[i]][at[j]];
      }
    }
    return out;
  }

  /// Place of an element of sigma among the parameters.
  static int place(int a, int b) {
    int high = Math.max(a, b);
    return high * (high + 1) / 2 + Math.min(a, b);
  }

  private int parameters() {
    return data.visits() * (data.visits() + 1) / 2;
  }

  /// What the fixed effects leave: `Σ u rᵀ` and `Σ r rᵀ`, with `r = y - Xβ`.
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

  /// `Σ r rᵀ` over the people of a pattern.
  double[][] residuals(int g) {
    return left(g).rr;
  }

  /// Sums over the people of one pattern.
  ///
  /// @param ue   `Σ u eᵀ`
  /// @param ee   `Σ e eᵀ`
  /// @param aa   `tr ΦΣ A_a A_dᵀ`, visit by visit
  private record Moments(double[][] ue, double[][] ee, double[][] aa) {}

  private Moments moments(int g) {
    var pattern = data.patterns().get(g);
    var b = inverses[g];
    var left = left(g);
    return new Moments(Sums.product(left.ur, b), even(Sums.product(Sums.product(b, left.rr), b)),
        fitted(pattern, rows[g]));
  }

  private double[][] fitted(Blocks.Pattern pattern, double[][] rows) {
    var out = new double[pattern.at().length][pattern.at().length];
    for (int q = 0; q < rows.length; q++) {
      if (rows[q].length > 0) {
        var uu = pattern.uu()[traits[q]];
        var sum = new double[out.length];
        for (int r = 0; r < rows.length; r++) {
          if (rows[r].length > 0) {
            Sums.add(sum, rows[r], phi[q][r] * uu[traits[r]]);
          }
        }
        Sums.addOuter(out, rows[q], sum, 1);
      }
    }
    return even(out);
  }

  /// First derivatives of minus twice the log-likelihood.
  double[] gradient() {
    var out = new double[parameters()];
    for (int g = 0; g < inverses.length; g++) {
      var pattern = data.patterns().get(g);
      var m = moments(g);
      int[][] places = pattern.places();
      for (int i = 0; i < places.length; i++) {
        for (int j = 0; j < places.length; j++) {
          out[places[i][j]] += pattern.people() * inverses[g][i][j] - m.ee[i][j] - m.aa[i][j];
        }
      }
    }
    return out;
  }

  /// The average information.
  double[][] average() {
    int p = data.width();
    int k = parameters();
    var sum = new double[k][k]; // eᵀViBVje
    var h = new double[k][p]; // XᵀBVie
    for (int g = 0; g < inverses.length; g++) {
      var b = inverses[g];
      var m = moments(g);
      int[][] places = data.patterns().get(g).places();
      for (int i = 0; i < b.length; i++) {
        for (int j = 0; j < b.length; j++) {
          var row = sum[places[i][j]];
          for (int c = 0; c < b.length; c++) {
            for (int d = 0; d < b.length; d++) {
              row[places[c][d]] += b[j][c] * m.ee[i][d];
            }
          }
          var effects = h[places[i][j]];
          for (int q = 0; q < p; q++) {
            if (rows[g][q].length > 0) {
              effects[q] += rows[g][q][i] * m.ue[traits[q]][j];
            }
          }
        }
      }
    }
    var columns = new double[p][k];
    for (int i = 0; i < k; i++) {
      for (int q = 0; q < p; q++) {
        double dot = 0;
        for (int r = 0; r <= q; r++) {
          dot += root[q][r] * h[i][r];
        }
        columns[q][i] = dot;
      }
    }
    return even(minus(sum, Sums.gram(columns)));
  }

  /// The expected information: `tr BViBVj - 2 tr ΦQij + tr ΦPiΦPj`.
  double[][] expected() {
    var sum = Sums.gram(rooted());
    for (int g = 0; g < inverses.length; g++) {
      var pattern = data.patterns().get(g);
      var b = inverses[g];
      var aa = fitted(pattern, rows[g]);
      int[][] places = pattern.places();
      for (int i = 0; i < b.length; i++) {
        for (int j = 0; j < b.length; j++) {
          var row = sum[places[i][j]];
          for (int c = 0; c < b.length; c++) {
            for (int d = 0; d < b.length; d++) {
              row[places[c][d]] += b[j][c] * (pattern.people() * b[d][i] - 2 * aa[i][d]);
            }
          }
        }
      }
    }
    return even(sum);
  }

  /// The observed information: twice the average less the expected one.
  double[][] observed() {
    var average = average();
    var out = minus(average, expected());
    for (int i = 0; i < out.length; i++) {
      Sums.add(out[i], average[i], 1);
    }
    return out;
  }

  /// The lower triangles of `root P_i rootᵀ`, one row for each place, off the diagonal times √2, so that products of two
  /// columns add up to `tr ΦPiΦPj`.
  private double[][] rooted() {
    int p = data.width();
    int k = parameters();
    var out = new double[p * (p + 1) / 2][k];
    var pi = pMatrices();
    for (int i = 0; i < k; i++) {
      var left = new double[p][p]; // root P_i
      for (int q = 0; q < p; q++) {
        for (int r = 0; r <= q; r++) {
          Sums.add(left[q], pi[i][r], root[q][r]);
        }
        for (int s = 0; s <= q; s++) {
          double dot = 0;
          for (int r = 0; r <= s; r++) {
            dot += left[q][r] * root[s][r];
          }
          out[place(q, s)][i] = (s == q ? 1 : Math.sqrt(2)) * dot;
        }
      }
    }
    return out;
  }

  /// `P_i = -Σ XᵀBViBX` of Kenward and Roger, per element of sigma.
  private double[][][] pMatrices() {
    int p = data.width();
    var out = new double[parameters()][p][p];
    for (int g = 0; g < inverses.length; g++) {
      var pattern = data.patterns().get(g);
      int[][] places = pattern.places();
      var here = rows[g];
      var column = new double[p];
      for (int j = 0; j < places.length; j++) {
        for (int q = 0; q < p; q++) {
          if (here[q].length == 0) {
            continue;
          }
          var uu = pattern.uu()[traits[q]];
          for (int r = 0; r < p; r++) {
            column[r] = here[r].length == 0 ? 0 : here[r][j] * uu[traits[r]];
          }
          for (int i = 0; i < places.length; i++) {
            Sums.add(out[places[i][j]][q], column, -here[q][i]);
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
      int[][] places = pattern.places();
      var here = rows[g];
      var ux = Sums.product(pattern.uu(), data.perTrait(here, x, pattern)); // Σ u (Ax)ᵀ
      for (int i = 0; i < places.length; i++) {
        for (int j = 0; j < places.length; j++) {
          var row = out[places[i][j]];
          for (int q = 0; q < p; q++) {
            if (here[q].length > 0) {
              row[q] -= here[q][i] * ux[traits[q]][j];
            }
          }
        }
      }
    }
    return out;
  }

  /// `Σ W_ij xᵀQ_ij x` of Kenward and Roger.
  double weightedQ(double[][] w, double[] x) {
    double sum = 0;
    for (int g = 0; g < inverses.length; g++) {
      var pattern = data.patterns().get(g);
      int[][] places = pattern.places();
      var b = inverses[g];
      var ax = data.perTrait(rows[g], x, pattern);
      var squares = Sums.transposedProduct(ax, Sums.product(pattern.uu(), ax)); // Σ (Ax)(Ax)ᵀ
      for (int a = 0; a < b.length; a++) {
        for (int i = 0; i < b.length; i++) {
          var row = w[places[a][i]];
          for (int c = 0; c < b.length; c++) {
            for (int d = 0; d < b.length; d++) {
              sum += row[places[c][d]] * b[i][c] * squares[a][d];
            }
          }
        }
      }
    }
    return sum;
  }

  /// Rounding makes sums slightly uneven; decompositions want them even.
  private static double[][] even(double[][] a) {
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < i; j++) {
        a[i][j] = (a[i][j] + a[j][i]) / 2;
        a[j][i] = a[i][j];
      }
    }
    return a;
  }
}
