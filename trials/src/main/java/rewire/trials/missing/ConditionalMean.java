package rewire.trials.missing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hipparchus.linear.MatrixUtils;
import rewire.trials.Ancova;
import rewire.trials.Estimate;
import rewire.trials.RatingTable;
import rewire.trials.Subject;
import rewire.trials.mixed.Mmrm;

/// Reference-based imputation without dice: each gap takes its expectation under the fitted [Mmrm], and the standard
/// error comes from leaving out one person after the other (Wolbers et al. 2022, 10.1002/pst.2234).
///
/// Two variances: that of the estimate over repeated trials, and the information-anchored one, which keeps each
/// person's shift from missing at random as it was found in the whole trial.
public final class ConditionalMean {

  /// Which variance.
  public enum Variance {
    REPEATED_SAMPLING, INFORMATION_ANCHORED
  }

  private ConditionalMean() {}

  /// Differences from the reference, arm by arm and visit by visit, referred to the normal distribution.
  public static Optional<List<Estimate>> differences(RatingTable table, Strategy strategy,
      Variance variance) {
    if (!(Mmrm.fit(table, Mmrm.Freedom.SATTERTHWAITE) instanceof Mmrm.Outcome.Fitted(var model))) {
      return Optional.empty();
    }
    var atRandom = filled(table, model, new Strategy.AtRandom());
    var shifted = filled(table, model, strategy);
    var whole = values(shifted);
    var sum = new double[whole.size()];
    var squares = new double[whole.size()];
    int n = table.subjects().size();
    for (int out = 0; out < n; out++) {
      var rest = table.with(without(table.subjects(), out));
      var again = model.again(rest);
      if (again.isEmpty()) {
        return Optional.empty();
      }
      var completed = switch (variance) {
        case REPEATED_SAMPLING -> filled(rest, again.get(), strategy);
        case INFORMATION_ANCHORED -> shift(filled(rest, again.get(), new Strategy.AtRandom()),
            without(atRandom.subjects(), out), without(shifted.subjects(), out));
      };
      var partial = values(completed);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += partial.get(i).value();
        squares[i] += partial.get(i).value() * partial.get(i).value();
      }
    }
    var all = new ArrayList<Estimate>();
    for (int i = 0; i < sum.length; i++) {
      double spread = (n - 1.0) / n * (squares[i] - sum[i] * sum[i] / n);
      all.add(Estimate.normal(whole.get(i).name(), whole.get(i).value(), Math.sqrt(spread)));
    }
    return Optional.of(all);
  }

  private static List<Estimate> values(RatingTable completed) {
    var all = new ArrayList<Estimate>();
    for (var arm : completed.arms().subList(1, completed.arms().size())) {
      for (int v = 0; v < completed.visits().size(); v++) {
        Ancova.at(completed, v).map(a -> a.difference(arm)).ifPresent(all::add);
      }
    }
    return all;
  }

  private static RatingTable filled(RatingTable table, Mmrm model, Strategy strategy) {
    var conditional = new Conditional(MatrixUtils.createRealMatrix(model.sigma()));
    return table.with(table.subjects().stream().map(s -> s.with(conditional.expected(s,
        strategy.means(model.means(s, s.arm()), model.means(s, table.reference()), s.lastVisit()))))
        .toList());
  }

  private static RatingTable shift(RatingTable table, List<Subject> from, List<Subject> to) {
    var moved = new ArrayList<Subject>();
    for (int i = 0; i < from.size(); i++) {
      var scores = table.subjects().get(i).scores().clone();
      int place = i;
      Arrays.setAll(scores, v -> scores[v] + to.get(place).scores()[v] - from.get(place).scores()[v]);
      moved.add(table.subjects().get(i).with(scores));
    }
    return table.with(moved);
  }

  private static List<Subject> without(List<Subject> people, int out) {
    var rest = new ArrayList<>(people);
    rest.remove(out);
    return rest;
  }
}
