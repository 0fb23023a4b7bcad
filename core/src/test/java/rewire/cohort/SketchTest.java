package rewire.cohort;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SketchTest {
  private static final double[] SHARES = {0, 0.05, 0.25, 0.5, 0.75, 0.95, 1};

  @Test
  void percentilesAreWithinHalfABinOfTheExactOnes() {
    var random = new SplittableRandom(3);
    for (double scale : new double[] {1e-20, 1, 35, 1e12}) {
      var values = new float[5001];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (scale * (random.nextGaussian() + (i % 2 == 0 ? 3 : -3)));
      }
      var sketch = new Sketch();
      sketch.add(values.clone());
      Arrays.sort(values);
      double[] found = sketch.quantiles(SHARES);
      for (int s = 0; s < SHARES.length; s++) {
        // 5000 times each share is a whole number, so the exact percentile is one of the values
        float exact = values[(int) Math.round(SHARES[s] * 5000)];
        assertEquals(exact, found[s], Math.abs(exact) / 256 * 1.001, SHARES[s] + " at " + scale);
      }
    }
  }

  @Test
  void zeroStaysZero() {
    var sketch = new Sketch();
    sketch.add(new float[] {0, -0f, 0, 5});
    assertArrayEquals(new double[] {0, 0}, sketch.quantiles(0, 0.5));
  }

  @Test
  void nothingHasNoPercentiles() {
    assertTrue(Double.isNaN(new Sketch().quantiles(0.5)[0]));
  }

  @Test
  void orderAndPortionsDoNotMatterAndWhatIsWrittenIsReadBack() throws IOException {
    var random = new SplittableRandom(4);
    var values = new float[1000];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    var whole = new Sketch();
    whole.add(values.clone());
    var parts = new Sketch();
    for (int from = 1000; from > 0; from -= 125) {
      parts.add(Arrays.copyOfRange(values, from - 125, from));
    }
    assertArrayEquals(bytes(whole), bytes(parts));
    var back = Sketch.read(new DataInputStream(new ByteArrayInputStream(bytes(parts))));
    assertArrayEquals(whole.quantiles(SHARES), back.quantiles(SHARES));
  }

  private static byte[] bytes(Sketch sketch) throws IOException {
    var bytes = new ByteArrayOutputStream();
    sketch.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
