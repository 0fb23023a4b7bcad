package rewire.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rewire.lang.Statement.Mention;
import rewire.lang.Symbol.Kind;
import rewire.model.Position;
import rewire.units.Unit;

/// Finds out what each name of a file is, and checks that it is said completely and once.
final class Definitions {
  private final Draft draft;
  private final Complaints complaints;

  private Definitions(Draft draft, Complaints complaints) {
    this.draft = draft;
    this.complaints = complaints;
  }

  /// Fills the draft's symbols with what the file says about them.
  static void collect(Draft draft, Complaints complaints) {
    new Definitions(draft, complaints).collect();
  }

  /// Gives every symbol its kind, and says what is missing or there twice.
  static void check(Draft draft, Complaints complaints) {
    var definitions = new Definitions(draft, complaints);
    draft.symbols().values().forEach(definitions::judge);
    draft.symbols().values().forEach(definitions::complete);
  }

  private void collect() {
    for (var plug : draft.sheet().models().getFirst().plugs()) {
      var symbol = symbol(plug);
      if (symbol.plug) {
        complaints.add(Rule.M041, plug.at(), plug.name() + " is listed twice.", "Perhaps leave one out.");
      }
      symbol.plug = true;
      symbol.used = true;
    }
    draft.sheet().statements().forEach(this::collect);
    draft.parameters().values().forEach(p -> draft.symbol(p.id(), p.at()).rows.add(p));
  }

  private void collect(Statement statement) {
    switch (statement) {
      case Statement.Declaration d -> d.names().forEach(n -> {
        symbol(n).declarations.add(d);
        symbol(n).used = true;
      });
      case Statement.Rate r -> symbol(r.of()).rates.add(r);
      case Statement.Rule r -> symbol(r.of()).rules.add(r);
      case Statement.Initial i -> symbol(i.of()).initials.add(i);
      case Statement.HasUnit u -> symbol(u.of()).units.add(u);
      case Statement.IsLabel l -> symbol(l.of()).labels.add(l);
      case Statement.Reaction r -> {
        if (!r.label().name().isEmpty()) {
          symbol(r.label()).fluxes.add(r);
        }
        r.left().forEach(p -> takesPart(p.species(), r));
        r.right().forEach(p -> takesPart(p.species(), r));
      }
      case Statement.Event e -> {
        // events have their own names; Events checks them
      }
    }
  }

  private void takesPart(Mention species, Statement.Reaction reaction) {
    var reactions = symbol(species).reactions;
    if (reactions.isEmpty() || !reactions.getLast().equals(reaction)) {
      reactions.add(reaction);
    }
  }

  private Symbol symbol(Mention mention) {
    if (Names.BUILT_IN.contains(mention.name()) && !draft.symbols().containsKey(mention.name())) {
      complaints.add(Rule.M043, mention.at(), mention.name() + " is a built-in name.",
          "Perhaps choose another name.");
    }
    return draft.symbol(mention.name(), mention.at());
  }

  /// Gives the symbol its kind; more than one reason for a kind is one definition too many.
  private void judge(Symbol s) {
    var reasons = new ArrayList<Position>();
    s.rows.forEach(r -> {
      s.kind = Kind.PARAMETER;
      reasons.add(r.at());
    });
    s.fluxes.forEach(r -> {
      s.kind = Kind.FLUX;
      reasons.add(r.label().at());
    });
    s.rules.forEach(r -> {
      s.kind = Kind.ASSIGNMENT;
      reasons.add(r.of().at());
    });
    if (!s.reactions.isEmpty()) {
      s.kind = Kind.STATE;
      reasons.add(place(s, s.reactions.getFirst()));
    }
    s.rates.forEach(r -> {
      s.kind = Kind.STATE;
      reasons.add(r.of().at());
    });
    if (reasons.isEmpty() && s.plug) {
      s.kind = Kind.INPUT;
    }
    if (reasons.size() > 1) {
      reasons.sort((a, b) -> a.file().equals(b.file())
          ? Integer.compare(a.line(), b.line())
          : a.file().compareTo(b.file()));
      complaints.add(Rule.M041,
          reasons.getLast().file().equals(draft.sheet().table()) ? reasons.getFirst() : reasons.getLast(),
          s.name + " is defined more than once: " + reasons.getFirst() + " and " + reasons.getLast() + ".",
          s.rows.isEmpty()
              ? "Perhaps one of the two was meant for another symbol."
              : "Perhaps take its row out of the table: the table is for parameters.");
    }
  }

  private static Position place(Symbol s, Statement.Reaction reaction) {
    for (var side : List.of(reaction.left(), reaction.right())) {
      for (var p : side) {
        if (p.species().name().equals(s.name)) {
          return p.species().at();
        }
      }
    }
    return s.at;
  }

  private void complete(Symbol s) {
    unit(s);
    label(s);
    initial(s);
    declared(s);
    if (s.kind == Kind.UNKNOWN && s.initials.isEmpty()) {
      complaints.add(Rule.M040, s.at, s.name + " is not defined.",
          Names.near(s.name, others(s), "Perhaps its row is missing in " + draft.sheet().table() + "."));
    }
  }

  private List<String> others(Symbol s) {
    return draft.symbols().values().stream().filter(o -> o.kind != Kind.UNKNOWN && o != s).map(o -> o.name)
        .toList();
  }

