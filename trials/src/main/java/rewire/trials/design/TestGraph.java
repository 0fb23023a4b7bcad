package rewire.trials.design;

import java.util.Arrays;

/// Which share of the level each question has at first, and to whom it passes on what it had once it is answered (Bretz,
/// Maurer, Brannath & Posch 2009, 10.1002/sim.3495). Holm, fixed sequence, fallback and gatekeeping are graphs.
///
/// @param weights  of the questions; at most 1 in sum
/// @param passesOn `passesOn[from][to]`; each row at most 1 in sum, with 0 on the diagonal
public record TestGraph(double[] weights, double[][] passesOn) {
  private static final double ROUNDING = 1e-12;

  public TestGraph {
    if (Arrays.stream(weights).sum() > 1 + ROUNDING || passesOn.length != weights.length) {
      throw new IllegalArgumentException("The weights of a test graph are at most 1 in sum");
    }
    for (int i = 0; i < passesOn.length; i++) {
      if (passesOn[i].length != weights.length || passesOn[i][i] != 0
          || Arrays.stream(passesOn[i]).sum() > 1 + ROUNDING) {
        throw new IllegalArgumentException("A question passes on at most 1, and nothing to itself");
      }
    }
  }

  /// Secondary questions in their order, asked only when the primary one is answered: serial gatekeeping.
  public static TestGraph serial(int questions) {
    var weights = new double[questions];
    weights[0] = 1;
    var passesOn = new double[questions][questions];
    for (int i = 0; i + 1 < questions; i++) {
      passesOn[i][i + 1] = 1;
    }
    return new TestGraph(weights, passesOn);
  }

  /// Adjusted p values: algorithm 2 of the source.
  public double[] adjust(double[] p) {
    int n = p.length;
    var w = weights.clone();
    var g = Arrays.stream(passesOn).map(double[]::clone).toArray(double[][]::new);
    var adjusted = new double[n];
    Arrays.fill(adjusted, 1);
    var open = new boolean[n];
    Arrays.fill(open, true);
    double most = 0;
    for (int step = 0; step < n; step++) {
      int next = -1;
      for (int i = 0; i < n; i++) {
        if (open[i] && w[i] > 0 && (next < 0 || p[i] / w[i] < p[next] / w[next])) {
          next = i;
        }
      }
      if (next < 0) {
        return adjusted;
      }
      most = Math.max(most, Math.min(1, p[next] / w[next]));
      adjusted[next] = most;
      open[next] = false;
      remove(next, w, g, open);
    }
    return adjusted;
  }

  private static void remove(int gone, double[] w, double[][] g, boolean[] open) {
    int n = w.length;
    var before = Arrays.stream(g).map(double[]::clone).toArray(double[][]::new);
    for (int i = 0; i < n; i++) {
      if (!open[i]) {
        continue;
      }
      w[i] += w[gone] * before[gone][i];
      double loop = before[i][gone] * before[gone][i];
      for (int j = 0; j < n; j++) {
        g[i][j] = open[j] && i != j && loop < 1
            ? (before[i][j] + before[i][gone] * before[gone][j]) / (1 - loop)
            : 0;
      }
    }
    w[gone] = 0;
  }
}
