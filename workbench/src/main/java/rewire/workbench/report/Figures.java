package rewire.workbench.report;

import static rewire.workbench.report.Html.percent;
import static rewire.workbench.report.Html.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rewire.workbench.report.Readings.Reading;
import rewire.workbench.report.ReportInput.Course;
import rewire.workbench.report.ReportInput.Dose;
import rewire.workbench.report.ReportInput.Grade;
import rewire.workbench.report.ReportInput.Kept;
import rewire.workbench.report.ReportInput.Line;
import rewire.workbench.report.ReportInput.Moment;
import rewire.workbench.report.ReportInput.Observation;
import rewire.workbench.report.ReportInput.Panel;
import rewire.workbench.report.ReportInput.Part;
import rewire.workbench.report.ReportInput.Zoom;

/// The figures of a report: rows of name, days and hours that share one time axis and one left edge.
final class Figures {
  private static final int SCORE_PX = 176;
  private static final int CASCADE_PX = 84;
  private static final int DIFFERENCE_PX = 150;
  private static final int DAYS_PX = 460;
  private static final int HOURS_PX = 256;
  private static final String ONE_PERSON = " One typical person; people differ, see <a href=\"#people\">Limits</a>.";

  private final ReportInput in;
  private final TimeAxis.Days days;
  private final Set<Double> edgesH;
  private int number;

  Figures(ReportInput in) {
    this.in = in;
    this.days = TimeAxis.Days.of(in.timeH(), in.origin());
    this.edgesH = Lanes.edgesH(in.courses());
  }

  TimeAxis.Days days() {
    return days;
  }

  /// All figures in order.
  String html() {
    var page = new StringBuilder(score()).append(Key.html(in));
    if (!in.panels(Part.CASCADE).isEmpty()) {
      page.append(shared(Part.CASCADE, Findings.cascadeTitle(in),
          "From the dose to the mood, in causal order: left the whole course, right the hours around a dose, each row"
              + " on one value axis." + (in.courses().size() > 1 ? " Grey: the courses coincide." : "")));
    }
    if (!in.panels(Part.SAFETY).isEmpty()) {
      page.append(shared(Part.SAFETY, Findings.safetyTitle(in),
          "What a person feels and what staff watch, for the whole course and for the hours around a dose."));
    }
    if (!in.panels(Part.COMPARISON).isEmpty()) {
      page.append(shared(Part.COMPARISON, "How the courses differ within the same person",
          "Differences are within the same person; below the line, the later letter is lower."));
    }
    if (!in.panels(Part.INTERACTION).isEmpty()) {
      page.append(shared(Part.INTERACTION, "How much the score rests on an assumed interaction",
          "The score of the typical person if the effects of ketamine and therapy only add up (none, dotted), as assumed"
              + " everywhere else on this page (default), and as the mechanism alone predicts (full, dashed). No trial has"
              + " measured which is right."));
    }
    return page.toString();
  }

  private String score() {
    Panel panel = in.score();
    ValueAxis axis = ValueAxis.of(panel, in.zooms(), 4);
    var rows = new StringBuilder();
    for (int c = 0; c < in.courses().size(); c++) {
      Course course = in.courses().get(c);
      String chip = in.courses().size() > 1 ? chip(c) + " " : "";
      rows.append("<div class=\"row lanerow").append(c > 0 ? " gap" : "").append("\"><div class=lab><h3>")
          .append(chip)
          .append(text(course.name())).append("</h3><p class=u>").append(text(course.note()))
          .append("</p></div><div class=\"cell course\">").append(Lanes.html(course, days, in.zooms()))
          .append(narrowTicks()).append("</div><div class=\"cell zoom\"></div></div>")
          .append(scoreRow(panel, axis, c));
    }
    String sub = "Course above, predicted score below, on one time axis." + (in.onePerson()
        ? ONE_PERSON
        : " Lines are medians of " + in.people()
            + " simulated people; dark bands hold the middle 50 %, light bands the middle 90 %.");
    return figure(Findings.scoreTitle(in), sub, rows.toString() + bottom(false), controls());
  }

