package rewire.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rewire.algebra.Graph;
import rewire.algebra.Kinks;
import rewire.algebra.Operation;
import rewire.model.Expr;
import rewire.model.Model;

/// A model written as one graph of formulas over states, parameters and time; assignments are put in where used.
///
/// Products and sums take parameters first, so that what depends on parameters only can be computed beforehand, and
/// quotients of one product share one division.
final class Equations {

  private final Graph graph = new Graph();
  private final Map<String, Integer> symbols = new HashMap<>();

  private final int[] rates;
  private final int[] assignments;
  private final int[] initial;
  private final int[] gaps;
  private final int[] kinks;
  private final int[][] changes;

  Equations(Model model) {
    for (int i = 0; i < model.states().size(); i++) {
      symbols.put(model.states().get(i).id(), graph.state(i));
    }
    for (int i = 0; i < model.parameters().size(); i++) {
      symbols.put(model.parameters().get(i).id(), graph.parameter(i));
    }
    assignments = new int[model.assignments().size()];
    for (int i = 0; i < assignments.length; i++) {
      assignments[i] = node(model.assignments().get(i).value());
      symbols.put(model.assignments().get(i).id(), assignments[i]);
    }
    rates = model.states().stream().mapToInt(s -> node(s.rate())).toArray();
    initial = model.states().stream().mapToInt(s -> node(s.initial())).toArray();
    gaps = model.triggers().stream().mapToInt(t -> node(t.gap())).toArray();
    kinks = Kinks.of(graph, rates);
    changes = model.triggers().stream()
        .map(t -> t.changes().stream().mapToInt(c -> node(c.value())).toArray()).toArray(int[][]::new);
  }

  Graph graph() {
    return graph;
  }

  /// Node of each state's rate.
  int[] rates() {
    return rates;
  }

  /// Node of each assignment.
  int[] assignments() {
    return assignments;
  }

  /// Node of each state's initial value.
  int[] initial() {
    return initial;
  }

  /// Node of each trigger's gap.
  int[] gaps() {
    return gaps;
  }

  /// Nodes that pass 0 where a rate bends.
  int[] kinks() {
    return kinks;
  }

  /// Node of the new value for each trigger and change.
  int[][] changes() {
    return changes;
  }

  /// Nodes of all states, parameters and assignments.
  int[] symbols() {
    return symbols.values().stream().mapToInt(node -> node).sorted().toArray();
  }

  /// The node of a state, parameter or assignment.
  int symbol(String id) {
    var node = symbols.get(id);
    if (node == null) {
      throw new IllegalArgumentException("The symbol " + id + " is used but not defined before its use."
          + "\nPerhaps the assignments are not in order of evaluation.");
    }
    return node;
  }

  /// The node of a formula over the symbols of the model.
  int node(Expr expression) {
    return switch (expression) {
      case Expr.Constant(double value) -> graph.constant(value);
      case Expr.Symbol(String id) -> symbol(id);
      case Expr.Time() -> graph.time();
      case Expr.Sum(List<Expr> terms) -> sum(terms);
      case Expr.Product _ -> product(expression);
      case Expr.Power(Expr base, Expr exponent) -> {
        int e = node(exponent);
        yield graph.isConstant(e) && graph.value(e) < 0 ? product(expression) : graph.power(node(base), e);
      }
      case Expr.Call(Expr.Function function, List<Expr> arguments) -> call(function, arguments);
      case Expr.Piecewise(List<Expr.Branch> branches, Expr otherwise) -> {
        int value = node(otherwise);
        for (var branch : branches.reversed()) {
          value = graph.select(node(branch.condition()), node(branch.value()), value);
        }
        yield value;
      }
      case Expr.Compare(Expr.Relation relation, Expr left, Expr right) -> compare(relation, node(left),
          node(right));
      case Expr.Logic(Expr.Connective connective, List<Expr> operands) -> logic(connective, operands);
    };
  }

  private int sum(List<Expr> terms) {
    int fixed = Graph.ZERO;
    int moving = Graph.ZERO;
    for (var term : flat(terms)) {
      int node = node(term);
      if (graph.isFixed(node)) {
        fixed = graph.sum(fixed, node);
      } else {
        moving = graph.sum(moving, node);
      }
    }
    return graph.sum(moving, fixed);
  }

  private static List<Expr> flat(List<Expr> terms) {
    var flat = new ArrayList<Expr>();
    for (var term : terms) {
      if (term instanceof Expr.Sum(List<Expr> inner)) {
        flat.addAll(flat(inner));
      } else {
        flat.add(term);
      }
    }
    return flat;
  }

  /// Partial products, parameters and numbers apart from what moves.
  private static final class Factors {
    private int fixed = Graph.ONE;
    private int fixedBelow = Graph.ONE;
    private int moving = Graph.ONE;
    private int movingBelow = Graph.ONE;
  }

  private int product(Expr expression) {
    var factors = new Factors();
    collect(expression, false, factors);
    int fixed = graph.quotient(factors.fixed, factors.fixedBelow);
    return graph.product(fixed, graph.quotient(factors.moving, factors.movingBelow));
  }

  private void collect(Expr expression, boolean below, Factors into) {
    if (expression instanceof Expr.Product(List<Expr> inner)) {
      inner.forEach(factor -> collect(factor, below, into));
    } else if (expression instanceof Expr.Power(Expr base, Expr.Constant(double e)) && e < 0) {
      collect(e == -1 ? base : new Expr.Power(base, new Expr.Constant(-e)), !below, into);
    } else {
      int node = node(expression);
      boolean fixed = graph.isFixed(node);
      if (fixed && below) {
        into.fixedBelow = graph.product(into.fixedBelow, node);
      } else if (fixed) {
        into.fixed = graph.product(into.fixed, node);
      } else if (below) {
        into.movingBelow = graph.product(into.movingBelow, node);
      } else {
        into.moving = graph.product(into.moving, node);
      }
    }
  }

  private int call(Expr.Function function, List<Expr> arguments) {
    int a = node(arguments.getFirst());
    return switch (function) {
      case EXP -> graph.function(Operation.EXP, a);
      case LN -> graph.function(Operation.LN, a);
      case LOG10 -> graph.function(Operation.LOG10, a);
      case SQRT -> graph.function(Operation.SQRT, a);
      case ABS -> graph.function(Operation.ABS, a);
      case MAX -> graph.larger(a, node(arguments.get(1)));
      case MIN -> graph.smaller(a, node(arguments.get(1)));
    };
  }

  private int compare(Expr.Relation relation, int left, int right) {
    return switch (relation) {
      case LESS -> graph.condition(Operation.LESS, left, right);
      case LESS_EQUAL -> graph.condition(Operation.LESS_EQUAL, left, right);
      case GREATER -> graph.condition(Operation.LESS, right, left);
      case GREATER_EQUAL -> graph.condition(Operation.LESS_EQUAL, right, left);
      case EQUAL -> graph.condition(Operation.EQUAL, left, right);
      case NOT_EQUAL -> graph.function(Operation.NOT, graph.condition(Operation.EQUAL, left, right));
    };
  }

  private int logic(Expr.Connective connective, List<Expr> operands) {
    int first = node(operands.getFirst());
    if (connective == Expr.Connective.NOT) {
      return graph.function(Operation.NOT, first);
    }
    var operation = connective == Expr.Connective.AND ? Operation.AND : Operation.OR;
    int all = operands.size() == 1 ? graph.condition(Operation.AND, first, Graph.ONE) : first;
    for (var operand : operands.subList(1, operands.size())) {
      all = graph.condition(operation, all, node(operand));
    }
    return all;
  }
}
