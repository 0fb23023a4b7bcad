package rewire.dosing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One input of the model over time: constant between edges, worked out anew at each edge from what is active there,
/// so that after the last act it is the base value to the last bit.
final class Channel {

  /// How acts that are active at the same time combine.
  enum Mix {
    /// Rates and bouts of practice add up.
    SUM,
    /// Two therapy sessions at once are one.
    MAX,
    /// Co-drugs multiply.
    PRODUCT,
    /// What began last holds.
    LATEST
  }

  private record Span(double fromH, double toH, double value) {}

  private final String target;
  private final Mix mix;
  private final double base;
  private final List<Span> spans = new ArrayList<>();
  private final List<Span> experiments = new ArrayList<>();

  Channel(String target, Mix mix, double base) {
    this.target = target;
    this.mix = mix;
    this.base = base;
  }

  void hold(double fromH, double toH, double value) {
    spans.add(new Span(fromH, toH, value));
  }

  /// An experiment overrules everything else on its channel while it lasts.
  void overrule(double fromH, double toH, double value) {
    experiments.add(new Span(fromH, toH, value));
  }

  void addEdges(Edges edges) {
    for (var list : List.of(spans, experiments)) {
      for (var span : list) {
        edges.add(span.fromH);
        edges.add(span.toH);
      }
    }
  }

  /// Appends one SET for each moment at which the value changes. Edges must hold the times of all channels.
  void addChanges(Edges edges, List<Change> changes) {
    var mine = new Edges();
    addEdges(mine);
    var running = new Sweep(spans, edges);
    var overruling = new Sweep(experiments, edges);
    double before = base;
    for (double time : mine.merged(edges)) {
      var active = running.at(time);
      var experiment = overruling.at(time);
      double value = experiment.isEmpty() ? mixed(active) : experiment.getLast().value;
      if (value != before) {
        changes.add(new Change(time, target, Change.Kind.SET, value));
        before = value;
      }
    }
  }

  private double mixed(List<Span> active) {
    if (active.isEmpty()) {
      return base;
    }
    return switch (mix) {
      case SUM -> base + active.stream().mapToDouble(Span::value).reduce(0, (a, b) -> a + b);
      case MAX -> active.stream().mapToDouble(Span::value).reduce(base, Math::max);
      case PRODUCT -> active.stream().mapToDouble(Span::value).reduce(base, (a, b) -> a * b);
      case LATEST -> active.getLast().value;
    };
  }

  /// Passes over spans in time and knows which are active, in order of their beginning.
  private static final class Sweep {
    private final List<Span> coming = new ArrayList<>();
    private final List<Span> active = new ArrayList<>();
    private int next;

    Sweep(List<Span> spans, Edges edges) {
      for (var s : spans) {
        coming.add(new Span(edges.merged(s.fromH), edges.merged(s.toH), s.value));
      }
      coming.sort(Comparator.comparingDouble(Span::fromH));
    }

    List<Span> at(double time) {
      while (next < coming.size() && coming.get(next).fromH <= time) {
        active.add(coming.get(next++));
      }
      active.removeIf(s -> s.toH <= time);
      return active;
    }
  }
}
