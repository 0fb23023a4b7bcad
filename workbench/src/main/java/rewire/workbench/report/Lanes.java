package rewire.workbench.report;

import static rewire.workbench.report.Html.percent;
import static rewire.workbench.report.Html.px;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import rewire.workbench.report.ReportInput.Course;
import rewire.workbench.report.ReportInput.Dose;
import rewire.workbench.report.ReportInput.Event;
import rewire.workbench.report.ReportInput.Kept;
import rewire.workbench.report.ReportInput.Span;
import rewire.workbench.report.ReportInput.Zoom;

/// The swim lanes of one course: bars for doses, discs for sessions, strips for levels; empty lanes are left out.
final class Lanes {
  private static final double LANE = 26; // px
  private static final double STRIP = 8; // px of the thickest strip

  private final TimeAxis time;
  private final StringBuilder shapes = new StringBuilder();
  private final StringBuilder labels = new StringBuilder();
  private final List<String> said = new ArrayList<>();
  private final double tall;
  private double middle;

  private Lanes(TimeAxis time, double tall) {
    this.time = time;
    this.tall = tall;
    this.middle = LANE / 2;
  }

  /// One image that holds all lanes of a course.
  static String html(Course course, TimeAxis time, List<Zoom> zooms) {
    SequencedMap<String, List<Dose>> doses = byLabel(course.doses(), Dose::label);
    SequencedMap<String, List<Event>> sessions = byLabel(course.sessions(), Event::label);
    SequencedMap<String, List<Span>> strips = byLabel(course.practices(), Span::label);
    SequencedMap<String, List<Span>> medicines = byLabel(course.medicines(), Span::label);
    int rows = doses.size() + sessions.size() + strips.size() + medicines.size()
        + (course.stress().isEmpty() ? 0 : 1)
        + (course.visits().isEmpty() ? 0 : 1);
    var lanes = new Lanes(time, Math.max(1, rows) * LANE);
    lanes.window(course, doses.size() + sessions.size());
    doses.forEach((label, all) -> lanes.doses(label, all, zooms));
    sessions.forEach(lanes::sessions);
    strips.forEach((label, all) -> lanes.strips(label, all, "prac"));
    medicines.forEach((label, all) -> lanes.strips(label, all, "medi"));
    if (!course.visits().isEmpty()) {
      lanes.visits(course.visits());
    }
    if (!course.stress().isEmpty()) {
      lanes.strips("stress", course.stress(), "strs");
    }
    return lanes.html(rows == 0);
  }

  private static <T> SequencedMap<String, List<T>> byLabel(List<T> all, Function<T, String> label) {
    var groups = new LinkedHashMap<String, List<T>>();
    all.forEach(item -> groups.computeIfAbsent(label.apply(item), _ -> new ArrayList<>()).add(item));
    return groups;
  }

  private void window(Course course, int lanes) {
    if (course.window().isEmpty() || lanes == 0) {
      return;
    }
    for (Span s : course.window()) {
      path("win",
          "M" + px(x(s.fromH())) + ",0H" + px(x(s.toH())) + "V" + px(lanes * LANE) + "H" + px(x(s.fromH()))
              + "Z");
    }
    double end = course.window().getLast().toH();
    boolean room = time.across(end) < 0.55;
    double lastDose = course.doses().stream().mapToDouble(Dose::timeH).max().orElse(0);
    double from = time.across(room ? end : lastDose);
    if (from > 0.6) {
      return; // the words would run over doses; the key has them too
    }
    labels.append("<span class=\"an win-l").append(room ? "" : " in").append("\" style=\"left:")
        .append(percent(from + (room ? 0 : 0.02))).append(";top:").append(percent(LANE / 2 / tall))
        .append("\">shaded: plasticity above the healthy level</span>");
  }

  private void doses(String label, List<Dose> doses, List<Zoom> zooms) {
    double most = doses.stream().mapToDouble(Dose::amount).max().orElse(1);
    lane();
    for (Dose d : doses) {
      double half = most > 0 ? 9 * Math.max(0.35, d.amount() / most) : 9;
      String bar = "M" + px(x(d.timeH())) + "," + px(middle - half) + "V" + px(middle + half);
      path("dose", bar);
      if (d.kept() == Kept.MISSED) {
        path("hole", "M" + px(x(d.timeH())) + "," + px(middle - half + 1) + "V" + px(middle + half - 1));
      }
      for (int z = 0; z < zooms.size(); z++) {
        if (zooms.get(z).startH() == d.timeH()) {
          labels.append("<i class=pick data-z=").append(z).append(" title=\"Show the hours around ")
              .append(Html.text(zooms.get(z).label())).append("\" style=\"left:")
              .append(percent(time.across(d.timeH())))
              .append(";top:").append(percent(middle / tall)).append("\"></i>");
        }
      }
    }
    end("", label, doses.size(), doses.stream().filter(d -> d.kept() == Kept.MISSED).count());
    said.add(counted(label, doses.stream().map(Dose::timeH).toList()));
    middle += LANE;
  }

