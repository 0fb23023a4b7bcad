package rewire.lang;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rewire.lang.Sheet.UnitDefinition;
import rewire.model.Position;
import rewire.units.Unit;

/// The units a file knows by name: those of SBML and its own.
final class UnitTable {
  /// SBML base units of the dimensions Rewire measures in.
  private static final Map<String, Unit> SBML = Map.ofEntries(Map.entry("dimensionless", Unit.ONE),
      Map.entry("item", Unit.ONE), Map.entry("gram", Unit.of("gram")),
      Map.entry("kilogram", Unit.of("kilogram")),
      Map.entry("litre", Unit.of("litre")), Map.entry("liter", Unit.of("litre")),
      Map.entry("metre", Unit.of("metre")), Map.entry("meter", Unit.of("metre")),
      Map.entry("mole", Unit.of("mole")),
      Map.entry("second", Unit.of("second")), Map.entry("hertz", Unit.of("second").power(-1)),
      Map.entry("pascal", Unit.of("pascal")), Map.entry("katal", Unit.of("mole").over(Unit.of("second"))));
  private static final Set<String> OTHER_SBML = Set.of("ampere", "avogadro", "becquerel", "candela",
      "celsius",
      "coulomb", "farad", "gray", "henry", "joule", "kelvin", "lumen", "lux", "newton", "ohm", "radian",
      "siemens",
      "sievert", "steradian", "tesla", "volt", "watt", "weber");

  private final Map<String, Unit> units = new LinkedHashMap<>(SBML);
  private final Map<String, Position> defined = new LinkedHashMap<>();
  private final Complaints complaints;

  UnitTable(Complaints complaints) {
    this.complaints = complaints;
  }

  void define(List<UnitDefinition> definitions) {
    for (var definition : definitions) {
      var name = definition.of().name();
      var earlier = defined.putIfAbsent(name, definition.of().at());
      boolean again = earlier != null && !earlier.equals(definition.of().at());
      if (again || SBML.containsKey(name)) {
        complaints.add(Rule.M066, definition.of().at(),
            "The unit " + name
                + (earlier == null ? " is built in." : " is defined twice; first at " + earlier + "."),
            "Perhaps leave this definition out.");
      } else {
        unit(definition.value()).ifPresent(u -> units.put(name, u.named(shown(name, u))));
      }
    }
  }

  /// The unit, or a complaint.
  Optional<Unit> unit(UnitTerm term) {
    return switch (term) {
      case UnitTerm.Factor f -> Optional.of(Unit.ONE.scaled(f.value()));
      case UnitTerm.Power p -> unit(p.base()).map(u -> u.power(p.exponent()));
      case UnitTerm.Inverse i -> unit(i.of()).map(Unit.ONE::over);
      case UnitTerm.Product p -> {
        var product = Optional.of(Unit.ONE);
        for (var factor : p.factors()) {
          var next = unit(factor);
          product = product.flatMap(u -> next.map(u::times));
        }
        yield product;
      }
      case UnitTerm.Named n -> named(n);
    };
  }

  private Optional<Unit> named(UnitTerm.Named n) {
    var unit = units.get(n.name());
    if (unit == null) {
      complaints.add(Rule.M060, n.at(), OTHER_SBML.contains(n.name())
          ? "The unit " + n.name() + " is not supported; dimensions are kilogram, metre, second and mole."
          : "The unit " + n.name() + " is not defined.",
          Names.near(n.name(), units.keySet(), "Perhaps it should be defined: unit " + n.name() + " = ….")
              + " Shared units come with import \"common.ant\".");
    }
    return Optional.ofNullable(unit);
  }

  /// A short text for a computed unit: the name of an equal known unit, or of one per hour, or what it is made of.
  String simple(Unit unit) {
    for (var known : units.values()) {
      if (known.equals(unit)) {
        return known.toString();
      }
    }
    for (var known : units.values()) {
      if (known.over(Unit.HOUR).equals(unit)) {
        return known + "/h";
      }
    }
    return unit.toString().length() <= 30 ? unit.toString() : unit.scale() + " " + unit.dimensionText();
  }

  /// Unit names cannot hold a slash in Antimony, so `mg_per_L` is shown as `mg/L` when it means that.
  private static String shown(String name, Unit unit) {
    var text = name.replace("_per_", "/");
    if (text.startsWith("per_")) {
      text = "1/" + text.substring(4);
    }
    if (text.equals(name)) {
      return name;
    }
    try {
      return Unit.parse(text).equals(unit) ? text : name;
    } catch (IllegalArgumentException _) {
      return name;
    }
  }
}
