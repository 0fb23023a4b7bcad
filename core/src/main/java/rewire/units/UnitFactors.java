package rewire.units;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/// A unit taken apart into the base units that exchange formats know: `scale` times a product of powers of pascal,
/// gram, litre (or metre), mole and hour.
///
/// @param scale   a pure number, rounded to 13 digits: units agree to less than that
/// @param factors powers, those of one base unit together; none for a pure number
public record UnitFactors(double scale, List<Factor> factors) {

  /// How many seconds an hour has; model time is in hours.
  public static final double SECONDS_PER_HOUR = 3600;

  private static final double GRAM_PER_KG = 1000;
  private static final double LITRE_PER_CUBIC_METRE = 1000;
  private static final MathContext DIGITS = new MathContext(13);

  public UnitFactors {
    factors = List.copyOf(factors);
  }

  /// The base units.
  public enum Base {
    PASCAL, GRAM, MOLE, LITRE, METRE, HOUR
  }

  /// `base ^ exponent`.
  public record Factor(Base base, double exponent) {}

  /// The parts of a unit.
  public static UnitFactors of(Unit unit) {
    double kg = unit.exponents()[0];
    double metre = unit.exponents()[1];
    double second = unit.exponents()[2];
    double mole = unit.exponents()[3];
    // two seconds below can only be a pressure here: Pa = kg / (m s^2)
    double pascal = second < 0 && second % 2 == 0 ? -second / 2 : 0;
    kg -= pascal;
    metre += pascal;
    second += 2 * pascal;
    double scale = unit.scale() * Math.pow(GRAM_PER_KG, kg) / Math.pow(SECONDS_PER_HOUR, second);
    var factors = new ArrayList<Factor>();
    add(factors, Base.PASCAL, pascal);
    add(factors, Base.GRAM, kg);
    add(factors, Base.MOLE, mole);
    if (metre % 3 == 0) {
      add(factors, Base.LITRE, metre / 3);
      scale *= Math.pow(LITRE_PER_CUBIC_METRE, metre / 3);
    } else {
      add(factors, Base.METRE, metre);
    }
    add(factors, Base.HOUR, second);
    return new UnitFactors(new BigDecimal(scale).round(DIGITS).doubleValue(), factors);
  }

  private static void add(List<Factor> factors, Base base, double exponent) {
    if (Math.abs(exponent) > 1e-9) {
      factors.add(new Factor(base, exponent));
    }
  }
}