  private String scoreRow(Panel panel, ValueAxis axis, int c) {
    List<Curve> curves = Curve.score(panel, panel.lines(), c, in);
    List<Observation> observed = panel.observations().stream().filter(o -> o.course() == c).toList();
    Plot plot = new Plot(days, axis, in.timeH(), edgesH, new Plot.Size(DAYS_PX, SCORE_PX)).frame()
        .bands(curves)
        .thresholds(panel.thresholds(), curves, true).lines(curves, true)
        .observations(observed.stream().filter(o -> !inZoom(o)).toList(), 0)
        .hatch(in.courses().get(c).outside());
    String sentence = Findings.spoken(in, panel, List.of(c));
    String zoom = zooms(panel, axis, SCORE_PX, List.of(c), true);
    return row("score", panel, axis, " data-c=" + c, plot.html("kd score", "", sentence), zoom);
  }

  private String shared(Part part, String title, String sub) {
    var rows = new StringBuilder();
    for (Panel panel : in.panels(part)) {
      ValueAxis axis = ValueAxis.of(panel, in.zooms(), part == Part.COMPARISON ? 4 : 3);
      for (List<Integer> shown : together(panel)) {
        rows.append(sharedRow(panel, axis, shown));
      }
    }
    return figure(title, sub + (in.onePerson() ? ONE_PERSON : ""), rows + bottom(true), "");
  }

  /// Up to three courses share a panel; a fourth and further ones have a panel each.
  private List<List<Integer>> together(Panel panel) {
    if (panel.part() == Part.INTERACTION) {
      return IntStream.range(0, in.courses().size()).filter(c -> !Curve.linesCoincide(panel, c)).boxed()
          .map(List::of).toList();
    }
    int n = panel.part() == Part.COMPARISON ? 1 : in.courses().size();
    if (Curve.allSame(panel)) {
      return List.of(IntStream.range(0, n).boxed().toList());
    }
    var groups = new ArrayList<List<Integer>>();
    groups.add(IntStream.range(0, Math.min(3, n)).boxed().toList());
    IntStream.range(3, Math.max(3, n)).forEach(c -> groups.add(List.of(c)));
    return groups;
  }

  private String sharedRow(Panel panel, ValueAxis axis, List<Integer> shown) {
    boolean tall = panel.part() == Part.COMPARISON || panel.part() == Part.INTERACTION;
    int px = tall ? DIFFERENCE_PX : CASCADE_PX;
    List<Curve> curves = Curve.shared(panel, panel.lines(), in.courses(), shown);
    Plot plot = new Plot(days, axis, in.timeH(), edgesH, new Plot.Size(DAYS_PX, px)).frame().bands(curves)
        .thresholds(panel.thresholds(), curves, true).lines(curves, true)
        .observations(panel.observations().stream().filter(o -> !inZoom(o)).toList(), 0)
        .hatch(in.courses().get(shown.getFirst()).outside());
    String kind = tall ? "kd diff" : "kd cas";
    String sentence = Findings.spoken(in, panel, shown);
    return row("cas", panel, axis, "", plot.html(kind, "", sentence), zooms(panel, axis, px, shown, false));
  }

  private String zooms(Panel panel, ValueAxis axis, int px, List<Integer> shown, boolean score) {
    var all = new StringBuilder();
    for (int z = 0; z < in.zooms().size(); z++) {
      Zoom zoom = in.zooms().get(z);
      List<Line> lines = zoom.lines().getOrDefault(panel.id(), List.of());
      if (lines.isEmpty()) {
        continue;
      }
      var hours = new TimeAxis.Hours(zoom.hours().last(), zoom.label());
      List<Curve> curves = score
          ? Curve.score(panel, lines, shown.getFirst(), in)
          : Curve.shared(panel, lines, in.courses(), shown);
      Plot plot = new Plot(hours, axis, zoom.hours(), doseEdges(zoom), new Plot.Size(HOURS_PX, px)).frame()
          .bands(curves).thresholds(panel.thresholds(), curves, false).lines(curves, false);
      List<String> corner = corner(plot, panel, zoom, curves);
      plot.corner(corner, curves).observations(panel.observations().stream().filter(
          o -> Readings.within(zoom, o.timeH()) && (!score || o.course() == shown.getFirst())).toList(),
          zoom.startH());
      String kind = "kz " + (score ? "score" : px == CASCADE_PX ? "cas" : "diff");
      String sentence = panel.label() + " in the " + Wording.duration(zoom.hours().last()) + " after "
          + zoom.label()
          + ". " + Wording.sentence(corner.isEmpty() ? "see the table" : String.join("; ", corner)) + ".";
      all.append(plot.html(kind, " data-z=" + z + (z > 0 ? " hidden" : ""), sentence));
    }
    return all.toString();
  }

