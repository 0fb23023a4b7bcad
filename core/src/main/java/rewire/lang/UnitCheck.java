package rewire.lang;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import rewire.model.Expr.Connective;
import rewire.model.Position;
import rewire.units.Unit;

/// Checks that every equation of a mechanism makes sense in its units; each equation reports its first inconsistency.
///
/// Units must agree in dimension and scale: adding mg/L to ng/mL is refused, not converted. Literals are pure numbers;
/// 0 fits any unit. Function bodies are checked at each call, with the units of the arguments.
final class UnitCheck {

  /// What a formula measures.
  private sealed interface Measure {
    /// A number in a unit.
    record Amount(Unit unit) implements Measure {}

    /// Zero, which fits any unit.
    record Zero() implements Measure {}

    /// A condition.
    record Truth() implements Measure {}

    /// Inconsistent, and reported.
    record Wrong() implements Measure {}
  }

  private static final Measure WRONG = new Measure.Wrong();
  private static final Measure PURE = new Measure.Amount(Unit.ONE);

  private final Draft draft;
  private final Complaints complaints;
  private final ArrayDeque<Term.Call> calls = new ArrayDeque<>();

  private UnitCheck(Draft draft, Complaints complaints) {
    this.draft = draft;
    this.complaints = complaints;
  }

  static void check(Draft draft, Complaints complaints) {
    var check = new UnitCheck(draft, complaints);
    draft.sheet().statements().forEach(check::statement);
  }

  // Equations

  private void statement(Statement statement) {
    switch (statement) {
      case Statement.Rate r ->
        equation("The rate of " + r.of().name(), perHour(unit(r.of().name())), r.value());
      case Statement.Rule r -> equation(r.of().name(), unit(r.of().name()), r.value());
      case Statement.Initial i ->
        equation("The initial value of " + i.of().name(), unit(i.of().name()), i.value());
      case Statement.Reaction r -> reaction(r);
      case Statement.Event e -> {
        if (measure(e.condition(), this::symbol) instanceof Measure.Amount n) {
          truthExpected(e.condition(), n);
        }
        e.changes()
            .forEach(c -> equation("The new value of " + c.of().name(), unit(c.of().name()), c.value()));
      }
      case Statement.Declaration _,Statement.HasUnit _,Statement.IsLabel _ -> {
        // no equations
      }
    }
  }

  private void equation(String what, Unit wanted, Term value) {
    switch (measure(value, this::symbol)) {
      case Measure.Amount(var unit) when !unit.equals(wanted) -> wrong(Rule.M064, value.at(),
          what + " must be in " + shown(wanted) + ", but the formula is in " + shown(unit) + ".",
          unit.sameDimension(wanted)
              ? "Perhaps a conversion factor with a unit is missing; it belongs into the table."
              : unit.isOne()
                  ? "Perhaps a parameter with a unit is missing, or a literal number should be one."
                  : "Perhaps a factor is missing or upside down.");
      case Measure.Truth _ -> numberExpected(value);
      case Measure.Amount _,Measure.Zero _,Measure.Wrong _ -> {
      }
    }
  }

  private void reaction(Statement.Reaction r) {
    var first = r.left().isEmpty() ? r.right() : r.left();
    if (first.isEmpty()) {
      wrong(Rule.M014, r.rate().at(), "The reaction has no species.",
          "Perhaps one side should name a state.");
      return;
    }
    var unit = unit(first.getFirst().species().name());
    for (var side : List.of(r.left(), r.right())) {
      for (var p : side) {
        if (!unit(p.species().name()).equals(unit)) {
          wrong(Rule.M064, p.species().at(), p.species().name() + " is in " + shown(unit(p.species().name()))
              + ", but " + first.getFirst().species().name() + " of the same reaction in " + shown(unit)
              + ".",
              "Perhaps two reactions, or two rate rules with a conversion parameter, say what is meant.");
          return;
        }
      }
    }
    equation(r.label().name().isEmpty() ? "The rate of this reaction" : "The rate " + r.label().name(),
        perHour(unit), r.rate());
    var label = draft.symbols().get(r.label().name());
    if (label != null && label.unit.isPresent() && !label.unit.get().equals(perHour(unit))) {
      wrong(Rule.M064, r.label().at(),
          "The rate " + r.label().name() + " is in " + shown(perHour(unit)) + ", not in "
              + shown(label.unit.get()) + ".",
          "Perhaps leave its unit out; it follows from the species.");
    }
  }

  // Formulas

