package rewire.workbench.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import rewire.course.Course;
import rewire.course.Person;
import rewire.model.Model;
import rewire.simulate.Run;
import rewire.simulate.Trajectories;
import rewire.workbench.report.ReportInput;
import rewire.workbench.report.ReportInput.Basis;
import rewire.workbench.report.ReportInput.Line;
import rewire.workbench.report.ReportInput.Misfit;
import rewire.workbench.report.ReportInput.Numbers;
import rewire.workbench.report.ReportInput.Panel;
import rewire.workbench.report.ReportInput.RunFacts;
import rewire.workbench.report.ReportInput.Source;
import rewire.workbench.report.ReportInput.Spread;
import rewire.workbench.report.ReportInput.Track;
import rewire.workbench.report.ReportInput.Zoom;
import rewire.workbench.report.Samples;

/// Lays a completed run out as what the report shows.
final class CourseReport {
  private static final int AROUND_DOSE_POINTS = 120;
  /// Hours shown around a dose, spaced as the axis is stretched: evenly in the square root of time.
  private static final double[] AROUND_DOSE_H = around();
  private static final int MOST_ZOOMS = 8;

  private final Model model;
  private final PanelTable table;
  private final Run.Completed run;
  private final String parameterSet;
  private final String version;

  CourseReport(Model model, PanelTable table, Run.Completed run, String parameterSet, String version) {
    this.model = model;
    this.table = table;
    this.run = run;
    this.parameterSet = parameterSet;
    this.version = version;
  }

  ReportInput input(String command) {
    var course = run.course();
    var trajectories = run.trajectories();
    var rows = table.rows().stream().filter(r -> r.lines().stream()
        .allMatch(l -> l.quantities().stream().allMatch(q -> model.find(q).isPresent()))).toList();
    var panels = new ArrayList<Panel>();
    var basis = new ArrayList<Basis>();
    for (var row : rows) {
      var mechanism = mechanism(row.lines().getFirst().quantities().getFirst());
      panels.add(new Panel(row.id(), row.brief(), row.label(), row.unit(), row.measure(), row.part(),
          file(mechanism),
          row.grade(), !row.humanData(), row.misfits(), row.scale(),
          row.moment(),
          lines(row, trajectories, trajectories.timeH()), row.thresholds(), List.of()));
      basis.add(new Basis(row.label(), row.restsOn(), row.grade(), file(mechanism)));
    }
    return new ReportInput(course.title(), who(course),
        origin(course), 1,
        List.of(), List.of(), List.of(CourseLanes.of(course, trajectories)), Samples.of(trajectories.timeH()),
        panels,
        zooms(course, trajectories, rows), new Numbers(List.of(), List.of()), basis,
        touching(rows),
        limits(), sources(course), new RunFacts(model.hash(), parameterSet, 0, version, command, achieved()));
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

  private List<Zoom> zooms(Course course, Trajectories trajectories, List<PanelTable.Row> rows) {
    var zooms = new ArrayList<Zoom>();
    for (var dose : CourseLanes.occasions(course)) {
      double room = course.endH() - dose.timeH();
      if (zooms.size() == MOST_ZOOMS || room < 2) {
        break;
      }
      double[] hours = hours(dose, room, trajectories);
      double[] times = Arrays.stream(hours).map(h -> Math.min(course.endH(), dose.timeH() + h)).toArray();
      Map<String, List<Line>> lines = new LinkedHashMap<>();
      rows.forEach(row -> lines.put(row.id(), lines(row, trajectories, times)));
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

  private static List<Line> lines(PanelTable.Row row, Trajectories run, double[] times) {
    return row.lines().stream().map(line -> {
      var values = new double[times.length];
      for (var quantity : line.quantities()) {
        var column = run.column(quantity);
        for (int i = 0; i < times.length; i++) {
          values[i] += row.factor() * run.at(column, times[i]);
        }
      }
      return new Line(line.name(), List.of(new Track(Samples.of(values), new Spread.OnePerson())));
    }).toList();
  }

  private String who(Course course) {
    Person p = course.person();
    var genotype = switch (p.genotype()) {
      case VAL_VAL -> "Val/Val";
      case VAL_MET -> "Val/Met";
      case MET_MET -> "Met/Met";
    };
    return String.format(Locale.ROOT,
        "%s kg, %s years, %s, BDNF %s, background stress %s (model units), MADRS %.0f before the course.",
        plain(p.weightKg()), plain(p.ageYears()), p.sex().name().toLowerCase(Locale.ROOT), genotype,
        plain(p.backgroundStress()),
        run.start().score());
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
    if (!run.start().settled()) {
      limits.add("This person had not come to rest before the course and would drift without it.");
    }
    return limits;
  }

  private static List<Source> sources(Course course) {
    if (course.source().isBlank()) {
      return List.of();
    }
    var doi = java.util.regex.Pattern.compile("10\\.\\d{4,9}/\\S+[^\\s.,;)]").matcher(course.source());
    return List.of(new Source(course.source(), doi.find() ? doi.group() : ""));
  }

  private String achieved() {
    return String.format(Locale.ROOT,
        "%.1g of each value and %.1g MADRS points at most, against a run with tolerances ten times tighter",
        run.achieved().relative(), run.achieved().score());
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
