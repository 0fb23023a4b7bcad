package rewire.workbench.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import rewire.course.Course;
import rewire.course.Person;
import rewire.model.Model;
import rewire.simulate.Interaction;
import rewire.simulate.Run;
import rewire.workbench.Engine.Followed;
import rewire.workbench.report.Findings;
import rewire.workbench.report.ReportInput;
import rewire.workbench.report.ReportInput.Basis;
import rewire.workbench.report.ReportInput.Grade;
import rewire.workbench.report.ReportInput.Line;
import rewire.workbench.report.ReportInput.Misfit;
import rewire.workbench.report.ReportInput.Numbers;
import rewire.workbench.report.ReportInput.Observation;
import rewire.workbench.report.ReportInput.Panel;
import rewire.workbench.report.ReportInput.Part;
import rewire.workbench.report.ReportInput.RunFacts;
import rewire.workbench.report.ReportInput.Scale;
import rewire.workbench.report.ReportInput.Source;
import rewire.workbench.report.ReportInput.Threshold;
import rewire.workbench.report.ReportInput.Zoom;
import rewire.workbench.report.Samples;

/// Lays completed runs out as what the report shows: one course, or several side by side.
final class CourseReport {
  private static final int AROUND_DOSE_POINTS = 120;
  private static final double AROUND_DOSE_H = 48;
  private static final int MOST_ZOOMS = 8;
  private static final String DIFFERENCE = "Difference";
  private static final String INTERACTION = "Interaction";
  private static final Pattern DOI = Pattern.compile("10\\.\\d{4,9}/\\S+[^\\s.,;)]");

  private final Model model;
  private final PanelTable table;
  private final Series series;
  private final RunFacts facts;
  private final Observed observed;

  CourseReport(Model model, PanelTable table, Series series, RunFacts facts) {
    this.model = model;
    this.table = table;
    this.series = series;
    this.facts = facts;
    this.observed = new Observed(series.courses(), sources(series.courses()));
  }

  ReportInput input(List<Followed> followed) {
    double[] times = series.times();
    var panels = new ArrayList<Panel>();
    var basis = new ArrayList<Basis>();
    for (var row : table.rows()) {
      panels.add(panel(row, row.id(), row.part(), lines(row, times)));
      basis.add(new Basis(row.label(), row.restsOn(), row.grade(), file(row)));
    }
    for (var row : table.rows()) {
      if (differs(row)) {
        panels.add(panel(row, row.id() + DIFFERENCE, Part.COMPARISON, differences(row, times)));
      }
      if (interacts(row)) {
        panels.add(panel(row, row.id() + INTERACTION, Part.INTERACTION, strengths(times)));
      }
    }
    var draft = new ReportInput(title(), who(), origin(courses().getFirst()), people(), List.of(), List.of(),
        series.runs().stream().map(r -> CourseLanes.of(r.course(), r.trajectories())).toList(),
        Samples.of(times),
        panels, zooms(), new Numbers(List.of(), List.of()), basis, touching(), limits(), observed.sources(),
        facts);
    return draft.with(FactTable.beside(Findings.numbers(draft), followed));
  }

  private boolean differs(PanelTable.Row row) {
    return courses().size() > 1 && row.difference();
  }

  private boolean interacts(PanelTable.Row row) {
    return series.interacts() && row.part() == Part.SCORE;
  }

  private List<Course> courses() {
    return series.courses();
  }

  private int people() {
    return series.crowd().map(c -> c.result().followed().size()).orElse(1);
  }

  private Panel panel(PanelTable.Row row, String id, Part part, List<Line> lines) {
    boolean difference = part == Part.COMPARISON;
    boolean assumed = part == Part.INTERACTION;
    return new Panel(id, part == row.part() ? row.brief() : "", row.label(), row.unit(),
        difference ? row.measure() + ", difference" : row.measure(), part, file(row),
        assumed ? Grade.HYPOTHESIS : row.grade(), assumed || !row.humanData(), row.misfits(),
        difference ? Scale.free(row.scale().finest()) : row.scale(), row.moment(), lines,
        difference ? List.of(new Threshold(0, "no difference", Threshold.Kind.REFERENCE)) : row.thresholds(),
        part == row.part() ? observations(row) : List.of());
  }

  private List<Observation> observations(PanelTable.Row row) {
    return row.lines().stream().flatMap(line -> observed.of(line.quantity(), row.factor()).stream()).toList();
  }

  private List<Line> lines(PanelTable.Row row, double[] times) {
    return row.lines().stream().map(line -> new Line(line.name(), IntStream.range(0, courses().size())
        .mapToObj(c -> series.track(c, line.quantity(), row.factor(), times)).toList())).toList();
  }

  /// Each further course minus the first one, within the same person; the same track stands for every course.
  private List<Line> differences(PanelTable.Row row, double[] times) {
    int n = courses().size();
    return IntStream.range(1, n).mapToObj(c -> new Line((char) ('A' + c) + " minus A",
        Collections.nCopies(n, series.difference(c, row.lines().getFirst().quantity(), row.factor(), times))))
        .toList();
  }

  private List<Line> strengths(double[] times) {
    var names = List.of("none", "default", "full");
    return IntStream.range(0, names.size()).mapToObj(i -> new Line(names.get(i),
        IntStream.range(0, courses().size()).mapToObj(c -> series.strength(c, i, times)).toList())).toList();
  }

