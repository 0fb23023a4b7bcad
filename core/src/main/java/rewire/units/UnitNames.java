package rewire.units;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Names for units in formats that allow letters, digits and underscores only: `mg/L` becomes `mg_per_L`.
///
/// Equal units get one name, the first one asked for; different units never share one.
public final class UnitNames {
  private final Map<String, Unit> named = new LinkedHashMap<>();

  /// The name of a unit; `dimensionless` for pure numbers.
  public String name(Unit unit) {
    if (unit.isOne()) {
      return "dimensionless";
    }
    return known(unit).orElseGet(() -> {
      var plain = plain(unit.toString());
      var name = plain;
      for (int i = 2; named.containsKey(name); i++) {
        name = plain + "_" + i;
      }
      named.put(name, unit);
      return name;
    });
  }

  /// What was named so far, without `dimensionless`, in order of first use.
  public Map<String, Unit> all() {
    return new LinkedHashMap<>(named);
  }

  private Optional<String> known(Unit unit) {
    return named.entrySet().stream().filter(e -> e.getValue().equals(unit)).map(Map.Entry::getKey)
        .findFirst();
  }

  private static String plain(String text) {
    var words = text.replace("%", "percent").replace("µ", "u").replace("^-", "^minus_").replace("^", "_to_")
        .replace("1/", "per_").replace("/", "_per_").replaceAll("[^A-Za-z0-9_]+", "_")
        .replaceAll("_{2,}", "_").replaceAll("^_|_$", "");
    return words.isEmpty() || Character.isDigit(words.charAt(0)) ? "unit_" + words : words;
  }
}
