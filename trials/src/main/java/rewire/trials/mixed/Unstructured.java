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
      var d = here.get().derivatives();
      var move = direction(d);
      if (move.isEmpty()) {
        return Optional.empty();
      }
      double decrement = 0;
      for (int i = 0; i < d.gradient().length; i++) {
        decrement -= move.get()[i] * d.gradient()[i];
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

  private static Optional<double[]> direction(Restricted.Derivatives d) {
    for (var information : new RealMatrix[] {d.average(), d.expected()}) {
      try {
        var solved = new CholeskyDecomposition(information).getSolver()
            .solve(MatrixUtils.createRealVector(d.gradient()));
        return Optional.of(solved.mapMultiply(-1).toArray());
      } catch (MathRuntimeException e) {
        // flat or saddle-shaped here; the expected information is the safer of the two
      }
    }
    return Optional.empty();
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
    var beta = MatrixUtils.createRealVector(ordinary.get().beta);
    var sum = new double[m][m];
    var count = new int[m][m];
    for (var pattern : data.patterns()) {
      int[] at = pattern.at();
      for (int s = 0; s < pattern.y().size(); s++) {
        var r = MatrixUtils.createRealMatrix(pattern.x().get(s)).operate(beta).toArray();
        for (int i = 0; i < at.length; i++) {
          r[i] = pattern.y().get(s)[i] - r[i];
        }
        for (int i = 0; i < at.length; i++) {
          for (int j = 0; j < at.length; j++) {
            sum[at[i]][at[j]] += r[i] * r[j];
            count[at[i]][at[j]]++;
          }
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
