package rewire.trials.design;

import java.util.Arrays;
import java.util.stream.IntStream;

/// p values of several questions, adjusted so that the chance of even one false answer stays below the level.
///
/// A question is answered at level alpha when its adjusted p is at most alpha. Bonferroni; Holm 1979; Hochberg 1988
/// (10.1093/biomet/75.4.800, for tests that are independent or positively dependent); fixed sequence (Maurer, Hothorn &
/// Lehmacher 1995).
public final class Multiplicity {
  private Multiplicity() {}

  public static double[] bonferroni(double[] p) {
    return Arrays.stream(p).map(x -> Math.min(1, x * p.length)).toArray();
  }

  public static double[] holm(double[] p) {
    int[] order = order(p);
    var adjusted = new double[p.length];
    double most = 0;
    for (int i = 0; i < order.length; i++) {
      most = Math.max(most, Math.min(1, (p.length - i) * p[order[i]]));
      adjusted[order[i]] = most;
    }
    return adjusted;
  }

  public static double[] hochberg(double[] p) {
    int[] order = order(p);
    var adjusted = new double[p.length];
    double least = 1;
    for (int i = order.length - 1; i >= 0; i--) {
      least = Math.min(least, (p.length - i) * p[order[i]]);
      adjusted[order[i]] = least;
    }
    return adjusted;
  }

  /// Questions in an order fixed beforehand; the first that is not answered stops the rest.
  public static double[] fixedSequence(double[] p) {
    var adjusted = new double[p.length];
    double most = 0;
    for (int i = 0; i < p.length; i++) {
      most = Math.max(most, p[i]);
      adjusted[i] = most;
    }
    return adjusted;
  }

  private static int[] order(double[] p) {
    return IntStream.range(0, p.length).boxed().sorted((a, b) -> Double.compare(p[a], p[b]))
        .mapToInt(Integer::intValue).toArray();
  }
}
