package rewire.workbench.evidence;

import java.util.Locale;

/// Numbers and safe text for the terminal and the page.
final class Words {
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
    if (value == 0 || !Double.isFinite(value)) {
      return value == 0 ? "0" : "none";
    }
    var rounded = new java.math.BigDecimal(value).round(new java.math.MathContext(3));
    return rounded.abs().doubleValue() < 1e-4
        ? String.format(Locale.ROOT, "%.2e", value)
        : rounded.toPlainString().replace("-", "\u2212");
  }

  static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 1) + "…";
  }

  /// Text for an element or a double-quoted attribute.
  static String html(String raw) {
    return raw.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
        .replace("'", "&#39;").replaceAll("[\\p{Cntrl}&&[^\\n]]", " ");
  }
}
