package rewire.study;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import rewire.random.Stream;
import rewire.sensitivity.Factor;

/// The numbers of what a trial adds to biology, each with its plausible range, grouped in parts that can be switched off.
///
/// A number varies from trial to trial within its range, read as a central 95 %.
public final class Assumptions {
  private final Map<String, Factor> factors = new LinkedHashMap<>();
  private final Map<String, String> parts = new LinkedHashMap<>();
  private final Set<String> off = new TreeSet<>();
  private boolean certain;

  /// One number.
  ///
  /// @param part   the part it belongs to: life, entry, link, expectancy, rating, attrition, between
  /// @param symbol its name
  public record Assumption(String part, String symbol, double low, double value, double high) {
    public Assumption {
      if (!(low <= value && value <= high)) {
        throw new IllegalArgumentException(
            "%s is %s, outside its range %s to %s.".formatted(symbol, value, low, high));
      }
    }
  }

  /// @param off parts that are switched off
  public Assumptions(List<Assumption> assumptions, Collection<String> off) {
    for (var a : assumptions) {
      parts.put(a.symbol, a.part);
      factors.put(a.symbol, a.low == a.high
          ? new Factor(a.symbol, a.value - 1e-12 * Math.max(1, Math.abs(a.value)), a.value,
              a.value + 1e-12 * Math.max(1, Math.abs(a.value)), Factor.Shape.LINEAR)
          : new Factor(a.symbol, a.low, a.value, a.high,
              a.low > 0 ? Factor.Shape.LOG : Factor.Shape.LINEAR));
    }
    this.off.addAll(off);
    for (var part : off) {
      if (!parts.containsValue(part)) {
        throw new IllegalArgumentException("There is no part \"" + part + "\"; there are "
            + String.join(", ", new TreeSet<>(parts.values())) + ".");
      }
    }
  }

  /// The same numbers taken as certain: no trial differs from another but by chance.
  public Assumptions certain() {
    var out = new Assumptions(List.of(), List.of());
    out.factors.putAll(factors);
    out.parts.putAll(parts);
    out.off.addAll(off);
    out.off.add("between");
    out.certain = true;
    return out;
  }

  /// Whether a part plays.
  public boolean on(String part) {
    return !off.contains(part);
  }

  /// Parts that are switched off.
  public Set<String> off() {
    return new TreeSet<>(off);
  }

  /// The typical value.
  public double typical(String symbol) {
    return factor(symbol).typical();
  }

  /// The value that a trial has, drawn from its range.
  public double drawn(String symbol, Stream trial) {
    return certain ? typical(symbol) : factor(symbol).at(trial.uniform("assumption " + symbol));
  }

  private Factor factor(String symbol) {
    var factor = factors.get(symbol);
    if (factor == null) {
      throw new IllegalArgumentException("The tables of trial effects have no number \"" + symbol + "\".");
    }
    return factor;
  }
}
