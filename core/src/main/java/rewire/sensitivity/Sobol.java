package rewire.sensitivity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import rewire.random.Stream;

/// Shares of variance: how much of the spread of an outcome comes from one factor alone, and how much disappears when
/// it is known.
///
/// Plan: two Latin hypercubes A and B, and for each factor A with the column of B (Saltelli et al. 2010,
/// 10.1016/j.cpc.2009.09.018). First-order index by the estimator of that paper (table 2, b), total index by Jansen 1999,
/// 10.1016/S0010-4655(98)00154-4.
///
/// @param factors how many
/// @param samples rows of A; all runs are `samples * (factors + 2)`
public record Sobol(int factors, int samples, long seed) {

  public Sobol {
    if (factors < 1 || samples < 8) {
      throw new IllegalArgumentException(
          "Indices need a factor and at least eight samples, not " + factors + " and " + samples + ".");
    }
  }

  /// Indices of one factor with their 90 % bootstrap intervals.
  public record Index(double first, double firstLow, double firstHigh, double total, double totalLow,
      double totalHigh) {}

  /// What all indices are shares of.
  ///
  /// @param used rows at which every outcome was a number
  public record Spread(double mean, double standardDeviation, int used) {}

  /// All points: for each row that of A, that of B, then A with one column of B for each factor.
  public List<double[]> points() {
    var a = cube("A");
    var b = cube("B");
    var points = new ArrayList<double[]>();
    for (int row = 0; row < samples; row++) {
      points.add(a[row]);
      points.add(b[row]);
      for (int f = 0; f < factors; f++) {
        var mixed = a[row].clone();
        mixed[f] = b[row][f];
        points.add(mixed);
      }
    }
    return points;
  }

  /// Indices of each factor from the outcomes at [#points]; a row with an outcome that is not a number is left out whole.
  public List<Index> indices(double[] outcomes) {
    var rows = rows(outcomes);
    int[] all = IntStream.range(0, rows.length).toArray();
    var again = new Bootstrap(rows.length, seed);
    return IntStream.range(0, factors).mapToObj(f -> {
      var first = again.of(c -> first(rows, c, f));
      var total = again.of(c -> total(rows, c, f));
      return new Index(first(rows, all, f), first.low(), first.high(), total(rows, all, f), total.low(),
          total.high());
    }).toList();
  }

  /// Mean and spread of the outcome.
  public Spread spread(double[] outcomes) {
    var rows = rows(outcomes);
    int[] all = IntStream.range(0, rows.length).toArray();
    return new Spread(mean(rows, all), Math.sqrt(variance(rows, all)), rows.length);
  }

  private double[][] rows(double[] outcomes) {
    int width = factors + 2;
    return IntStream.range(0, samples)
        .mapToObj(r -> java.util.Arrays.copyOfRange(outcomes, r * width, (r + 1) * width))
        .filter(row -> java.util.Arrays.stream(row).allMatch(Double::isFinite)).toArray(double[][]::new);
  }

  /// S = mean(f(B) (f(AB) - f(A))) / V; the mean is taken off first, which costs nothing and steadies the estimate.
  private static double first(double[][] rows, int[] chosen, int factor) {
    double middle = mean(rows, chosen);
    double sum = 0;
    for (int i : chosen) {
      sum += (rows[i][1] - middle) * (rows[i][2 + factor] - rows[i][0]);
    }
    return share(sum / chosen.length, variance(rows, chosen));
  }

  /// T = mean((f(A) - f(AB))^2) / (2 V).
  private static double total(double[][] rows, int[] chosen, int factor) {
    double sum = 0;
    for (int i : chosen) {
      double difference = rows[i][0] - rows[i][2 + factor];
      sum += difference * difference;
    }
    return share(sum / (2.0 * chosen.length), variance(rows, chosen));
  }

  private static double share(double part, double whole) {
    return whole > 0 ? part / whole : 0;
  }

  private static double mean(double[][] rows, int[] chosen) {
    double sum = 0;
    for (int i : chosen) {
      sum += rows[i][0] + rows[i][1];
    }
    return sum / (2.0 * chosen.length);
  }

  private static double variance(double[][] rows, int[] chosen) {
    double mean = mean(rows, chosen);
    double sum = 0;
    for (int i : chosen) {
      sum += (rows[i][0] - mean) * (rows[i][0] - mean) + (rows[i][1] - mean) * (rows[i][1] - mean);
    }
    return sum / (2.0 * chosen.length);
  }

  /// One draw from each of `samples` equal layers of every factor, in shuffled order.
  private double[][] cube(String name) {
    var cube = new double[samples][factors];
    for (int f = 0; f < factors; f++) {
      int factor = f;
      var order = IntStream.range(0, samples).boxed()
          .sorted(Comparator.comparingDouble((Integer r) -> draw(r, name + " order " + factor))
              .thenComparing(r -> r))
          .toList();
      for (int layer = 0; layer < samples; layer++) {
        int row = order.get(layer);
        cube[row][f] = (layer + draw(row, name + " place " + f)) / samples;
      }
    }
    return cube;
  }

  private double draw(int row, String purpose) {
    return new Stream(seed, row, 0).uniform(purpose);
  }
}
