package rewire.workbench.book;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.regex.Pattern;
import rewire.model.Parameter;
import rewire.units.Unit;
import rewire.workbench.report.Html;

/// Numbers, units, ranges and sources as the book writes them.
public final class Words {
  static final Pattern DOI = Pattern.compile("10\\.[0-9]{4,9}/[^\\s;,]+[^\\s;,.)]");
  private static final MathContext DIGITS = new MathContext(6);
  private static final double SMALLEST = 1e-4;
  private static final double LARGEST = 1e7;

  private Words() {}

  /// A number to six digits; plain as far as that is readable. Files and exports have all digits.
  public static String number(double value) {
    if (value == 0) {
      return "0";
    }
    double size = new BigDecimal(Math.abs(value)).round(DIGITS).doubleValue();
    if (size >= SMALLEST && size < LARGEST) {
      var plain = new BigDecimal(Double.toString(size)).stripTrailingZeros().toPlainString();
      return (value < 0 ? "−" : "") + plain;
    }
    int exponent = (int) Math.floor(Math.log10(size));
    var digits = new BigDecimal(Double.toString(size)).movePointLeft(exponent).stripTrailingZeros()
        .toPlainString();
    return (value < 0 ? "−" : "") + digits + "\u202f×\u202f10" + raised(exponent);
  }

  private static String raised(int exponent) {
    var out = new StringBuilder(exponent < 0 ? "⁻" : "");
    Integer.toString(Math.abs(exponent)).chars().forEach(c -> out.append("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0')));
    return out.toString();
  }

  /// The unit; nothing for a pure number.
  static String unit(Unit unit) {
    return unit.isOne() ? "" : unit.toString().replace("uM", "µM").replace("_", " ");
  }

  /// Plausible range of the typical value.
  static String range(Parameter p) {
    var r = p.plausible();
    if (Double.isNaN(r.low()) || Double.isNaN(r.high())) {
      return "";
    }
    return r.low() == r.high() ? "fixed" : number(r.low()) + " to " + number(r.high());
  }

  /// How people differ.
  static String spread(Parameter p) {
    return switch (p.spread().distribution()) {
      case NONE -> "";
      case LOGNORMAL -> "CV " + number(Math.round(1000 * p.spread().size()) / 10.0) + " %";
      case LOGITNORMAL -> "SD " + number(p.spread().size()) + " on the logit";
      case NORMAL -> "SD " + number(p.spread().size()) + " " + unit(p.unit());
    };
  }

  /// Grade as disc and word.
  static String grade(Parameter.Grade grade) {
    var word = grade.name().toLowerCase(Locale.ROOT);
    return "<span class=\"tag g\"><i class=\""
        + word.substring(0, 3)
        + "\"></i>" + word + "</span>";
  }

  /// Text with every DOI as a link.
  static String linked(String written) {
    var text = written.replaceAll(";(?=\\S)", "; ");
    var out = new StringBuilder();
    var doi = DOI.matcher(text);
    int at = 0;
    while (doi.find()) {
      out.append(Html.text(text.substring(at, doi.start()))).append("<a href=\"https://doi.org/")
          .append(Html.text(doi.group())).append("\">").append(Html.text(doi.group())).append("</a>");
      at = doi.end();
    }
    return out.append(Html.text(text.substring(at))).toString();
  }
}
