package rewire.trials.missing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;
import rewire.trials.Subject;

/// The normal distribution of a person's missing scores given those that are there; worked out once per pattern of gaps.
final class Conditional {
  private final RealMatrix sigma;
  private final Map<List<Boolean>, Pattern> patterns = new HashMap<>();

  /// @param slope `E[missing] = mean + slope (seen - its mean)`
  /// @param root  triangle of what is left of the covariance
  private record Pattern(int[] seen, int[] missing, double[][] slope, double[][] root) {}

  Conditional(RealMatrix sigma) {
    this.sigma = sigma;
  }

  /// A person's scores with each gap filled by its expectation.
  double[] expected(Subject s, double[] means) {
    return filled(s, means, new double[means.length]);
  }

  /// A person's scores with gaps filled at random.
  double[] drawn(Subject s, double[] means, Dice dice) {
    var pattern = pattern(s);
    var z = new double[means.length];
    for (int i = 0; i < pattern.missing.length; i++) {
      z[i] = dice.normal();
    }
    return filled(s, means, z);
  }

  private double[] filled(Subject s, double[] means, double[] z) {
    var p = pattern(s);
    var scores = s.scores().clone();
    for (int i = 0; i < p.missing.length; i++) {
      double value = means[p.missing[i]];
      for (int j = 0; j < p.seen.length; j++) {
        value += p.slope[i][j] * (scores[p.seen[j]] - means[p.seen[j]]);
      }
      for (int j = 0; j <= i; j++) {
        value += p.root[i][j] * z[j];
      }
      scores[p.missing[i]] = value;
    }
    return scores;
  }

  private Pattern pattern(Subject s) {
    var key = IntStream.range(0, s.scores().length).mapToObj(s::rated).toList();
    return patterns.computeIfAbsent(key, this::pattern);
  }

  private Pattern pattern(List<Boolean> there) {
    int[] seen = IntStream.range(0, there.size()).filter(there::get).toArray();
    int[] missing = IntStream.range(0, there.size()).filter(v -> !there.get(v)).toArray();
    if (missing.length == 0) {
      return new Pattern(seen, missing, new double[0][], new double[0][]);
    }
    var left = sigma.getSubMatrix(missing, missing);
    var slope = new double[missing.length][0];
    if (seen.length > 0) {
      var across = sigma.getSubMatrix(missing, seen);
      var product = across
          .multiply(
              new CholeskyDecomposition(sigma.getSubMatrix(seen, seen), 1e-9, 0).getSolver().getInverse());
      left = left.subtract(product.multiply(across.transpose()));
      slope = product.getData();
    }
    return new Pattern(seen, missing, slope, new CholeskyDecomposition(left, 1e-6, 0).getL().getData());
  }
}
