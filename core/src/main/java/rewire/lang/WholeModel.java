package rewire.lang;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import rewire.model.Mechanism;
import rewire.model.Model;
import rewire.model.Parameter;
import rewire.model.Trigger;
import rewire.units.Unit;
import rewire.units.UnitFactors;
import rewire.units.UnitFactors.Base;
import rewire.units.UnitNames;

/// A whole model as one Antimony text that needs no other file: names are `mechanism__symbol`, numbers stand in the text
/// with their unit, and what is known about a number follows it as a comment.
///
/// [ModelReader#readWhole] takes the text back.
public final class WholeModel {
  private final Model model;
  private final UnitNames units = new UnitNames();
  private final StringBuilder out = new StringBuilder();

  private WholeModel(Model model) {
    this.model = model;
  }

  /// The text of a model. Each opening line becomes a comment at the top.
  ///
  /// @throws IllegalArgumentException when two names become one, or a number cannot be written
  public static String text(Model model, List<String> opening) {
    return new WholeModel(model).print(opening);
  }

  /// The name of a quantity in one flat name space: `receptors.bI` becomes `receptors__bI`.
  public static String flat(String id) {
    return id.replace(".", "__");
  }

  /// The name `mechanism.symbol` behind a name of [#flat].
  public static String dotted(String name) {
    int at = name.indexOf("__");
    return at < 0 ? name : name.substring(0, at) + "." + name.substring(at + 2);
  }

  private String print(List<String> opening) {
    var names = new HashSet<String>();
    model.symbols().keySet().stream().filter(id -> !names.add(flat(id))).findFirst().ifPresent(id -> {
      throw new IllegalArgumentException("Two quantities would both be named " + flat(id) + ".");
    });
    unitsInOrder();
    opening.forEach(line -> line("// " + line));
    line("");
    line("unit hour = 3600 second");
    units.all().forEach((name, unit) -> {
      if (!name.equals("hour")) {
        line("unit " + name + " = " + definition(unit));
      }
    });
    line("");
    line("model " + word(model.name()) + "()");
    model.mechanisms().forEach(this::mechanism);
    line("end");
    return out.toString();
  }

  private void unitsInOrder() {
    units.name(Unit.HOUR.named("hour"));
    model.states().forEach(s -> units.name(s.unit()));
    model.assignments().forEach(a -> units.name(a.unit()));
    model.parameters().forEach(p -> units.name(p.unit()));
  }

  private void mechanism(Mechanism mechanism) {
    var prefix = mechanism.name() + ".";
    var moved = changedBySwitches();
    line("");
    line("  // " + "-".repeat(60));
    line("  // " + mechanism.file());
    mechanism.about().forEach(about -> line("  // " + about));
    heading("Numbers", model.parameters().stream().anyMatch(p -> p.id().startsWith(prefix)));
    for (var p : model.parameters()) {
      if (p.id().startsWith(prefix)) {
        var fixed = p.grade() != Parameter.Grade.INPUT && !moved.contains(p.id()) ? "const " : "var ";
        line("  " + fixed + flat(p.id()) + "; " + flat(p.id()) + " = " + Antimony.number(p.value()) + "; "
            + described(p.id(), p.label(), p.unit()));
        line("    // " + basis(p));
      }
    }
    heading("What follows at once", model.assignments().stream().anyMatch(a -> a.id().startsWith(prefix)));
    for (var a : model.assignments()) {
      if (a.id().startsWith(prefix)) {
        line("  " + flat(a.id()) + " := " + Antimony.formula(a.value(), WholeModel::flat));
        line("  " + described(a.id(), a.label(), a.unit()));
      }
    }
    heading("What moves", model.states().stream().anyMatch(s -> s.id().startsWith(prefix)));
    for (var s : model.states()) {
      if (s.id().startsWith(prefix)) {
        line("  " + flat(s.id()) + " = " + Antimony.formula(s.initial(), WholeModel::flat));
        line("  " + flat(s.id()) + "' = " + Antimony.formula(s.rate(), WholeModel::flat));
        line("  " + described(s.id(), s.label(), s.unit()));
      }
    }
    for (var t : model.triggers()) {
      if (t.id().startsWith(prefix)) {
        line("  " + flat(t.id()) + ": at (" + Antimony.formula(t.condition(), WholeModel::flat) + "): "
            + t.changes().stream()
                .map(c -> flat(c.target()) + " = " + Antimony.formula(c.value(), WholeModel::flat))
                .collect(Collectors.joining(", ")));
      }
    }
  }

  private String described(String id, String label, Unit unit) {
    return flat(id) + " has " + units.name(unit) + "; " + flat(id) + " is \"" + label.replace('"', '\'')
        + "\"";
  }

  private void heading(String text, boolean any) {
    if (any) {
      line("");
      line("  // " + text);
    }
  }

  private Set<String> changedBySwitches() {
    return model.triggers().stream().flatMap(t -> t.changes().stream()).map(Trigger.Change::target)
        .collect(Collectors.toSet());
  }

  /// What is known about a number, in one line.
  static String basis(Parameter p) {
    var parts = new ArrayList<String>();
    parts.add(p.grade().name().toLowerCase(Locale.ROOT));
    if (!Double.isNaN(p.plausible().low()) && !Double.isNaN(p.plausible().high())) {
      parts.add("plausible " + Antimony.number(p.plausible().low()) + " to "
          + Antimony.number(p.plausible().high()));
    }
    if (p.spread().distribution() != Parameter.Distribution.NONE) {
      parts.add("people differ: " + p.spread().distribution().name().toLowerCase(Locale.ROOT) + " "
          + Antimony.number(p.spread().size()));
    }
    if (!p.source().isBlank()) {
      parts.add(p.source());
    }
    if (!p.note().isBlank()) {
      parts.add(p.note());
    }
    return String.join("; ", parts).replaceAll("\\s+", " ");
  }

  private static String definition(Unit unit) {
    var parts = UnitFactors.of(unit);
    var above = parts.factors().stream().filter(f -> f.exponent() > 0).toList();
    var below = parts.factors().stream().filter(f -> f.exponent() < 0).toList();
    // a number binds to the name after it, so it stands before a plain base unit or by itself
    boolean plain = !above.isEmpty() && above.getFirst().exponent() == 1;
    var text = new StringBuilder(parts.scale() == 1 ? "" : Antimony.number(parts.scale()) + " ");
    if (above.isEmpty() && parts.scale() == 1) {
      text.append("1");
    } else if (!plain) {
      text.append("dimensionless");
      text.append(above.isEmpty() ? "" : " * ");
    }
    text.append(above.stream().map(f -> power(f.base(), f.exponent())).collect(Collectors.joining(" * ")));
    below.forEach(f -> text.append(" / ").append(power(f.base(), -f.exponent())));
    return text.toString();
  }

  private static String power(Base base, double exponent) {
    return base.name().toLowerCase(Locale.ROOT) + (exponent == 1 ? "" : "^" + Antimony.number(exponent));
  }

  private static String word(String name) {
    var word = name.replaceAll("[^A-Za-z0-9_]", "_");
    return word.isEmpty() || Character.isDigit(word.charAt(0)) ? "model_" + word : word;
  }

  private void line(String text) {
    out.append(text.stripTrailing()).append('\n');
  }
}
