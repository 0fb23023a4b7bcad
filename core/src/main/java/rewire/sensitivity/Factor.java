package rewire.sensitivity;

import rewire.model.Parameter;
import rewire.random.Normal;

/// A number that is varied: where it may lie, and how a share of 0 to 1 becomes a value.
///
/// The plausible range of a table is the central 95 % of the typical value. On the scale of its shape the value is
/// normally distributed, with one width below and another above the typical value, so that the table's three numbers are
/// kept: low, typical and high are at -1.96, 0 and 1.96 standard deviations. The outer 5 % are not drawn: they may lie
/// where a formula has no meaning.
///
/// @param id      flat name of the parameter
/// @param low     lower end of the plausible range
/// @param typical value of the chosen set
/// @param high    upper end
public record Factor(String id, double low, double typical, double high, Shape shape) {
  /// Share of the distribution inside the plausible range.
  private static final double INSIDE = 0.95;
  private static final double EDGE = Normal.quantile(1 - (1 - INSIDE) / 2);

  /// The scale on which the value is normally distributed.
  public enum Shape {
    LINEAR, LOG, LOGIT
  }

  public Factor {
    if (!(low <= typical && typical <= high && low < high)) {
      throw new IllegalArgumentException(
          id + " has no plausible range around its value: " + low + ", " + typical + ", " + high + ".");
    }
  }

  /// The factor of a parameter: on the logit scale when people differ on it, else logarithmic when nothing of the range is
  /// zero or negative, else linear. A value of a set that lies outside the range of the table widens it.
  public static Factor of(Parameter p) {
    double low = Math.min(p.plausible().low(), p.value());
    double high = Math.max(p.plausible().high(), p.value());
    boolean share = p.spread().distribution() == Parameter.Distribution.LOGITNORMAL && low > 0 && high < 1;
    return new Factor(p.id(), low, p.value(), high,
        share ? Shape.LOGIT : low > 0 ? Shape.LOG : Shape.LINEAR);
  }

  /// Whether a parameter can be varied: it has a range, and no course sets it.
  public static boolean varies(Parameter p) {
    return p.grade() != Parameter.Grade.INPUT && p.plausible().low() < p.plausible().high();
  }

  /// The value below which a share `u` of what is drawn lies; 0 gives the low end, 1 the high end.
  public double at(double u) {
    if (u <= 0) {
      return low;
    }
    if (u >= 1) {
      return high;
    }
    double z = Normal.quantile((1 - INSIDE) / 2 + INSIDE * u);
    double middle = onScale(typical);
    double value = z < 0
        ? middle + (middle - onScale(low)) * z / EDGE
        : middle + (onScale(high) - middle) * z / EDGE;
    return Math.clamp(fromScale(value), low, high);
  }

  private double onScale(double value) {
    return switch (shape) {
      case LINEAR -> value;
      case LOG -> StrictMath.log(value);
      case LOGIT -> StrictMath.log(value / (1 - value));
    };
  }

  private double fromScale(double value) {
    return switch (shape) {
      case LINEAR -> value;
      case LOG -> StrictMath.exp(value);
      case LOGIT -> 1 / (1 + StrictMath.exp(-value));
    };
  }
}