  private Measure measure(Term term, Function<String, Measure> names) {
    return switch (term) {
      case Term.Literal n -> n.value() == 0 ? new Measure.Zero() : PURE;
      case Term.Name n -> names.apply(n.name());
      case Term.Time _ -> new Measure.Amount(Unit.HOUR);
      case Term.Negative n -> number(n.of(), names);
      case Term.Inverse i -> power(number(i.of(), names), -1);
      case Term.Sum s -> same("%s cannot be added to %s.", s.terms(), names);
      case Term.Product p -> product(p, names);
      case Term.Power p -> power(p.base(), p.exponent(), names);
      case Term.Compare c -> {
        var both = same("%s cannot be compared with %s.", List.of(c.left(), c.right()), names);
        yield both.equals(WRONG) ? WRONG : new Measure.Truth();
      }
      case Term.Logic l -> {
        for (var operand : l.operands()) {
          if (!condition(operand, names)) {
            yield WRONG;
          }
        }
        yield new Measure.Truth();
      }
      case Term.Call c -> call(c, names);
    };
  }

  private Measure product(Term.Product p, Function<String, Measure> names) {
    var unit = Unit.ONE;
    boolean zero = false;
    for (var factor : p.factors()) {
      switch (number(factor, names)) {
        case Measure.Amount(var u) -> unit = unit.times(u);
        case Measure.Zero _ -> zero = true;
        case Measure.Truth _,Measure.Wrong _ -> {
          return WRONG;
        }
      }
    }
    return zero ? new Measure.Zero() : new Measure.Amount(unit);
  }

  private Measure same(String sentence, List<Term> terms, Function<String, Measure> names) {
    Measure common = new Measure.Zero();
    for (var term : terms) {
      var measure = number(term, names);
      if (measure.equals(WRONG)) {
        return WRONG;
      }
      if (common instanceof Measure.Amount(var a) && measure instanceof Measure.Amount(var b)
          && !a.equals(b)) {
        return wrong(Rule.M061, term.at(),
            sentence.formatted(shown(b), shown(a)),
            a.sameDimension(b)
                ? "Perhaps a conversion factor with a unit is missing; it belongs into the table."
                : "Perhaps a factor is missing, or a literal number should be a parameter with a unit.");
      }
      if (common instanceof Measure.Zero) {
        common = measure;
      }
    }
    return common;
  }

  private Measure power(Term base, Term exponent, Function<String, Measure> names) {
    var baseMeasure = number(base, names);
    var exponentMeasure = number(exponent, names);
    if (baseMeasure.equals(WRONG) || exponentMeasure.equals(WRONG)) {
      return WRONG;
    }
    if (exponentMeasure instanceof Measure.Amount(var e) && !e.isOne()) {
      return wrong(Rule.M063, exponent.at(), "An exponent is a pure number, not in " + shown(e) + ".",
          "Perhaps divide it by a parameter of the same unit.");
    }
    double literal = literal(exponent);
    if (!Double.isNaN(literal)) {
      return power(baseMeasure, literal);
    }
    if (baseMeasure instanceof Measure.Amount(var b) && !b.isOne()) {
      return wrong(Rule.M063, base.at(),
          "The base is in " + shown(b) + "; with a variable exponent it must be a pure"
              + " number.",
          "Perhaps divide it by a reference value of the same unit: (C/C50)^n.");
    }
    return baseMeasure;
  }

  private static Measure power(Measure base, double exponent) {
    return base instanceof Measure.Amount(var unit) && !unit.isOne()
        ? new Measure.Amount(unit.power(exponent))
        : base instanceof Measure.Zero ? PURE : base;
  }

  private Measure call(Term.Call c, Function<String, Measure> names) {
    var arguments = c.arguments();
    return switch (c.function()) {
      case "exp", "ln", "log10" -> pure(c.function(), arguments.getFirst(), names);
      case "sqrt" -> power(number(arguments.getFirst(), names), 0.5);
      case "abs" -> number(arguments.getFirst(), names);
      case "max", "min" -> same("%s cannot be compared with %s.", arguments, names);
      case "pow" -> power(arguments.getFirst(), arguments.getLast(), names);
      case "piecewise" -> {
        var values = new ArrayList<Term>();
        for (int i = 0; i < arguments.size(); i++) {
          if (i % 2 == 0) {
            values.add(arguments.get(i));
          } else if (!condition(arguments.get(i), names)) {
            yield WRONG;
          }
        }
        yield same("One value of this piecewise is in %s, another in %s.", values, names);
      }
      default -> function(c, names);
    };
  }

