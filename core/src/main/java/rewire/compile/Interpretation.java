package rewire.compile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rewire.model.Expr;
import rewire.model.Model;

/// Evaluates the formulas of a model as written, at one point, with derivatives by forward-mode dual numbers.
///
/// A dual number is an array: value, then the derivative by each direction. Independent of the algebra package; takes
/// the same sides where a derivative does not exist (see [rewire.algebra.Derivatives]).
final class Interpretation {

  /// By what to differentiate.
  enum Directions {
    NONE, STATES, TIME
  }

  private final Map<String, double[]> symbols = new HashMap<>();
  private final double[] time;
  private final int directions;

  /// Evaluates all assignments at (t, y, p).
  Interpretation(Model model, double t, double[] y, double[] p, Directions by) {
    directions = switch (by) {
      case NONE -> 0;
      case STATES -> y.length;
      case TIME -> 1;
    };
    time = constant(t);
    if (by == Directions.TIME) {
      time[1] = 1;
    }
    for (int i = 0; i < model.parameters().size(); i++) {
      symbols.put(model.parameters().get(i).id(), constant(p[i]));
    }
    for (int i = 0; i < y.length; i++) {
      double[] state = constant(y[i]);
      if (by == Directions.STATES) {
        state[1 + i] = 1;
      }
      symbols.put(model.states().get(i).id(), state);
    }
    for (var assignment : model.assignments()) {
      symbols.put(assignment.id(), dual(assignment.value()));
    }
  }

  /// Value of a formula.
  double value(Expr expression) {
    return dual(expression)[0];
  }

  /// Value and derivatives of a formula; not to be changed.
  double[] dual(Expr expression) {
    return switch (expression) {
      case Expr.Constant(double value) -> constant(value);
      case Expr.Symbol(String id) -> symbol(id);
      case Expr.Time() -> time;
      case Expr.Sum(List<Expr> terms) -> sum(terms);
      case Expr.Product(List<Expr> factors) -> product(factors);
      case Expr.Power(Expr base, Expr exponent) -> power(dual(base), dual(exponent));
      case Expr.Call(Expr.Function function, List<Expr> arguments) -> call(function, arguments);
      case Expr.Piecewise(List<Expr.Branch> branches, Expr otherwise) -> {
        for (var branch : branches) {
          if (value(branch.condition()) != 0) {
            yield dual(branch.value());
          }
        }
        yield dual(otherwise);
      }
      case Expr.Compare(Expr.Relation relation, Expr left, Expr right) -> constant(
          holds(relation, value(left), value(right)) ? 1 : 0);
      case Expr.Logic(Expr.Connective connective, List<Expr> operands) -> constant(
          holds(connective, operands) ? 1 : 0);
    };
  }

  private double[] constant(double value) {
    double[] dual = new double[1 + directions];
    dual[0] = value;
    return dual;
  }

  double[] symbol(String id) {
    var dual = symbols.get(id);
    if (dual == null) {
      throw new IllegalArgumentException("The symbol " + id + " is used but not defined before its use."
          + "\nPerhaps the assignments are not in order of evaluation.");
    }
    return dual;
  }

  private double[] sum(List<Expr> terms) {
    double[] total = constant(0);
    for (var term : terms) {
      double[] dual = dual(term);
      for (int i = 0; i < total.length; i++) {
        total[i] += dual[i];
      }
    }
    return total;
  }

  private double[] product(List<Expr> factors) {
    double[] total = constant(1);
    for (var factor : factors) {
      double[] dual = dual(factor);
      for (int i = 1; i < total.length; i++) {
        total[i] = total[i] * dual[0] + total[0] * dual[i];
      }
      total[0] *= dual[0];
    }
    return total;
  }

  private double[] power(double[] base, double[] exponent) {
    double b = base[0];
    double e = exponent[0];
    double slope = b != 0 ? e * StrictMath.pow(b, e - 1) : e == 1 ? 1 : 0;
    double[] result = constant(StrictMath.pow(b, e));
    double rise = b == 0 ? 0 : result[0] * StrictMath.log(b);
    for (int i = 1; i < result.length; i++) {
      result[i] = (base[i] == 0 ? 0 : slope * base[i]) + (exponent[i] == 0 ? 0 : rise * exponent[i]);
    }
    return result;
  }

  private double[] call(Expr.Function function, List<Expr> arguments) {
    double[] a = dual(arguments.getFirst());
    return switch (function) {
      case EXP -> chain(StrictMath.exp(a[0]), StrictMath.exp(a[0]), a);
      case LN -> chain(StrictMath.log(a[0]), 1 / a[0], a);
      case LOG10 -> chain(StrictMath.log10(a[0]), 1 / (a[0] * StrictMath.log(10)), a);
      case SQRT -> chain(Math.sqrt(a[0]), a[0] == 0 ? 0 : 0.5 / Math.sqrt(a[0]), a);
      case ABS -> chain(Math.abs(a[0]), a[0] < 0 ? -1 : 1, a);
      case MAX -> choose(a, dual(arguments.get(1)), 1);
      case MIN -> choose(a, dual(arguments.get(1)), -1);
    };
  }

  private double[] chain(double value, double slope, double[] inner) {
    double[] result = constant(value);
    for (int i = 1; i < result.length; i++) {
      result[i] = inner[i] == 0 ? 0 : slope * inner[i];
    }
    return result;
  }

  /// The larger one by sign 1, the smaller one by sign -1; the first at a tie.
  private static double[] choose(double[] a, double[] b, int sign) {
    if (Double.isNaN(b[0])) {
      return b;
    }
    return sign * a[0] < sign * b[0] ? b : a;
  }

  private static boolean holds(Expr.Relation relation, double left, double right) {
    return switch (relation) {
      case LESS -> left < right;
      case LESS_EQUAL -> left <= right;
      case GREATER -> left > right;
      case GREATER_EQUAL -> left >= right;
      case EQUAL -> left == right;
      case NOT_EQUAL -> left != right;
    };
  }

  private boolean holds(Expr.Connective connective, List<Expr> operands) {
    return switch (connective) {
      case AND -> operands.stream().allMatch(o -> value(o) != 0);
      case OR -> operands.stream().anyMatch(o -> value(o) != 0);
      case NOT -> value(operands.getFirst()) == 0;
    };
  }
}
