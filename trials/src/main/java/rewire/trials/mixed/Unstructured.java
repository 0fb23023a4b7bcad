package rewire.trials.mixed;

import java.util.Optional;

/// Finds the covariance over visits at which the restricted likelihood is largest: average information steps (Gilmour,
/// Thompson & Cullis 1995, 10.2307/2533274), halved until the likelihood rises.
final class Unstructured {
  private static final int STEPS = 100;
  private static final int HALVINGS = 30;
  private static final double CLOSE = 1e-18; // Newton decrement, in units of minus twice the log-likelihood
  private static final double NEAR = 1e-1; // the same, from where the information hardly changes any more
  private static final double QUICK = 4; // fall of the decrement in a step with which that is so
  private static final double HIDDEN = 1e-6; // the same, from where rounding may hide the way up
  private static final double ROUNDING = 1e-12; // of the likelihood, relative

  private Unstructured() {}

  /// The summit, or empty when there is none inside the positive definite matrices or the data do not tell.
  static Optional<Restricted> maximum(Blocks data, double[][] start) {
    var found = Restricted.at(data, start);
    var information = Optional.<Cholesky>empty();
    double last = NEAR;
    for (int step = 0; found.isPresent() && step < STEPS; step++) {
      var here = found.get();
      double[] gradient = here.gradient();
      double decrement = information.map(i -> Sums.dot(i.solve(gradient), gradient)).orElse(Double.NaN);
      if (!(decrement < last / QUICK)) { // else the last information is good enough
        information = Cholesky.of(here.average()).or(() -> Cholesky.of(here.expected()));
        if (information.isEmpty()) {
          return Optional.empty();
        }
        decrement = Sums.dot(information.get().solve(gradient), gradient);
      }
      last = Math.min(NEAR, decrement);
      if (decrement < CLOSE) {
        return found;
      }
      found = uphill(here, information.get().solve(gradient));
      if (found.isEmpty()) {
        return decrement < HIDDEN ? Optional.of(here) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Optional<Restricted> uphill(Restricted here, double[] move) {
    double share = 1;
    for (int half = 0; half < HALVINGS; half++, share /= 2) {
      var there = Restricted.at(here.data, moved(here.sigma, move, -share));
      double least = here.minusTwoLogLikelihood;
      if (there.isPresent() && there.get().minusTwoLogLikelihood < least + ROUNDING * Math.abs(least)) {
        return there;
      }
    }
    return Optional.empty();
  }

  private static double[][] moved(double[][] sigma, double[] move, double share) {
    var there = new double[sigma.length][sigma.length];
    for (int a = 0; a < sigma.length; a++) {
      for (int b = 0; b < sigma.length; b++) {
        there[a][b] = sigma[a][b] + share * move[Restricted.place(a, b)];
      }
    }
    return there;
  }

  /// Covariances of the residuals of least squares, pair by pair, drawn towards zero until they are positive definite.
  static Optional<double[][]> start(Blocks data) {
    int m = data.visits();
    var identity = new double[m][m];
    for (int i = 0; i < m; i++) {
      identity[i][i] = 1;
    }
    var ordinary = Restricted.at(data, identity);
    if (ordinary.isEmpty()) {
      return Optional.empty();
    }
    var sum = new double[m][m];
    var count = new int[m][m];
    for (int g = 0; g < data.patterns().size(); g++) {
      var pattern = data.patterns().get(g);
      var products = ordinary.get().residuals(g);
      for (int i = 0; i < products.length; i++) {
        for (int j = 0; j < products.length; j++) {
          sum[pattern.at()[i]][pattern.at()[j]] += products[i][j];
          count[pattern.at()[i]][pattern.at()[j]] += pattern.people();
        }
      }
    }
    for (double keep = 1; keep > 0.01; keep *= 0.8) {
      var sigma = new double[m][m];
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < m; j++) {
          sigma[i][j] = (i == j ? 1 : keep) * sum[i][j] / Math.max(1, count[i][j]);
        }
      }
      if (Restricted.at(data, sigma).isPresent()) {
        return Optional.of(sigma);
      }
    }
    return Optional.empty();
  }
}
