package rewire.trials.survival;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.SingularValueDecomposition;

/// Whether curves differ (Mantel 1966; Peto & Peto 1972, 10.2307/2344317), summed over strata where there are any.
///
/// @param arms     in the order of the sums
/// @param observed events by arm
/// @param expected events by arm if all had the same hazard
/// @param p        from the chi-squared distribution with one less degree of freedom than arms
public record LogRank(List<String> arms, double[] observed, double[] expected, double chiSquared, int df,
    double p) {

  /// Compares the arms.
  public static LogRank of(List<String> arms, List<Event> events) {
    int k = arms.size();
    var observed = new double[k];
    var expected = new double[k];
    var variance = new double[k][k];
    var strata = events.stream().collect(Collectors.groupingBy(Event::stratum, TreeMap::new,
        Collectors.toList()));
    strata.values().forEach(stratum -> add(arms, stratum, observed, expected, variance));
    var off = new ArrayRealVector(k - 1);
    var v = MatrixUtils.createRealMatrix(k - 1, k - 1);
    for (int i = 0; i < k - 1; i++) {
      off.setEntry(i, observed[i] - expected[i]);
      for (int j = 0; j < k - 1; j++) {
        v.setEntry(i, j, variance[i][j]);
      }
    }
    double chiSquared = off
        .dotProduct(new SingularValueDecomposition(v).getSolver().solve(off));
    double p = 1 - new ChiSquaredDistribution(k - 1).cumulativeProbability(chiSquared);
    return new LogRank(List.copyOf(arms), observed, expected, chiSquared, k - 1, p);
  }

  private static void add(List<String> arms, List<Event> events, double[] observed, double[] expected,
      double[][] variance) {
    int k = arms.size();
    for (var set : RiskSet.of(arms, events)) {
      double deaths = set.allEvents();
      double all = set.allAtRisk();
      int[] atRisk = set.atRisk();
      for (int i = 0; i < k; i++) {
        observed[i] += set.events()[i];
        expected[i] += deaths * atRisk[i] / all;
        for (int j = 0; j < k && all > 1; j++) {
          variance[i][j] += deaths * (all - deaths) / (all - 1) * atRisk[i] / all
              * ((i == j ? 1 : 0) - atRisk[j] / all);
        }
      }
    }
  }
}
