package rewire.workbench.book;

import static rewire.workbench.report.Html.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rewire.lang.Antimony;
import rewire.model.Expr;
import rewire.model.Mechanism;
import rewire.model.Model;
import rewire.model.Parameter;
import rewire.units.Unit;

/// One mechanism in the book: what it is about, what it takes and gives, its picture, equations and numbers.
final class Chapter {
  private final Model model;
  private final Model published;
  private final Mechanism mechanism;
  private final Links links;
  private final List<Misfit> misfits;
  private final String prefix;
  private final StringBuilder out = new StringBuilder();

  private Chapter(Model model, Model published, Mechanism mechanism, Links links, List<Misfit> misfits) {
    this.model = model;
    this.published = published;
    this.mechanism = mechanism;
    this.links = links;
    this.misfits = misfits;
    this.prefix = mechanism.name() + ".";
  }

  /// The chapter as HTML.
  ///
  /// @param published the model with the numbers of its tables, to show what a set changes
  static String html(Model model, Model published, Mechanism mechanism, Links links, List<Misfit> misfits) {
    return new Chapter(model, published, mechanism, links, misfits).html();
  }

  private String html() {
    out.append("<section class=\"mech\" id=\"").append(text(mechanism.name()))
        .append("\"><h2><span class=\"n\">")
        .append(text(Overview.number(mechanism))).append("</span> ")
        .append(text(Book.capital(Overview.words(mechanism.name())))).append("</h2>");
    about();
    plugs();
    if (Inside.worthDrawing(model, mechanism)) {
      out.append("<h3>What feeds what</h3>").append(Inside.html(model, mechanism, links));
      equations();
    }
    numbers();
    return out.append("</section>").toString();
  }

  private void about() {
    // a paragraph of the opening comment begins where a line says what goes in, what goes out, or what it
    // rests on
    var paragraph = new StringBuilder();
    for (var line : mechanism.about()) {
      boolean starts = line.matches("^(Goes in|Goes out|Sources?|Known misfits|Amounts|Corridor)\\b.*");
      if (starts) {
        paragraph(paragraph.toString());
        paragraph.setLength(0);
      }
      paragraph.append(paragraph.isEmpty() ? "" : " ").append(line);
    }
    paragraph(paragraph.toString());
    misfits.stream().filter(m -> m.mechanisms().contains(mechanism.name()))
        .forEach(m -> out.append("<p class=\"about\"><a class=\"tag mf\" href=\"#misfit").append(m.number())
            .append("\">≠ misfit ").append(m.number()).append("</a> ").append(text(m.text())).append("</p>"));
  }

  private void paragraph(String text) {
    // the list of misfits follows in full
    var rest = misfits.isEmpty() ? text : text.replaceFirst("^Known misfits[^.]*(\\.\\s*|$)", "");
    if (!rest.isBlank()) {
      out.append("<p class=\"about\">").append(Words.linked(rest)).append("</p>");
    }
  }

  private void plugs() {
    out.append("<p class=\"plugs\">File <code>").append(text(mechanism.file())).append("</code>");
    var takes = new ArrayList<String>();
    for (var other : model.mechanisms()) {
      var passed = links.passed(other, mechanism);
      if (!passed.isEmpty() && !other.equals(mechanism)) {
        takes.add(names(passed) + " from " + link(other));
      }
    }
    out.append(takes.isEmpty() ? "" : "<br><b>Takes</b> " + String.join("; ", takes));
    var gives = new ArrayList<String>();
    for (var other : model.mechanisms()) {
      var passed = links.passed(mechanism, other);
      if (!passed.isEmpty() && !other.equals(mechanism)) {
        gives.add(names(passed) + " to " + link(other));
      }
    }
    out.append(gives.isEmpty() ? "" : "<br><b>Gives</b> " + String.join("; ", gives)).append("</p>");
  }

  private static String names(List<String> names) {
    return "<span class=\"sym\">" + text(String.join(", ", names)) + "</span>";
  }

  private static String link(Mechanism other) {
    return "<a href=\"#" + text(other.name()) + "\">" + text(Overview.words(other.name())) + "</a>";
  }

  private record Line(String id, String label, Unit unit, Optional<Expr> start, Expr value, int at) {}

  private void equations() {
    var lines = new ArrayList<Line>();
    var formulas = new HashMap<String, Expr>();
    model.assignments().stream().filter(a -> a.id().startsWith(prefix)).forEach(a -> {
      lines.add(new Line(a.id(), a.label(), a.unit(), Optional.empty(), a.value(), a.at().line()));
      formulas.put(a.id(), a.value());
    });
    model.states().stream().filter(s -> s.id().startsWith(prefix)).forEach(s -> {
      lines.add(new Line(s.id(), s.label(), s.unit(), Optional.of(s.initial()), s.rate(), s.at().line()));
      formulas.put(s.id(), s.rate());
    });
    lines.sort(Comparator.comparingInt(Line::at));
    out.append("<h3>Equations</h3><div class=\"eqs\">");
    lines.stream().filter(l -> !hidden(l, formulas)).forEach(l -> equation(l, formulas));
    switches();
    out.append("</div>");
  }

