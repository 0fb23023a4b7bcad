package rewire.lang;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rewire.lang.Statement.Participant;
import rewire.lang.Symbol.Kind;
import rewire.model.Assignment;
import rewire.model.Expr;
import rewire.model.Mechanism;
import rewire.model.Mechanism.Plug;
import rewire.model.Model;
import rewire.model.Parameter;
import rewire.model.Position;
import rewire.model.State;
import rewire.model.Trigger;

/// Puts the mechanisms together: flat names, rates from reactions, assignments in order.
final class Assembly {
  private final Expansion expansion = new Expansion();
  private final List<State> states = new ArrayList<>();
  private final List<Parameter> parameters = new ArrayList<>();
  private final Map<String, Assignment> assignments = new LinkedHashMap<>();
  private final List<Trigger> triggers = new ArrayList<>();
  private final List<Mechanism> mechanisms = new ArrayList<>();
  /// Where the formulas became too large.
  private Optional<Position> tooLarge = Optional.empty();

  private Assembly() {}

  /// The model of drafts that were checked; complaints say when it cannot be ordered or is too large.
  static Model build(String name, List<Draft> drafts, String hash, Complaints complaints) {
    var assembly = new Assembly();
    for (var draft : drafts) {
      draft.symbols().values().forEach(assembly::add);
      assembly.triggers(draft);
      assembly.mechanisms.add(mechanism(draft));
    }
    assembly.tooLarge.ifPresent(at -> complaints.add(Rule.M003, at,
        "The formula becomes too large when functions are copied in: " + Limits.NODES
            + " parts in the model, "
            + Limits.DEPTH + " levels in a formula.",
        "Perhaps name intermediate results with :=."));
    var ordered = complaints.any()
        ? List.<Assignment>of()
        : Order.of(List.copyOf(assembly.assignments.values()), complaints);
    return new Model(name, assembly.mechanisms, assembly.states, assembly.parameters, ordered,
        assembly.triggers,
        hash);
  }

  private void add(Symbol s) {
    switch (s.kind) {
      case PARAMETER -> {
        var p = s.rows.getFirst();
        parameters
            .add(new Parameter(s.id(), p.label(), p.value(), p.unit(), p.spread(), p.plausible(), p.grade(),
                p.source(), p.note(), p.at()));
      }
      case STATE -> states.add(new State(s.id(), s.label(), s.unit.orElseThrow(),
          expression(s.home, s.initials.getFirst().value()), rate(s), s.definedAt()));
      case ASSIGNMENT -> put(new Assignment(s.id(), s.label(), s.unit.orElseThrow(),
          expression(s.home, s.rules.getFirst().value()), s.definedAt()));
      case FLUX -> {
        if (s.shown()) {
          put(new Assignment(s.id(), s.label(), UnitCheck.fluxUnit(s),
              expression(s.home, s.fluxes.getFirst().rate()),
              s.fluxes.getFirst().label().at()));
        }
      }
      case INPUT, UNKNOWN -> {
        // the provider adds it; unknown ones were refused
      }
    }
  }

  private void put(Assignment assignment) {
    assignments.put(assignment.id(), assignment);
  }

  private Expr rate(Symbol s) {
    if (!s.rates.isEmpty()) {
      return expression(s.home, s.rates.getFirst().value());
    }
    var terms = new ArrayList<Expr>();
    for (var reaction : s.reactions) {
      double net = count(reaction.right(), s.name) - count(reaction.left(), s.name);
      var label = s.home.symbols().get(reaction.label().name());
      if (net != 0) {
        var rate = label != null && label.shown()
            ? new Expr.Symbol(label.id())
            : expression(s.home, reaction.rate());
        terms.add(Expansion.times(net, rate));
      }
    }
    return switch (terms.size()) {
      case 0 -> new Expr.Constant(0);
      case 1 -> terms.getFirst();
      default -> new Expr.Sum(terms);
    };
  }

  private static double count(List<Participant> side, String species) {
    return side.stream().filter(p -> p.species().name().equals(species)).mapToDouble(Participant::count)
        .sum();
  }

  private void triggers(Draft draft) {
    for (var statement : draft.sheet().statements()) {
      if (statement instanceof Statement.Event e) {
        var changes = e.changes().stream()
            .map(c -> new Trigger.Change(id(draft, c.of().name()), expression(draft, c.value()))).toList();
        var condition = expression(draft, e.condition());
        if (!expansion.tooLarge()) {
          triggers.add(new Trigger(draft.name() + "." + e.label().name(), Events.gap(condition), changes,
              e.label().at()));
        }
      }
    }
  }

  private Expr expression(Draft draft, Term term) {
    var expression = expansion.expand(term, n -> new Expr.Symbol(id(draft, n)), draft.functions());
    if (expansion.tooLarge() && tooLarge.isEmpty()) {
      tooLarge = Optional.of(term.at());
    }
    return expression;
  }

  private static String id(Draft draft, String name) {
    var symbol = draft.symbols().get(name);
    if (symbol == null) {
      throw new IllegalStateException("The symbol " + name + " was not looked up before.");
    }
    return symbol.id();
  }

  private static Mechanism mechanism(Draft draft) {
    var inputs = new ArrayList<Plug>();
    var outputs = new ArrayList<Plug>();
    for (var plug : draft.sheet().models().getFirst().plugs()) {
      var symbol = draft.symbol(plug.name(), plug.at());
      (symbol.kind == Kind.INPUT ? inputs : outputs).add(new Plug(plug.name(), symbol.id()));
    }
    return new Mechanism(draft.name(), draft.sheet().file(), draft.sheet().about(), inputs, outputs);
  }
}