  private void sessions(String label, List<Event> sessions) {
    lane();
    for (Event e : sessions) {
      String dot = "M" + px(x(e.timeH())) + "," + px(middle) + "h.01";
      path("sess", dot);
      if (e.kept() == Kept.MISSED) {
        path("sess hole", dot);
      }
    }
    end(" ses", label, sessions.size(), sessions.stream().filter(e -> e.kept() == Kept.MISSED).count());
    said.add(counted(label, sessions.stream().map(Event::timeH).toList()));
    middle += LANE;
  }

  private void visits(List<Event> visits) {
    lane();
    for (Event e : visits) {
      path(e.kept() == Kept.MISSED ? "visit missed" : "visit",
          "M" + px(x(e.timeH())) + "," + px(middle - 4) + "v8");
    }
    end("", visits.getFirst().label(), visits.size(),
        visits.stream().filter(e -> e.kept() == Kept.MISSED).count());
    said.add(counted(visits.getFirst().label(), visits.stream().map(Event::timeH).toList()));
    middle += LANE;
  }

  private void strips(String label, List<Span> spans, String css) {
    double most = Math.max(1, spans.stream().mapToDouble(Span::level).max().orElse(1));
    double least = spans.stream().mapToDouble(Span::level).min().orElse(0);
    double top = spans.stream().mapToDouble(Span::level).max().orElse(0);
    for (Span s : spans) {
      double half = s.level() > 0 ? Math.max(1.2, STRIP / 2 * s.level() / most) : 0.4;
      double from = x(Math.max(s.fromH(), time.startH()));
      path(css, "M" + px(from) + "," + px(middle - half) + "H" + px(x(Math.min(s.toH(), time.endH()))) + "V"
          + px(middle + half) + "H" + px(from) + "Z");
    }
    String level = least == top ? level(top) : level(least) + " to " + level(top);
    labels.append("<span class=\"end ").append(css).append("\" style=\"top:").append(percent(middle / tall))
        .append("\">").append(Html.text(label)).append(' ').append(level).append("</span>");
    said.add(label + " at level " + level);
    middle += LANE;
  }

  private static String level(double value) {
    return Wording.value(Estimate.typical(value, 0)).replaceAll("(\\.\\d*?)0+$", "$1").replaceAll("\\.$", "");
  }

  private static String counted(String label, List<Double> times) {
    String count = Wording.count(times.size(), label);
    return times.size() > 14
        ? count
        : count + " on days " + Wording.list(
            times.stream().map(h -> Wording.day(h).substring("day ".length())).toList());
  }

  private void end(String css, String label, int count, long missed) {
    labels.append("<span class=\"end").append(css).append("\" style=\"top:").append(percent(middle / tall))
        .append("\">")
        .append(Html.text(Wording.count(count, label))).append(missed > 0 ? ", " + missed + " missed" : "")
        .append("</span>");
  }

  private void lane() {
    path("lane", "M0," + px(middle) + "H1000");
  }

  private double x(double timeH) {
    return time.across(timeH) * Plot.WIDE;
  }

  private void path(String css, String d) {
    shapes.append("<path class=\"").append(css).append("\" d=\"").append(d).append("\"/>");
  }

  private String html(boolean empty) {
    String sentence = empty
        ? "No dose, session or other act in this course"
        : Wording.sentence(String.join("; ", said));
    String note = empty
        ? "<span class=an style=\"left:0;top:50%\">Nothing is given in this course.</span>"
        : "";
    return "<div class=\"plot kd lanes\" style=\"--h:" + px(tall) + "px\" role=img aria-label=\""
        + Html.text(sentence)
        + "\"><svg viewBox=\"0 0 1000 " + px(tall) + "\" preserveAspectRatio=none aria-hidden=true>" + shapes
        + "</svg><div class=ov aria-hidden=true>" + note + labels + "</div><i class=cur></i></div>";
  }

  /// Times that curves must pass through: where anything starts or stops.
  static Set<Double> edgesH(List<Course> courses) {
    var edges = new TreeSet<Double>();
    for (Course c : courses) {
      for (Dose d : c.doses()) {
        edges.add(d.timeH());
        edges.add(d.timeH() + d.durationH());
      }
      for (List<Span> spans : List.of(c.practices(), c.medicines(), c.stress())) {
        for (Span s : spans) {
          edges.add(s.fromH());
          edges.add(s.toH());
        }
      }
    }
    return edges;
  }
}
