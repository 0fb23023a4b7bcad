package rewire.algebra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/// Gaussian elimination on a sparse matrix of nodes: LU factors and their use as straight-line formulas.
///
/// Pivots are taken from the diagonal in Markowitz order (smallest (row count - 1)(column count - 1), then smallest
/// index), without looking at values: H. M. Markowitz, The elimination form of the inverse and its application to linear
/// programming, Management Science 3:255 (1957), doi 10.1287/mnsc.3.3.255. Fill, constant entries and common
/// subexpressions fall out of the graph. No pivoting by size: meant for (shift I - J), where the shift keeps pivots away
/// from zero; a vanishing pivot shows as infinities.
///
/// Change against the textbook: at each pivot either the row or the column is divided by it, whichever is shorter.
public final class Elimination {

  private final Graph graph;
  private final int n;
  private final int[][] entry;
  private final int[] order;
  private final List<int[]> later = new ArrayList<>(); // columns right of each pivot
  private final List<int[]> below = new ArrayList<>(); // rows below each pivot
  private final boolean[] columnDivided;
  private final int[] inversePivot;

  private final Graph substitution = new Graph();
  private final Map<Integer, Integer> place = new HashMap<>();
  private final List<Integer> stored = new ArrayList<>();

  /// What elimination yields.
  ///
  /// @param factors      nodes of the given graph, to be stored in this order
  /// @param substitution graph in which states stand for the right-hand side and parameters for the stored factors
  /// @param unknowns     the unknowns, last pivot first: in this order each may be stored over its right-hand side
  /// @param solution     node of `substitution` for each of `unknowns`
  @SuppressWarnings("ArrayRecordComponent") // read by compile only, which owns them from then on
  public record Result(int[] factors, Graph substitution, int[] unknowns, int[] solution) {}

  private Elimination(Graph graph, int[][] matrix) {
    this.graph = graph;
    n = matrix.length;
    entry = new int[n][];
    for (int i = 0; i < n; i++) {
      entry[i] = matrix[i].clone();
    }
    order = new int[n];
    columnDivided = new boolean[n];
    inversePivot = new int[n];
  }

  /// Factorises a square matrix of nodes of `graph`, which grows.
  ///
  /// @throws IllegalArgumentException when a pivot is zero for all values
  public static Result of(Graph graph, int[][] matrix) {
    var elimination = new Elimination(graph, matrix);
    elimination.eliminate();
    return elimination.substitute();
  }

  /// `shift I - jacobian`.
  public static int[][] shifted(Graph graph, int[][] jacobian) {
    int n = jacobian.length;
    int[][] matrix = new int[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        matrix[i][j] = graph.difference(i == j ? graph.shift() : Graph.ZERO, jacobian[i][j]);
      }
    }
    return matrix;
  }

  private void eliminate() {
    int[] rowCount = new int[n];
    int[] columnCount = new int[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (entry[i][j] != Graph.ZERO) {
          rowCount[i]++;
          columnCount[j]++;
        }
      }
    }
    var done = new boolean[n];
    for (int step = 0; step < n; step++) {
      int pivot = cheapest(rowCount, columnCount, done);
      order[step] = pivot;
      done[pivot] = true;
      int[] columns = others(done, j -> entry[pivot][j]);
      int[] rows = others(done, i -> entry[i][pivot]);
      for (int j : columns) {
        columnCount[j]--;
      }
      for (int i : rows) {
        rowCount[i]--;
      }
      later.add(columns);
      below.add(rows);
      update(pivot, columns, rows, rowCount, columnCount);
    }
  }

  private void update(int pivot, int[] columns, int[] rows, int[] rowCount, int[] columnCount) {
    if (entry[pivot][pivot] == Graph.ZERO) {
      throw new IllegalArgumentException("Pivot " + pivot + " is zero for all values.");
    }
    int inverse = graph.inverse(entry[pivot][pivot]);
    inversePivot[pivot] = inverse;
    columnDivided[pivot] = rows.length <= columns.length;
    if (columnDivided[pivot]) {
      for (int i : rows) {
        entry[i][pivot] = graph.product(entry[i][pivot], inverse);
      }
    } else {
      for (int j : columns) {
        entry[pivot][j] = graph.product(entry[pivot][j], inverse);
      }
    }
    for (int i : rows) {
      for (int j : columns) {
        int before = entry[i][j];
        int after = graph.difference(before, graph.product(entry[i][pivot], entry[pivot][j]));
        entry[i][j] = after;
        int change = (after != Graph.ZERO ? 1 : 0) - (before != Graph.ZERO ? 1 : 0);
        rowCount[i] += change;
        columnCount[j] += change;
      }
    }
  }

  private int cheapest(int[] rowCount, int[] columnCount, boolean[] done) {
    int best = -1;
    long least = Long.MAX_VALUE;
    for (int k = 0; k < n; k++) {
      long cost = (rowCount[k] - 1L) * (columnCount[k] - 1L);
      if (!done[k] && cost < least) {
        least = cost;
        best = k;
      }
    }
    return best;
  }

  private int[] others(boolean[] done, IntUnaryOperator entryAt) {
    int[] found = new int[n];
    int count = 0;
    for (int k = 0; k < n; k++) {
      if (!done[k] && entryAt.applyAsInt(k) != Graph.ZERO) {
        found[count++] = k;
      }
    }
    return Arrays.copyOf(found, count);
  }

  private Result substitute() {
    var s = substitution;
    int[] x = new int[n];
    for (int i = 0; i < n; i++) {
      x[i] = s.state(i);
    }
    for (int step = 0; step < n; step++) {
      int pivot = order[step];
      if (!columnDivided[pivot]) {
        x[pivot] = s.product(x[pivot], stored(inversePivot[pivot]));
      }
      for (int i : below.get(step)) {
        x[i] = s.difference(x[i], s.product(multiplier(entry[i][pivot]), x[pivot]));
      }
    }
    for (int step = n - 1; step >= 0; step--) {
      int pivot = order[step];
      for (int j : later.get(step)) {
        x[pivot] = s.difference(x[pivot], s.product(multiplier(entry[pivot][j]), x[j]));
      }
      if (columnDivided[pivot]) {
        x[pivot] = s.product(x[pivot], stored(inversePivot[pivot]));
      }
    }
    int[] unknowns = new int[n];
    int[] solution = new int[n];
    for (int k = 0; k < n; k++) {
      unknowns[k] = order[n - 1 - k];
      solution[k] = x[unknowns[k]];
    }
    return new Result(stored.stream().mapToInt(Integer::intValue).toArray(), s, unknowns, solution);
  }

  /// A multiplier as a node of the substitution: numbers directly, others stored with the opposite sign, so that taking
  /// away their product becomes adding one, a fused multiply-add.
  private int multiplier(int node) {
    return graph.isConstant(node)
        ? substitution.constant(graph.value(node))
        : substitution.negative(stored(graph.negative(node)));
  }

  /// A factor as a node of the substitution; equal ones are stored once.
  private int stored(int node) {
    if (graph.isConstant(node)) {
      return substitution.constant(graph.value(node));
    }
    int at = place.computeIfAbsent(node, _ -> {
      stored.add(node);
      return stored.size() - 1;
    });
    return substitution.parameter(at);
  }
}
