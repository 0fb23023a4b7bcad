package rewire.trials;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.hipparchus.exception.MathRuntimeException;

/// Analysis of covariance at one visit: change ~ arm + baseline + covariates, on the people with a score there.
///
/// Baseline adjustment: Vickers & Altman 2001, 10.1136/bmj.323.7321.1123. Without baselines the score is the response.
/// Several arms share one slope and one variance.
public final class Ancova {
  private final RatingTable table;
  private final String visit;
  private final LeastSquares fit;
  private final int people;

  private Ancova(RatingTable table, String visit, LeastSquares fit, int people) {
    this.table = table;
    this.visit = visit;
    this.fit = fit;
    this.people = people;
  }

  /// The analysis, or empty when too few people have a score.
  public static Optional<Ancova> at(RatingTable table, int visit) {
    var there = table.subjects().stream().filter(s -> s.rated(visit)).toList();
    double average = table.hasBaseline()
        ? there.stream().mapToDouble(Subject::baseline).average().orElse(0)
        : 0;
    var x = new ArrayList<double[]>();
    for (var s : there) {
      x.add(row(table, s, average));
    }
    ToDoubleFunction<Subject> response = table.hasBaseline() ? s -> s.change(visit) : s -> s.scores()[visit];
    if (x.isEmpty() || x.size() <= x.getFirst().length) {
      return Optional.empty();
    }
    try {
      var fit = LeastSquares.fit(x, there.stream().mapToDouble(response).toArray());
      return Optional.of(new Ancova(table, table.visits().get(visit), fit, there.size()));
    } catch (MathRuntimeException e) {
      return Optional.empty();
    }
  }

  private static double[] row(RatingTable table, Subject s, double average) {
    int arms = table.arms().size();
    boolean baseline = table.hasBaseline();
    var row = new double[arms + (baseline ? 1 : 0) + s.covariates().length];
    row[table.arms().indexOf(s.arm())] = 1;
    if (baseline) {
      row[arms] = s.baseline() - average;
    }
    System.arraycopy(s.covariates(), 0, row, row.length - s.covariates().length, s.covariates().length);
    return row;
  }

  /// People with a score.
  public int people() {
    return people;
  }

  /// Adjusted mean of an arm.
  public Estimate mean(String arm) {
    var l = new double[fit.beta().length];
    l[table.arms().indexOf(arm)] = 1;
    int covariates = table.covariates().size();
    for (int c = 0; c < covariates; c++) {
      l[l.length - covariates + c] = table.covariates().get(c).average();
    }
    return fit.contrast(arm + " at " + visit, l);
  }

  /// Difference of an arm from the reference.
  public Estimate difference(String arm) {
    var l = new double[fit.beta().length];
    l[table.arms().indexOf(arm)] = 1;
    l[0] = -1;
    return fit.contrast(arm + " - " + table.reference() + " at " + visit, l);
  }

  /// Differences from the reference, arm by arm.
  public List<Estimate> differences() {
    return table.arms().stream().skip(1).map(this::difference).toList();
  }
}
