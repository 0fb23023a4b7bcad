package rewire.evidence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// How well predictions agree with observations: by rows, and with each study counted once.
///
/// @param rows    how many pairs
/// @param studies how many studies they come from
/// @param within  pairs within a factor of 1.25, 1.5 and 2 either way
/// @param byRow   every row has the same weight
/// @param byStudy every study has the same weight, shared by its rows
public record Agreement(int rows, int studies, List<Integer> within, Summary byRow, Summary byStudy) {
  /// The three bounds.
  public static final List<Double> FOLDS = List.of(1.25, 1.5, 2.0);
  /// A predicted value on a bound is within it, also when rounding says otherwise.
  private static final double EDGE = 1 + 1e-12;

  /// A prediction and an observation of a study, both positive.
  public record Pair(String study, double predicted, double observed) {
    /// Predicted over observed.
    public double ratio() {
      return predicted / observed;
    }

    /// How many fold they differ, at least 1.
    public double fold() {
      return Math.max(ratio(), 1 / ratio());
    }

    /// Whether they differ by at most so many fold.
    public boolean within(double fold) {
      return fold() <= fold * EDGE;
    }
  }

  /// Figures under one way of weighing the pairs.
  ///
  /// @param shares   share of the weight within each of [#FOLDS]
  /// @param meanRatio geometric mean of predicted over observed
  /// @param meanFold  absolute average fold error: geometric mean of the fold
  public record Summary(List<Double> shares, double meanRatio, double meanFold) {}

  /// Sums up; there must be at least one pair.
  public static Agreement of(List<Pair> pairs) {
    if (pairs.isEmpty()) {
      throw new IllegalArgumentException("Nothing to sum up.");
    }
    var sizes = new LinkedHashMap<String, Integer>();
    pairs.forEach(p -> sizes.merge(p.study, 1, Integer::sum));
    return new Agreement(pairs.size(), sizes.size(),
        FOLDS.stream().map(f -> (int) pairs.stream().filter(p -> p.within(f)).count()).toList(),
        summary(pairs, _ -> 1.0 / pairs.size()),
        summary(pairs, p -> 1.0 / sizes.size() / sizes.getOrDefault(p.study, 1)));
  }

  private static Summary summary(List<Pair> pairs, ToDoubleFunction<Pair> weight) {
    double ratio = 0;
    double fold = 0;
    for (var p : pairs) {
      ratio += weight.applyAsDouble(p) * StrictMath.log(p.ratio());
      fold += weight.applyAsDouble(p) * StrictMath.log(p.fold());
    }
    var shares = FOLDS.stream()
        .map(f -> pairs.stream().filter(p -> p.within(f)).mapToDouble(weight).sum()).toList();
    return new Summary(shares, StrictMath.exp(ratio), StrictMath.exp(fold));
  }
}
