package rewire.workbench.evidence;

import java.util.Optional;
import rewire.evidence.Agreement.Pair;

/// What a finding says a measure should be: a range of numbers, or a direction with the size below which nothing counts
/// as a change.
///
/// @param low      least value that agrees, tolerance included
/// @param high     greatest value that agrees
/// @param foundLow least value that was found, for numbers and ratios
/// @param foundHigh greatest
public record Expectation(double low, double high, double foundLow, double foundHigh) {

  /// @param compared  `number`, `ratio` or `sign`
  /// @param expected  a number or a range `low to high`; for signs `up`, `down` or `none`
  /// @param tolerance `x1.5` for a factor either way, `+-4` for an amount either way; for signs the amount that counts
  ///                  as a change
  /// @throws IllegalArgumentException when one of them is not understood
  static Expectation of(String compared, String expected, String tolerance) {
    if (!tolerance.startsWith("+-") && !tolerance.startsWith("x")) {
      throw new IllegalArgumentException("the tolerance \"" + tolerance + "\" is neither x1.5 nor +-4");
    }
    double amount = tolerance.startsWith("+-") ? number(tolerance.substring(2)) : 0;
    double factor = tolerance.startsWith("x") ? number(tolerance.substring(1)) : 1;
    return switch (compared) {
      case "sign" -> switch (expected) {
        case "up" -> direction(amount, Double.POSITIVE_INFINITY);
        case "down" -> direction(Double.NEGATIVE_INFINITY, -amount);
        case "none" -> direction(-amount, amount);
        default -> throw new IllegalArgumentException("a sign is up, down or none, not \"" + expected + "\"");
      };
      case "number", "ratio" -> {
        var limits = expected.split(" to ", -1);
        double low = number(limits[0]);
        double high = number(limits[limits.length - 1]);
        yield new Expectation(low / factor - amount, high * factor + amount, low, high);
      }
      default -> throw new IllegalArgumentException(
          "a finding is compared as number, ratio or sign, not as \"" + compared + "\"");
    };
  }

  private static Expectation direction(double low, double high) {
    return new Expectation(low, high, Double.NaN, Double.NaN);
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("\"" + text + "\" is not a number", e);
    }
  }

  boolean meets(double value) {
    return value >= low && value <= high;
  }

  /// The value beside what was found, for fold errors: inside a published range it is met exactly, outside the nearer end
  /// counts. Empty for directions and where a ratio means nothing.
  Optional<Pair> pair(String study, double value) {
    if (!(foundLow >= 0 && foundHigh > 0 && value > 0)) {
      return Optional.empty();
    }
    double found = Math.clamp(value, foundLow, foundHigh);
    return Optional.of(new Pair(study, value, found));
  }
}
