package rewire.lang;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rewire.lang.Sheet.FunctionDefinition;
import rewire.lang.Symbol.Kind;

/// Checks that every name and function in a file's formulas exists, and marks what is used.
final class Formulas {
  private final Draft draft;
  private final Map<String, List<Draft>> offers;
  private final Complaints complaints;
  private final Set<String> complained = new HashSet<>();

  private Formulas(Draft draft, Map<String, List<Draft>> offers, Complaints complaints) {
    this.draft = draft;
    this.offers = offers;
    this.complaints = complaints;
  }

  static void check(List<Draft> drafts, Complaints complaints) {
    var offers = new HashMap<String, List<Draft>>();
    for (var draft : drafts) {
      for (var name : draft.symbols().keySet()) {
        if (draft.offers(name)) {
          offers.computeIfAbsent(name, _ -> new ArrayList<>()).add(draft);
        }
      }
    }
    drafts.forEach(d -> new Formulas(d, offers, complaints).check());
  }

  /// Functions of one file: their bodies use their own parameters and known functions, and none calls itself.
  static void functions(Map<String, FunctionDefinition> functions, String file, Complaints complaints) {
    for (var f : functions.values()) {
      if (f.of().at().file().equals(file)) {
        functionBody(f, f.body(), functions, complaints);
      }
    }
    for (var f : functions.values()) {
      if (f.of().at().file().equals(file) && calls(f, f.of().name(), functions, new HashSet<>())) {
        complaints.add(Rule.M053, f.of().at(), "The function " + f.of().name() + " calls itself.",
            "Perhaps write the repetition out; functions are copied into the formulas.");
      }
    }
  }

  private static boolean calls(FunctionDefinition from, String wanted,
      Map<String, FunctionDefinition> functions,
      Set<String> seen) {
    var open = new ArrayList<Term>(List.of(from.body()));
    while (!open.isEmpty()) {
      var term = open.removeLast();
      open.addAll(term.parts());
      if (term instanceof Term.Call c) {
        if (c.function().equals(wanted)) {
          return true;
        }
        var next = functions.get(c.function());
        if (next != null && seen.add(c.function())) {
          open.add(next.body());
        }
      }
    }
    return false;
  }

  private static void functionBody(FunctionDefinition f, Term term, Map<String, FunctionDefinition> functions,
      Complaints complaints) {
    var parameters = f.parameters().stream().map(Statement.Mention::name).toList();
    if (term instanceof Term.Name n && !parameters.contains(n.name())) {
      complaints.add(Rule.M053, n.at(), "The function " + f.of().name() + " does not know " + n.name() + ".",
          Names.near(n.name(), parameters, "Perhaps make it a parameter of the function."));
    }
    if (term instanceof Term.Call c) {
      call(c, functions, complaints);
    }
    term.parts().forEach(p -> functionBody(f, p, functions, complaints));
  }

  private void check() {
    draft.sheet().statements().forEach(this::check);
    for (var s : draft.symbols().values()) {
      if (s.kind == Kind.PARAMETER && !s.used) {
        complaints.add(Rule.M080, s.rows.getFirst().at(),
            s.name + " is in the table, but " + draft + " does not use it.",
            Names.near(s.name, complained, "Perhaps take the row out, or declare it: const " + s.name + "."));
      }
    }
  }

  private void check(Statement statement) {
    switch (statement) {
      case Statement.Rate r -> names(r.value());
      case Statement.Rule r -> names(r.value());
      case Statement.Initial i -> {
        names(i.value());
        initial(i.value());
      }
      case Statement.Reaction r -> names(r.rate());
      case Statement.Event e -> {
        names(e.condition());
        e.changes().forEach(c -> names(c.value()));
      }
      case Statement.Declaration _,Statement.HasUnit _,Statement.IsLabel _ -> {
        // no formulas
      }
    }
  }

  private void names(Term term) {
    switch (term) {
      case Term.Name n -> name(n);
      case Term.Call c -> call(c, draft.functions(), complaints);
      default -> {
      }
    }
    term.parts().forEach(this::names);
  }

  private void name(Term.Name n) {
    var symbol = draft.symbols().get(n.name());
    if (symbol != null) {
      symbol.used = true;
      symbol.origin().used = true;
    } else if (complained.add(n.name())) {
      var elsewhere = offers.getOrDefault(n.name(), List.of());
      complaints.add(Rule.M040, n.at(), n.name() + " is not defined.", elsewhere.isEmpty()
          ? Names.near(n.name(), draft.symbols().keySet(),
              "Perhaps its row is missing in " + draft.sheet().table() + ".")
          : "Perhaps add it to the list after \"model\": " + elsewhere.getFirst() + " provides it.");
    }
  }

  /// Initial values are made of numbers and parameters.
  private void initial(Term term) {
    if (term instanceof Term.Time t) {
      complaints.add(Rule.M048, t.at(), "An initial value does not depend on time.",
          "Perhaps time is 0 there.");
    }
    if (term instanceof Term.Name n) {
      var symbol = draft.symbols().get(n.name());
      var kind = symbol == null ? Kind.UNKNOWN : symbol.origin().kind;
      if (kind == Kind.STATE || kind == Kind.ASSIGNMENT || kind == Kind.FLUX) {
        complaints.add(Rule.M048, n.at(), "An initial value is made of numbers and parameters; " + n.name()
            + " is neither.", "Perhaps put the number that " + n.name() + " starts with into the table.");
      }
    }
    term.parts().forEach(this::initial);
  }

  private static void call(Term.Call c, Map<String, FunctionDefinition> functions, Complaints complaints) {
    int given = c.arguments().size();
    var defined = functions.get(c.function());
    if (defined != null) {
      if (given != defined.parameters().size()) {
        complaints.add(Rule.M051, c.at(), c.function() + " takes " + defined.parameters().size()
            + " arguments, not " + given + ".", "Perhaps look at its definition: " + defined.of().at() + ".");
      }
      return;
    }
    var wrong = switch (c.function()) {
      case "exp", "ln", "log10", "sqrt", "abs" -> given == 1 ? "" : "1 argument";
      case "pow" -> given == 2 ? "" : "2 arguments";
      case "max", "min" -> given >= 2 ? "" : "2 arguments or more";
      case "piecewise" -> given % 2 == 1 && given >= 3 ? "" : "value, condition, …, otherwise";
      case "log" -> "log";
      default -> "unknown";
    };
    if (wrong.equals("log")) {
      complaints.add(Rule.M052, c.at(), "log is ambiguous.", "Perhaps ln (natural) or log10 was meant.");
    } else if (wrong.equals("unknown")) {
      var known = new ArrayList<>(Names.BUILT_IN);
      known.addAll(functions.keySet());
      var refused = Unsupported.function(c.function());
      complaints.add(refused.map(Unsupported::rule).orElse(Rule.M050), c.at(),
          refused.map(Unsupported::message).orElse("There is no function " + c.function() + "."),
          refused.map(Unsupported::advice).orElse(Names.near(c.function(), known,
              "Perhaps * is missing before the parenthesis, or an import.")));
    } else if (!wrong.isEmpty()) {
      complaints.add(Rule.M051, c.at(), c.function() + " takes " + wrong + ", not " + given + " arguments.",
          c.function().equals("piecewise")
              ? "Perhaps piecewise(v1, c1, v2, c2, otherwise) was meant; the last value has no condition."
              : "Perhaps a comma or a parenthesis stands in the wrong place.");
    }
  }
}
