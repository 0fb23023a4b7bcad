package rewire.compile;

import java.util.Arrays;
import rewire.algebra.Graph;

/// Finds what depends on parameters only, so that it is computed when parameters change and not at every step.
///
/// Such values lie as derived constants behind the raw parameters.
final class Hoisting {

  private final Graph graph;
  private final int raw;
  private final int[] known; // by node
  private int[] nodes = new int[16];
  private int count;

  /// Looks at all formulas that will be evaluated at every step; the graph must not grow any more.
  Hoisting(Graph graph, int rawParameters, int[]... roots) {
    this.graph = graph;
    raw = rawParameters;
    known = new int[graph.size()];
    Arrays.fill(known, -1);
    var marked = new boolean[graph.size()];
    for (int[] some : roots) {
      for (int root : some) {
        marked[root] |= !hoist(root);
      }
    }
    for (int node = graph.size() - 1; node >= 0; node--) {
      for (int i = marked[node] ? graph.operation(node).arity() - 1 : -1; i >= 0; i--) {
        int operand = graph.operand(node, i);
        marked[operand] |= !hoist(operand);
      }
    }
  }

  /// The program that derives the constants from the raw parameters, storing behind them.
  Program prepare() {
    return new Program("Prepare", graph, Arrays.copyOf(nodes, count), count(raw, count), new int[0]);
  }

  /// Length of the parameter array with the derived constants.
  int parameters() {
    return raw + count;
  }

  /// By node: index in the parameter array, or -1.
  int[] known() {
    return known;
  }

  /// `from, from + 1, ...`
  static int[] count(int from, int length) {
    int[] indices = new int[length];
    for (int i = 0; i < length; i++) {
      indices[i] = from + i;
    }
    return indices;
  }

  private boolean hoist(int node) {
    boolean fixed = graph.isFixed(node) && graph.operation(node).arity() > 0;
    if (fixed && known[node] < 0) {
      if (count == nodes.length) {
        nodes = Arrays.copyOf(nodes, 2 * count);
      }
      known[node] = raw + count;
      nodes[count++] = node;
    }
    return fixed;
  }
}
