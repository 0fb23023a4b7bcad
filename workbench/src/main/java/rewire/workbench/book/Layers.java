package rewire.workbench.book;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Places the nodes of a directed graph in layers from left to right, so that most lines point to the right and few
/// cross: the method of Sugiyama, Tagawa and Toda (1981, 10.1109/TSMC.1981.4308636), with mean positions of neighbours
/// as the order within a layer.
final class Layers {
  private static final int SWEEPS = 24;

  /// A line; a `back` line closes a circle and points to the left.
  record Line(int from, int to, boolean back) {}

  /// A line's way: the node or bend in each layer it crosses.
  record Way(Line line, List<Integer> stops) {}

  private final int nodes;
  private final List<Line> lines = new ArrayList<>();
  private int[] layer;
  private double[] y;
  private final List<Way> ways = new ArrayList<>();
  private final List<List<Integer>> columns = new ArrayList<>();
  private final List<List<Integer>> left = new ArrayList<>();
  private final List<List<Integer>> right = new ArrayList<>();

  private Layers(int nodes) {
    this.nodes = nodes;
    this.layer = new int[nodes];
    this.y = new double[nodes];
  }

  /// A layout of nodes 0 … n-1 joined by `edges` of (from, to). Nodes are visited in their order, so that a circle is
  /// broken where it comes back to an earlier one.
  static Layers of(int nodes, List<int[]> edges) {
    var layout = new Layers(nodes);
    layout.direct(edges);
    layout.rank();
    layout.route();
    layout.order();
    layout.spread();
    return layout;
  }

  /// Layer of a node or bend, from 0 at the left.
  int layer(int node) {
    return layer[node];
  }

  /// Height of a node or bend, in steps of one node, from 0 at the top.
  double y(int node) {
    return y[node];
  }

  /// How many layers there are.
  int width() {
    return columns.size();
  }

  /// How many steps high the picture is.
  double height() {
    return Arrays.stream(y).max().orElse(0);
  }

  /// Every line with its bends.
  List<Way> ways() {
    return ways;
  }

  private void direct(List<int[]> edges) {
    var next = new ArrayList<List<Integer>>();
    IntStream.range(0, nodes).forEach(_ -> next.add(new ArrayList<>()));
    edges.forEach(e -> next.get(e[0]).add(e[1]));
    int[] seen = new int[nodes]; // 1 open, 2 done
    for (int node = 0; node < nodes; node++) {
      if (seen[node] == 0) {
        visit(node, next, seen);
      }
    }
  }

  private void visit(int node, List<List<Integer>> next, int[] seen) {
    seen[node] = 1;
    for (int to : next.get(node)) {
      lines.add(new Line(node, to, seen[to] == 1));
      if (seen[to] == 0) {
        visit(to, next, seen);
      }
    }
    seen[node] = 2;
  }

  private void rank() {
    for (int round = 0; round < nodes; round++) {
      for (var line : lines) {
        if (!line.back()) {
          layer[line.to()] = Math.max(layer[line.to()], layer[line.from()] + 1);
        }
      }
    }
    // what nothing leads to moves next to the first that needs it
    for (int node = 0; node < nodes; node++) {
      int n = node;
      if (lines.stream().noneMatch(l -> !l.back() && l.to() == n)) {
        lines.stream().filter(l -> !l.back() && l.from() == n).mapToInt(l -> layer[l.to()]).min()
            .ifPresent(first -> layer[n] = first - 1);
      }
    }
  }

