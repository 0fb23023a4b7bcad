package rewire.trials.mixed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;

/// Ratings and their design, person by person, people with the same visits together.
///
/// @param visits number of visits, `m`
/// @param width  number of fixed effects, `p`
record Blocks(int visits, int width, List<Pattern> patterns) {

  /// People who were rated at the same visits.
  ///
  /// @param at visits with a rating, rising
  /// @param x  per person `x[visit of at][fixed effect]`
  /// @param y  per person `y[visit of at]`
  record Pattern(int[] at, List<double[][]> x, List<double[]> y) {}

  /// Sorts people by the visits they have; who was never rated is left out.
  ///
  /// @param x per person and visit one row of fixed effects
  /// @param y per person and visit, NaN when not rated
  static Blocks of(int visits, int width, List<double[][]> x, List<double[]> y) {
    var patterns = new LinkedHashMap<List<Integer>, Pattern>();
    for (int s = 0; s < y.size(); s++) {
      var there = new ArrayList<Integer>();
      for (int v = 0; v < visits; v++) {
        if (!Double.isNaN(y.get(s)[v])) {
          there.add(v);
        }
      }
      if (there.isEmpty()) {
        continue;
      }
      int[] at = there.stream().mapToInt(Integer::intValue).toArray();
      var pattern = patterns.computeIfAbsent(there,
          _ -> new Pattern(at, new ArrayList<>(), new ArrayList<>()));
      var rows = x.get(s);
      var values = y.get(s);
      pattern.x().add(Arrays.stream(at).mapToObj(v -> rows[v]).toArray(double[][]::new));
      pattern.y().add(Arrays.stream(at).mapToDouble(v -> values[v]).toArray());
    }
    return new Blocks(visits, width, List.copyOf(patterns.values()));
  }

  int observations() {
    return patterns.stream().mapToInt(p -> p.at().length * p.y().size()).sum();
  }
}
