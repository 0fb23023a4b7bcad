package rewire.trials.mixed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;

/// Ratings and their design as sums over the people who were rated at the same visits, so that a likelihood costs the
/// same for ten people and for ten thousand.
///
/// A fixed effect multiplies one trait of a person, such as being in an arm, at one visit or at every visit; whatever is
/// asked of people is then a sum of products of traits and ratings.
///
/// @param visits  number of visits, `m`
/// @param effects fixed effects
record Blocks(int visits, List<Effect> effects, List<Pattern> patterns) {

  private static final double[] NONE = {};

  /// A column of the design.
  ///
  /// @param visit at which it counts, or [#EVERY]
  /// @param trait place among the traits of a person
  record Effect(int visit, int trait) {
    static final int EVERY = -1;
  }

  /// One person.
  ///
  /// @param y per visit, NaN when not rated
  record Person(double[] traits, double[] y) {}

  /// People who were rated at the same visits.
  ///
  /// @param at     visits with a rating, rising
  /// @param place  per visit its place in `at`, -1 for none
  /// @param places of the elements of the covariance, see [Restricted#place]
  /// @param uu    `Σ u uᵀ` of the traits
  /// @param uy    `Σ u yᵀ`
  /// @param yy    `Σ y yᵀ`
  record Pattern(int[] at, int[] place, int[][] places, int people, double[][] uu, double[][] uy,
      double[][] yy) {}

  Blocks {
    effects = List.copyOf(effects);
    patterns = List.copyOf(patterns);
  }

  /// Sorts people by the visits they have; who was never rated is left out.
  static Blocks of(int visits, List<Effect> effects, List<Person> people) {
    var groups = new LinkedHashMap<List<Integer>, List<Person>>();
    for (var person : people) {
      var there = IntStream.range(0, visits).filter(v -> !Double.isNaN(person.y()[v])).boxed().toList();
      if (!there.isEmpty()) {
        groups.computeIfAbsent(there, _ -> new ArrayList<>()).add(person);
      }
    }
    return new Blocks(visits, effects,
        groups.entrySet().stream().map(g -> pattern(visits, g.getKey(), g.getValue())).toList());
  }

  private static Pattern pattern(int visits, List<Integer> there, List<Person> people) {
    int[] at = there.stream().mapToInt(Integer::intValue).toArray();
    int[] place = new int[visits];
    Arrays.fill(place, -1);
    for (int i = 0; i < at.length; i++) {
      place[at[i]] = i;
    }
    int traits = people.getFirst().traits().length;
    var uu = new double[traits][traits];
    var uy = new double[traits][at.length];
    var yy = new double[at.length][at.length];
    for (var person : people) {
      double[] y = Arrays.stream(at).mapToDouble(v -> person.y()[v]).toArray();
      Sums.addOuter(uu, person.traits(), person.traits(), 1);
      Sums.addOuter(uy, person.traits(), y, 1);
      Sums.addOuter(yy, y, y, 1);
    }
    int[][] places = Arrays.stream(at)
        .mapToObj(i -> Arrays.stream(at).map(j -> Restricted.place(i, j)).toArray()).toArray(int[][]::new);
    return new Pattern(at, place, places, people.size(), uu, uy, yy);
  }

  /// Number of fixed effects, `p`.
  int width() {
    return effects.size();
  }

  int observations() {
    return patterns.stream().mapToInt(p -> p.at().length * p.people()).sum();
  }

  /// What a fixed effect multiplies a person's trait with in `BX`, per visit of the pattern: a row of the symmetric matrix
  /// `B`, or the sum of all rows; empty for an effect at a visit that the pattern does not have.
  double[][] spread(Pattern pattern, double[][] b) {
    double[] every = new double[b.length];
    for (var row : b) {
      Sums.add(every, row, 1);
    }
    var out = new double[effects.size()][];
    for (int q = 0; q < out.length; q++) {
      int visit = effects.get(q).visit();
      out[q] = visit == Effect.EVERY ? every : pattern.place[visit] < 0 ? NONE : b[pattern.place[visit]];
    }
    return out;
  }

  /// Per trait the sum of the rows of its effects, weighted: `Σ_q weight_q rows_q`.
  double[][] perTrait(double[][] rows, double[] weights, Pattern pattern) {
    var out = new double[pattern.uu().length][pattern.at().length];
    for (int q = 0; q < rows.length; q++) {
      if (rows[q].length > 0) {
        Sums.add(out[effects.get(q).trait()], rows[q], weights[q]);
      }
    }
    return out;
  }

  /// The sum of a row over the visits at which an effect counts.
  double seen(int effect, Pattern pattern, double[] row) {
    int visit = effects.get(effect).visit();
    if (visit == Effect.EVERY) {
      double sum = 0;
      for (double value : row) {
        sum += value;
      }
      return sum;
    }
    int place = pattern.place[visit];
    return place < 0 ? 0 : row[place];
  }

  /// What a trait adds to the expected rating, visit by visit: `fit[trait][visit]`, with which `Xβ = fitᵀ u`.
  double[][] fit(Pattern pattern, double[] beta) {
    int n = pattern.at().length;
    var unit = new double[n][n];
    for (int i = 0; i < n; i++) {
      unit[i][i] = 1;
    }
    return perTrait(spread(pattern, unit), beta, pattern);
  }
}
