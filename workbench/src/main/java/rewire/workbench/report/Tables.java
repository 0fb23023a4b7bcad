package rewire.workbench.report;

import static rewire.workbench.report.Html.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import rewire.workbench.report.ReportInput.Basis;
import rewire.workbench.report.ReportInput.Cell;
import rewire.workbench.report.ReportInput.Grade;
import rewire.workbench.report.ReportInput.Misfit;
import rewire.workbench.report.ReportInput.Numbers;
import rewire.workbench.report.ReportInput.Panel;
import rewire.workbench.report.ReportInput.Part;
import rewire.workbench.report.ReportInput.Source;
import rewire.workbench.report.ReportInput.Track;

/// The parts of a report that are tables and lists: numbers, basis, limits, misfits, data and sources.
final class Tables {
  private final ReportInput in;

  Tables(ReportInput in) {
    this.in = in;
  }

  String numbers(Numbers numbers, int section) {
    var rows = new StringBuilder();
    int width = numbers.columns().size() + 1;
    for (Numbers.Group group : numbers.groups()) {
      rows.append("<tr class=grp><th colspan=").append(width).append(" scope=colgroup>")
          .append(text(group.name()))
          .append("</th></tr>");
      for (Numbers.Row row : group.rows()) {
        rows.append("<tr><th scope=row>").append(text(row.name())).append(" <small>").append(text(row.note()))
            .append("</small>")
            .append(row.noHumanData() ? " <span class=\"tag nh\">no human data</span>" : "")
            .append("</th>");
        row.cells().forEach(cell -> rows.append("<td>").append(cell(cell)).append("</td>"));
        rows.append("</tr>");
      }
    }
    var head = new StringBuilder("<tr><th scope=col>Quantity</th>");
    numbers.columns().forEach(c -> head.append("<th scope=col>").append(column(c)).append("</th>"));
    String sub = in.onePerson()
        ? "Values of one typical person; people differ, see Limits."
        : "Median, then the middle 90 % of " + in.people()
            + " people. Differences are within the same person.";
    return section(section, "numbers",
        numbers.columns().size() > 1 ? "The numbers side by side" : "The numbers", sub,
        "<table class=num><thead>" + head + "</tr></thead><tbody>" + rows + "</tbody></table>");
  }

  private String column(String name) {
    boolean letter = in.courses().size() > 1 && name.matches("[A-Z] .*");
    return letter ? Figures.chip(name.charAt(0) - 'A') + text(name.substring(1)) : text(name);
  }

  private static String cell(Cell cell) {
    return switch (cell) {
      case Cell.Words(String words) -> "<i>" + intervals(text(words)) + "</i>";
      case Cell.Value(Estimate e, String unit) -> "<b>" + Wording.value(e) + "</b>"
          + (unit.isEmpty() ? "" : " " + text(unit))
          + (e.hasInterval()
              ? " <small>" + Wording.interval(e) + "</small>"
              : "");
    };
  }

  /// Intervals such as "(4 to 32)" set back, in text that is already escaped.
  static String intervals(String safe) {
    return safe.replaceAll("\\(([^()]* to [^()]*)\\)", "<span class=r>($1)</span>");
  }

  String basis(int section) {
    var rows = new StringBuilder();
    for (Basis b : in.basis()) {
      rows.append("<tr><th scope=row>").append(text(b.panel())).append("</th><td>").append(text(b.restsOn()))
          .append("</td><td>").append(Figures.grade(b.grade())).append("</td><td><code>")
          .append(text(b.mechanism()))
          .append("</code></td></tr>");
    }
    String sub = Figures.grade(Grade.MEASURED) + " seen in people or animals, as said \u2002" + Figures.grade(
        Grade.FITTED) + " tuned to published data \u2002" + Figures.grade(Grade.HYPOTHESIS)
        + " no direct source";
    return section(section, "basis", "What the numbers rest on", sub,
        "<table class=basis><thead><tr><th scope=col>Panel</th><th scope=col>Rests on</th><th scope=col>Grade</th>"
            + "<th scope=col>Mechanism</th></tr></thead><tbody>" + rows + "</tbody></table>");
  }

  String limits(int section) {
    var list = new StringBuilder("<li id=people>").append(in.onePerson()
        ? "One typical person is drawn, with every parameter at its typical value. People differ, often by more than"
            + " the effect shown; no interval is drawn until a cohort has been run."
        : "The bands hold the middle 50 and 90 % of " + in.people()
            + " simulated people, who differ as the parameter"
            + " tables say. They leave out doubt about the equations.")
        .append("</li>")
        .append("<li>No placebo response is included; scores in trials fall further for that reason.</li>");
    in.limits().forEach(limit -> list.append("<li>").append(text(limit)).append("</li>"));
    var misfits = new StringBuilder();
    for (Misfit m : in.misfits()) {
      misfits.append("<li id=m").append(m.number()).append("><span class=\"tag mf\">\u2260 misfit ")
          .append(m.number())
          .append("</span>").append(text(m.text())).append("</li>");
    }
    String known = in.misfits().isEmpty()
        ? "<p class=sub>None of the listed misfits touches this report.</p>"
        : "<ul class=mis>" + misfits + "</ul>";
    return "<section class=two id=limits><div><h2><span class=n>" + section + "</span>\u2002Limits</h2><ul>"
        + list
        + "</ul></div><div><h2>Known misfits that touch this report</h2>" + known + "</div></section>";
  }

