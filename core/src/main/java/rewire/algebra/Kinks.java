package rewire.algebra;

import java.util.Arrays;

/// Finds where formulas bend: the functions that are 0 where a `max`, `min`, `abs` or comparison changes sides.
///
/// `max(a, b)`, `min(a, b)` and `a < b` bend where `a - b` passes 0, `abs(a)` where `a` does. A function and its negative
/// are one. Comparisons for equality are left out (they hold at a point, not on one side), and so is what depends on
/// parameters only.
public final class Kinks {

  private Kinks() {}

  /// The bending functions of all that `roots` are made of, as nodes of the same graph, which may grow.
  public static int[] of(Graph graph, int[] roots) {
    int size = graph.size();
    var marked = new boolean[size];
    for (int root : roots) {
      marked[root] = true;
    }
    int[] found = new int[16];
    int count = 0;
    for (int node = size - 1; node >= 0; node--) {
      if (!marked[node]) {
        continue;
      }
      for (int i = graph.operation(node).arity() - 1; i >= 0; i--) {
        marked[graph.operand(node, i)] = true;
      }
      int gap = gap(graph, node);
      if (!graph.isFixed(gap) && !contains(graph, found, count, gap)) {
        found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
        found[count++] = gap;
      }
    }
    return Arrays.copyOf(found, count);
  }

  private static int gap(Graph graph, int node) {
    return switch (graph.operation(node)) {
      case MAX, MIN, LESS, LESS_EQUAL -> graph.difference(graph.operand(node, 0), graph.operand(node, 1));
      case ABS -> graph.operand(node, 0);
      default -> Graph.ZERO;
    };
  }

  private static boolean contains(Graph graph, int[] found, int count, int gap) {
    for (int i = 0; i < count; i++) {
      if (found[i] == gap || found[i] == graph.negative(gap)) {
        return true;
      }
    }
    return false;
  }
}