  private Measure pure(String function, Term argument, Function<String, Measure> names) {
    var measure = number(argument, names);
    if (measure instanceof Measure.Amount(var unit) && !unit.isOne()) {
      return wrong(Rule.M062, argument.at(),
          "The argument of " + function + " is a pure number, not in " + shown(unit)
              + ".",
          "Perhaps divide it by a reference value of the same unit.");
    }
    return measure.equals(WRONG) ? WRONG : PURE;
  }

  private Measure function(Term.Call c, Function<String, Measure> names) {
    var function = draft.functions().get(c.function());
    if (function == null) {
      return WRONG; // Formulas has said so
    }
    Map<String, Measure> arguments = new HashMap<>();
    for (int i = 0; i < c.arguments().size(); i++) {
      var measure = number(c.arguments().get(i), names);
      if (measure.equals(WRONG)) {
        return WRONG;
      }
      arguments.put(function.parameters().get(i).name(), measure);
    }
    calls.addLast(c);
    var measure = measure(function.body(), n -> arguments.getOrDefault(n, WRONG));
    calls.removeLast();
    return measure;
  }

  // Numbers and conditions

  private Measure number(Term term, Function<String, Measure> names) {
    var measure = measure(term, names);
    return measure instanceof Measure.Truth ? numberExpected(term) : measure;
  }

  private boolean condition(Term term, Function<String, Measure> names) {
    return switch (measure(term, names)) {
      case Measure.Truth _ -> true;
      case Measure.Wrong _ -> false;
      case Measure.Amount _,Measure.Zero _ -> {
        truthExpected(term, PURE);
        yield false;
      }
    };
  }

  private Measure numberExpected(Term term) {
    return wrong(Rule.M065, term.at(), "A condition stands where a number belongs.",
        "Perhaps piecewise(1, condition, 0) was meant.");
  }

  private Measure truthExpected(Term term, Measure measure) {
    return wrong(Rule.M065, term.at(), measure instanceof Measure.Zero || term instanceof Term.Literal
        ? "A number stands where a condition belongs."
        : "A formula stands where a condition belongs.",
        term instanceof Term.Logic || term instanceof Term.Compare
            ? "Perhaps parentheses are missing."
            : "Perhaps compare it: x > 0.");
  }

  /// The value of an exponent made of numbers only, else NaN.
  private static double literal(Term term) {
    return switch (term) {
      case Term.Literal n -> n.value();
      case Term.Negative n -> -literal(n.of());
      case Term.Inverse i -> 1 / literal(i.of());
      case Term.Product p -> p.factors().stream().mapToDouble(UnitCheck::literal).reduce(1, (a, b) -> a * b);
      default -> Double.NaN;
    };
  }

  // Symbols and messages

  private Measure symbol(String name) {
    var symbol = draft.symbols().get(name);
    return symbol == null ? WRONG : new Measure.Amount(unit(name));
  }

  private Unit unit(String name) {
    var symbol = draft.symbols().get(name);
    if (symbol == null) {
      throw new IllegalStateException("The symbol " + name + " was not looked up before.");
    }
    var origin = symbol.origin();
    if (origin.kind == Symbol.Kind.FLUX) {
      return fluxUnit(origin);
    }
    return origin.unit.orElseThrow(() -> new IllegalStateException(name + " has no unit."));
  }

  /// The unit of a reaction's rate: that of its first species, per hour.
  static Unit fluxUnit(Symbol flux) {
    var reaction = flux.fluxes.getFirst();
    var side = reaction.left().isEmpty() ? reaction.right() : reaction.left();
    return side.stream().findFirst()
        .flatMap(p -> Optional.ofNullable(flux.home.symbols().get(p.species().name())))
        .flatMap(s -> s.unit).map(UnitCheck::perHour).orElse(Unit.ONE);
  }

  private static Unit perHour(Unit unit) {
    return unit.isOne() ? Unit.ONE.over(Unit.HOUR) : unit.over(Unit.HOUR);
  }

  private String shown(Unit unit) {
    if (unit.isOne()) {
      return "1 (a pure number)";
    }
    return draft.units().simple(unit);
  }

  private Measure wrong(Rule rule, Position at, String message, String advice) {
    if (calls.isEmpty()) {
      complaints.add(rule, at, message, advice);
    } else {
      var call = calls.getFirst();
      complaints.add(rule, call.at(),
          "In the function " + calls.getLast().function() + " (" + at + "): " + message,
          advice);
    }
    return WRONG;
  }
}
