package rewire.workbench.book;

import static rewire.workbench.report.Html.px;
import static rewire.workbench.report.Html.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import rewire.model.Assignment;
import rewire.model.Mechanism;
import rewire.model.Model;
import rewire.model.State;

/// What feeds what inside one mechanism: inputs, read-outs, states, outputs, from left to right.
final class Inside {
  private static final double STEP = 27;
  private static final double BOX_HEIGHT = 21;
  private static final double BETWEEN = 46;
  private static final double LETTER = 6.9;
  private static final double PADDING = 16;
  private static final double MARGIN = 10;

  private enum Kind {
    INPUT, READOUT, STATE
  }

  private final Model model;
  private final Mechanism mechanism;
  private final Links links;
  private final Map<String, Kind> kinds = new LinkedHashMap<>();
  private final List<String> names;
  private final Map<String, Set<String>> feeds = new LinkedHashMap<>();
  private final Set<String> outputs;

  private Inside(Model model, Mechanism mechanism, Links links) {
    this.model = model;
    this.mechanism = mechanism;
    this.links = links;
    this.outputs = mechanism.outputs().stream().map(p -> links.drawn(p.id())).collect(Collectors.toSet());
    collect();
    this.names = List.copyOf(kinds.keySet());
  }

  /// Whether there is anything to draw: a mechanism of numbers alone has no inside.
  static boolean worthDrawing(Model model, Mechanism mechanism) {
    var prefix = mechanism.name() + ".";
    return model.states().stream().anyMatch(s -> s.id().startsWith(prefix))
        || model.assignments().stream().anyMatch(a -> a.id().startsWith(prefix));
  }

  /// The picture and, behind a disclosure, the same in words.
  static String html(Model model, Mechanism mechanism, Links links) {
    var inside = new Inside(model, mechanism, links);
    return "<div class=\"scroll graph\" tabindex=\"0\" role=\"group\" aria-label=\"Picture, can be scrolled\">"
        + inside.svg() + "</div><details class=\"words\"><summary>The same in words</summary>"
        + inside.words()
        + "</details>";
  }

  private void collect() {
    var prefix = mechanism.name() + ".";
    var targets = new ArrayList<String>();
    model.assignments().stream().map(Assignment::id).filter(id -> id.startsWith(prefix))
        .forEach(targets::add);
    model.states().stream().map(State::id).filter(id -> id.startsWith(prefix)).forEach(targets::add);
    var moving = model.states().stream().map(State::id).collect(Collectors.toSet());
    var parameters = model.parameters().stream().map(p -> p.id()).collect(Collectors.toSet());
    for (var target : targets) {
      for (var used : links.usedBy(target)) {
        boolean own = used.startsWith(prefix);
        if (own && parameters.contains(used)) {
          continue;
        }
        if (!own) {
          kinds.putIfAbsent(links.drawn(used), Kind.INPUT);
        }
        if (!links.drawn(used).equals(links.drawn(target))) {
          feeds.computeIfAbsent(links.drawn(target), _ -> new LinkedHashSet<>()).add(links.drawn(used));
        }
      }
    }
    targets.forEach(t -> kinds.putIfAbsent(links.drawn(t), moving.contains(t) ? Kind.STATE : Kind.READOUT));
  }

  private String svg() {
    var place = new HashMap<String, Integer>();
    names.forEach(n -> place.put(n, place.size()));
    var edges = new ArrayList<int[]>();
    feeds.forEach((to, from) -> from.forEach(f -> edges.add(new int[] {at(place, f), at(place, to)})));
    var layers = Layers.of(names.size(), edges);
    double[] widths = new double[layers.width()];
    for (int i = 0; i < names.size(); i++) {
      widths[layers.layer(i)] = Math.max(widths[layers.layer(i)], boxWidth(names.get(i)));
    }
    double[] x = new double[widths.length + 1];
    x[0] = MARGIN;
    for (int l = 0; l < widths.length; l++) {
      x[l + 1] = x[l] + Math.max(widths[l], 12) + BETWEEN;
    }
    var out = new StringBuilder();
    double width = x[widths.length] - BETWEEN + MARGIN + 18;
    double height = layers.height() * STEP + BOX_HEIGHT + 2 * MARGIN;
    out.append("<svg class=\"inside\" width=\"").append(px(width)).append("\" height=\"").append(px(height))
        .append("\" viewBox=\"0 0 ").append(px(width)).append(' ').append(px(height))
        .append("\" role=\"img\" aria-label=\"").append(text(spoken())).append("\">");
    layers.ways().forEach(way -> line(way, layers, x, out));
    for (int i = 0; i < names.size(); i++) {
      node(names.get(i), x[layers.layer(i)], MARGIN + layers.y(i) * STEP, out);
    }
    return out.append("</svg>").toString();
  }

