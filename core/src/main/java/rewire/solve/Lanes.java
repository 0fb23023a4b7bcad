package rewire.solve;

/// How several vectors lie abreast in one array: number `k` of lane `l` at `FIRST + k * width + l`, so that the same
/// number of all lanes is one load.
///
/// @param width number of lanes
public record Lanes(int width) {
  /// Numbers left free at the beginning: an array's own begin 16 bytes into the object, so with objects on multiples of 64
  /// bytes every load of eight lanes is within one line of the cache. Worth a quarter of the time (docs/engine.md).
  public static final int FIRST = 6;

  public Lanes {
    if (width < 1) {
      throw new IllegalArgumentException("There must be at least one lane, not " + width + ".");
    }
  }

  /// Room for `n` numbers of every lane.
  public double[] array(int n) {
    return new double[FIRST + n * width];
  }

  /// Place of number `k` of a lane.
  public int at(int k, int lane) {
    return FIRST + k * width + lane;
  }

  /// Takes one lane out of an array.
  void read(double[] from, int lane, double[] into) {
    for (int k = 0, at = FIRST + lane; k < into.length; k++, at += width)
      into[k] = from[at];
  }

  /// Puts one lane into an array.
  void write(double[] from, double[] into, int lane) {
    for (int k = 0, at = FIRST + lane; k < from.length; k++, at += width)
      into[at] = from[k];
  }
}
