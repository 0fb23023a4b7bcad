package rewire.workbench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import rewire.workbench.report.ReportInput.Course;
import rewire.workbench.report.ReportInput.Line;
import rewire.workbench.report.ReportInput.Panel;
import rewire.workbench.report.ReportInput.Track;

/// One line to be drawn: whose it is, how it looks and what stands at its end.
///
/// @param tone   colour class: A, B, C or both
/// @param weight main line, second line of a panel, or another course's line
/// @param end    text at the right end; empty for none
/// @param who      letters of its courses; empty when there is only one
/// @param quantity name of the line within its panel; empty when there is only one
record Curve(String tone, Weight weight, String end, String who, String quantity, Track track) {

  /// How a line is drawn.
  enum Weight {
    MAIN("med"), SECOND("med second"), NONE("med none"), FULL("med full"), GHOST("ghost");

    final String css;

    Weight(String css) {
      this.css = css;
    }
  }

  /// Share of a panel's range below which two courses count as one.
  private static final double SAME = 0.005;

  /// The letter of a course.
  static String letter(int course) {
    return String.valueOf((char) ('A' + course));
  }

  static String tone(int course) {
    return course < 3 ? letter(course) : "both";
  }

  /// The curves of a shared panel: courses that coincide become one grey line with all their names.
  ///
  /// @param shown which courses, by place
  static List<Curve> shared(Panel panel, List<Line> lines, List<Course> courses, List<Integer> shown) {
    var curves = new ArrayList<Curve>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      Weight weight = weight(panel, line, i);
      var left = new ArrayList<>(shown);
      while (!left.isEmpty()) {
        Track track = line.tracks().get(left.getFirst());
        List<Integer> group = left.stream().filter(c -> same(track, line.tracks().get(c), panel)).toList();
        left.removeAll(group);
        String who = courses.size() == 1 || panel.part() == ReportInput.Part.COMPARISON
            ? ""
            : names(group, courses.size());
        boolean all = group.size() == courses.size();
        boolean grey = group.size() > 1 || panel.part() == ReportInput.Part.COMPARISON;
        String tone = grey ? "both" : tone(group.getFirst());
        String end = line.name().isEmpty() ? who : all ? line.name() : who + " " + line.name();
        curves.add(new Curve(tone, weight, end, who, line.name(), track));
      }
    }
    return curves;
  }

  private static Weight weight(Panel panel, Line line, int place) {
    if (panel.part() == ReportInput.Part.INTERACTION) {
      return switch (line.name()) {
        case "none" -> Weight.NONE;
        case "full" -> Weight.FULL;
        default -> Weight.MAIN;
      };
    }
    return place == 0 ? Weight.MAIN : Weight.SECOND;
  }

  private static String names(List<Integer> courses, int of) {
    List<String> letters = courses.stream().map(Curve::letter).toList();
    return courses.size() == of && of > 3
        ? "all courses"
        : letters.size() > 2 ? String.join(", ", letters) : Wording.list(letters);
  }

  /// Whether every course looks the same in every line of a panel.
  static boolean allSame(Panel panel) {
    return panel.lines().stream().allMatch(line -> line.tracks().stream().allMatch(
        t -> same(line.tracks().getFirst(), t, panel)));
  }

  /// Whether all lines of a panel look the same in a course.
  static boolean linesCoincide(Panel panel, int course) {
    var first = panel.lines().getFirst().tracks().get(course);
    return panel.lines().stream().allMatch(line -> same(first, line.tracks().get(course), panel));
  }

  /// The curves of the score panel of one course: its own line, then the others thin.
  static List<Curve> score(Panel panel, List<Line> lines, int own, ReportInput input) {
    var curves = new ArrayList<Curve>();
    List<Track> tracks = lines.getFirst().tracks();
    boolean many = input.courses().size() > 1;
    String kind = !input.onePerson() ? " median" : many ? "" : " typical person";
    var left = new ArrayList<>(IntStream.range(0, tracks.size()).filter(c -> c != own).boxed().toList());
    while (!left.isEmpty()) {
      Track track = tracks.get(left.getFirst());
      List<Integer> group = left.stream().filter(c -> same(track, tracks.get(c), panel)).toList();
      left.removeAll(group);
      String tone = group.size() > 1 ? "both" : tone(group.getFirst());
      String who = names(group, tracks.size());
      curves.add(new Curve(tone, Weight.GHOST, who + kind, who, "", track));
    }
    String who = many ? letter(own) : "";
    curves.add(new Curve(tone(own), Weight.MAIN, (who + kind).strip(), who, "", tracks.get(own)));
    return curves;
  }

  /// Whether two tracks look the same in this panel.
  static boolean same(Track a, Track b, Panel panel) {
    double low = Math.min(a.typical().least(), b.typical().least());
    double high = Math.max(a.typical().greatest(), b.typical().greatest());
    double tolerance = Math.max(SAME * (high - low), panel.scale().finest() / 10);
    for (int i = 0; i < a.typical().size(); i++) {
      if (Math.abs(a.typical().at(i) - b.typical().at(i)) > tolerance) {
        return false;
      }
    }
    return true;
  }
}
