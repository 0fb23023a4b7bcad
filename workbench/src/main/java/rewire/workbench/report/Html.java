package rewire.workbench.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Safe text for HTML, and the page template.
public final class Html {
  private static final Pattern HOLE = Pattern.compile("\\{\\{([a-z]+)}}");

  private Html() {}

  /// Text for an element or a double-quoted attribute.
  public static String text(String raw) {
    var safe = new StringBuilder(raw.length() + 16);
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      switch (c) {
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '&' -> safe.append("&amp;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c < ' ' && c != '\n' && c != '\t' ? ' ' : c);
      }
    }
    return safe.toString();
  }

  /// JSON that may stand inside a script element: no character of it can end the element.
  public static String json(String json) {
    return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  /// A coordinate or length with at most one digit after the point.
  public static String px(double value) {
    long tenths = Math.round(value * 10);
    String sign = tenths < 0 ? "-" : "";
    long size = Math.abs(tenths);
    return sign + size / 10 + (size % 10 == 0 ? "" : "." + size % 10);
  }

  /// A share of 1 as a percentage for CSS.
  public static String percent(double share) {
    return px(share * 100) + "%";
  }

  public static String resource(String name) {
    try (InputStream in = Html.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The program is incomplete: " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Fills each `{{name}}` of a template once; what is filled in is not looked at again.
  public static String fill(String template, Map<String, String> parts) {
    var page = new StringBuilder(template.length() * 4);
    Matcher hole = HOLE.matcher(template);
    while (hole.find()) {
      String part = parts.get(hole.group(1));
      if (part == null) {
        throw new IllegalStateException("Template hole {{" + hole.group(1) + "}} has no content");
      }
      hole.appendReplacement(page, Matcher.quoteReplacement(part));
    }
    return hole.appendTail(page).toString();
  }
}