  /// Hours around each dosing occasion of any course, up to a number that the page can carry.
  private List<Zoom> zooms() {
    double endH = courses().getFirst().endH();
    var occasions = new TreeMap<Double, ReportInput.Dose>();
    courses().forEach(c -> CourseLanes.occasions(c).forEach(d -> occasions.putIfAbsent(d.timeH(), d)));
    var zooms = new ArrayList<Zoom>();
    for (var dose : occasions.values()) {
      double room = endH - dose.timeH();
      if (zooms.size() == MOST_ZOOMS || room < 2) {
        break;
      }
      double[] hours = around(dose, room);
      double[] times = Arrays.stream(hours).map(h -> Math.min(endH, dose.timeH() + h)).toArray();
      Map<String, List<Line>> lines = new LinkedHashMap<>();
      for (var row : table.rows()) {
        lines.put(row.id(), lines(row, times));
        if (differs(row)) {
          lines.put(row.id() + DIFFERENCE, differences(row, times));
        }
        if (interacts(row)) {
          lines.put(row.id() + INTERACTION, strengths(times));
        }
      }
      zooms.add(new Zoom(dose.label() + " " + (zooms.size() + 1), dose.timeH(), Samples.of(hours), lines));
    }
    return zooms;
  }

  /// Hours after a dose, even in the square root of time as the axis is stretched, and every time of the run in the
  /// first two hours, where inputs step.
  private double[] around(ReportInput.Dose dose, double room) {
    var hours = new TreeSet<Double>();
    for (int i = 0; i <= AROUND_DOSE_POINTS; i++) {
      hours.add(Math.min(room, AROUND_DOSE_H) * Math.pow((double) i / AROUND_DOSE_POINTS, 2));
    }
    for (double t : series.times()) {
      if (t >= dose.timeH() && t <= dose.timeH() + Math.min(2, room)) {
        hours.add(t - dose.timeH());
      }
    }
    return hours.stream().mapToDouble(h -> h).toArray();
  }

  /// The known misfits that some panel names.
  private List<Misfit> touching() {
    return table.misfits().stream()
        .filter(m -> table.rows().stream().anyMatch(r -> r.misfits().contains(m.number()))).toList();
  }

  private String title() {
    return String.join(", or ", courses().stream().map(Course::title).toList());
  }

  /// What time 0 is, in words: the first dose where that is so, else the start of the course.
  private static String origin(Course course) {
    return course.doses().stream().filter(d -> d.timeH() == 0).findFirst()
        .map(d -> "the first " + CourseLanes.label(d)).orElse("the start of the course");
  }

  private String who() {
    var people = courses().stream().map(Course::person).distinct().toList();
    double score = series.runs().getFirst().start().score();
    return String.format(Locale.ROOT, "%s%s MADRS %.0f before the course%s.",
        people() > 1 ? people() + " people around a typical one: " : "", person(people.getFirst()), score,
        people.size() > 1 ? "; the courses name different people, the first is described" : "");
  }

  private static String person(Person p) {
    var genotype = switch (p.genotype()) {
      case VAL_VAL -> "Val/Val";
      case VAL_MET -> "Val/Met";
      case MET_MET -> "Met/Met";
    };
    return String.format(Locale.ROOT,
        "%s kg, %s years, %s, %s, BDNF %s, background stress %s (model units%s),",
        plain(p.weightKg()), plain(p.ageYears()), p.sex().name().toLowerCase(Locale.ROOT),
        p.condition().word(),
        genotype, plain(Math.round(100 * p.backgroundStress()) / 100.0),
        p.severity().map(s -> ", found for MADRS " + plain(s.madrs())).orElse(""));
  }

  /// A given number as it was given: 70, not 70.00.
  static String plain(double given) {
    return given == Math.rint(given) ? Long.toString((long) given) : Double.toString(given);
  }

  private List<String> limits() {
    var limits = new ArrayList<>(series.crowd().map(c -> CrowdNumbers.limits(c.result())).orElse(List.of(
        "One person with the typical value of every parameter is shown; people differ widely, and no interval is"
            + " drawn for that here.")));
    if (series.interacts()) {
      limits.add(String.format(Locale.ROOT,
          "Where ketamine and therapy are joined, a part of the extra effect that the mechanism predicts is assumed"
              + " (%.1f of it, standard deviation %.2f between draws) in the score, the stop rules and the resilience"
              + " margin; the last figure shows none and all of it. All other quantities are the mechanism's own.",
          Interaction.DEFAULT.strength(), Interaction.DOUBT));
    }
    limits.addAll(observed.limits());
    limits.add("Neither expectancy nor the error of raters is included.");
    if (series.runs().stream().anyMatch(r -> !r.start().settled())) {
      limits.add("This person had not come to rest before the course and would drift without it.");
    }
    series.runs().stream().flatMap(r -> r.course().notes().stream()).distinct().forEach(limits::add);
    return limits;
  }

  private static List<Source> sources(List<Course> courses) {
    return courses.stream().map(Course::source).filter(s -> !s.isBlank()).distinct().map(s -> {
      var found = DOI.matcher(s);
      return new Source(s, found.find() ? found.group() : "");
    }).toList();
  }

  static String achieved(List<Run.Completed> runs) {
    return String.format(Locale.ROOT,
        "%.1g of each value and %.1g MADRS points at most, against a run with tolerances ten times tighter",
        runs.stream().mapToDouble(r -> r.achieved().relative()).max().orElseThrow(),
        runs.stream().mapToDouble(r -> r.achieved().score()).max().orElseThrow());
  }

  private String file(PanelTable.Row row) {
    var id = model.resolve(row.lines().getFirst().quantity());
    var mechanism = id.substring(0, id.indexOf('.'));
    return model.mechanisms().stream().filter(m -> m.name().equals(mechanism)).findFirst()
        .map(m -> m.file().replace(".ant", "")).orElse(mechanism);
  }
}
