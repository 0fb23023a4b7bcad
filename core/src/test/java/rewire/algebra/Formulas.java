package rewire.algebra;

import java.util.SplittableRandom;

/// Test fixture: reads nodes as text and as numbers, and makes random ones.
final class Formulas {

  private Formulas() {}

  /// Fully bracketed text; states are `y0`, parameters `p0`.
  static String text(Graph g, int node) {
    var operation = g.operation(node);
    return switch (operation) {
      case CONSTANT -> {
        double v = g.value(node);
        yield v == Math.rint(v) ? Long.toString((long) v) : Double.toString(v);
      }
      case STATE -> "y" + g.index(node);
      case PARAMETER -> "p" + g.index(node);
      case TIME -> "t";
      case SHIFT -> "shift";
      case ADD -> binary(g, node, " + ");
      case SUBTRACT -> binary(g, node, " - ");
      case MULTIPLY -> binary(g, node, " * ");
      case NEGATE -> "-" + text(g, g.operand(node, 0));
      default -> {
        var out = new StringBuilder(operation.name().toLowerCase(java.util.Locale.ROOT)).append('(');
        for (int i = 0; i < operation.arity(); i++) {
          out.append(i == 0 ? "" : ", ").append(text(g, g.operand(node, i)));
        }
        yield out.append(')').toString();
      }
    };
  }

  private static String binary(Graph g, int node, String sign) {
    return "(" + text(g, g.operand(node, 0)) + sign + text(g, g.operand(node, 1)) + ")";
  }

  /// The worth of every node.
  static double[] values(Graph g, double[] y, double[] p, double t, double shift) {
    double[] v = new double[g.size()];
    for (int node = 0; node < v.length; node++) {
      v[node] = switch (g.operation(node)) {
        case CONSTANT -> g.value(node);
        case STATE -> y[g.index(node)];
        case PARAMETER -> p[g.index(node)];
        case TIME -> t;
        case SHIFT -> shift;
        default -> Arithmetic.apply(g.operation(node), v[g.operand(node, 0)],
            v[Math.max(0, g.operand(node, 1))], v[Math.max(0, g.operand(node, 2))]);
      };
    }
    return v;
  }

  /// A smooth random formula over `states` states, two parameters and time, defined everywhere.
  static int random(Graph g, SplittableRandom dice, int states, int depth) {
    if (depth == 0) {
      return switch (dice.nextInt(8)) {
        case 0 -> g.constant(dice.nextInt(1, 5) / 2.0);
        case 1 -> g.parameter(dice.nextInt(2));
        case 2 -> g.time();
        default -> g.state(dice.nextInt(states));
      };
    }
    int a = random(g, dice, states, depth - 1);
    int b = random(g, dice, states, depth - 1 - dice.nextInt(depth));
    int positive = g.sum(g.constant(1.5), g.product(a, a));
    return switch (dice.nextInt(14)) {
      case 0, 1 -> g.sum(a, b);
      case 2 -> g.difference(a, b);
      case 3, 4 -> g.product(a, b);
      case 5, 6 -> g.quotient(b, positive);
      case 7 -> g.function(Operation.EXP, g.negative(g.function(Operation.SQRT, positive)));
      case 8 -> g.function(Operation.LN, positive);
      case 9 -> g.function(Operation.LOG10, positive);
      case 10 -> g.power(positive, g.constant(0.6));
      case 11 -> g.power(positive, g.quotient(b, g.sum(g.constant(2), g.product(b, b))));
      case 12 -> g.power(a, g.constant(3));
      default -> g.negative(g.power(positive, g.parameter(0)));
    };
  }
}
