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
import rewire.course.Course;
import rewire.course.Person;
import rewire.model.Model;
import rewire.simulate.Run;
import rewire.simulate.Trajectories;
import rewire.workbench.Engine.Followed;
import rewire.workbench.report.Findings;
import rewire.workbench.report.ReportInput;
import rewire.workbench.report.ReportInput.Basis;
import rewire.workbench.report.ReportInput.Line;
import rewire.workbench.report.ReportInput.Misfit;
import rewire.workbench.report.ReportInput.Numbers;
import rewire.workbench.report.ReportInput.Panel;
import rewire.workbench.report.ReportInput.Part;
import rewire.workbench.report.ReportInput.RunFacts;
import rewire.workbench.report.ReportInput.Scale;
import rewire.workbench.report.ReportInput.Source;
import rewire.workbench.report.ReportInput.Spread;
import rewire.workbench.report.ReportInput.Threshold;
import rewire.workbench.report.ReportInput.Track;
import rewire.workbench.report.ReportInput.Zoom;
import rewire.workbench.report.Samples;

/// Lays completed runs out as what the report shows: one course, or several side by side.
final class CourseReport {
  private static final int AROUND_DOSE_POINTS = 120;
  /// Hours shown around a dose, spaced as the axis is stretched: evenly in the square root of time.
  private static final double[] AROUND_DOSE_H = around();
  private static final int MOST_ZOOMS = 8;

  private final Model model;
  private final PanelTable table;
  private final List<Run.Completed> runs;
  private final String parameterSet;
  private final String version;

  /// @param runs one or more courses on the same times
  CourseReport(Model model, PanelTable table, List<Run.Completed> runs, String parameterSet, String version) {
    this.model = model;
    this.table = table;
    this.runs = List.copyOf(runs);
    this.parameterSet = parameterSet;
    this.version = version;
  }

  ReportInput input(List<Followed> followed, String command) {
    double[] times = runs.getFirst().trajectories().timeH();
    var rows = table.rows().stream().filter(r -> r.lines().stream()
        .allMatch(l -> l.quantities().stream().allMatch(q -> model.find(q).isPresent()))).toList();
    var panels = new ArrayList<Panel>();
    var basis = new ArrayList<Basis>();
    for (var row : rows) {
      panels.add(panel(row, row.id(), row.part(), lines(row, times)));
      basis.add(new Basis(row.label(), row.restsOn(), row.grade(), file(row)));
    }
    for (var row : rows) {
      if (runs.size() > 1 && row.difference()) {
        panels.add(panel(row, row.id() + "Difference", Part.COMPARISON, differences(row, times)));
      }
    }
    var draft = new ReportInput(title(), who(), origin(courses().getFirst()), 1, List.of(), List.of(),
        runs.stream().map(r -> CourseLanes.of(r.course(), r.trajectories())).toList(), Samples.of(times),
        panels,
        zooms(rows), new Numbers(List.of(), List.of()), basis, touching(rows), limits(), sources(),
        new RunFacts(model.hash(), parameterSet, 0, version, command, achieved()));
    return draft.with(FactTable.beside(Findings.numbers(draft), followed));
  }

  private List<Course> courses() {
    return runs.stream().map(Run.Completed::course).toList();
  }

  private Panel panel(PanelTable.Row row, String id, Part part, List<Line> lines) {
    boolean difference = part == Part.COMPARISON;
    return new Panel(id, difference ? "" : row.brief(), row.label(), row.unit(),
        difference ? row.measure() + ", difference" : row.measure(), part, file(row), row.grade(),
        !row.humanData(),
        row.misfits(), difference ? Scale.free(row.scale().finest()) : row.scale(), row.moment(), lines,
        difference ? List.of(new Threshold(0, "no difference", Threshold.Kind.REFERENCE)) : row.thresholds(),
        List.of());
  }

  /// Each further course minus the first one, within the same person; the same track stands for every course.
  private List<Line> differences(PanelTable.Row row, double[] times) {
    var out = new ArrayList<Line>();
    double[] first = values(row.lines().getFirst(), row.factor(), runs.getFirst(), times);
    for (int c = 1; c < runs.size(); c++) {
      double[] other = values(row.lines().getFirst(), row.factor(), runs.get(c), times);
      for (int i = 0; i < other.length; i++) {
        other[i] -= first[i];
      }
      var track = new Track(Samples.of(other), new Spread.OnePerson());
      out.add(new Line((char) ('A' + c) + " minus A", Collections.nCopies(runs.size(), track)));
    }
    return out;
  }

  /// What time 0 is, in words: the first dose where that is so, else the start of the course.
  private static String origin(Course course) {
    return course.doses().stream().filter(d -> d.timeH() == 0).findFirst()
        .map(d -> "the first " + CourseLanes.label(d))
        .orElse("the start of the course");
  }

  /// The known misfits that some panel names.
  private List<Misfit> touching(List<PanelTable.Row> rows) {
    return table.misfits().stream().filter(m -> rows.stream().anyMatch(r -> r.misfits().contains(m.number())))
        .toList();
  }

