package rewire.compile;

import java.util.Arrays;
import rewire.algebra.Graph;
import rewire.algebra.Operation;

/// The order in which a program is computed, cut into parts small enough for the machine.
///
/// A value used once stays on the stack; one used often in its part becomes a local; one used in several parts goes
/// through scratch memory. Parts are needed because the virtual machine never compiles a method above 8000 bytes and runs
/// it some 30 times slower for ever (HotSpot, `-XX:-DontCompileHugeMethods` lifts it).
final class Schedule {

  /// Largest part in estimated bytes of code; real ones are two thirds of it. Measured on the 80 states of models/brain
  /// (rates + factorisation + solution, ns, warm): 480 at 500, 435 at 1500, 421 at 3000, 442 at 6000.
  static final int PART = 3000;
  /// Largest formula left on the stack; bounds recursion and method size.
  private static final int LARGEST_TREE = 400;

  private final Program program;
  private final Graph graph;
  private final int[] uses; // by node
  private final boolean[] named; // by node: has a statement of its own
  private final int[] weight; // by node, of its tree
  private final int[] slot; // by node: place in scratch, or -1
  private int[] statements = new int[256]; // node to name, or ~i to store output i
  private int statementCount;
  private int[] partEnds = new int[8]; // exclusive, in statements
  private int partCount;
  private int scratch;

  private Schedule(Program program) {
    this.program = program;
    graph = program.graph();
    uses = new int[graph.size()];
    named = new boolean[graph.size()];
    weight = new int[graph.size()];
    slot = new int[graph.size()];
  }

  /// Plans a program with parts of the usual size.
  static Schedule of(Program program) {
    return of(program, PART);
  }

  /// Plans a program with parts of a given size.
  static Schedule of(Program program, int part) {
    var schedule = new Schedule(program);
    schedule.countUses();
    schedule.order();
    schedule.cut(part);
    schedule.assignScratch();
    return schedule;
  }

  /// Number of parts; at least one unless the program is empty.
  int parts() {
    return partCount;
  }

  /// Length of the scratch array.
  int scratch() {
    return scratch;
  }

  /// Drives the emitter through one part. May be repeated.
  void emit(int part, Emitter emitter) {
    new Part(part, emitter).emit();
  }

  private void countUses() {
    for (int node : program.nodes()) {
      uses[node]++;
    }
    for (int node = graph.size() - 1; node >= 0; node--) {
      if (uses[node] > 0 && program.isInner(node)) {
        for (int i = graph.operation(node).arity() - 1; i >= 0; i--) {
          uses[graph.operand(node, i)]++;
        }
      }
    }
  }

  /// Depth first from one output to the next, so that values are used soon after they are made.
  private void order() {
    int[] stack = new int[64];
    var visited = new boolean[graph.size()];
    for (int output = 0; output < program.nodes().length; output++) {
      int top = 0;
      stack[top++] = program.nodes()[output];
      while (top > 0) {
        int node = stack[--top];
        if (node < 0) {
          leave(~node);
        } else if (!visited[node] && program.isInner(node)) {
          visited[node] = true;
          if (top + 4 > stack.length) {
            stack = Arrays.copyOf(stack, 2 * stack.length);
          }
          stack[top++] = ~node;
          for (int i = graph.operation(node).arity() - 1; i >= 0; i--) {
            stack[top++] = graph.operand(node, i);
          }
        }
      }
      say(~output);
    }
  }

  private void leave(int node) {
    int size = graph.operation(node).arity() == 3 ? 6 : 3;
    for (int i = graph.operation(node).arity() - 1; i >= 0; i--) {
      size += weightOf(graph.operand(node, i));
    }
    weight[node] = size;
    if (uses[node] > 1 || size > LARGEST_TREE) {
      named[node] = true;
      say(node);
    }
  }

  private int weightOf(int node) {
    return program.isInner(node) && !named[node] ? weight[node] : 4;
  }

  private void say(int statement) {
    if (statementCount == statements.length) {
      statements = Arrays.copyOf(statements, 2 * statementCount);
    }
    statements[statementCount++] = statement;
  }

  private void cut(int limit) {
    int size = 0;
    for (int i = 0; i < statementCount; i++) {
      int statement = statements[i];
      int cost = 6 + (statement < 0 ? weightOf(program.nodes()[~statement]) : weight[statement]);
      if (size > 0 && size + cost > limit) {
        endPart(i);
        size = 0;
      }
      size += cost;
    }
    if (statementCount > 0) {
      endPart(statementCount);
    }
  }

  private void endPart(int end) {
    if (partCount == partEnds.length) {
      partEnds = Arrays.copyOf(partEnds, 2 * partCount);
    }
    partEnds[partCount++] = end;
  }

