package rewire.workbench.report;

import java.util.ArrayList;
import java.util.List;
import rewire.workbench.report.Readings.Reading;
import rewire.workbench.report.ReportInput.Line;
import rewire.workbench.report.ReportInput.Moment;
import rewire.workbench.report.ReportInput.Panel;
import rewire.workbench.report.ReportInput.Part;
import rewire.workbench.report.ReportInput.Spread;
import rewire.workbench.report.ReportInput.Track;

/// The answer in at most 15 lines of a terminal: score first, then one line and one small curve per step.
///
/// Under 60 columns the curve goes first, then the interval, never the value or the unit. Without Unicode the
/// blocks become ` .:-=+*#`. Colour is bold for the headings and the course's own for its letter.
public final class TerminalSummary {
  private static final int LINES = 15;
  private static final int MOST_COURSES = 4;
  private static final String BLOCKS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";
  private static final String PLAIN = " .:-=+*#";
  private static final String[] COLOURS = {"\u001b[34m", "\u001b[33m", "\u001b[35m"};
  private static final int NAME = 18;
  private static final int VALUE = 6;
  private static final int UNIT = 7;
  private static final int MORE = 15;

  private final ReportInput in;
  private final int width;
  private final boolean unicode;
  private final boolean colour;
  private final List<String> lines = new ArrayList<>();

  private TerminalSummary(ReportInput in, int width, boolean unicode, boolean colour) {
    this.in = in;
    this.width = Math.max(34, width);
    this.unicode = unicode;
    this.colour = colour;
  }

  /// Lines joined by newlines, without one at the end.
  public static String text(ReportInput input, int width, boolean unicode, boolean colour) {
    var summary = new TerminalSummary(input, width, unicode, colour);
    summary.heading();
    summary.steps();
    summary.foot();
    String text = String.join("\n", summary.lines);
    return unicode ? text : ascii(text);
  }

  private void heading() {
    String right = in.onePerson()
        ? "one typical person, no placebo"
        : in.people() + " people, seed " + in.run().seed() + ", no placebo";
    int room = width - right.length() - 2;
    String title = cut(in.title(), room >= 20 ? room : width);
    lines.add(bold(title) + (room >= 20 ? " ".repeat(width - title.length() - right.length()) + right : ""));
    in.notices().stream().limit(1).forEach(n -> lines.add(cut(n, width)));
    for (int c = 0; c < Math.min(MOST_COURSES, in.courses().size()); c++) {
      lines.add(scoreLine(c));
    }
    if (in.courses().size() > MOST_COURSES) {
      lines.add(
          "and " + Wording.count(in.courses().size() - MOST_COURSES, "more course") + ", see the report");
    }
    if (in.courses().size() == 1) {
      Findings.crossings(in, 0).stream().limit(2).forEach(l -> lines.add(cut("       " + l, width)));
    }
  }

  private String scoreLine(int c) {
    Panel score = in.score();
    double end = in.timeH().last();
    String name = score.brief().isEmpty() ? score.label() : score.brief();
    Track track = score.lines().getFirst().tracks().get(c);
    Reading low = Readings.lowest(track, in.timeH(), score);
    double finest = score.scale().finest();
    String letter = in.courses().size() > 1 ? Curve.letter(c) + " " : "";
    Estimate start = Readings.at(track, in.timeH(), 0, finest);
    boolean falls = !Wording.value(start).equals(Wording.value(low.estimate()));
    String text = name + "  " + Wording.value(start) + " at start, "
        + (falls ? Wording.full(low.estimate()) + " " + Wording.when(low.timeH()) + ", " : "")
        + Wording.full(Readings.at(track, in.timeH(), end, finest)) + " " + Wording.when(end);
    return tint(c, letter) + cut(text, width - letter.length());
  }

  private void steps() {
    List<Panel> named = in.panels().stream().filter(p -> !p.brief().isEmpty() && p.part() != Part.COMPARISON)
        .toList();
    List<Panel> fast = named.stream()
        .filter(p -> p.moment() instanceof Moment.Peak && p.part() == Part.CASCADE)
        .toList();
    List<Panel> slow = named.stream().filter(p -> p.moment() instanceof Moment.At).toList();
    int room = LINES - lines.size() - 2 - 2;
    int quick = Math.min(fast.size(), Math.max(0, room - Math.min(2, slow.size())));
    int late = Math.min(slow.size(), room - quick);
    if (quick > 0 && !in.zooms().isEmpty()) {
      double last = in.zooms().getFirst().hours().last();
      scale("0 h", "stretched", Wording.rounded(last, 1) + " h");
      fast.subList(0, quick).forEach(p -> lines.add(step(p, true)));
    }
    if (late > 0) {
      scale("day 0", "", Wording.day(in.timeH().last()));
      slow.stream().filter(p -> p.part() != Part.SCORE).limit(late - 1)
          .forEach(p -> lines.add(step(p, false)));
      slow.stream().filter(p -> p.part() == Part.SCORE).forEach(p -> lines.add(step(p, false)));
    }
  }