  private Set<Double> doseEdges(Zoom zoom) {
    var edges = new TreeSet<Double>();
    edgesH.forEach(h -> edges.add(h - zoom.startH()));
    return edges;
  }

  /// Words for the moment that counts, one line per quantity; courses that read the same are not told apart.
  private List<String> corner(Plot plot, Panel panel, Zoom zoom, List<Curve> curves) {
    var byQuantity = new LinkedHashMap<String, List<Curve>>();
    curves.stream().filter(c -> c.weight() != Curve.Weight.GHOST).forEach(
        c -> byQuantity.computeIfAbsent(c.quantity(), _ -> new ArrayList<>()).add(c));
    String peak = panel.moment() instanceof Moment.Peak ? "peak " : "";
    var words = new ArrayList<String>();
    byQuantity.forEach((quantity, own) -> {
      List<Reading> readings = own.stream().map(c -> reading(panel, zoom, c)).toList();
      IntStream.range(0, own.size()).forEach(i -> plot.dot(own.get(i), readings.get(i).timeH()));
      List<String> values = readings.stream().map(r -> Wording.value(r.estimate())).toList();
      List<String> when = readings.stream().map(r -> Wording.when(r.timeH())).toList();
      boolean sameValue = values.stream().distinct().count() == 1;
      boolean sameTime = when.stream().distinct().count() == 1;
      String which = quantity.isEmpty() ? "" : quantity + ": ";
      String text = sameValue && sameTime
          ? values.getFirst() + " " + when.getFirst()
          : IntStream.range(0, own.size()).mapToObj(i -> own.get(i).who() + " " + values.get(i)
              + (sameTime ? "" : " " + when.get(i))).collect(Collectors.joining(", "))
              + (sameTime ? " " + when.getFirst() : "");
      words.add(which + peak + text);
    });
    return words;
  }

  private static Reading reading(Panel panel, Zoom zoom, Curve curve) {
    if (panel.moment() instanceof Moment.Peak) {
      return Readings.peak(curve.track(), zoom.hours(), panel);
    }
    boolean named = panel.moment() instanceof Moment.At(double atH) && Readings.within(zoom, atH);
    double wish = named ? ((Moment.At) panel.moment()).timeH() - zoom.startH() : 24;
    double h = Math.min(wish, zoom.hours().last());
    return new Reading(h, Readings.at(curve.track(), zoom.hours(), h, panel.scale().finest()));
  }

  private boolean inZoom(Observation o) {
    return in.zooms().stream().anyMatch(z -> Readings.within(z, o.timeH()));
  }

  private String row(String css, Panel panel, ValueAxis axis, String data, String plot, String zooms) {
    boolean lowered = Double.isFinite(panel.scale().high()) && axis.high() < panel.scale().high()
        && !panel.unit().equals("%");
    boolean cut = lowered || (Double.isFinite(panel.scale().low()) && axis.low() > panel.scale().low());
    String measure = text(panel.measure()) + (cut
        ? " (" + axis.label(axis.low()) + " to " + axis.label(axis.high())
            + " shown)"
        : "");
    return "<div class=\"row " + css + "\" data-p=\"" + panel.id() + "\"" + data + "><div class=lab><h3>"
        + text(panel.label()) + "</h3><p class=u>" + measure + "</p><p class=tags>" + tags(panel)
        + "</p><p class=\"rd" + (panel.lines().size() * in.courses().size() > 2 ? " more" : "")
        + "\"></p></div><div class=\"cell course\">" + plot + narrowTicks()
        + "</div><div class=\"cell zoom\">" + zooms + "</div></div>";
  }

