package rewire.lang;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import rewire.lang.Symbol.Kind;
import rewire.model.Expr;
import rewire.model.Expr.Connective;
import rewire.model.Expr.Relation;
import rewire.model.Position;

/// The rules of events, and the gap of a condition: a number that becomes positive when it becomes true.
final class Events {
  private Events() {}

  static void check(Draft draft, Complaints complaints) {
    var labels = new HashMap<String, Position>();
    for (var statement : draft.sheet().statements()) {
      if (statement instanceof Statement.Event e) {
        var label = e.label();
        if (labels.putIfAbsent(label.name(), label.at()) != null
            || draft.symbols().containsKey(label.name())) {
          complaints.add(Rule.M041, label.at(), label.name() + " is defined more than once.",
              "Perhaps number the events: E1, E2.");
        }
        condition(e.condition(), complaints);
        e.changes().forEach(c -> target(c, draft, complaints));
      }
    }
  }

  private static void condition(Term condition, Complaints complaints) {
    switch (condition) {
      case Term.Compare c when c.relation() != Relation.EQUAL && c.relation() != Relation.NOT_EQUAL -> {
      }
      case Term.Logic l when l.operands().size() > Limits.CONDITIONS -> complaints.add(Rule.M002, l.at(),
          "An event has at most " + Limits.CONDITIONS + " comparisons.",
          "Perhaps an assignment says it shorter.");
      case Term.Logic l when l.connective() != Connective.NOT ->
        l.operands().forEach(o -> condition(o, complaints));
      default -> complaints.add(Rule.M059, condition.at(),
          "An event waits for a comparison with <, <=, > or >=, or several joined by && or ||.",
          "Perhaps E1: at (A > limit): B = 0 was meant.");
    }
  }

  private static void target(Statement.Initial change, Draft draft, Complaints complaints) {
    var symbol = draft.symbols().get(change.of().name());
    if (symbol == null) {
      complaints.add(Rule.M040, change.of().at(), change.of().name() + " is not defined.",
          Names.near(change.of().name(), draft.symbols().keySet(), "Perhaps it belongs to another file."));
    } else if (symbol.kind == Kind.PARAMETER) {
      symbol.used = true;
    } else if (symbol.kind != Kind.STATE) {
      complaints.add(Rule.M059, change.of().at(),
          "An event sets states and parameters of its own file; " + symbol.name + " is neither.",
          "Perhaps move the event to the file that owns it.");
    }
  }

  /// Negative while the condition is false.
  static Expr gap(Expr condition) {
    return switch (condition) {
      case Expr.Compare(var relation, var left, var right) ->
        relation == Relation.GREATER || relation == Relation.GREATER_EQUAL
            ? difference(left, right)
            : difference(right, left);
      case Expr.Logic(var connective, var operands) -> {
        var function = connective == Connective.AND ? Expr.Function.MIN : Expr.Function.MAX;
        var gaps = new ArrayList<>(operands.stream().map(Events::gap).toList());
        var gap = gaps.removeFirst();
        for (var next : gaps) {
          gap = new Expr.Call(function, List.of(gap, next));
        }
        yield gap;
      }
      default -> throw new IllegalStateException("Not a condition: " + condition);
    };
  }

  private static Expr difference(Expr a, Expr b) {
    return new Expr.Sum(List.of(a, new Expr.Product(List.of(new Expr.Constant(-1), b))));
  }
}
