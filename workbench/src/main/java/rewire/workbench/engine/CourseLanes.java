package rewire.workbench.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import rewire.course.Course;
import rewire.course.Dose;
import rewire.course.Form;
import rewire.course.Medicine;
import rewire.course.Practice;
import rewire.course.Ratings;
import rewire.course.Route;
import rewire.course.Visit;
import rewire.simulate.Trajectories;
import rewire.workbench.report.ReportInput;
import rewire.workbench.report.ReportInput.Event;
import rewire.workbench.report.ReportInput.Kept;
import rewire.workbench.report.ReportInput.Span;

/// The swim lanes of a course: what was given and done, hour by hour.
final class CourseLanes {
  /// A benzodiazepine dose is drawn this long, about its half-life, so that it can be seen.
  private static final double DRAWN_DOSE_H = 12;

  private CourseLanes() {}

  static ReportInput.Course of(Course course, Trajectories run) {
    var practices = new ArrayList<Span>();
    for (Practice p : course.practices()) {
      practices.add(new Span(p.fromH(), p.toH(), switch (p.kind()) {
        case MINDFULNESS -> "mindfulness";
        case EXERCISE -> "exercise";
        case SLEEP -> "sleep support";
      }, Math.min(1, p.level())));
    }
    return new ReportInput.Course(course.title(), note(course), due(course),
        course.sessions().stream().map(s -> new Event(s.timeH(), "session", Kept.KEPT)).toList(),
        visits(course), practices,
        course.medicines().stream().map(CourseLanes::span).toList(), stress(course), window(run), List.of());
  }

  /// When a score is measured: as planned, and to decide.
  private static List<Event> visits(Course course) {
    return DoubleStream
        .concat(course.ratings().planned().stream().mapToDouble(Ratings.Planned::timeH),
            course.conduct().visits().stream().mapToDouble(Visit::timeH))
        .filter(t -> t <= course.endH()).sorted().distinct().mapToObj(t -> new Event(t, "visit", Kept.KEPT))
        .toList();
  }

  /// Occasions that were due, given or missed.
  private static List<ReportInput.Dose> due(Course course) {
    var out = new ArrayList<>(occasions(course));
    out.addAll(occasions(course.conduct().missed(), Kept.MISSED));
    out.sort(Comparator.comparingDouble(ReportInput.Dose::timeH));
    return out;
  }

  /// Dosing occasions: the devices of one nasal session are one.
  static List<ReportInput.Dose> occasions(Course course) {
    return occasions(course.doses(), Kept.KEPT);
  }

  /// The unit says of which drug, so that amounts of different drugs are never added.
  private static List<ReportInput.Dose> occasions(List<Dose> doses, Kept kept) {
    var out = new ArrayList<ReportInput.Dose>();
    for (Dose dose : doses.stream().sorted(Comparator.comparingDouble(Dose::timeH)).toList()) {
      if (dose.device() > 1 && !out.isEmpty()) {
        var first = out.removeLast();
        out.add(new ReportInput.Dose(first.timeH(), dose.endH() - first.timeH(), first.label(),
            first.amount() + dose.amountMg(), first.unit(), first.kept()));
      } else {
        out.add(new ReportInput.Dose(dose.timeH(), dose.durationH(), label(dose), dose.amountMg(),
            "mg " + dose.form().drug(), kept));
      }
    }
    return out;
  }

  static String label(Dose dose) {
    return switch (dose.route()) {
      case IV -> dose.durationH() > 0 ? "infusion" : "bolus";
      case IM, SC -> "injection";
      case NASAL_DEVICE, NASAL_ATOMISER -> "nasal dose";
      case ORAL -> "oral dose";
      case SUBLINGUAL -> "sublingual dose";
    };
  }

  private static String note(Course course) {
    var occasions = occasions(course);
    if (occasions.isEmpty()) {
      return "no ketamine";
    }
    var first = course.doses().getFirst();
    boolean same = occasions.stream().allMatch(o -> o.amount() == occasions.getFirst().amount());
    if (course.forms().size() > 1) {
      return course.forms().stream().map(CourseLanes::drug).collect(Collectors.joining(" and ")) + ", "
          + occasions.size() + " doses";
    }
    return (same ? CourseReport.plain(occasions.getFirst().amount()) + " mg " : "doses of different size, ")
        + drug(first.form())
        + " by "
        + route(first.route())
        + (first.durationH() > 0 ? " over %.0f min".formatted(60 * first.durationH()) : "")
        + ", " + occasions.size() + (occasions.size() == 1 ? " dose" : " doses");
  }

  private static String drug(Form form) {
    return (form == Form.RACEMIC ? "racemic " : "") + form.drug();
  }

  private static String route(Route route) {
    return switch (route) {
      case IV -> "vein";
      case IM -> "muscle";
      case SC -> "skin";
      case NASAL_DEVICE -> "nasal spray";
      case NASAL_ATOMISER -> "nasal atomiser";
      case ORAL -> "mouth";
      case SUBLINGUAL -> "under the tongue";
    };
  }

  private static Span span(Medicine medicine) {
    return switch (medicine) {
      case Medicine.Ssri m -> new Span(m.fromH(), m.toH(), "SSRI", 1);
      case Medicine.Benzodiazepine m ->
        new Span(m.timeH(), m.timeH() + DRAWN_DOSE_H, "benzodiazepine", m.lorazepamEquivalentMg());
      case Medicine.Propofol m -> new Span(m.timeH(), m.timeH() + m.durationH(), "propofol", m.rateMgPerH());
      case Medicine.CoDrug m -> new Span(m.fromH(), m.toH(), m.name(), 1);
      case Medicine.Unmodelled m -> new Span(m.fromH(), m.toH(), m.name(), 1);
    };
  }

  private static List<Span> stress(Course course) {
    var out = new ArrayList<Span>();
    double from = 0;
    for (var s : course.stress().stream().sorted(Comparator.comparingDouble(s -> s.fromH())).toList()) {
      if (s.fromH() > from) {
        out.add(new Span(from, s.fromH(), "stress", course.person().backgroundStress()));
      }
      out.add(new Span(Math.max(from, s.fromH()), Math.min(s.toH(), course.endH()), "stress", s.level()));
      from = Math.max(from, s.toH());
    }
    if (from < course.endH()) {
      out.add(new Span(from, course.endH(), "stress", course.person().backgroundStress()));
    }
    return out;
  }

  /// Where the plasticity state lies above the healthy level of 1.
  private static List<Span> window(Trajectories run) {
    var out = new ArrayList<Span>();
    double[] t = run.timeH();
    double[] v = run.column("Pl").values();
    double from = Double.NaN;
    for (int i = 0; i < t.length; i++) {
      if (v[i] > 1 && Double.isNaN(from)) {
        from = t[i];
      } else if (v[i] <= 1 && !Double.isNaN(from)) {
        out.add(new Span(from, t[i], "window", 1));
        from = Double.NaN;
      }
    }
    if (!Double.isNaN(from)) {
      out.add(new Span(from, t[t.length - 1], "window", 1));
    }
    return out;
  }
}