  private String tags(Panel panel) {
    var tags = new StringBuilder(grade(panel.grade()));
    if (in.onePerson()) {
      tags.append("<a class=tag href=\"#people\">one typical person</a>");
    }
    if (panel.noHumanData()) {
      tags.append("<span class=\"tag nh\">model output, no human data</span>");
    }
    for (int m : panel.misfits()) {
      tags.append("<a class=\"tag mf\" href=\"#m").append(m).append("\">\u2260 misfit ").append(m)
          .append("</a>");
    }
    return tags.toString();
  }

  static String grade(Grade grade) {
    return "<span class=\"tag g\"><i class=\"" + grade.brief + "\"></i>" + grade.word + "</span>";
  }

  static String chip(int course) {
    return "<b class=\"chip " + Curve.tone(course) + "\">" + Curve.letter(course) + "</b>";
  }

  private String figure(String title, String sub, String rows, String controls) {
    number++;
    String id = "f" + number;
    return "<figure class=fig id=" + id + " tabindex=0 aria-labelledby=t" + number
        + " aria-describedby=c"
        + number + "><figcaption><div class=figtop><div><h2 id=t" + number + "><span class=n>" + number
        + "</span>\u2002" + text(title) + "</h2><p class=sub id=c" + number + ">" + sub
        + " <a class=twin href=\"#d" + number + "\">As a table</a></p></div>" + controls
        + "</div></figcaption>"
        + axisRow("top", true) + rows + "</figure>";
  }

  private String bottom(boolean zoom) {
    return axisRow("bottom", zoom);
  }

  int count() {
    return number;
  }

  private String controls() {
    if (in.zooms().isEmpty()) {
      return "";
    }
    var options = new StringBuilder();
    for (int z = 0; z < in.zooms().size(); z++) {
      options.append("<option value=").append(z).append('>').append(text(in.zooms().get(z).label()))
          .append(in.zooms().get(z).startH() == 0 ? "" : ", " + Wording.day(in.zooms().get(z).startH()))
          .append("</option>");
    }
    String select = in.zooms().size() < 2
        ? ""
        : "<label>Hours around <select id=which>" + options + "</select></label> " + ofHowMany();
    return "<div class=\"ctl js\">" + select
        + "<button type=button id=zoom aria-pressed=true>Hide hours around a dose</button></div>";
  }

  /// Says so when not every dose has its hours drawn.
  private String ofHowMany() {
    long doses = in.courses().stream().flatMap(c -> c.doses().stream()).filter(d -> d.kept() == Kept.KEPT)
        .mapToDouble(Dose::timeH).distinct().count();
    return doses > in.zooms().size()
        ? "<span>first " + in.zooms().size() + " of " + doses + " doses</span> "
        : "";
  }

  private String axisRow(String where, boolean zoomTicks) {
    String zoom = "";
    if (!in.zooms().isEmpty() && zoomTicks) {
      Zoom first = in.zooms().getFirst();
      var hours = new TimeAxis.Hours(first.hours().last(), first.label());
      zoom = "<div class=ax"
          + (where.equals("top")
              ? " tabindex=0 role=group aria-label=\"" + text(hours.title())
                  + "; arrow keys move through the hours\""
              : "")
          + "><em class=zt>" + text(hours.title()) + "</em>"
          + ticks(hours, "tk") + "</div>";
    }
    return "<div class=\"row axrow " + where
        + "\"><div class=lab></div><div class=\"cell course\"><div class=ax><em>"
        + text(days.title()) + "</em>" + ticks(days, "tk") + "</div></div><div class=\"cell zoom\">" + zoom
        + "</div></div>";
  }

  private String narrowTicks() {
    return ticks(days, "tk nar");
  }

  private static String ticks(TimeAxis axis, String css) {
    var spans = new StringBuilder("<div class=\"" + css + "\" aria-hidden=true>");
    for (TimeAxis.Tick tick : axis.ticks()) {
      double left = axis.across(tick.timeH());
      spans.append("<span").append(left > 0.99 ? " class=last" : "").append(" style=\"left:")
          .append(percent(left))
          .append("\">").append(tick.word()).append("</span>");
    }
    return spans.append("</div>").toString();
  }
}
