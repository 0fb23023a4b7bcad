package rewire.compile;

import rewire.algebra.Arithmetic;
import rewire.algebra.Graph;
import rewire.algebra.Operation;

/// A kernel that walks its program node by node, for what runs too seldom to deserve code. Scratch: one number per node.
final class Walk implements Kernel {

  private final Program program;
  private final int[] needed; // ascending

  Walk(Program program) {
    this.program = program;
    var graph = program.graph();
    var marked = new boolean[graph.size()];
    for (int root : program.nodes()) {
      marked[root] = true;
    }
    int count = 0;
    for (int node = marked.length - 1; node >= 0; node--) {
      count += marked[node] ? 1 : 0;
      for (int i = marked[node] && program.isInner(node)
          ? graph.operation(node).arity() - 1
          : -1; i >= 0; i--) {
        marked[graph.operand(node, i)] = true;
      }
    }
    needed = new int[count];
    for (int node = marked.length - 1; node >= 0; node--) {
      if (marked[node]) {
        needed[--count] = node;
      }
    }
  }

  int scratch() {
    return program.graph().size();
  }

  @Override
  public void run(double[] first, double[] second, double[] out, double[] scratch, double time,
      double shift) {
    var graph = program.graph();
    for (int node : needed) {
      scratch[node] = program.isKnown(node) ? second[program.known()[node]] : switch (graph.operation(node)) {
        case CONSTANT -> graph.value(node);
        case STATE -> first[graph.index(node)];
        case PARAMETER -> second[graph.index(node)];
        case GIVEN -> out[graph.index(node)];
        case TIME -> time;
        case SHIFT -> shift;
        default -> inner(graph, node, scratch);
      };
    }
    for (int i = 0; i < program.nodes().length; i++) {
      out[program.places()[i]] = scratch[program.nodes()[i]];
    }
  }

  private static double inner(Graph graph, int node, double[] values) {
    Operation operation = graph.operation(node);
    double a = values[graph.operand(node, 0)];
    double b = operation.arity() > 1 ? values[graph.operand(node, 1)] : 0;
    double c = operation.arity() > 2 ? values[graph.operand(node, 2)] : 0;
    return Arithmetic.apply(operation, a, b, c);
  }
}