  private int curveWidth() {
    int left = NAME + VALUE + 1 + UNIT + 4 + MORE + 1;
    return width < 60 ? 0 : Math.min(24, width - left);
  }

  private void scale(String from, String middle, String to) {
    int curve = curveWidth();
    if (curve > from.length() + to.length() + middle.length() + 2) {
      int gap = curve - from.length() - to.length() - middle.length();
      lines.add(" ".repeat(NAME + VALUE + 1 + UNIT + 4 + MORE) + from + " ".repeat(gap / 2) + middle
          + " ".repeat(gap - gap / 2) + to);
    }
  }

  private String step(Panel panel, boolean hours) {
    Reading reading = Readings.moment(in, panel, 0, 0);
    Estimate e = reading.estimate();
    String more = e.hasInterval() ? Wording.interval(e) : hours ? Wording.when(reading.timeH()) : "";
    String brief = panel.moment() instanceof Moment.At
        ? withTime(panel.brief(), atWords(reading.timeH()))
        : panel.brief();
    String value = Wording.value(e);
    String point = value.contains(".") ? "" : "  ";
    var line = new StringBuilder(pad(cut(brief, NAME), NAME));
    line.append(padLeft(value + (value.length() + point.length() > VALUE ? "" : point), VALUE)).append(' ')
        .append(pad(panel.unit(), UNIT)).append(panel.grade().brief);
    if (width >= line.length() + 1 + more.length()) {
      line.append(' ').append(pad(more, MORE));
    }
    int curve = curveWidth();
    if (curve > 3) {
      line = new StringBuilder(pad(line.toString(), NAME + VALUE + 1 + UNIT + 4 + MORE));
      line.append(curve(panel, hours, curve));
    }
    return line.toString().stripTrailing();
  }

  private String withTime(String brief, String time) {
    return cut(brief, NAME - 2 - time.length()) + ", " + time;
  }

  private static String atWords(double hours) {
    return hours < 48 ? Wording.duration(hours) : Wording.day(hours);
  }

  private String curve(Panel panel, boolean hours, int columns) {
    List<Line> lines = hours
        ? in.zooms().getFirst().lines().getOrDefault(panel.id(), List.of())
        : panel.lines();
    Samples grid = hours ? in.zooms().getFirst().hours() : in.timeH();
    if (lines.isEmpty()) {
      return "";
    }
    Samples values = lines.getFirst().tracks().getFirst().typical();
    double least = values.least();
    double range = Math.max(values.greatest() - least, Math.max(panel.scale().finest(), 1e-12));
    var text = new StringBuilder();
    for (int i = 0; i < columns; i++) {
      double share = (i + 0.5) / columns;
      double at = hours ? share * share * grid.last() : share * grid.last();
      int level = (int) Math.min(7, Math.floor((values.along(grid, at) - least) / range * 8));
      text.append((unicode ? BLOCKS : PLAIN).charAt(Math.max(0, level)));
    }
    return text.toString();
  }

  private void foot() {
    boolean bands = in.score().lines().getFirst().tracks().getFirst().spread() instanceof Spread.Percentiles;
    String who = bands ? "Intervals hold 90 of 100 people." : "One typical person; people differ.";
    String numbers = in.misfits().isEmpty()
        ? ""
        : " Misfits " + String.join(" ", in.misfits().stream().map(m -> String.valueOf(m.number())).toList())
            + ".";
    String counted = " " + Wording.count(in.misfits().size(), "known misfit") + ", see the report.";
    lines.add(cut(who + (who.length() + numbers.length() <= width ? numbers : counted), width));
    lines.add(cut("Research and education. Not a medical device.", width));
  }

  private String cut(String text, int room) {
    String safe = text.replaceAll("\\p{Cntrl}", " ");
    String dots = unicode ? "\u2026" : "...";
    return safe.length() <= room ? safe : safe.substring(0, Math.max(0, room - dots.length())) + dots;
  }

  private static String pad(String text, int width) {
    return text.length() >= width ? text : text + " ".repeat(width - text.length());
  }

  private static String padLeft(String text, int width) {
    return text.length() >= width ? text : " ".repeat(width - text.length()) + text;
  }

  private String bold(String text) {
    return colour ? "\u001b[1m" + text + "\u001b[0m" : text;
  }

  private String tint(int course, String text) {
    return colour && course < COLOURS.length && !text.isEmpty() ? COLOURS[course] + text + "\u001b[0m" : text;
  }

  private static String ascii(String text) {
    String plain = text.replace('\u2212', '-').replace('\u202f', ' ').replace("\u00d7", "x")
        .replace("\u2260", "!=")
        .replace("\u00b7", "*").replace("\u2019", "'");
    return plain.replaceAll("[^\\x20-\\x7e\\n\\x1b]", "?");
  }
}