  private void line(Layers.Way way, Layers layers, double[] x, StringBuilder out) {
    var stops = way.stops();
    boolean back = way.line().back();
    var d = new StringBuilder();
    for (int i = 0; i < stops.size(); i++) {
      int stop = stops.get(i);
      double y = MARGIN + layers.y(stop) * STEP + BOX_HEIGHT / 2;
      double entry = x[layers.layer(stop)];
      double exit = stop < names.size()
          ? entry + boxWidth(names.get(stop)) + (outputs.contains(names.get(stop)) ? 10 : 0)
          : x[layers.layer(stop) + 1] - BETWEEN;
      if (i == 0) {
        d.append('M').append(px(exit)).append(' ').append(px(y));
      } else {
        double fromX = out(stops.get(i - 1), layers, x);
        double fromY = MARGIN + layers.y(stops.get(i - 1)) * STEP + BOX_HEIGHT / 2;
        double half = (fromX + entry) / 2;
        d.append('C').append(px(half)).append(' ').append(px(fromY)).append(' ').append(px(half)).append(' ')
            .append(px(y)).append(' ').append(px(entry)).append(' ').append(px(y));
        if (i < stops.size() - 1) {
          d.append('L').append(px(exit)).append(' ').append(px(y));
        }
      }
    }
    out.append("<path class=\"arc ").append(back ? "back" : "on").append("\" d=\"").append(d).append(back
        ? "\" marker-start=\"url(#tipr)\"/>"
        : "\" marker-end=\"url(#tip)\"/>");
  }

  private double out(int stop, Layers layers, double[] x) {
    return stop < names.size()
        ? x[layers.layer(stop)] + boxWidth(names.get(stop)) + (outputs.contains(names.get(stop)) ? 10 : 0)
        : x[layers.layer(stop) + 1] - BETWEEN;
  }

  private void node(String name, double x, double y, StringBuilder out) {
    var kind = kinds.getOrDefault(name, Kind.INPUT);
    double width = boxWidth(name);
    if (kind == Kind.INPUT) {
      out.append("<a href=\"#").append(text(Links.home(name))).append("\">");
    }
    out.append("<rect class=\"box ").append(kind.name().toLowerCase(java.util.Locale.ROOT)).append("\" x=\"")
        .append(px(x)).append("\" y=\"").append(px(y)).append("\" width=\"").append(px(width))
        .append("\" height=\"")
        .append(px(BOX_HEIGHT)).append("\" rx=\"").append(kind == Kind.STATE ? "10.5" : "3")
        .append("\"/><text class=\"")
        .append(outputs.contains(name) ? "out" : "").append("\" x=\"").append(px(x + width / 2))
        .append("\" y=\"")
        .append(px(y + BOX_HEIGHT / 2 + 4)).append("\">").append(kind == Kind.INPUT
            ? "<tspan class=\"n\">" + text(home(name)) + "</tspan> "
            : "")
        .append(text(shown(name))).append("<title>").append(text(label(name))).append("</title></text>");
    if (kind == Kind.INPUT) {
      out.append("</a>");
    }
    if (outputs.contains(name)) {
      double edge = x + width;
      double middle = y + BOX_HEIGHT / 2;
      out.append("<path class=\"outmark\" d=\"M").append(px(edge)).append(' ').append(px(middle - 5))
          .append("l9 5l-9 5z\"/>");
    }
  }

  private String words() {
    var out = new StringBuilder("<ul>");
    feeds.forEach((to, from) -> out.append("<li><b>").append(text(shown(to))).append("</b> (")
        .append(kinds.get(to) == Kind.STATE ? "moves" : "follows")
        .append(outputs.contains(to) ? ", given to others" : "")
        .append(") from ").append(text(from.stream().map(this::shown).collect(Collectors.joining(", "))))
        .append("</li>"));
    return out.append("</ul>").toString();
  }

  private String spoken() {
    long states = kinds.values().stream().filter(k -> k == Kind.STATE).count();
    long inputs = kinds.values().stream().filter(k -> k == Kind.INPUT).count();
    return "What feeds what in " + Overview.words(mechanism.name()) + ": " + inputs + " inputs on the left, "
        + (kinds.size() - states - inputs) + " read-outs, " + states + " states; given to others: "
        + names.stream().filter(outputs::contains).map(this::shown).collect(Collectors.joining(", ")) + ".";
  }

  private String home(String name) {
    return model.mechanisms().stream().filter(m -> m.name().equals(Links.home(name))).findFirst()
        .map(Overview::number).orElse("");
  }

  private String shown(String name) {
    return Links.local(name) + (links.isPair(name) ? " S, R" : "");
  }

  private String label(String name) {
    var id = links.both(name).orElse(name);
    return model.states().stream().filter(s -> s.id().equals(id)).map(State::label).findFirst()
        .or(() -> model.assignments().stream().filter(a -> a.id().equals(id)).map(Assignment::label)
            .findFirst())
        .or(() -> model.parameters().stream().filter(p -> p.id().equals(id)).map(p -> p.label()).findFirst())
        .orElse(name);
  }

  private double boxWidth(String name) {
    int letters = shown(name).length() + (kinds.get(name) == Kind.INPUT ? 3 : 0);
    return letters * LETTER + PADDING;
  }

  private static int at(Map<String, Integer> place, String name) {
    var at = place.get(name);
    if (at == null) {
      throw new IllegalStateException(name + " was not collected.");
    }
    return at;
  }
}
