package rewire.algebra;

import java.util.Arrays;

/// Partial derivatives of nodes, as nodes of the same graph. Forward, once per leaf, over the nodes that the roots need.
///
/// Where a derivative does not exist, a definite one is taken, so that no NaN enters a Jacobian:
/// - `max`, `min` at a tie: that of the first operand; `abs` at 0: that from the right.
/// - `x ^ c` at x = 0: 0, and 1 if c is 1. For 0 < c < 1 the true slope is infinite; a Rosenbrock step with a zero there
///   remains consistent, one with infinity is lost. The same for `sqrt`.
/// - conditions: 0.
///
/// Elsewhere derivatives are exact.
public final class Derivatives {

  private final Graph graph;
  private final int[] needed; // ascending
  private final int[] derivative; // by node
  private final int bound;

  /// Prepares derivatives of `roots`.
  public Derivatives(Graph graph, int[] roots) {
    this.graph = graph;
    int last = -1;
    for (int root : roots) {
      last = Math.max(last, root);
    }
    bound = last + 1;
    derivative = new int[bound];
    needed = reachable(graph, roots, bound);
  }

  /// The derivative of a root by a leaf.
  public static int of(Graph graph, int root, int leaf) {
    return new Derivatives(graph, new int[] {root}).by(leaf)[root];
  }

  /// The rates' Jacobian: entry `[i][j]` is the derivative of root i by state j; [Graph#ZERO] where it vanishes for all
  /// values, so the pattern of other entries is the sparsity.
  public static int[][] jacobian(Graph graph, int[] rates) {
    var derivatives = new Derivatives(graph, rates);
    int[][] jacobian = new int[rates.length][rates.length];
    for (int j = 0; j < rates.length; j++) {
      int[] by = derivatives.by(graph.state(j));
      for (int i = 0; i < rates.length; i++) {
        jacobian[i][j] = by[rates[i]];
      }
    }
    return jacobian;
  }

  /// Derivatives by a leaf, indexed by node; valid for the roots and what they are made of, until the next call.
  public int[] by(int leaf) {
    Arrays.fill(derivative, Graph.ZERO);
    var kind = graph.operation(leaf);
    for (int node : needed) {
      if (node == leaf) {
        derivative[node] = Graph.ONE;
      } else if (mayMove(node, kind)) {
        derivative[node] = derive(node);
      }
    }
    return derivative;
  }

  private boolean mayMove(int node, Operation leaf) {
    return switch (leaf) {
      case STATE -> graph.dependsOnState(node);
      case TIME -> graph.dependsOnTime(node);
      default -> true;
    };
  }

  private int derive(int node) {
    var operation = graph.operation(node);
    int arity = operation.arity();
    boolean moves = false;
    for (int i = 0; i < arity; i++) {
      moves |= derivative[graph.operand(node, i)] != Graph.ZERO;
    }
    if (!moves || operation.isCondition()) {
      return Graph.ZERO;
    }
    int a = graph.operand(node, 0);
    int da = derivative[a];
    return switch (operation) {
      case ADD -> graph.sum(da, derivative[graph.operand(node, 1)]);
      case SUBTRACT -> graph.difference(da, derivative[graph.operand(node, 1)]);
      case NEGATE -> graph.negative(da);
      case MULTIPLY -> product(node, a, graph.operand(node, 1));
      case INVERT -> graph.negative(graph.product(graph.product(node, node), da));
      case EXP -> graph.product(node, da);
      case LN -> graph.quotient(da, a);
      case LOG10 -> graph.product(graph.quotient(da, a), graph.constant(1 / StrictMath.log(10)));
      case SQRT -> graph.product(slopeOfRoot(node, a), da);
      case ABS -> graph.select(below(a, Graph.ZERO), graph.negative(da), da);
      case POWER -> power(node, a, graph.operand(node, 1));
      case MAX -> graph.select(below(a, graph.operand(node, 1)), derivative[graph.operand(node, 1)], da);
      case MIN -> graph.select(below(graph.operand(node, 1), a), derivative[graph.operand(node, 1)], da);
      case SELECT -> graph.select(a, derivative[graph.operand(node, 1)], derivative[graph.operand(node, 2)]);
      case CONSTANT, STATE, PARAMETER, GIVEN, TIME, SHIFT, LESS, LESS_EQUAL, EQUAL, AND, OR, NOT ->
        Graph.ZERO;
      case FUSED, TWO_TO, EXPONENT, SIGNIFICAND -> throw new IllegalArgumentException(
          "Formulas are differentiated before they are lowered.");
    };
  }

  /// d(a b); a quotient q = a / u as (da - q du) / u, so that q / u is shared by the derivatives by all leaves.
  private int product(int node, int a, int b) {
    int da = derivative[a];
    int db = derivative[b];
    if (graph.operation(b) == Operation.INVERT) {
      return quotient(node, da, b);
    }
    if (graph.operation(a) == Operation.INVERT) {
      return quotient(node, db, a);
    }
    return graph.sum(graph.product(da, b), graph.product(a, db));
  }

  private int quotient(int node, int dNumerator, int inverse) {
    int dDenominator = derivative[graph.operand(inverse, 0)];
    return graph.difference(graph.product(dNumerator, inverse),
        graph.product(graph.product(node, inverse), dDenominator));
  }

  private int power(int node, int base, int exponent) {
    int atZero = graph.condition(Operation.EQUAL, base, Graph.ZERO);
    int linear = graph.condition(Operation.EQUAL, exponent, Graph.ONE); // 1 where it holds, just what is
                                                                        // wanted
    int slope = graph.select(atZero, linear, graph.product(exponent, graph.quotient(node, base)));
    int byBase = graph.product(slope, derivative[base]);
    if (derivative[exponent] == Graph.ZERO) {
      return byBase;
    }
    int rise = graph.select(atZero, Graph.ZERO, graph.product(node, graph.function(Operation.LN, base)));
    return graph.sum(byBase, graph.product(rise, derivative[exponent]));
  }

  private int slopeOfRoot(int root, int a) {
    int atZero = graph.condition(Operation.EQUAL, a, Graph.ZERO);
    return graph.select(atZero, Graph.ZERO, graph.quotient(graph.constant(0.5), root));
  }

  private int below(int a, int b) {
    return graph.condition(Operation.LESS, a, b);
  }

  private static int[] reachable(Graph graph, int[] roots, int bound) {
    var marked = new boolean[bound];
    for (int root : roots) {
      marked[root] = true;
    }
    int count = 0;
    for (int node = bound - 1; node >= 0; node--) {
      if (marked[node]) {
        count++;
        for (int i = graph.operation(node).arity() - 1; i >= 0; i--) {
          marked[graph.operand(node, i)] = true;
        }
      }
    }
    int[] needed = new int[count];
    for (int node = bound - 1; node >= 0; node--) {
      if (marked[node]) {
        needed[--count] = node;
      }
    }
    return needed;
  }
}