  private void route() {
    int width = Arrays.stream(layer).max().orElse(0) + 1;
    IntStream.range(0, width).forEach(_ -> columns.add(new ArrayList<>()));
    IntStream.range(0, nodes).forEach(n -> column(n, layer[n]));
    for (var line : lines) {
      int from = line.back() ? line.to() : line.from();
      int to = line.back() ? line.from() : line.to();
      var stops = new ArrayList<Integer>(List.of(from));
      for (int l = layer[from] + 1; l < layer[to]; l++) {
        int bend = layer.length;
        layer = Arrays.copyOf(layer, bend + 1);
        layer[bend] = l;
        column(bend, l);
        join(stops.getLast(), bend);
        stops.add(bend);
      }
      join(stops.getLast(), to);
      stops.add(to);
      ways.add(new Way(line, List.copyOf(stops)));
    }
    y = new double[layer.length];
  }

  private void column(int node, int at) {
    columns.get(at).add(node);
    left.add(new ArrayList<>());
    right.add(new ArrayList<>());
  }

  private void join(int from, int to) {
    if (from != to) {
      right.get(from).add(to);
      left.get(to).add(from);
    }
  }

  private void order() {
    place();
    var best = columns.stream().map(List::copyOf).toList();
    long fewest = crossings();
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      boolean forward = sweep % 2 == 0;
      for (int i = 0; i < columns.size(); i++) {
        var column = columns.get(forward ? i : columns.size() - 1 - i);
        var neighbours = forward ? left : right;
        double[] wanted = new double[layer.length];
        column.forEach(
            n -> wanted[n] = neighbours.get(n).stream().mapToDouble(m -> y[m]).average().orElse(y[n]));
        column.sort(
            Comparator.comparingDouble((Integer n) -> wanted[n]).thenComparing(Comparator.naturalOrder()));
        place();
      }
      long now = crossings();
      if (now < fewest) {
        fewest = now;
        best = columns.stream().map(List::copyOf).toList();
      }
    }
    for (int i = 0; i < columns.size(); i++) {
      columns.set(i, new ArrayList<>(best.get(i)));
    }
    place();
  }

  private void place() {
    for (var column : columns) {
      for (int i = 0; i < column.size(); i++) {
        y[column.get(i)] = i - column.size() / 2.0;
      }
    }
  }

  private long crossings() {
    long all = 0;
    for (var column : columns) {
      var edges = new ArrayList<double[]>();
      column.forEach(n -> right.get(n).forEach(m -> edges.add(new double[] {y[n], y[m]})));
      for (int i = 0; i < edges.size(); i++) {
        for (int j = 0; j < i; j++) {
          if ((edges.get(i)[0] - edges.get(j)[0]) * (edges.get(i)[1] - edges.get(j)[1]) < 0) {
            all++;
          }
        }
      }
    }
    return all;
  }

  /// Moves everything towards its neighbours; order and distances stay.
  private void spread() {
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int i = 0; i < columns.size(); i++) {
        var column = columns.get(sweep % 2 == 0 ? i : columns.size() - 1 - i);
        double[] wanted = column.stream().mapToDouble(this::middle).toArray();
        double[] low = wanted.clone();
        double[] high = wanted.clone();
        for (int k = 1; k < low.length; k++) {
          low[k] = Math.max(low[k], low[k - 1] + gap(column.get(k - 1), column.get(k)));
        }
        for (int k = high.length - 2; k >= 0; k--) {
          high[k] = Math.min(high[k], high[k + 1] - gap(column.get(k), column.get(k + 1)));
        }
        for (int k = 0; k < low.length; k++) {
          y[column.get(k)] = (low[k] + high[k]) / 2;
        }
      }
    }
    double top = Arrays.stream(y).min().orElse(0);
    for (int n = 0; n < y.length; n++) {
      y[n] -= top;
    }
  }

  private double middle(int node) {
    return IntStream.concat(left.get(node).stream().mapToInt(Integer::intValue),
        right.get(node).stream().mapToInt(Integer::intValue)).mapToDouble(m -> y[m]).average()
        .orElse(y[node]);
  }

  /// Bends need less room than nodes.
  private double gap(int above, int below) {
    return above >= nodes && below >= nodes ? 0.35 : above >= nodes || below >= nodes ? 0.7 : 1;
  }
}
