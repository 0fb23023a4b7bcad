package rewire.lang;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rewire.model.Assignment;
import rewire.model.Expr;

/// Orders assignments so that each uses only earlier ones; what can keep the order of the text does.
final class Order {
  private final Map<String, Assignment> all = new LinkedHashMap<>();
  private final Map<String, Set<String>> needs = new HashMap<>();

  private Order(List<Assignment> assignments) {
    assignments.forEach(a -> all.put(a.id(), a));
    for (var a : assignments) {
      var used = new LinkedHashSet<String>();
      symbols(a.value(), used);
      used.retainAll(all.keySet());
      needs.put(a.id(), used);
    }
  }

  /// The ordered assignments; a cycle is a complaint that prints it.
  static List<Assignment> of(List<Assignment> assignments, Complaints complaints) {
    var order = new Order(assignments);
    var done = new LinkedHashSet<String>();
    for (var a : assignments) {
      var cycle = order.visit(a.id(), done);
      if (!cycle.isEmpty()) {
        var first = order.require(cycle.getFirst());
        complaints.add(Rule.M058, first.at(),
            "These follow from each other in a circle: " + String.join(" -> ", cycle) + ".",
            "Perhaps one of them moves with a rate (x' = …) instead of at once.");
        return List.of();
      }
    }
    return done.stream().map(order::require).toList();
  }

  /// Depth first without recursion, so that a chain of any length is walked. Returns a cycle, or nothing.
  private List<String> visit(String start, Set<String> done) {
    var path = new ArrayDeque<String>();
    var open = new HashSet<String>();
    path.push(start);
    while (!path.isEmpty()) {
      var id = path.peek();
      open.add(id);
      var next = done.contains(id)
          ? Optional.<String>empty()
          : needs.getOrDefault(id, Set.of()).stream().filter(n -> !done.contains(n)).findFirst();
      if (next.isEmpty()) {
        done.add(id);
        open.remove(id);
        path.pop();
      } else if (open.contains(next.get())) {
        return cycle(path, next.get());
      } else {
        path.push(next.get());
      }
    }
    return List.of();
  }

  private static List<String> cycle(ArrayDeque<String> path, String closing) {
    var cycle = new ArrayList<String>();
    cycle.add(closing);
    for (var id : path) {
      cycle.add(id);
      if (id.equals(closing)) {
        break;
      }
    }
    return cycle.reversed(); // the path was walked from its end
  }

  private Assignment require(String id) {
    var assignment = all.get(id);
    if (assignment == null) {
      throw new IllegalStateException("No assignment " + id);
    }
    return assignment;
  }

  private static void symbols(Expr e, Set<String> into) {
    switch (e) {
      case Expr.Constant _,Expr.Time _ -> {
      }
      case Expr.Symbol(var id) -> into.add(id);
      case Expr.Sum(var terms) -> terms.forEach(t -> symbols(t, into));
      case Expr.Product(var factors) -> factors.forEach(f -> symbols(f, into));
      case Expr.Power(var base, var exponent) -> {
        symbols(base, into);
        symbols(exponent, into);
      }
      case Expr.Call(_, var arguments) -> arguments.forEach(a -> symbols(a, into));
      case Expr.Piecewise(var branches, var otherwise) -> {
        branches.forEach(b -> {
          symbols(b.value(), into);
          symbols(b.condition(), into);
        });
        symbols(otherwise, into);
      }
      case Expr.Compare(_, var left, var right) -> {
        symbols(left, into);
        symbols(right, into);
      }
      case Expr.Logic(_, var operands) -> operands.forEach(o -> symbols(o, into));
    }
  }
}
