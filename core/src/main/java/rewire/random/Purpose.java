package rewire.random;

/// What a random number is for: the key of a text, which can be put together piece by piece without writing the text, where
/// millions are drawn.
///
/// @param key FNV-1a of the text, 64 bit
public record Purpose(long key) {
  private static final long BASIS = 0xCBF29CE484222325L; // as in the source
  private static final long PRIME = 0x100000001B3L;

  /// The purpose with this text.
  public static Purpose of(String text) {
    return new Purpose(BASIS).and(text);
  }

  /// The text goes on.
  public Purpose and(String text) {
    long h = key;
    for (int i = 0; i < text.length(); i++) {
      h = (h ^ text.charAt(i)) * PRIME;
    }
    return new Purpose(h);
  }

  /// The text goes on with a number that is not negative.
  public Purpose and(long number) {
    long unit = 1;
    while (number / unit >= 10) {
      unit *= 10;
    }
    long h = key;
    for (; unit > 0; unit /= 10) {
      h = (h ^ ('0' + number / unit % 10)) * PRIME;
    }
    return new Purpose(h);
  }
}
