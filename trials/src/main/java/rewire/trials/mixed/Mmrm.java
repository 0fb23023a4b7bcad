package rewire.trials.mixed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rewire.trials.Estimate;
import rewire.trials.RatingTable;
import rewire.trials.Subject;
import rewire.trials.mixed.Blocks.Effect;

/// The mixed model for repeated measures (Mallinckrodt et al. 2001, 10.1081/BIP-100104194): a mean for each arm at each
/// visit, a slope on baseline for each visit, and an unstructured covariance over visits, by restricted likelihood.
///
/// The response is the change from baseline where there are baselines, the score itself where there are none.
/// Standard errors and degrees of freedom by Kenward & Roger 1997 (10.2307/2533558) or Satterthwaite, which agree on the
/// degrees of freedom of a single contrast. The covariance of the variance parameters is the inverse of the observed
/// information, as in SAS. Ratings are taken as missing at random.
public final class Mmrm {
  private final RatingTable table;
  private final Restricted summit;
  private final Freedom freedom;
  private final double baseline; // at which means are given
  private final double[][] w; // half of the covariance of the elements of sigma

  /// How doubt about the covariance enters.
  public enum Freedom {
    KENWARD_ROGER, SATTERTHWAITE
  }

  /// What a fit comes to.
  public sealed interface Outcome {
    /// A model and its estimates.
    record Fitted(Mmrm model) implements Outcome {}

    /// Why there is none.
    record Refused(String reason) implements Outcome {}
  }

  private Mmrm(RatingTable table, Restricted summit, Freedom freedom, double baseline, double[][] w) {
    this.table = table;
    this.summit = summit;
    this.freedom = freedom;
    this.baseline = baseline;
    this.w = w;
  }

  /// Fits the model.
  public static Outcome fit(RatingTable table, Freedom freedom) {
    double baseline = averageBaseline(table);
    var blocks = blocks(table, baseline);
    return Unstructured.start(blocks).flatMap(start -> fit(table, blocks, start, freedom, baseline))
        .<Outcome>map(Outcome.Fitted::new).orElseGet(() -> new Outcome.Refused(reason(table)));
  }

  private static Optional<Mmrm> fit(RatingTable table, Blocks blocks, double[][] start, Freedom freedom,
      double baseline) {
    return Unstructured.maximum(blocks, start).flatMap(
        summit -> Cholesky.of(summit.observed())
            .map(half -> new Mmrm(table, summit, freedom, baseline, half.inverse())));
  }

  private static String reason(RatingTable table) {
    for (var arm : table.arms()) {
      for (int v = 0; v < table.visits().size(); v++) {
        int visit = v;
        if (table.of(arm).stream().filter(s -> s.rated(visit)).count() < 2) {
          return "fewer than two people of " + arm + " have a score at " + table.visits().get(v);
        }
      }
    }
    return "the scores do not determine a covariance of " + table.visits().size() + " visits for "
        + table.subjects().size() + " people";
  }

  /// Mean baseline over all scores that enter, as SAS and R take it.
  private static double averageBaseline(RatingTable table) {
    double sum = 0;
    int n = 0;
    for (var s : table.subjects()) {
      for (int v = 0; v < table.visits().size(); v++) {
        if (s.rated(v)) {
          sum += s.baseline();
          n++;
        }
      }
    }
    return sum / n;
  }

  private static Blocks blocks(RatingTable table, double baseline) {
    int m = table.visits().size();
    int arms = table.arms().size();
    int byVisit = arms + (table.hasBaseline() ? 1 : 0);
    var effects = new ArrayList<Effect>();
    for (int trait = 0; trait < byVisit; trait++) {
      for (int v = 0; v < m; v++) {
        effects.add(new Effect(v, trait));
      }
    }
    for (int c = 0; c < table.covariates().size(); c++) {
      effects.add(new Effect(Effect.EVERY, byVisit + c));
    }
    var people = new ArrayList<Blocks.Person>();
    for (var s : table.subjects()) {
      var traits = new double[byVisit + s.covariates().length];
      traits[table.arms().indexOf(s.arm())] = 1;
      if (table.hasBaseline()) {
        traits[arms] = s.baseline() - baseline;
      }
      System.arraycopy(s.covariates(), 0, traits, byVisit, s.covariates().length);
      var response = new double[m];
      Arrays.setAll(response, v -> table.hasBaseline() ? s.change(v) : s.scores()[v]);
      people.add(new Blocks.Person(traits, response));
    }
    return Blocks.of(m, effects, people);
  }

  private static int width(RatingTable table) {
    int m = table.visits().size();
    return (table.arms().size() + (table.hasBaseline() ? 1 : 0)) * m + table.covariates().size();
  }

