package rewire.workbench.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// Digits, times, people and lists in the report's words: the one place where numbers become text.
///
/// The width of the 90 % interval decides the digits: the last one printed is the largest power of ten at most a
/// tenth of that width, and never finer than the scale. One typical person has no width, so three significant
/// digits stand in for it. A true minus sign, "to" between limits, a thin space in thousands over 9,999.
public final class Wording {
  private static final String MINUS = "\u2212";
  private static final char THIN = '\u202f';
  private static final double NEGLIGIBLE = 1e-3; // of the last digit: called 0, not "below"

  private Wording() {}

  /// The power of ten of the last digit worth printing.
  public static double step(Estimate e) {
    double width = e.high() - e.low();
    double size = e.hasInterval() && width > 0 ? width / 10 : Math.abs(e.value()) / 100;
    if (size == 0) {
      return e.finest() > 0 ? e.finest() : 1;
    }
    double power = Math.pow(10, Math.floor(Math.log10(size) + 1e-9));
    return Math.max(power, e.finest());
  }

  /// The value alone: `171`, `−3`, `below 0.1`.
  public static String value(Estimate e) {
    return number(e.value(), step(e));
  }

  /// The value and its interval, `171 (142 to 214)`; only the value when there is no interval.
  public static String full(Estimate e) {
    return e.hasInterval() ? value(e) + " " + interval(e) : value(e);
  }

  /// The interval as `(142 to 214)`; empty when there is none.
  public static String interval(Estimate e) {
    if (!e.hasInterval()) {
      return "";
    }
    double step = step(e);
    return "(" + rounded(e.low(), step) + " to " + rounded(e.high(), step) + ")";
  }

  /// A number to a step, with words where rounding would print a zero that is not one.
  public static String number(double value, double step) {
    boolean vanishes = Math.abs(value) < step / 2;
    if (!vanishes) {
      return rounded(value, step);
    }
    if (Math.abs(value) <= step * NEGLIGIBLE) {
      return "0";
    }
    return value > 0 ? "below " + rounded(step, step) : "above " + rounded(-step, step);
  }

  /// A number to a step, digits only.
  public static String rounded(double value, double step) {
    int scale = (int) -Math.round(Math.log10(step));
    BigDecimal exact = BigDecimal.valueOf(value).setScale(scale, RoundingMode.HALF_UP);
    if (exact.signum() == 0) {
      exact = exact.abs();
    }
    String digits = exact.abs().setScale(Math.max(scale, 0), RoundingMode.UNNECESSARY).toPlainString();
    return (exact.signum() < 0 ? MINUS : "") + grouped(digits);
  }

  /// Digits after the point that a step needs.
  public static int decimals(double step) {
    return Math.max(0, (int) -Math.round(Math.log10(step)));
  }

  private static String grouped(String digits) {
    int point = digits.indexOf('.');
    int whole = point < 0 ? digits.length() : point;
    if (whole < 5) {
      return digits;
    }
    var text = new StringBuilder(digits);
    for (int at = whole - 3; at > 0; at -= 3) {
      text.insert(at, THIN);
    }
    return text.toString();
  }

  /// A value with its unit; no space before a multiplication sign that follows it.
  public static String withUnit(String value, String unit) {
    return unit.isEmpty() ? value : value + " " + unit;
  }

  /// A length of time: minutes under 90 min, hours under 48 h, days under 60 d, then weeks.
  public static String duration(double hours) {
    if (hours < 1.5) {
      return rounded(hours * 60, 1) + " min";
    }
    if (hours < 48) {
      return short1(hours) + " h";
    }
    return hours < 60 * 24 ? short1(hours / 24) + " d" : short1(hours / 168) + " weeks";
  }

  /// A point in time after the first dose: `at 40 min`, `at 24 h`, `on day 12`, `in week 10`.
  public static String when(double hours) {
    if (hours == 0) {
      return "at the start";
    }
    if (Math.abs(hours) < 48) {
      return "at " + duration(hours);
    }
    return hours <= 60 * 24 ? "on " + day(hours) : "in week " + rounded(Math.ceil(hours / 168), 1);
  }

  /// The day of a time: `day 12`, `day 3.5`.
  public static String day(double hours) {
    return "day " + short1(hours / 24);
  }

  /// What to say when something has not happened by the end: never the end of the axis itself.
  public static String never(double endH) {
    return "not in " + (endH <= 60 * 24 && endH >= 48 ? short1(endH / 24) + " d" : duration(endH));
  }

  /// How many people: `67 of 100`, and from 200 people on `34 %`.
  public static String people(int count, int of) {
    return of < 200 ? count + " of " + of : rounded(100.0 * count / of, 1) + " %";
  }

  /// A count with its word: `1 infusion`, `6 infusions`.
  public static String count(int n, String singular) {
    return n + " " + (n == 1 ? singular : singular.endsWith("s") ? singular : singular + "s");
  }

  /// `A`, `A and B`, `A, B and C`.
  public static String list(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  /// The text with its first letter large, for the start of a sentence.
  public static String sentence(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static String short1(double value) {
    String text = rounded(value, value < 9.95 ? 0.1 : 1);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