  private int start(int part) {
    return part == 0 ? 0 : partEnds[part - 1];
  }

  private void assignScratch() {
    Arrays.fill(slot, -1);
    int[] home = new int[graph.size()];
    for (int part = 0; part < partCount; part++) {
      for (int i = start(part); i < partEnds[part]; i++) {
        int root = statements[i] < 0 ? program.nodes()[~statements[i]] : statements[i];
        if (statements[i] >= 0) {
          home[root] = part;
          lookForStrangers(root, true, part, home);
        } else {
          lookForStrangers(root, false, part, home);
        }
      }
    }
  }

  private void lookForStrangers(int node, boolean open, int part, int[] home) {
    if (!open && named[node]) {
      if (home[node] != part && slot[node] < 0) {
        slot[node] = scratch++;
      }
    } else if (program.isInner(node)) {
      for (int i = graph.operation(node).arity() - 1; i >= 0; i--) {
        lookForStrangers(graph.operand(node, i), false, part, home);
      }
    }
  }

  /// The emission of one part: first count how often each value is wanted, then drive the machine.
  private final class Part {

    private final int start;
    private final int end;
    private final Emitter emitter;
    private final int[] wanted = new int[graph.size()];
    private final int[] local = new int[graph.size()]; // + 1
    private final boolean[] here = new boolean[graph.size()];
    private int[] free = new int[64];
    private int freeCount;
    private int locals;

    Part(int part, Emitter emitter) {
      start = start(part);
      end = partEnds[part];
      this.emitter = emitter;
    }

    void emit() {
      for (int i = start; i < end; i++) {
        if (statements[i] >= 0) {
          here[statements[i]] = true;
          countOperands(statements[i]);
        } else {
          count(program.nodes()[~statements[i]]);
        }
      }
      for (int i = start; i < end; i++) {
        if (statements[i] >= 0) {
          name(statements[i]);
        } else {
          int output = ~statements[i];
          emitter.open(Emitter.Array.OUT, program.places()[output]);
          push(program.nodes()[output]);
          emitter.close(Emitter.Array.OUT, program.places()[output]);
        }
      }
    }

    private void count(int node) {
      if (named[node] || program.isLoad(node)) {
        wanted[node]++;
      } else {
        countOperands(node);
      }
    }

    private void countOperands(int node) {
      if (program.isInner(node)) {
        for (int i = graph.operation(node).arity() - 1; i >= 0; i--) {
          count(graph.operand(node, i));
        }
      }
    }

    private void name(int node) {
      if (slot[node] >= 0) {
        emitter.open(Emitter.Array.SCRATCH, slot[node]);
      }
      compute(node);
      if (wanted[node] > 0) {
        local[node] = newLocal() + 1;
        if (slot[node] >= 0) {
          emitter.keep(local[node] - 1);
        } else {
          emitter.put(local[node] - 1);
        }
      }
      if (slot[node] >= 0) {
        emitter.close(Emitter.Array.SCRATCH, slot[node]);
      }
    }

    private void push(int node) {
      if (!named[node] && !program.isLoad(node)) {
        compute(node);
      } else if (local[node] > 0) {
        emitter.recall(local[node] - 1);
        used(node);
      } else {
        load(node);
        if (wanted[node] > 1) {
          local[node] = newLocal() + 1;
          emitter.keep(local[node] - 1);
        }
        used(node);
      }
    }

    private void load(int node) {
      if (program.isKnown(node)) {
        emitter.load(Emitter.Array.SECOND, program.known()[node]);
      } else if (named[node]) {
        emitter.load(Emitter.Array.SCRATCH, slot[node]);
      } else {
        switch (graph.operation(node)) {
          case TIME, SHIFT -> emitter.apply(graph.operation(node));
          case STATE -> emitter.load(Emitter.Array.FIRST, graph.index(node));
          case GIVEN -> emitter.load(Emitter.Array.OUT, graph.index(node));
          default -> emitter.load(Emitter.Array.SECOND, graph.index(node));
        }
      }
    }

    private void compute(int node) {
      var operation = graph.operation(node);
      if (operation == Operation.CONSTANT) {
        emitter.constant(graph.value(node));
        return;
      }
      for (int i = 0; i < operation.arity(); i++) {
        push(graph.operand(node, i));
      }
      emitter.apply(operation);
    }

    private int newLocal() {
      return freeCount > 0 ? free[--freeCount] : locals++;
    }

    private void used(int node) {
      if (--wanted[node] == 0 && local[node] > 0) {
        if (freeCount == free.length) {
          free = Arrays.copyOf(free, 2 * freeCount);
        }
        free[freeCount++] = local[node] - 1;
      }
    }
  }
}
