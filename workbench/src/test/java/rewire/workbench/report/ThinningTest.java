package rewire.workbench.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ThinningTest {
  private static final int N = 5000;
  private static final double TOLERANCE = 0.2;

  private final double[] x = new double[N];
  private final double[] y = new double[N];

  ThinningTest() {
    for (int i = 0; i < N; i++) {
      x[i] = i * 0.2;
      y[i] = 50 + 30 * Math.sin(i * 0.004) + (i % 700 < 6 ? 15 : 0);
    }
  }

  @Test
  void everyPointStaysWithinTheToleranceOfTheDrawnLine() {
    BitSet kept = Thinning.of(x, y, new BitSet(), TOLERANCE);

    for (int from = 0, to; (to = kept.nextSetBit(from + 1)) > 0; from = to) {
      for (int i = from; i <= to; i++) {
        double drawn = y[from] + (y[to] - y[from]) * (x[i] - x[from]) / (x[to] - x[from]);
        assertTrue(Math.abs(drawn - y[i]) <= TOLERANCE * (1 + 1e-9), "point " + i);
      }
    }
    assertTrue(kept.cardinality() < N / 10, "kept " + kept.cardinality());
  }

  @Test
  void lowestAndHighestPointStayExactly() {
    y[1234] = -7;
    y[4321] = 107;

    BitSet kept = Thinning.of(x, y, new BitSet(), 1000);

    assertTrue(kept.get(1234) && kept.get(4321) && kept.get(0) && kept.get(N - 1));
  }

  @Test
  void pointsAskedForStay() {
    var edges = new BitSet();
    var random = new SplittableRandom(7);
    random.ints(40, 0, N).forEach(edges::set);

    BitSet kept = Thinning.of(x, y, edges, 1000);

    edges.stream().forEach(i -> assertTrue(kept.get(i), "edge " + i));
  }

  @Test
  void aJumpAtOneTimeKeepsBothSides() {
    double[] at = {0, 1, 1, 2};
    double[] value = {0, 0, 5, 5};

    BitSet kept = Thinning.of(at, value, new BitSet(), TOLERANCE);

    assertTrue(kept.get(1) && kept.get(2));
  }
}
