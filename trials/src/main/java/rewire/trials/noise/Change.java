package rewire.trials.noise;

import java.util.ArrayList;
import java.util.List;

/// Two ratings of the same people, one after the other, a given gap apart.
///
/// @param pairs       how many
/// @param mean        of second minus first
/// @param sd          of the same
/// @param correlation of first and second; contains the spread of people
public record Change(int pairs, double mean, double sd, double correlation) {

  /// Pairs of consecutive ratings with a gap between two limits, which count as inside.
  static Change of(List<Series> series, double least, double most) {
    var pairs = new ArrayList<double[]>();
    for (var s : series) {
      for (int i = 1; i < s.time().length; i++) {
        double gap = s.time()[i] - s.time()[i - 1];
        if (gap >= least - 1e-9 && gap <= most + 1e-9) {
          pairs.add(new double[] {s.value()[i - 1], s.value()[i]});
        }
      }
    }
    double n = pairs.size();
    double first = pairs.stream().mapToDouble(p -> p[0]).average().orElse(Double.NaN);
    double second = pairs.stream().mapToDouble(p -> p[1]).average().orElse(Double.NaN);
    double ss = 0;
    double tt = 0;
    double st = 0;
    for (var p : pairs) {
      ss += (p[0] - first) * (p[0] - first);
      tt += (p[1] - second) * (p[1] - second);
      st += (p[0] - first) * (p[1] - second);
    }
    return new Change(pairs.size(), second - first, Math.sqrt((ss + tt - 2 * st) / (n - 1)),
        st / Math.sqrt(ss * tt));
  }
}
