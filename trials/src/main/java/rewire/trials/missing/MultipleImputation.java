package rewire.trials.missing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;
import rewire.trials.Ancova;
import rewire.trials.Estimate;
import rewire.trials.RatingTable;
import rewire.trials.Subject;

/// Missing scores are drawn many times, each completed table goes through [Ancova], and [Rubin] pools the answers.
///
/// The imputation model has a mean for each arm and a slope on baseline and covariates at each visit, and one unstructured
/// covariance; its parameters and the gaps are drawn in turn (data augmentation, Tanner & Wong 1987,
/// 10.1080/01621459.1987.10478458), the gaps as missing at random. Every `thin`-th round the gaps are drawn once more
/// under the [Strategy] and the table is analysed.
public final class MultipleImputation {

  /// How many tables, after how many rounds that are thrown away, and how many rounds apart.
  public record Plan(int imputations, int burnIn, int thin, long seed) {
    /// 1,000 tables: an error of the drawing itself of about 1 % of the standard error.
    public static Plan usual(long seed) {
      return new Plan(1000, 200, 10, seed);
    }
  }

  /// A pooled difference.
  ///
  /// @param monteCarloError standard error that comes from drawing a finite number of tables
  public record Pooled(Estimate estimate, double monteCarloError) {}

  private MultipleImputation() {}

  /// Differences from the reference, arm by arm and visit by visit; empty when the data do not determine the model.
  ///
  /// @param done is told the number of finished tables
  public static Optional<List<Pooled>> differences(RatingTable table, Strategy strategy, Plan plan,
      IntConsumer done) {
    try {
      return run(table, strategy, plan, done);
    } catch (MathRuntimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<List<Pooled>> run(RatingTable table, Strategy strategy, Plan plan,
      IntConsumer done) {
    double average = Regression.averageBaseline(table);
    var x = new Array2DRowRealMatrix(Regression.design(table, average).toArray(double[][]::new), false);
    int visits = table.visits().size();
    if (x.getRowDimension() - x.getColumnDimension() - visits < 2) {
      return Optional.empty();
    }
    var inverse = new CholeskyDecomposition(x.transposeMultiply(x)).getSolver().getInverse();
    var dice = new Dice(plan.seed());
    RealMatrix y = matrix(start(table));
    var answers = new ArrayList<List<Estimate>>();
    for (int round = 1; answers.size() < plan.imputations(); round++) {
      var drawn = Regression.draw(table, average, x, inverse, y, dice);
      var conditional = new Conditional(drawn.sigma());
      y = matrix(fill(table, drawn, conditional, new Strategy.AtRandom(), dice));
      if (round > plan.burnIn() && (round - plan.burnIn()) % plan.thin() == 0) {
        var completed = fill(table, drawn, conditional, strategy, dice);
        var answer = new ArrayList<Estimate>();
        for (int v = 0; v < visits; v++) {
          var ancova = Ancova.at(completed, v);
          if (ancova.isEmpty()) {
            return Optional.empty();
          }
          answer.addAll(ancova.get().differences());
        }
        answers.add(answer);
        done.accept(answers.size());
      }
    }
    var pooled = new ArrayList<Pooled>();
    int others = table.arms().size() - 1;
    for (int arm = 0; arm < others; arm++) {
      for (int v = 0; v < visits; v++) {
        int place = v * others + arm;
        pooled.add(pool(answers.stream().map(a -> a.get(place)).toList()));
      }
    }
    return Optional.of(pooled);
  }

  private static Pooled pool(List<Estimate> estimates) {
    var pooled = Rubin.pool(estimates);
    int m = estimates.size();
    double squares = estimates.stream().mapToDouble(e -> Math.pow(e.value() - pooled.value(), 2)).sum();
    return new Pooled(pooled, Math.sqrt(squares / (m - 1) / m));
  }

  /// Gaps filled by the last score, only to have somewhere to begin.
  private static RatingTable start(RatingTable table) {
    var mean = table.subjects().stream().flatMapToDouble(s -> java.util.Arrays.stream(s.scores()))
        .filter(v -> !Double.isNaN(v)).average().orElse(0);
    return table.with(LastCarried.fill(table).subjects().stream()
        .map(s -> s.with(java.util.Arrays.stream(s.scores()).map(v -> Double.isNaN(v) ? mean : v).toArray()))
        .toList());
  }

  private static RatingTable fill(RatingTable table, Regression drawn, Conditional conditional,
      Strategy strategy, Dice dice) {
    return table.with(table.subjects().stream().map(s -> complete(s)
        ? s
        : s.with(conditional.drawn(s, strategy.means(drawn.means(s, s.arm()),
            drawn.means(s, table.reference()), s.lastVisit()), dice)))
        .toList());
  }

  private static boolean complete(Subject s) {
    for (int v = 0; v < s.scores().length; v++) {
      if (!s.rated(v)) {
        return false;
      }
    }
    return true;
  }

  private static RealMatrix matrix(RatingTable table) {
    return new Array2DRowRealMatrix(table.subjects().stream().map(Subject::scores).toArray(double[][]::new));
  }
}
