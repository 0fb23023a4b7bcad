package rewire.trials.mixed;

import java.util.Optional;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/// Finds the covariance over visits at which the restricted likelihood is largest: average information steps (Gilmour,
/// Thompson & Cullis 1995, 10.2307/2533274), halved until the likelihood rises.
final class Unstructured {
  private static final int STEPS = 100;
  private static final int HALVINGS = 30;
  private static final double CLOSE = 1e-12; // Newton decrement, in units of minus twice the log-likelihood

  private Unstructured() {}

  /// The summit, or empty when there is none inside the positive definite matrices or the data do not tell.
  static Optional<Restricted> maximum(Blocks data, RealMatrix start) {
    var here = Restricted.at(data, start);
    for (int step = 0; here.isPresent() && step < STEPS; step++) {
      var slope = here.get().slope();
      var move = direction(here.get(), slope);
      if (move.isEmpty()) {
        return Optional.empty();
      }
      double decrement = 0;
      for (int i = 0; i < slope.gradient().length; i++) {
        decrement -= move.get()[i] * slope.gradient()[i];
      }
      if (decrement < CLOSE) {
        return here;
      }
      var next = uphill(here.get(), move.get());
      if (next.isEmpty()) {
        return decrement < 1e-6 ? here : Optional.empty(); // rounding hides the rest of the way
      }
      here = next;
    }
    return Optional.empty();
  }

  private static Optional<double[]> direction(Restricted here, Restricted.Slope slope) {
    return downhill(slope.average(), slope.gradient())
        .or(() -> downhill(here.expected(), slope.gradient())); // flat or saddle-shaped: the safer of the two
  }

  private static Optional<double[]> downhill(RealMatrix information, double[] gradient) {
    try {
      return Optional.of(new CholeskyDecomposition(information).getSolver()
          .solve(MatrixUtils.createRealVector(gradient)).mapMultiply(-1).toArray());
    } catch (MathRuntimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Restricted> uphill(Restricted here, double[] move) {
    double share = 1;
    for (int half = 0; half < HALVINGS; half++, share /= 2) {
      var there = Restricted.at(here.data, moved(here.sigma, move, share));
      if (there.isPresent() && there.get().minusTwoLogLikelihood < here.minusTwoLogLikelihood) {
        return there;
      }
    }
    return Optional.empty();
  }

  private static RealMatrix moved(RealMatrix sigma, double[] move, double share) {
    var there = sigma.copy();
    for (int a = 0; a < sigma.getRowDimension(); a++) {
      for (int b = 0; b < sigma.getRowDimension(); b++) {
        there.addToEntry(a, b, share * move[Restricted.place(a, b)]);
      }
    }
    return there;
  }

  /// Covariances of the residuals of least squares, pair by pair, drawn towards zero until they are positive definite.
  static Optional<RealMatrix> start(Blocks data) {
    int m = data.visits();
    var ordinary = Restricted.at(data, MatrixUtils.createRealIdentityMatrix(m));
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
      var sigma = MatrixUtils.createRealMatrix(m, m);
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < m; j++) {
          sigma.setEntry(i, j, (i == j ? 1 : keep) * sum[i][j] / Math.max(1, count[i][j]));
        }
      }
      if (Restricted.at(data, sigma).isPresent()) {
        return Optional.of(sigma);
      }
    }
    return Optional.empty();
  }
}
