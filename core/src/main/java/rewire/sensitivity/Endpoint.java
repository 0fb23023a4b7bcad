package rewire.sensitivity;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rewire.Refusal;

/// One number read from a run.
public sealed interface Endpoint {

  /// The value of a quantity at an hour.
  record At(String quantity, double hour) implements Endpoint {}

  /// The largest value of a quantity.
  record Largest(String quantity) implements Endpoint {}

  /// The smallest value of a quantity.
  record Smallest(String quantity) implements Endpoint {}

  /// The mean of a quantity over the course.
  record Mean(String quantity) implements Endpoint {}

  /// One endpoint minus another.
  record Difference(Endpoint of, Endpoint minus) implements Endpoint {}

  /// `MADRS@24h`, `MADRS@day30`, `MADRS@30d`, `max(CADSS)`, `min(MADRS)`, `mean(x)`, and one minus another:
  /// `MADRS@24h-MADRS@0h`.
  ///
  /// @throws Refusal saying what is not understood, with advice
  static Endpoint parse(String text) {
    var parts = text.strip().split("\\s*-\\s*(?=[A-Za-z_])", 3);
    if (parts.length == 2) {
      return new Difference(single(parts[0]), single(parts[1]));
    }
    return single(text.strip());
  }

  private static Endpoint single(String text) {
    Matcher at = Patterns.AT.matcher(text);
    if (at.matches()) {
      double number = Double.parseDouble(at.group("number"));
      var unit = at.group("before") != null ? "d" : String.valueOf(at.group("unit"));
      return new At(at.group("name"), switch (unit.toLowerCase(Locale.ROOT)) {
        case "min" -> number / 60;
        case "d" -> number * 24;
        case "w" -> number * 168;
        default -> number;
      });
    }
    Matcher over = Patterns.OVER.matcher(text);
    if (over.matches()) {
      var name = over.group("name");
      return switch (over.group("what")) {
        case "max" -> new Largest(name);
        case "min" -> new Smallest(name);
        default -> new Mean(name);
      };
    }
    throw new Refusal("The endpoint \"" + text + "\" is not understood."
        + "\nPerhaps write it like MADRS@24h, MADRS@day30, max(CADSS), min(MADRS) or MADRS@24h-MADRS@0h.");
  }

  /// The forms of an endpoint.
  final class Patterns {
    private static final String NAME = "(?<name>[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)?)";
    static final Pattern AT = Pattern.compile(
        NAME + "@((?<before>day)\\s*)?(?<number>[0-9]+(\\.[0-9]+)?)\\s*(?<unit>min|h|d|w)?");
    static final Pattern OVER = Pattern.compile("(?<what>max|min|mean)\\(\\s*" + NAME + "\\s*\\)");

    private Patterns() {}
  }

  /// Quantities that must be watched.
  default List<String> quantities() {
    return switch (this) {
      case At a -> List.of(a.quantity());
      case Largest l -> List.of(l.quantity());
      case Smallest s -> List.of(s.quantity());
      case Mean m -> List.of(m.quantity());
      case Difference(var of, var minus) -> {
        var all = new java.util.ArrayList<>(of.quantities());
        all.addAll(minus.quantities());
        yield List.copyOf(all);
      }
    };
  }

  /// Hours that must be looked at.
  default List<Double> hours() {
    return switch (this) {
      case At a -> List.of(a.hour());
      case Largest _,Smallest _,Mean _ -> List.of();
      case Difference(var of, var minus) -> {
        var all = new java.util.ArrayList<>(of.hours());
        all.addAll(minus.hours());
        yield List.copyOf(all);
      }
    };
  }

  /// Whether only values at hours are asked for, so that the rest of a course may be left out.
  default boolean onlyAtHours() {
    return switch (this) {
      case At _ -> true;
      case Largest _,Smallest _,Mean _ -> false;
      case Difference(var of, var minus) -> of.onlyAtHours() && minus.onlyAtHours();
    };
  }

  /// The number, from what was watched: `values` has one row per name, one column per time.
  default double of(List<String> names, double[] timesH, double[][] values) {
    return switch (this) {
      case At(var quantity, var hour) -> values[names.indexOf(quantity)][Arrays.binarySearch(timesH, hour)];
      case Largest(var quantity) -> Arrays.stream(values[names.indexOf(quantity)]).max().orElseThrow();
      case Smallest(var quantity) -> Arrays.stream(values[names.indexOf(quantity)]).min().orElseThrow();
      case Mean(var quantity) -> mean(timesH, values[names.indexOf(quantity)]);
      case Difference(var of, var minus) -> of.of(names, timesH, values) - minus.of(names, timesH, values);
    };
  }

  /// By the trapezoidal rule.
  private static double mean(double[] timesH, double[] values) {
    double area = 0;
    for (int i = 1; i < timesH.length; i++) {
      area += (timesH[i] - timesH[i - 1]) * (values[i] + values[i - 1]) / 2;
    }
    return area / (timesH[timesH.length - 1] - timesH[0]);
  }
}
