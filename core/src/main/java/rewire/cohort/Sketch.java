package rewire.cohort;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// Counts of values in bins, for percentiles of more people than fit in memory.
///
/// A bin holds the floats that agree in sign, exponent and the first seven bits of the fraction, so it is at most 1/128 of
/// the value wide and a percentile is off by at most 1/256 of itself. Counts are whole numbers and adding them has no order:
/// the same values give the same sketch whatever the threads and blocks. (The idea of Masson, Rim & Lee, DDSketch, 2019,
/// 10.14778/3352063.3352135, with the bits of the number in place of a logarithm.)
final class Sketch {
  private static final int DROPPED_BITS = 16;

  private int[] bins = new int[0];
  private int[] counts = new int[0];

  /// Adds values; they are sorted on the way.
  void add(float[] values) {
    Arrays.sort(values);
    var newBins = new int[values.length];
    var newCounts = new int[values.length];
    int n = 0;
    for (float v : values) {
      int bin = bin(v);
      if (n > 0 && newBins[n - 1] == bin) {
        newCounts[n - 1]++;
      } else {
        newBins[n] = bin;
        newCounts[n++] = 1;
      }
    }
    merge(newBins, newCounts, n);
  }

  /// Adds sorted bins to sorted bins.
  private void merge(int[] other, int[] otherCounts, int n) {
    var all = new int[bins.length + n];
    var sums = new int[all.length];
    int a = 0;
    int b = 0;
    int m = 0;
    while (a < bins.length || b < n) {
      boolean mine = b == n || (a < bins.length && bins[a] <= other[b]);
      boolean both = mine && b < n && bins[a] == other[b];
      all[m] = mine ? bins[a] : other[b];
      sums[m++] = (mine ? counts[a] : 0) + (!mine || both ? otherCounts[b] : 0);
      a += mine ? 1 : 0;
      b += !mine || both ? 1 : 0;
    }
    bins = Arrays.copyOf(all, m);
    counts = Arrays.copyOf(sums, m);
  }

  /// Several percentiles at once, ascending shares; NaN for all when nothing was added.
  double[] quantiles(double... shares) {
    long n = 0;
    for (int count : counts) {
      n += count;
    }
    var out = new double[shares.length];
    Arrays.fill(out, Double.NaN);
    long below = 0;
    int s = 0;
    for (int i = 0; i < bins.length && s < shares.length; i++) {
      below += counts[i];
      while (s < shares.length && shares[s] * (n - 1) < below) {
        out[s++] = middle(bins[i]);
      }
    }
    return out;
  }

  /// Ascends with the value; both zeros share a bin.
  private static int bin(float v) {
    int bits = Float.floatToIntBits(v == 0 ? 0 : v);
    return (bits >= 0 ? bits : bits ^ Integer.MAX_VALUE) >> DROPPED_BITS;
  }

  private static double middle(int bin) {
    if (bin == 0) {
      return 0; // zero, and what is as good as zero
    }
    int bits = (bin << DROPPED_BITS) | (1 << (DROPPED_BITS - 1));
    return Float.intBitsToFloat(bits >= 0 ? bits : bits ^ Integer.MAX_VALUE);
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(bins.length);
    for (int i = 0; i < bins.length; i++) {
      out.writeInt(bins[i]);
      out.writeInt(counts[i]);
    }
  }

  static Sketch read(DataInput in) throws IOException {
    var sketch = new Sketch();
    int n = in.readInt();
    if (n < 0 || n > 1 << 17) {
      throw new IOException("a sketch of " + n + " bins");
    }
    sketch.bins = new int[n];
    sketch.counts = new int[n];
    for (int i = 0; i < n; i++) {
      sketch.bins[i] = in.readInt();
      sketch.counts[i] = in.readInt();
    }
    return sketch;
  }
}
