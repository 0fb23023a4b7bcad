package rewire.units;

import java.util.Map;

/// Reads unit text: names joined by `*`, `/` and `^`, with parentheses.
final class UnitReader {
  private final String text;
  private final Map<String, Unit> named;
  private int at;
  private int depth;

  UnitReader(String text, Map<String, Unit> named) {
    this.text = text;
    this.named = named;
  }

  Unit read() {
    if (text.length() > 100) {
      throw new IllegalArgumentException("A unit of " + text.length() + " characters is too long.");
    }
    var unit = product();
    if (at < text.length()) {
      throw unknown(text.substring(at));
    }
    return unit.named(text.strip());
  }

  private Unit product() {
    var unit = power();
    while (true) {
      if (accept('*') || accept('·')) {
        unit = unit.times(power());
      } else if (accept('/')) {
        unit = unit.over(power());
      } else {
        return unit;
      }
    }
  }

  private Unit power() {
    var unit = atom();
    if (!accept('^')) {
      return unit;
    }
    int from = at;
    while (at < text.length() && "+-.0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    try {
      return unit.power(Double.parseDouble(text.substring(from, at)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("In the unit \"" + text + "\" a number must follow ^.", e);
    }
  }

  private Unit atom() {
    if (accept('(')) {
      if (++depth > 20) {
        throw new IllegalArgumentException("The unit \"" + text + "\" is nested too deeply.");
      }
      var unit = product();
      if (!accept(')')) {
        throw new IllegalArgumentException("In the unit \"" + text + "\" a parenthesis is not closed.");
      }
      depth--;
      return unit;
    }
    int from = at;
    while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '%')) {
      at++;
    }
    var name = text.substring(from, at);
    var unit = named.get(name);
    if (unit == null) {
      throw unknown(name.isEmpty() ? text : name);
    }
    return unit;
  }

  private boolean accept(char wanted) {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    if (at < text.length() && text.charAt(at) == wanted) {
      at++;
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
      return true;
    }
    return false;
  }

  private IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException(
        "There is no unit \"" + name + "\"; units look like mg, mg/kg, ng/mL, min, h, 1/h.");
  }
}
