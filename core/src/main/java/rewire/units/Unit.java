package rewire.units;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// A unit: a dimension and a scale to SI, with the text it was written as.
///
/// Dimensions are exponents of kilogram, metre, second and mole; they may be fractions. Two units are equal when
/// dimension and scale agree (to 1e-9), whatever their text: `uM` equals `umol/L`.
/// Scores and people are dimensionless.
public final class Unit {

  /// The unit of pure numbers.
  public static final Unit ONE = new Unit("1", 1, new double[4]);
  /// The unit of model time.
  public static final Unit HOUR = new Unit("h", 3600, new double[] {0, 0, 1, 0});

  private static final Map<String, Unit> NAMED = named();

  private final String text;
  private final double scale;
  private final double[] exponents; // kg, m, s, mol

  private Unit(String text, double scale, double[] exponents) {
    this.text = text;
    this.scale = scale;
    this.exponents = exponents;
  }

  /// Reads units such as `mg/L`, `1/h`, `ng/mL`, `mmHg/(ng/mL)`, `mg/kg`, `L/h`, `uM^-1`.
  ///
  /// @throws IllegalArgumentException with a sentence naming what is not known
  public static Unit parse(String text) {
    return new UnitReader(text, NAMED).read();
  }

  /// The named unit, for example `litre`.
  ///
  /// @throws IllegalArgumentException when there is none
  public static Unit of(String name) {
    var unit = NAMED.get(name);
    if (unit == null) {
      throw new IllegalArgumentException("There is no unit \"" + name + "\".");
    }
    return unit;
  }

  /// Product of two units.
  public Unit times(Unit other) {
    return combine(other, 1,
        text.equals("1") ? other.text : other.text.equals("1") ? text : text + "*" + grouped(other));
  }

  /// Quotient of two units.
  public Unit over(Unit other) {
    return combine(other, -1, other.text.equals("1") ? text : text + "/" + grouped(other));
  }

  /// This unit to a power.
  public Unit power(double exponent) {
    var e = exponents.clone();
    for (int i = 0; i < e.length; i++) {
      e[i] *= exponent;
    }
    return new Unit(grouped(this) + "^" + (exponent == Math.rint(exponent)
        ? Long.toString((long) exponent)
        : Double.toString(exponent)), Math.pow(scale, exponent), e);
  }

  /// `factor` of this unit as a unit, for example a thousandth of a gram.
  public Unit scaled(double factor) {
    return new Unit(factor == 1 ? text : factor + "*" + grouped(this), scale * factor, exponents);
  }

  /// The same unit shown by another name.
  public Unit named(String name) {
    return new Unit(name, scale, exponents);
  }

  /// How many SI units one of these is.
  public double scale() {
    return scale;
  }

  /// Whether the two measure the same kind of thing.
  public boolean sameDimension(Unit other) {
    for (int i = 0; i < exponents.length; i++) {
      if (Math.abs(exponents[i] - other.exponents[i]) > 1e-9) {
        return false;
      }
    }
    return true;
  }

  /// Whether this is a pure number of scale 1.
  public boolean isOne() {
    return equals(ONE);
  }

  /// The dimension in words of base units, for example `kg m^-3`, or `a pure number`.
  public String dimensionText() {
    var names = new String[] {"kg", "m", "s", "mol"};
    var out = new StringBuilder();
    for (int i = 0; i < names.length; i++) {
      if (Math.abs(exponents[i]) > 1e-9) {
        out.append(out.isEmpty() ? "" : " ").append(names[i]);
        if (Math.abs(exponents[i] - 1) > 1e-9) {
          double e = exponents[i];
          out.append('^').append(e == Math.rint(e) ? Long.toString((long) e) : Double.toString(e));
        }
      }
    }
    return out.isEmpty() ? "a pure number" : out.toString();
  }

  /// Exponents of kilogram, metre, second and mole.
  double[] exponents() {
    return exponents.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Unit u && sameDimension(u) && Math.abs(scale - u.scale) <= 1e-9 * Math.abs(scale);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(Arrays.stream(exponents).mapToLong(e -> Math.round(e * 1e6)).toArray());
  }

  @Override
  public String toString() {
    return text;
  }

  private Unit combine(Unit other, int sign, String newText) {
    var e = exponents.clone();
    for (int i = 0; i < e.length; i++) {
      e[i] += sign * other.exponents[i];
    }
    return new Unit(newText, sign > 0 ? scale * other.scale : scale / other.scale, e);
  }

  private static String grouped(Unit unit) {
    for (int i = 0; i < unit.text.length(); i++) {
      char c = unit.text.charAt(i);
      if (c != '%' && !Character.isLetterOrDigit(c)) {
        return "(" + unit.text + ")";
      }
    }
    return unit.text;
  }

  private static Map<String, Unit> named() {
    var m = new LinkedHashMap<String, Unit>();
    put(m, 1, 0, 0, 0, 0, "1", "dimensionless", "score", "fold");
    put(m, 0.01, 0, 0, 0, 0, "%", "percent");
    put(m, 1, 1, 0, 0, 0, "kg", "kilogram");
    put(m, 1e-3, 1, 0, 0, 0, "g", "gram");
    put(m, 1e-6, 1, 0, 0, 0, "mg", "milligram");
    put(m, 1e-9, 1, 0, 0, 0, "ug", "microgram", "µg", "mcg");
    put(m, 1e-12, 1, 0, 0, 0, "ng", "nanogram");
    put(m, 1, 0, 1, 0, 0, "m", "metre", "meter");
    put(m, 1e-3, 0, 3, 0, 0, "L", "l", "litre", "liter");
    put(m, 1e-6, 0, 3, 0, 0, "mL", "ml");
    put(m, 1, 0, 0, 1, 0, "s", "second");
    put(m, 60, 0, 0, 1, 0, "min", "minute", "minutes");
    put(m, 3600, 0, 0, 1, 0, "h", "hour", "hours");
    put(m, 86_400, 0, 0, 1, 0, "d", "day", "days");
    put(m, 604_800, 0, 0, 1, 0, "week", "weeks", "wk");
    put(m, 31_557_600, 0, 0, 1, 0, "year", "years", "a");
    put(m, 1, 0, 0, 0, 1, "mol", "mole");
    put(m, 1e-3, 0, 0, 0, 1, "mmol");
    put(m, 1e-6, 0, 0, 0, 1, "umol", "µmol");
    put(m, 1e-9, 0, 0, 0, 1, "nmol");
    put(m, 1e3, 0, -3, 0, 1, "M");
    put(m, 1, 0, -3, 0, 1, "mM");
    put(m, 1e-3, 0, -3, 0, 1, "uM", "µM");
    put(m, 1e-6, 0, -3, 0, 1, "nM");
    put(m, 1, 1, -1, -2, 0, "Pa", "pascal");
    put(m, 133.322387415, 1, -1, -2, 0, "mmHg");
    return Map.copyOf(m);
  }

  private static void put(Map<String, Unit> m, double scale, int kg, int metre, int s, int mol,
      String... names) {
    for (var name : names) {
      m.put(name, new Unit(name, scale, new double[] {kg, metre, s, mol}));
    }
  }
}
