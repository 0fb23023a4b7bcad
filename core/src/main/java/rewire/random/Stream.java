package rewire.random;

/// Random numbers of one person: a pure function of seed, person, attempt and purpose.
///
/// The key is hashed by the 64-bit finaliser of SplitMix (Steele, Lea & Flood, Fast splittable pseudorandom number
/// generators, 2014, 10.1145/2714064.2660195), applied once per part of the key. Purposes are texts, such as the name of a
/// parameter, so that adding one purpose changes no other.
///
/// @param seed    of the whole run
/// @param person  number of the person
/// @param attempt 0, or higher when a person was drawn anew
public record Stream(long seed, long person, int attempt) {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L; // 2^64 over the golden ratio, as in the source

  /// A number strictly between 0 and 1, evenly distributed.
  public double uniform(String purpose) {
    return uniform(Purpose.of(purpose));
  }

  /// The number of a purpose.
  public double uniform(Purpose purpose) {
    long key = mix(seed + GOLDEN);
    key = mix(key ^ mix(person + 2 * GOLDEN));
    key = mix(key ^ mix(attempt + 3 * GOLDEN));
    key = mix(key ^ purpose.key());
    return ((key >>> 11) + 0.5) * 0x1p-53;
  }

  /// A standard normal number.
  public double normal(String purpose) {
    return Normal.quantile(uniform(purpose));
  }

  /// The normal number of a purpose.
  public double normal(Purpose purpose) {
    return Normal.quantile(uniform(purpose));
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
