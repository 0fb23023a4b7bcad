package rewire.compile;

import rewire.algebra.Graph;

/// What a piece of code is to compute, whatever the target: nodes of a graph and where to store them.
///
/// @param name   for messages and class names
/// @param graph  its states are the first input array, its parameters the second
/// @param nodes  what to compute, in this order
/// @param places index in the output array for each of `nodes`
/// @param known  by node: index in the second array where its value already lies, or -1; may be shorter than the graph
@SuppressWarnings("ArrayRecordComponent") // inside the package; nobody changes or compares them
record Program(String name, Graph graph, int[] nodes, int[] places, int[] known) {

  private static final int[] NOTHING_KNOWN = {};

  Program {
    if (nodes.length != places.length) {
      throw new IllegalArgumentException("Program " + name + " has " + nodes.length + " nodes and "
          + places.length + " places.");
    }
  }

  /// Stores node after node from 0 on; nothing is known beforehand.
  static Program plain(String name, Graph graph, int[] nodes) {
    return new Program(name, graph, nodes, Hoisting.count(0, nodes.length), NOTHING_KNOWN);
  }

  /// Whether the value of the node already lies in the second array.
  boolean isKnown(int node) {
    return node < known.length && known[node] >= 0;
  }

  /// Whether the node is an input, or known as one.
  boolean isLoad(int node) {
    return isKnown(node) || switch (graph.operation(node)) {
      case STATE, PARAMETER, GIVEN, TIME, SHIFT -> true;
      default -> false;
    };
  }

  /// Whether the node has operands that must be computed.
  boolean isInner(int node) {
    return !isKnown(node) && graph.operation(node).arity() > 0;
  }
}
