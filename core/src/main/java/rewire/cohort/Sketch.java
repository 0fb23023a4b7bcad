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
  private static final int MOST_BINS = 1 << 17;
  private static final int LOWEST_BIN = Integer.MIN_VALUE >> DROPPED_BITS;

  private int[] bins = new int[0];
  private int[] counts = new int[0];

  /// Adds values.
  void add(float[] values) {
    int lowest = Integer.MAX_VALUE;
    int highest = Integer.MIN_VALUE;
    for (float v : values) {
      lowest = Math.min(lowest, bin(v));
      highest = Math.max(highest, bin(v));
    }
    if (lowest <= highest) {
      var window = new int[highest - lowest + 1];
      for (float v : values) {
        window[bin(v) - lowest]++;
      }
      merge(lowest, window);
    }
  }

  /// Adds counts of neighbouring bins.
  private void merge(int lowest, int[] window) {
    for (int i = 0; i < bins.length; i++) {
      int at = bins[i] - lowest;
      if (at >= 0 && at < window.length) {
        counts[i] += window[at];
        window[at] = 0;
      }
    }
    int fresh = 0;
    for (int count : window) {
      fresh += count > 0 ? 1 : 0;
    }
    if (fresh > 0) {
      insert(lowest, window, fresh);
    }
  }

  /// Makes room for bins that were empty so far.
  private void insert(int lowest, int[] window, int fresh) {
    var all = new int[bins.length + fresh];
    var sums = new int[all.length];
    int old = 0;
    int n = 0;
    for (int at = 0; at < window.length; at++) {
      if (window[at] > 0) {
        while (old < bins.length && bins[old] < lowest + at) {
          all[n] = bins[old];
          sums[n++] = counts[old++];
        }
        all[n] = lowest + at;
        sums[n++] = window[at];
      }
    }
    System.arraycopy(bins, old, all, n, bins.length - old);
    System.arraycopy(counts, old, sums, n, bins.length - old);
    bins = all;
    counts = sums;
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

  /// Bins as steps from the one before, and counts, both as numbers of seven bits a byte: two bytes a bin for most.
  void write(DataOutput out) throws IOException {
    write(bins.length, out);
    int before = LOWEST_BIN;
    for (int i = 0; i < bins.length; i++) {
      write(bins[i] - before, out);
      write(counts[i], out);
      before = bins[i];
    }
  }

  static Sketch read(DataInput in) throws IOException {
    var sketch = new Sketch();
    int n = number(in);
    if (n < 0 || n > MOST_BINS) {
      throw new IOException("a sketch of " + n + " bins");
    }
    sketch.bins = new int[n];
    sketch.counts = new int[n];
    int before = LOWEST_BIN;
    for (int i = 0; i < n; i++) {
      before += number(in);
      sketch.bins[i] = before;
      sketch.counts[i] = number(in);
    }
    return sketch;
  }

  private static void write(int number, DataOutput out) throws IOException {
    int rest = number;
    while (rest >>> 7 != 0) {
      out.writeByte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.writeByte(rest);
  }

  private static int number(DataInput in) throws IOException {
    int number = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      int part = in.readUnsignedByte();
      number |= (part & 0x7f) << shift;
      if (part < 0x80) {
        return number;
      }
    }
    throw new IOException("a number of more than five bytes");
  }
}