  private void unit(Symbol s) {
    for (var extra : s.units.subList(Math.min(1, s.units.size()), s.units.size())) {
      complaints.add(Rule.M041, extra.of().at(), s.name + " has two units.", "Perhaps leave one out.");
    }
    var written = s.units.isEmpty()
        ? Optional.<Unit>empty()
        : draft.units().unit(s.units.getFirst().unit());
    switch (s.kind) {
      case PARAMETER -> {
        s.unit = Optional.of(s.rows.getFirst().unit());
        if (written.isPresent() && !written.equals(s.unit)) {
          complaints.add(Rule.M056, s.units.getFirst().of().at(), s.name + " has the unit " + written.get()
              + " here, but " + s.unit.get() + " in the table (" + s.rows.getFirst().at() + ").",
              "Perhaps convert the number in the table.");
        }
      }
      case STATE, ASSIGNMENT, INPUT -> {
        s.unit = written;
        if (s.units.isEmpty()) {
          complaints.add(Rule.M046, s.definedAt(), s.name + " has no unit.",
              s.kind == Kind.INPUT
                  ? "Perhaps add " + s.name
                      + " has …; or, if this file should provide it, define it or put it into "
                      + draft.sheet().table() + "."
                  : "Perhaps add: " + s.name + " has dimensionless.");
        }
      }
      case FLUX, UNKNOWN -> s.unit = written;
    }
  }

  private void label(Symbol s) {
    for (var extra : s.labels.subList(Math.min(1, s.labels.size()), s.labels.size())) {
      complaints.add(Rule.M041, extra.of().at(), s.name + " has two labels.", "Perhaps leave one out.");
    }
    boolean blank = !s.labels.isEmpty() && s.labels.getFirst().label().isBlank();
    boolean missing = s.labels.isEmpty() && (s.kind == Kind.STATE || s.kind == Kind.ASSIGNMENT);
    if (blank || missing) {
      complaints.add(Rule.M047, blank ? s.labels.getFirst().of().at() : s.definedAt(),
          s.name + " has no label.",
          "Perhaps add: " + s.name + " is \"What it is\".");
    }
    if (s.kind == Kind.PARAMETER && !s.labels.isEmpty()
        && !s.labels.getFirst().label().equals(s.rows.getFirst().label())) {
      complaints.add(Rule.M041, s.labels.getFirst().of().at(), s.name + " has another label in the table: \""
          + s.rows.getFirst().label() + "\".", "Perhaps leave this one out; the table labels parameters.");
    }
  }

  private void initial(Symbol s) {
    if (s.kind == Kind.STATE) {
      if (s.initials.isEmpty()) {
        complaints.add(Rule.M044, s.definedAt(), s.name + " has no initial value.",
            "Perhaps add: " + s.name + " = 0.");
      } else if (s.initials.size() > 1) {
        complaints.add(Rule.M044, s.initials.get(1).of().at(),
            s.name + " has two initial values; the first is at " + s.initials.getFirst().of().at() + ".",
            "Perhaps leave one out.");
      }
    } else if (!s.initials.isEmpty()) {
      var at = s.initials.getFirst().of().at();
      switch (s.kind) {
        case ASSIGNMENT, FLUX -> complaints.add(Rule.M041, at,
            s.name + " follows from its formula and has no initial value.",
            "Perhaps leave this line out, or make it a state: " + s.name + "' = ….");
        default -> {
          if (s.kind == Kind.UNKNOWN && declaredVariable(s)) {
            complaints.add(Rule.M045, at, s.name + " has an initial value but nothing moves it.",
                "Perhaps add a rate rule " + s.name + "' = … or a reaction.");
          } else {
            complaints.add(Rule.M042, at, "The number of " + s.name + " does not stand in the model text.",
                s.kind == Kind.INPUT
                    ? "Perhaps leave this line out: another file provides " + s.name + "."
                    : "Perhaps put it into " + draft.sheet().table()
                        + " with unit, range and source; a state needs "
                        + s.name + "' = … as well.");
          }
        }
      }
    }
  }

  private void declared(Symbol s) {
    for (var declaration : s.declarations) {
      var at = declaration.names().stream().filter(n -> n.name().equals(s.name)).findFirst().map(Mention::at)
          .orElse(s.at);
      boolean fits = switch (declaration.kind()) {
        case CONST -> s.kind == Kind.PARAMETER || s.kind == Kind.INPUT || s.kind == Kind.UNKNOWN;
        case SPECIES -> s.kind == Kind.STATE || s.kind == Kind.UNKNOWN;
        case VAR -> s.kind != Kind.PARAMETER;
      };
      if (!fits) {
        complaints.add(Rule.M049, at, s.name + " is declared "
            + (declaration.kind() == Statement.Kind.CONST ? "constant" : "variable") + " but is "
            + (s.kind == Kind.STATE
                ? "a state"
                : s.kind == Kind.PARAMETER ? "a parameter of the table" : "computed")
            + ".", "Perhaps leave the declaration out; it is not needed.");
      }
    }
  }

  private static boolean declaredVariable(Symbol s) {
    return s.declarations.stream().anyMatch(d -> d.kind() != Statement.Kind.CONST);
  }
}
