package rewire.workbench.book;

import static rewire.workbench.report.Html.px;
import static rewire.workbench.report.Html.text;

import java.util.List;
import rewire.model.Mechanism;
import rewire.model.Model;

/// All mechanisms in causal order, one below the other, joined by arcs: forward on the right, back on the left.
final class Overview {
  private static final double ROW = 40;
  private static final double BOX = 138;
  private static final double BOX_HEIGHT = 26;
  private static final double RIGHT_PER_ROW = 12.5;
  private static final double LEFT_PER_ROW = 8.5;
  private static final double MARGIN = 6;

  private final List<Mechanism> mechanisms;
  private final Links links;
  private final StringBuilder out = new StringBuilder();
  private double boxLeft;

  private Overview(Model model, Links links) {
    this.mechanisms = model.mechanisms();
    this.links = links;
  }

  /// The picture; its text twin is the table beside it.
  static String svg(Model model, Links links) {
    return new Overview(model, links).draw();
  }

  private String draw() {
    int farthestBack = 0;
    int farthest = 0;
    for (int i = 0; i < mechanisms.size(); i++) {
      for (int j = 0; j < mechanisms.size(); j++) {
        if (!links.passed(mechanisms.get(i), mechanisms.get(j)).isEmpty()) {
          farthest = Math.max(farthest, j - i);
          farthestBack = Math.max(farthestBack, i - j);
        }
      }
    }
    boxLeft = MARGIN + farthestBack * LEFT_PER_ROW + 8;
    double width = boxLeft + BOX + 8 + farthest * RIGHT_PER_ROW + MARGIN;
    double height = mechanisms.size() * ROW;
    out.append("<svg class=\"arcs\" width=\"").append(px(width)).append("\" height=\"").append(px(height))
        .append("\" viewBox=\"0 0 ").append(px(width)).append(' ').append(px(height))
        .append("\" role=\"img\" aria-label=\"").append(mechanisms.size())
        .append(
            " mechanisms in causal order; arcs on the right lead forward, arcs on the left lead back. The table of "
                + "the same figure says in words what is passed.\">");
    for (int i = 0; i < mechanisms.size(); i++) {
      for (int j = 0; j < mechanisms.size(); j++) {
        var passed = links.passed(mechanisms.get(i), mechanisms.get(j));
        if (!passed.isEmpty() && i != j) {
          arc(i, j, passed);
        }
      }
    }
    for (int i = 0; i < mechanisms.size(); i++) {
      box(i);
    }
    return out.append("</svg>").toString();
  }

  private void arc(int from, int to, List<String> passed) {
    boolean forward = to > from;
    double side = forward ? boxLeft + BOX : boxLeft;
    double reach = forward ? (to - from) * RIGHT_PER_ROW : -(from - to) * LEFT_PER_ROW;
    double start = middle(from) + (forward ? 6 : -6);
    double end = middle(to) + (forward ? -6 : 6);
    double bend = side + reach + (forward ? 8 : -8);
    out.append("<path class=\"arc ").append(forward ? "on" : "back").append(from == 0 ? " given" : "")
        .append("\" data-f=\"").append(from).append("\" data-t=\"").append(to).append("\" d=\"M")
        .append(px(side))
        .append(' ').append(px(start)).append('C').append(px(bend)).append(' ').append(px(start)).append(' ')
        .append(px(bend)).append(' ').append(px(end)).append(' ').append(px(side)).append(' ').append(px(end))
        .append("\" marker-end=\"url(#").append(forward ? "tip" : "tipb").append(")\"><title>")
        .append(text(title(from) + " to " + title(to) + ": " + String.join(", ", passed)))
        .append("</title></path>");
  }

  private void box(int i) {
    double top = middle(i) - BOX_HEIGHT / 2;
    var mechanism = mechanisms.get(i);
    out.append("<a href=\"#").append(text(mechanism.name())).append("\" data-m=\"").append(i)
        .append("\"><rect class=\"box\" x=\"").append(px(boxLeft)).append("\" y=\"").append(px(top))
        .append("\" width=\"")
        .append(px(BOX)).append("\" height=\"").append(px(BOX_HEIGHT)).append("\" rx=\"4\"/><text x=\"")
        .append(px(boxLeft + 9)).append("\" y=\"").append(px(top + BOX_HEIGHT / 2 + 4.5))
        .append("\"><tspan class=\"n\">")
        .append(text(number(mechanism))).append("</tspan> ").append(text(words(mechanism.name())))
        .append("</text></a>");
  }

  private double middle(int i) {
    return (i + 0.5) * ROW;
  }

  private String title(int i) {
    return words(mechanisms.get(i).name());
  }

  /// The digits its file begins with.
  static String number(Mechanism mechanism) {
    return mechanism.file().substring(0, 2);
  }

  /// A mechanism's name as a reader sees it.
  static String words(String name) {
    return name.replace('_', ' ');
  }
}
