package rewire.units;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/// A number with its unit, as it stands at the borders of the house. Inside, units are in the names.
public record Quantity(double value, Unit unit) {
  private static final Pattern DECIMAL = Pattern
      .compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");

  /// The number of `target` units that this quantity is.
  ///
  /// @throws IllegalArgumentException when the dimensions differ, for example mg asked in hours
  public double in(Unit target) {
    if (!unit.sameDimension(target)) {
      throw new IllegalArgumentException(
          "%s %s cannot be expressed in %s: one is %s, the other %s.".formatted(value, unit, target,
              unit.dimensionText(), target.dimensionText()));
    }
    return value * (unit.scale() / target.scale());
  }

  /// A finite number as a person writes it, such as `40`, `0.5` or `5.3e-1`; empty for anything else, also for what only
  /// Java takes for a number (`1d`, `0x1p3`, `NaN`).
  public static OptionalDouble decimal(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      return OptionalDouble.empty();
    }
    double value = Double.parseDouble(text);
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /// Reads a number followed by a unit, for example `0.5 mg/kg`, `40 min`.
  ///
  /// @throws IllegalArgumentException with a sentence that says what is wrong
  public static Quantity parse(String text) {
    var t = text.strip();
    int end = 0;
    while (end < t.length() && "+-.0123456789eE".indexOf(t.charAt(end)) >= 0
        && !(Character.toLowerCase(t.charAt(end)) == 'e' && !exponentFollows(t, end))) {
      end++;
    }
    try {
      double value = Double.parseDouble(t.substring(0, end));
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("\"" + text + "\" is too large a number.");
      }
      var unit = t.substring(end).strip();
      if (unit.isEmpty()) {
        throw new IllegalArgumentException("\"" + text + "\" has no unit.");
      }
      return new Quantity(value, Unit.parse(unit));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("\"" + text + "\" does not begin with a number.", e);
    }
  }

  private static boolean exponentFollows(String t, int e) {
    int next = e + 1;
    if (next < t.length() && "+-".indexOf(t.charAt(next)) >= 0) {
      next++;
    }
    return next < t.length() && Character.isDigit(t.charAt(next));
  }

  @Override
  public String toString() {
    return value + " " + unit;
  }
}