  /// One table per figure: every curve at named times, the twin of the pictures.
  String data(int section) {
    var tables = new StringBuilder();
    int figure = 0;
    for (Part part : Part.values()) {
      List<Panel> panels = in.panels(part);
      if (!panels.isEmpty()) {
        figure++;
        tables.append("<h3 id=d").append(figure).append(">Figure ").append(figure)
            .append("</h3><div class=scroll>")
            .append(dataTable(panels, figure)).append("</div>");
      }
    }
    return "<section id=data><h2><span class=n>" + section
        + "</span>\u2002The data behind the pictures</h2><p class="
        + "sub>" + (in.onePerson() ? "Values of one typical person" : "Medians and the middle 90 % of people")
        + " at named times; the file <code>trajectories.csv</code> beside this report holds every time.</p>"
        + "<details><summary>Show the tables</summary>" + tables + "</details></section>";
  }

  private String dataTable(List<Panel> panels, int figure) {
    double[] times = Readings.namedH(in.timeH().last());
    var head = new StringBuilder("<tr><th scope=col>Quantity</th>");
    for (double h : times) {
      head.append("<th scope=col>").append(h == 0 ? "start" : h < 48 ? Wording.duration(h) : Wording.day(h))
          .append(
              "</th>");
    }
    var rows = new StringBuilder();
    for (Panel p : panels) {
      List<Integer> courses = IntStream.range(0, p.part() == Part.COMPARISON ? 1 : in.courses().size())
          .boxed().toList();
      for (int l = 0; l < p.lines().size(); l++) {
        var left = new ArrayList<>(courses);
        while (!left.isEmpty()) {
          List<Track> tracks = p.lines().get(l).tracks();
          Track first = tracks.get(left.getFirst());
          List<Integer> same = left.stream().filter(c -> Curve.same(first, tracks.get(c), p)).toList();
          left.removeAll(same);
          rows.append(dataRow(p, l, same, courses.size() > 1, times));
        }
      }
    }
    return "<table class=data><caption class=vh>Data of figure " + figure + "</caption><thead>" + head
        + "</tr></thead><tbody>" + rows + "</tbody></table>";
  }

  /// One curve at the named times, for all the courses that share it.
  private String dataRow(Panel p, int line, List<Integer> courses, boolean letters, double[] times) {
    String name = p.lines().get(line).name();
    var row = new StringBuilder("<tr><th scope=row>");
    if (letters) {
      courses.forEach(c -> row.append(Figures.chip(c)).append(' '));
    }
    row.append(text(p.label())).append(name.isEmpty() ? "" : ", " + text(name)).append(" <small>")
        .append(text(p.unit()))
        .append("</small></th>");
    for (double h : times) {
      Estimate e = Readings.at(in, p, line, courses.getFirst(), h);
      double step = Wording.step(e);
      boolean wide = e.hasInterval()
          && !Wording.rounded(e.low(), step).equals(Wording.rounded(e.high(), step));
      row.append("<td>").append(Wording.value(e))
          .append(wide ? "<br><small>" + Wording.interval(e) + "</small>" : "")
          .append("</td>");
    }
    return row.append("</tr>").toString();
  }

  String sources() {
    var list = new StringBuilder();
    for (int i = 0; i < in.sources().size(); i++) {
      Source s = in.sources().get(i);
      String doi = s.doi().isEmpty()
          ? ""
          : ", <a href=\"https://doi.org/" + text(s.doi()) + "\" rel=noreferrer>doi "
              + text(s.doi()) + "</a>";
      list.append("<li id=s").append(i + 1).append("><sup>").append(i + 1).append("</sup> ")
          .append(text(s.citation()))
          .append(doi).append("</li>");
    }
    ReportInput.RunFacts run = in.run();
    String people = in.onePerson() ? "One typical person" : in.people() + " people, seed " + run.seed();
    return (list.isEmpty() ? "" : "<ol class=src>" + list + "</ol>") + "<p>" + people
        + ", parameter set <code>"
        + text(run.parameterSet()) + "</code>, Rewire " + text(run.version()) + ", model <code>" + text(run
            .modelHash())
        + "</code>. Numerical error: " + text(run.achievedError()) + ".</p><p>Repeat: <code>"
        + text(run.command())
        + "</code></p>";
  }

  private static String section(int number, String id, String title, String sub, String table) {
    return "<section id=" + id + "><h2><span class=n>" + number + "</span>\u2002" + text(title)
        + "</h2><p class=sub>"
        + sub + "</p><div class=scroll>" + table + "</div></section>";
  }
}
