package rewire.workbench.course;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import rewire.units.Quantity;
import rewire.units.Unit;

/// What a person wrote for a word, a number or a quantity, and the sentences about what is wrong with it.
final class Written {

  private static final int LONGEST_SHOWN = 60;

  private Written() {}

  static Optional<String> word(Node node, String key, Complaints complaints) {
    if (node instanceof ScalarNode scalar) {
      if (scalar.getValue().isBlank()) {
        complaints.add(node, "\"" + key + "\" has no value.",
            "Perhaps write one after the colon, or remove the key.");
        return Optional.empty();
      }
      return Optional.of(scalar.getValue().strip());
    }
    complaints.add(node, "\"" + key + "\" must be one value, not a list or a group of keys.", "");
    return Optional.empty();
  }

  static boolean isEmpty(Node node) {
    return node instanceof ScalarNode scalar && scalar.getValue().isBlank();
  }

  /// A quantity within its bounds, as the number of the bound's unit.
  static OptionalDouble quantity(Node node, String key, Bound bound, Complaints complaints) {
    var word = word(node, key, complaints);
    if (word.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (bound.unit().isOne()) {
      return number(node, word.get(), key, bound, complaints);
    }
    return parsed(node, word.get(), key, bound.example(), complaints)
        .map(q -> within(node, q, key, bound, complaints)).orElse(OptionalDouble.empty());
  }

  /// A number with a unit of any kind.
  static Optional<Quantity> parsed(Node node, String text, String key, String example,
      Complaints complaints) {
    try {
      return Optional.of(Quantity.parse(text));
    } catch (IllegalArgumentException e) {
      var message = e.getMessage() == null ? "" : e.getMessage();
      if (message.endsWith("has no unit.")) {
        complaints.add(node, "The " + named(key) + " \"" + shown(text) + "\" has no unit.",
            "Perhaps write it like this: " + key + ": " + example);
      } else {
        complaints.add(node,
            "The " + named(key) + " \"" + shown(text) + "\" cannot be read. " + shown(message, 200),
            comma(text).orElse("Perhaps write a number and a unit, such as " + example + "."));
      }
      return Optional.empty();
    }
  }

  /// Advice for a number with a decimal comma.
  private static Optional<String> comma(String text) {
    return text.matches("[0-9]+,[0-9]+([^0-9,].*)?")
        ? Optional.of("Perhaps the decimal comma should be a point: " + shown(text.replaceFirst(",", ".")))
        : Optional.empty();
  }

  private static OptionalDouble within(Node node, Quantity quantity, String key, Bound bound,
      Complaints complaints) {
    if (!quantity.unit().sameDimension(bound.unit())) {
      complaints.add(node,
          "The " + named(key) + " is given in " + quantity.unit() + "; it must be a quantity in "
              + bound.unit() + ".",
          "Perhaps write it like this: " + key + ": " + bound.example());
      return OptionalDouble.empty();
    }
    return bounded(node, quantity.in(bound.unit()), shown(plain(quantity.value()) + " " + quantity.unit()),
        key,
        bound, complaints);
  }

  private static OptionalDouble number(Node node, String text, String key, Bound bound,
      Complaints complaints) {
    var value = Quantity.decimal(text);
    if (value.isPresent()) {
      return bounded(node, value.getAsDouble(), shown(text), key, bound, complaints);
    }
    complaints.add(node, "The " + named(key) + " \"" + shown(text) + "\" is not a number.",
        comma(text).orElse("Perhaps write it like this: " + key + ": " + bound.example()));
    return OptionalDouble.empty();
  }

  static OptionalDouble bounded(Node node, double value, String written, String key, Bound bound,
      Complaints complaints) {
    if (value >= bound.low() && value <= bound.high()) {
      return OptionalDouble.of(value);
    }
    complaints.add(node,
        "The " + named(key) + " is " + written + "; it must lie between " + bound.range() + ".",
        value < 0 ? "Perhaps the minus sign is a slip." : "Perhaps the unit or the decimal point is a slip.");
    return OptionalDouble.empty();
  }

  /// Whether a unit is an amount for each kilogram of body weight. `mg/kg` is a pure number by its dimension, so the
  /// text decides.
  static boolean perKg(Unit unit, Unit of) {
    var text = unit.toString().replace(" ", "");
    return text.contains("/kg") && unit.sameDimension(of.over(Unit.of("kg")));
  }

  /// Text from the file, fit to be shown in a message.
  static String shown(String text) {
    return shown(text, LONGEST_SHOWN);
  }

  private static String shown(String text, int longest) {
    var printable = text.replaceAll("\\p{Cntrl}", " ");
    return printable.length() <= longest ? printable : printable.substring(0, longest) + "…";
  }

  /// A number as a person would write it.
  static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.6g", value).replaceAll("(\\.\\d*?)0+$", "$1").replaceAll("\\.$", "");
  }

  static String sentence(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /// What a key is called in a sentence.
  private static String named(String key) {
    return switch (key) {
      case "over" -> "duration (over)";
      case "daily" -> "daily practice (daily)";
      case "follow for" -> "time to follow for";
      default -> key;
    };
  }

  static int line(Node node) {
    return node.getStartMark().map(m -> m.getLine() + 1).orElse(0);
  }
}