  /// The R twin of a formula that was shown for S and reads the same.
  private boolean hidden(Line line, Map<String, Expr> formulas) {
    var first = links.first(line.id());
    var value = first.map(formulas::get);
    return first.isPresent() && value.isPresent() && links.sameForBoth(first.get(), value.get(), formulas);
  }

  private void equation(Line line, Map<String, Expr> formulas) {
    var symbol = MathMarkup.name(Links.local(line.id()));
    var left = line.start().isPresent()
        ? "<mfrac><mrow><mi>d</mi>" + symbol + "</mrow><mrow><mi>d</mi><mi>t</mi></mrow></mfrac>"
        : symbol;
    var spoken = Links.local(line.id()) + (line.start().isPresent() ? "' = " : " := ")
        + Antimony.formula(line.value(), Links::local);
    boolean both = links.sameForBoth(line.id(), line.value(), formulas);
    out.append("<div class=\"eq\"><div class=\"eqm\" tabindex=\"0\">")
        .append(MathMarkup.equation(left, line.value(), spoken))
        .append("</div><div class=\"eqt\"><b>").append(text(line.label())).append("</b> <span class=\"sym\">")
        .append(text(Links.local(line.id()))).append("</span>");
    var unit = Words.unit(line.unit());
    out.append(unit.isEmpty() ? "" : " <span class=\"r\">" + text(unit) + "</span>");
    line.start().ifPresent(s -> out.append("<br><span class=\"r\">starts at ").append(MathMarkup.inline(s))
        .append("</span>"));
    out.append(both ? "<br><span class=\"r\">the same for R</span>" : "").append("</div></div>");
  }

  private void switches() {
    for (var t : model.triggers()) {
      if (t.id().startsWith(prefix)) {
        out.append("<div class=\"eq\"><div class=\"eqm\" tabindex=\"0\">When ")
            .append(MathMarkup.inline(t.condition())).append(":");
        t.changes().forEach(c -> out.append(" <math>").append(MathMarkup.name(Links.local(c.target())))
            .append("<mo>←</mo>").append(MathMarkup.of(c.value())).append("</math>"));
        out.append("</div><div class=\"eqt\"><b>Switch</b> <span class=\"sym\">")
            .append(text(Links.local(t.id())))
            .append("</span></div></div>");
      }
    }
  }

  private void numbers() {
    var mine = model.parameters().stream().filter(p -> p.id().startsWith(prefix)).toList();
    if (mine.isEmpty()) {
      return;
    }
    out.append(
        "<h3>Numbers</h3><table class=\"nums\"><thead><tr><th>Symbol<th>What it is<th class=\"v\">Value"
            + "<th>Plausible<th>People differ<th>Grade<th>Rests on</tr></thead><tbody>");
    mine.forEach(this::row);
    out.append("</tbody></table>");
  }

  private void row(Parameter p) {
    double was = published.parameters().stream().filter(q -> q.id().equals(p.id()))
        .mapToDouble(Parameter::value).findFirst().orElse(p.value());
    out.append("<tr><th><math>").append(MathMarkup.name(Links.local(p.id()))).append("</math>")
        .append(code(Links.local(p.id()))).append("</th><td data-l=\"What it is\">").append(text(p.label()))
        .append("</td><td data-l=\"Value\" class=\"v\"><b>").append(Words.number(p.value())).append("</b> ")
        .append(text(Words.unit(p.unit())));
    if (was != p.value()) {
      out.append("<br><small>published ").append(Words.number(was)).append("</small>");
    }
    cell("Plausible", text(Words.range(p)));
    cell("People differ", text(Words.spread(p)));
    cell("Grade", Words.grade(p.grade()));
    var source = p.grade() == Parameter.Grade.INPUT && p.source().equals("derived") ? "" : p.source();
    cell("Rests on", Words.linked(source) + (p.note().isBlank()
        ? ""
        : (source.isBlank() ? "" : "<br>") + "<small>" + Words.linked(p.note()) + "</small>"));
    out.append("</td></tr>");
  }

  /// The name as it is written in files, where the formula shows it otherwise.
  private static String code(String local) {
    return MathMarkup.name(local).equals("<mi>" + local + "</mi>")
        ? ""
        : " <span class=\"sym\">" + text(local) + "</span>";
  }

  private void cell(String name, String content) {
    out.append("</td><td data-l=\"").append(name).append('"')
        .append(content.isEmpty() ? " class=\"none\"" : "")
        .append('>').append(content);
  }
}
