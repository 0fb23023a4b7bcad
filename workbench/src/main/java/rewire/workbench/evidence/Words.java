package rewire.workbench.evidence;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Map;
import rewire.workbench.report.Wording;

/// Numbers and names for the terminal and the page; codes of the layout as a reader says them.
final class Words {
  private static final double SMALLEST = 1e-4;
  private static final Map<String, String> ROUTES = Map.of("IV", "infusion", "IV_bolus", "rapid bolus", "IM",
      "into muscle", "SC", "under the skin", "IN_device", "nasal device", "IN_atomiser", "nasal atomiser",
      "PO",
      "by mouth", "SL_film", "under tongue, film", "SL_tablet", "under tongue, tablet");

  private Words() {}

  /// Two digits after the point, for ratios.
  static String ratio(double value) {
    return String.format(Locale.ROOT, value < 9.995 ? "%.2f" : "%.1f", value);
  }

  static String percent(double share) {
    return Math.round(100 * share) + " %";
  }

  /// Three significant digits, never in powers of ten.
  static String three(double value) {
    if (Double.isNaN(value)) {
      return "none";
    }
    if (Math.abs(value) < SMALLEST || Double.isInfinite(value)) {
      return Double.isInfinite(value) ? "beyond all bounds" : Wording.number(value, SMALLEST);
    }
    return new BigDecimal(value).round(new MathContext(3)).toPlainString().replace("-", "\u2212");
  }

  static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 1) + "…";
  }

  /// Lines of at most a width, each with a line feed, broken at spaces.
  static String wrapped(String text, int width) {
    return text.replaceAll("(.{1," + (width - 1) + "}\\S)(?: |$)", "$1\n");
  }

  static String route(String code) {
    return ROUTES.getOrDefault(code, code);
  }

  /// `S-ketamine` for `S_ketamine`.
  static String analyte(String code) {
    return code.replace("_each", ", each").replace('_', '-');
  }
}