  /// Hours around each dosing occasion of any course, up to a number that the page can carry.
  private List<Zoom> zooms(List<PanelTable.Row> rows) {
    double endH = courses().getFirst().endH();
    var occasions = new TreeMap<Double, ReportInput.Dose>();
    courses().forEach(c -> CourseLanes.occasions(c).forEach(d -> occasions.putIfAbsent(d.timeH(), d)));
    var zooms = new ArrayList<Zoom>();
    for (var dose : occasions.values()) {
      double room = endH - dose.timeH();
      if (zooms.size() == MOST_ZOOMS || room < 2) {
        break;
      }
      double[] hours = hours(dose, room, runs.getFirst().trajectories());
      double[] times = Arrays.stream(hours).map(h -> Math.min(endH, dose.timeH() + h)).toArray();
      Map<String, List<Line>> lines = new LinkedHashMap<>();
      rows.forEach(row -> lines.put(row.id(), lines(row, times)));
      zooms.add(new Zoom(dose.label() + " " + (zooms.size() + 1), dose.timeH(), Samples.of(hours), lines));
    }
    return zooms;
  }

  /// The net around a dose, with its end and every time of the run in the first two hours, where inputs step.
  private static double[] hours(ReportInput.Dose dose, double room, Trajectories run) {
    var hours = new TreeSet<Double>();
    Arrays.stream(AROUND_DOSE_H).filter(h -> h <= room).forEach(hours::add);
    for (double t : run.timeH()) {
      if (t >= dose.timeH() && t <= dose.timeH() + Math.min(2, room)) {
        hours.add(t - dose.timeH());
      }
    }
    return hours.stream().mapToDouble(h -> h).toArray();
  }

  private static double[] around() {
    var hours = new TreeSet<Double>();
    for (int i = 0; i <= AROUND_DOSE_POINTS; i++) {
      hours.add(48 * Math.pow((double) i / AROUND_DOSE_POINTS, 2));
    }
    return hours.stream().mapToDouble(h -> h).toArray();
  }

  private List<Line> lines(PanelTable.Row row, double[] times) {
    return row.lines().stream().map(line -> new Line(line.name(), runs.stream()
        .map(run -> new Track(Samples.of(values(line, row.factor(), run, times)), new Spread.OnePerson()))
        .toList()))
        .toList();
  }

  private static double[] values(PanelTable.LineOf line, double factor, Run.Completed run, double[] times) {
    var values = new double[times.length];
    for (var quantity : line.quantities()) {
      var column = run.trajectories().column(quantity);
      for (int i = 0; i < times.length; i++) {
        values[i] += factor * run.trajectories().at(column, times[i]);
      }
    }
    return values;
  }

  private String title() {
    return String.join(", or ", courses().stream().map(Course::title).toList());
  }

  private String who() {
    var people = courses().stream().map(Course::person).distinct().toList();
    double score = runs.getFirst().start().score();
    return String.format(Locale.ROOT, "%s MADRS %.0f before the course%s.", person(people.getFirst()), score,
        people.size() > 1 ? "; the courses name different people, the first is described" : "");
  }

  private static String person(Person p) {
    var genotype = switch (p.genotype()) {
      case VAL_VAL -> "Val/Val";
      case VAL_MET -> "Val/Met";
      case MET_MET -> "Met/Met";
    };
    return String.format(Locale.ROOT, "%s kg, %s years, %s, BDNF %s, background stress %s (model units),",
        plain(p.weightKg()), plain(p.ageYears()), p.sex().name().toLowerCase(Locale.ROOT), genotype,
        plain(p.backgroundStress()));
  }

  /// A given number as it was given: 70, not 70.00.
  static String plain(double given) {
    return given == Math.rint(given) ? Long.toString((long) given) : Double.toString(given);
  }

  private List<String> limits() {
    var limits = new ArrayList<String>();
    limits.add(
        "One person with the typical value of every parameter is shown; people differ widely, and no interval is"
            + " drawn for that here.");
    limits.add("No placebo response, expectancy or rater error is included.");
    if (runs.stream().anyMatch(r -> !r.start().settled())) {
      limits.add("This person had not come to rest before the course and would drift without it.");
    }
    return limits;
  }

  private List<Source> sources() {
    var doi = Pattern.compile("10\\.\\d{4,9}/\\S+[^\\s.,;)]");
    return courses().stream().map(Course::source).filter(s -> !s.isBlank()).distinct().map(s -> {
      var found = doi.matcher(s);
      return new Source(s, found.find() ? found.group() : "");
    }).toList();
  }

  private String achieved() {
    return String.format(Locale.ROOT,
        "%.1g of each value and %.1g MADRS points at most, against a run with tolerances ten times tighter",
        runs.stream().mapToDouble(r -> r.achieved().relative()).max().orElseThrow(),
        runs.stream().mapToDouble(r -> r.achieved().score()).max().orElseThrow());
  }

  private String file(PanelTable.Row row) {
    return file(mechanism(row.lines().getFirst().quantities().getFirst()));
  }

  private String mechanism(String quantity) {
    var id = model.resolve(quantity);
    return id.substring(0, id.indexOf('.'));
  }

  private String file(String mechanism) {
    return model.mechanisms().stream().filter(m -> m.name().equals(mechanism)).findFirst()
        .map(m -> m.file().replace(".ant", "")).orElse(mechanism);
  }
}