  /// Means of arm by visit first, then slopes on baseline by visit, then covariates.
  private static double[] row(RatingTable table, Subject s, int visit, double baseline) {
    var row = new double[width(table)];
    int m = table.visits().size();
    row[table.arms().indexOf(s.arm()) * m + visit] = 1;
    if (table.hasBaseline()) {
      row[table.arms().size() * m + visit] = s.baseline() - baseline;
    }
    System.arraycopy(s.covariates(), 0, row, row.length - s.covariates().length, s.covariates().length);
    return row;
  }

  /// Minus twice the restricted log-likelihood.
  public double minusTwoLogLikelihood() {
    return summit.minusTwoLogLikelihood;
  }

  /// Covariance between two visits within a person.
  public double covariance(int visit, int other) {
    return summit.sigma[visit][other];
  }

  /// Baseline at which means are given; NaN when there are no baselines.
  public double baseline() {
    return baseline;
  }

  /// Adjusted mean of an arm at a visit, at the mean baseline and the average of each covariate.
  public Estimate mean(String arm, int visit) {
    var l = new double[width(table)];
    l[cell(arm, visit)] = 1;
    for (int c = 0; c < table.covariates().size(); c++) {
      l[l.length - table.covariates().size() + c] = table.covariates().get(c).average();
    }
    return contrast(arm + " at " + table.visits().get(visit), l);
  }

  /// Difference of an arm from the reference at a visit.
  public Estimate difference(String arm, int visit) {
    var l = new double[width(table)];
    l[cell(arm, visit)] = 1;
    l[cell(table.reference(), visit)] = -1;
    return contrast(arm + " - " + table.reference() + " at " + table.visits().get(visit), l);
  }

  /// Differences from the reference at every visit, arm by arm.
  public List<Estimate> differences() {
    var all = new ArrayList<Estimate>();
    for (var arm : table.arms().subList(1, table.arms().size())) {
      for (int v = 0; v < table.visits().size(); v++) {
        all.add(difference(arm, v));
      }
    }
    return all;
  }

  /// A sum of adjusted means; the covariates fall out when the weights add up to 0.
  ///
  /// @param weights by arm and place of the visit, as in `PBO 0`
  public Estimate combination(String name, Map<String, Double> weights) {
    var l = new double[width(table)];
    for (var arm : table.arms()) {
      for (int v = 0; v < table.visits().size(); v++) {
        l[cell(arm, v)] = weights.getOrDefault(arm + " " + v, 0.0);
      }
    }
    return contrast(name, l);
  }

  /// The coefficient of a covariate.
  public Estimate covariate(int column) {
    var l = new double[width(table)];
    l[l.length - table.covariates().size() + column] = 1;
    return contrast(table.covariates().get(column).name(), l);
  }

  /// A sum of fixed effects with weights `l`; degrees of freedom `2 (lᵀΦl)² / var(lᵀΦl)`. Kenward and Roger's covariance
  /// is `Φ + 2Φ Σ W_ij (Q_ij - P_i Φ P_j) Φ`; sigma is linear in its elements, so there is no fourth term.
  private Estimate contrast(String name, double[] l) {
    double[] phiL = Sums.product(summit.phi, l);
    double variance = Sums.dot(l, phiL);
    var pPhiL = summit.pTimes(phiL);
    double[] gradient = Sums.product(pPhiL, phiL);
    double df = variance * variance / Sums.dot(gradient, Sums.product(w, gradient));
    double doubt = freedom == Freedom.KENWARD_ROGER
        ? 4 * (summit.weightedQ(w, phiL) - Sums.dot(Sums.product(w, pPhiL), Sums.product(pPhiL, summit.phi)))
        : 0;
    return new Estimate(name, Sums.dot(l, summit.beta), Math.sqrt(variance + doubt), df);
  }

  private int cell(String arm, int visit) {
    return table.arms().indexOf(arm) * table.visits().size() + visit;
  }

  /// Expected scores of a person, visit by visit, if treated as in an arm.
  public double[] means(Subject s, String arm) {
    var moved = new Subject(s.id(), arm, s.baseline(), s.scores(), s.covariates());
    var means = new double[table.visits().size()];
    for (int v = 0; v < means.length; v++) {
      means[v] = Sums.dot(row(table, moved, v, baseline), summit.beta)
          + (table.hasBaseline() ? s.baseline() : 0);
    }
    return means;
  }

  /// Covariance over visits.
  public double[][] sigma() {
    return Arrays.stream(summit.sigma).map(double[]::clone).toArray(double[][]::new);
  }

  /// Fits again to other people, from where this fit ended.
  public Optional<Mmrm> again(RatingTable others) {
    double average = averageBaseline(others);
    return fit(others, blocks(others, average), summit.sigma, freedom, average);
  }
}
