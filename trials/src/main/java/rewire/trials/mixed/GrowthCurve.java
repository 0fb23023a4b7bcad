package rewire.trials.mixed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import rewire.trials.Estimate;

/// Ratings at any times as a line of the person's own, a slow wandering around it, and white noise (Laird & Ware 1982,
/// 10.2307/2529876; wandering with an exponential correlation: Diggle 1988, 10.2307/2531726).
///
/// The likelihood is exact and costs time in proportion to the ratings: each person's ratings go through a Kalman filter
/// whose state is level, slope and wandering, which turns them and the columns of the design into independent numbers of
/// variance 1 (de Jong 1991, 10.1214/aos/1176348139); what remains is least squares.
///
/// @param beta        fixed effects
/// @param sdLevel     between persons, at time 0
/// @param sdSlope     between persons, per unit of time; 0 when not fitted
/// @param correlation of level and slope
/// @param sdResidual  of wandering and noise together
/// @param noise       share of the residual variance that is white noise; 1 when wandering is not fitted
/// @param range       time after which the correlation of the wandering is 1/e; NaN when it is not fitted
public record GrowthCurve(List<Estimate> beta, double sdLevel, double sdSlope, double correlation,
    double sdResidual, double noise, double range, double minusTwoLogLikelihood, int people, int ratings) {
  private static final int EVALUATIONS = 20_000;
  private static final double CLOSE = 1e-11;

  /// Ratings of one person in order of time.
  ///
  /// @param x one row of fixed effects for each rating
  public record Person(double[] time, double[] y, double[][] x) {}

  /// What differs between persons.
  public enum Line {
    LEVEL, LEVEL_AND_SLOPE
  }

  /// What is left when the line is taken away.
  public enum Residual {
    NOISE, WANDERING_AND_NOISE
  }

  /// Which likelihood is made largest.
  public enum Criterion {
    RESTRICTED, FULL
  }

  /// Standard deviations relative to the residual one.
  private record Shape(double level, double slope, double correlation, double noise, double range) {}

  public GrowthCurve {
    beta = List.copyOf(beta);
  }

  /// Fits the model; empty when the fixed effects cannot be told apart or there are hardly more ratings than numbers.
  public static Optional<GrowthCurve> fit(List<Person> people, List<String> effects, Line line,
      Residual residual, Criterion criterion) {
    int ratings = people.stream().mapToInt(p -> p.y().length).sum();
    if (ratings < effects.size() + 6) {
      return Optional.empty();
    }
    double typical = people.stream().mapToDouble(p -> p.time()[p.time().length - 1] - p.time()[0]).max()
        .orElse(1);
    var start = start(line, residual, Math.max(typical, 1e-6));
    var optimizer = new SimplexOptimizer(CLOSE, CLOSE);
    ObjectiveFunction goal = new ObjectiveFunction(
        at -> solve(people, effects, shape(at, line, residual), criterion)
            .map(GrowthCurve::minusTwoLogLikelihood).orElse(1e300));
    var best = start;
    for (int round = 0; round < 3; round++) { // a fresh simplex where the last one ended
      best = optimizer.optimize(new MaxEval(EVALUATIONS), goal, GoalType.MINIMIZE, new InitialGuess(best),
          new NelderMeadSimplex(start.length, 0.5)).getPoint();
    }
    return solve(people, effects, shape(best, line, residual), criterion);
  }

  private static double[] start(Line line, Residual residual, double typical) {
    var start = new ArrayList<Double>();
    start.add(0.0);
    if (line == Line.LEVEL_AND_SLOPE) {
      start.add(Math.log(1 / typical));
      start.add(0.0);
    }
    if (residual == Residual.WANDERING_AND_NOISE) {
      start.add(0.0);
      start.add(Math.log(typical / 4));
    }
    return start.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static Shape shape(double[] at, Line line, Residual residual) {
    int next = 1;
    double slope = 0;
    double correlation = 0;
    if (line == Line.LEVEL_AND_SLOPE) {
      slope = Math.exp(at[next++]);
      correlation = Math.tanh(at[next++]);
    }
    return residual == Residual.WANDERING_AND_NOISE
        ? new Shape(Math.exp(at[0]), slope, correlation, 1 / (1 + Math.exp(-at[next])),
            Math.exp(at[next + 1]))
        : new Shape(Math.exp(at[0]), slope, correlation, 1, Double.NaN);
  }

  private static Optional<GrowthCurve> solve(List<Person> people, List<String> effects, Shape s,
      Criterion criterion) {
    int p = effects.size();
    var sums = new double[p + 1][p + 1]; // of squares and products of the whitened columns, y last
    double logDet = 0;
    int n = 0;
    for (var person : people) {
      logDet += whiten(person, s, sums);
      n += person.y().length;
    }
    try {
      var all = new Array2DRowRealMatrix(sums, false);
      RealMatrix xx = all.getSubMatrix(0, p - 1, 0, p - 1);
      var xy = all.getColumnVector(p).getSubVector(0, p);
      var cholesky = new CholeskyDecomposition(xx);
      var beta = cholesky.getSolver().solve(xy);
      double rest = sums[p][p] - beta.dotProduct(xy);
      int df = criterion == Criterion.RESTRICTED ? n - p : n;
      double variance = rest / df;
      double minusTwo = logDet + df * (1 + Math.log(2 * Math.PI * variance))
          + (criterion == Criterion.RESTRICTED ? Math.log(cholesky.getDeterminant()) : 0);
      double sd = Math.sqrt(variance);
      var inverse = cholesky.getSolver().getInverse();
      var estimates = new ArrayList<Estimate>();
      for (int i = 0; i < p; i++) {
        estimates
            .add(Estimate.normal(effects.get(i), beta.getEntry(i), sd * Math.sqrt(inverse.getEntry(i, i))));
      }
      return Double.isFinite(minusTwo)
          ? Optional.of(new GrowthCurve(estimates, s.level * sd, s.slope * sd, s.correlation, sd, s.noise,
              s.range, minusTwo, people.size(), n))
          : Optional.empty();
    } catch (MathRuntimeException e) {
      return Optional.empty();
    }
  }

  /// Adds the whitened rows of a person to the sums and returns the logarithm of the determinant of their covariance.
  private static double whiten(Person person, Shape s, double[][] sums) {
    int columns = sums.length;
    double wander = 1 - s.noise;
    double[][] cov = {{s.level * s.level, s.correlation * s.level * s.slope, 0},
        {s.correlation * s.level * s.slope, s.slope * s.slope, 0}, {0, 0, wander}};
    var state = new double[columns][3];
    var row = new double[columns];
    var gain = new double[3];
    double logDet = 0;
    for (int k = 0; k < person.y().length; k++) {
      double time = person.time()[k];
      if (k > 0) {
        decay(Math.exp(-(time - person.time()[k - 1]) / s.range), wander, cov, state);
      }
      double variance = s.noise;
      for (int i = 0; i < 3; i++) {
        gain[i] = cov[i][0] + cov[i][1] * time + cov[i][2];
      }
      variance += gain[0] + gain[1] * time + gain[2];
      logDet += Math.log(variance);
      double sd = Math.sqrt(variance);
      for (int c = 0; c < columns; c++) {
        double value = c < columns - 1 ? person.x()[k][c] : person.y()[k];
        double off = value - state[c][0] - state[c][1] * time - state[c][2];
        row[c] = off / sd;
        for (int i = 0; i < 3; i++) {
          state[c][i] += gain[i] / variance * off;
        }
      }
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          cov[i][j] -= gain[i] * gain[j] / variance;
        }
      }
      for (int i = 0; i < columns; i++) {
        for (int j = 0; j < columns; j++) {
          sums[i][j] += row[i] * row[j];
        }
      }
    }
    return logDet;
  }

  private static void decay(double kept, double wander, double[][] cov, double[][] state) {
    if (wander <= 0) {
      return;
    }
    cov[0][2] *= kept;
    cov[2][0] *= kept;
    cov[1][2] *= kept;
    cov[2][1] *= kept;
    cov[2][2] = kept * kept * cov[2][2] + wander * (1 - kept * kept);
    for (var column : state) {
      column[2] *= kept;
    }
  }

  /// How strongly two ratings of one person correlate, the first at `time`, the second `gap` later.
  public double reliability(double time, double gap) {
    double slow = Double.isNaN(range) ? 0 : (1 - noise) * sdResidual * sdResidual * Math.exp(-gap / range);
    double later = time + gap;
    double common = sdLevel * sdLevel + correlation * sdLevel * sdSlope * (time + later)
        + sdSlope * sdSlope * time * later;
    return (common + slow) / Math.sqrt(variance(time) * variance(later));
  }

  private double variance(double time) {
    return sdLevel * sdLevel + 2 * correlation * sdLevel * sdSlope * time + sdSlope * sdSlope * time * time
        + sdResidual * sdResidual;
  }

  /// A fixed effect by name.
  public double effect(String name) {
    return beta.stream().filter(b -> b.name().equals(name)).mapToDouble(Estimate::value).findFirst()
        .orElse(Double.NaN);
  }
}
