package rewire.workbench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rewire.workbench.report.Readings.Reading;
import rewire.workbench.report.ReportInput.Cell;
import rewire.workbench.report.ReportInput.Course;
import rewire.workbench.report.ReportInput.Dose;
import rewire.workbench.report.ReportInput.Moment;
import rewire.workbench.report.ReportInput.Numbers;
import rewire.workbench.report.ReportInput.Panel;
import rewire.workbench.report.ReportInput.Part;
import rewire.workbench.report.ReportInput.Sentence;
import rewire.workbench.report.ReportInput.Threshold;
import rewire.workbench.report.ReportInput.Track;

/// Claims that the curves prove, in words: answers, figure titles and the table of numbers.
///
/// The report uses them where the input leaves its answer or its numbers empty.
public final class Findings {
  private Findings() {}

  /// One sentence a course on the score and its return, and one on what the numbers leave open.
  public static List<Sentence> answer(ReportInput in) {
    var sentences = new ArrayList<Sentence>();
    for (int c = 0; c < in.courses().size(); c++) {
      sentences.add(new Sentence(in.courses().size() > 1 ? c : -1, scoreSentence(in, c)));
    }
    String steps = cascade(in);
    if (in.onePerson() && in.courses().size() == 1 && !steps.isEmpty()) {
      sentences.add(Sentence.plain(steps));
    }
    sentences.add(Sentence.plain(in.onePerson()
        ? "All of this is one typical simulated person without a placebo response; people differ, and how much is not"
            + " drawn here."
        : "The intervals hold 90 of 100 simulated people; they leave out doubt about the equations and any placebo"
            + " response."));
    return sentences;
  }

  private static String cascade(ReportInput in) {
    String peaks = cascadeTitle(in);
    return peaks.contains(" peaks ")
        ? peaks + " after " + in.zooms().getFirst().label() + window(in) + "."
        : "";
  }

  /// When the last peaking step is back at its healthy level after the last dose.
  private static String window(ReportInput in) {
    List<Panel> steps = in.panels(Part.CASCADE).stream().filter(p -> !p.brief().isEmpty()
        && p.moment() instanceof Moment.Peak).toList();
    if (steps.isEmpty() || in.courses().getFirst().doses().isEmpty()) {
      return "";
    }
    Panel last = steps.getLast();
    Samples values = last.lines().getFirst().tracks().getFirst().typical();
    double doseH = in.courses().getFirst().doses().getLast().timeH();
    for (Threshold t : last.thresholds()) {
      OptionalDouble up = Readings.crosses(values, in.timeH(), t.value(), true, doseH);
      if (t.kind() == Threshold.Kind.REFERENCE && up.isPresent()) {
        OptionalDouble down = Readings.crosses(values, in.timeH(), t.value(), false, up.getAsDouble() + 1);
        return down.isEmpty()
            ? ""
            : "; " + plain(last) + " is back at the " + t.words() + " " + Wording.when(down
                .getAsDouble());
      }
    }
    return "";
  }

  private static String scoreSentence(ReportInput in, int course) {
    Panel score = in.score();
    Track track = score.lines().getFirst().tracks().get(course);
    Reading low = Readings.lowest(track, in.timeH(), score);
    Estimate start = Readings.at(track, in.timeH(), 0, score.scale().finest());
    Estimate end = Readings.at(track, in.timeH(), in.timeH().last(), score.scale().finest());
    if (start.value() - low.estimate().value() < 2 * Math.max(score.scale().finest(), 0.5)) {
      return "The " + noun(score) + " stays near " + Wording.value(start) + " to the end, "
          + Wording.when(in.timeH().last()) + ".";
    }
    return "The " + noun(score) + " falls from " + Wording.value(start) + " to "
        + Wording.full(low.estimate()) + " "
        + Wording.when(low.timeH()) + ", its lowest, and " + back(in, course, low.timeH()) + " reads "
        + Wording.full(end) + " " + Wording.when(in.timeH().last()) + ".";
  }

  private static String noun(Panel score) {
    return (score.brief().isEmpty() ? score.label() : score.brief()) + " score";
  }

  /// The limit whose crossing counts as coming back: the highest one below the starting value.
  private static OptionalDouble relapseLevel(Panel score, double start) {
    return score.thresholds().stream().filter(t -> t.kind() == Threshold.Kind.LIMIT && t.value() < start)
        .mapToDouble(Threshold::value).max();
  }

  private static String back(ReportInput in, int course, double fromH) {
    Samples values = in.score().lines().getFirst().tracks().get(course).typical();
    OptionalDouble level = relapseLevel(in.score(), values.along(in.timeH(), 0));
    if (level.isEmpty() || values.along(in.timeH(), fromH) > level.getAsDouble()) {
      return "it";
    }
    OptionalDouble again = Readings.crosses(values, in.timeH(), level.getAsDouble(), true, fromH);
    String limit = Wording.rounded(level.getAsDouble(), in.score().scale().finest());
    return again.isPresent()
        ? "is above " + limit + " again " + Wording.when(again.getAsDouble()) + "; it"
        : "stays at " + limit + " or below; it";
  }

  /// One line per limit of the score: when it is reached and when it is passed again.
  static List<String> crossings(ReportInput in, int course) {
    Panel score = in.score();
    Samples values = score.lines().getFirst().tracks().get(course).typical();
    double lowH = in.timeH().at(values.indexOfLeast());
    double end = in.timeH().last();
    return score.thresholds().stream().filter(t -> t.kind() == Threshold.Kind.LIMIT).map(t -> {
      String level = Wording.rounded(t.value(), score.scale().finest());
      String first = level + " or below: " + crossing(in, score, course, t.value(), false, 0, end);
      return values.least() > t.value()
          ? first
          : first + ", above again: " + crossing(in, score, course, t.value(),
              true, lowH, end);
    }).toList();
  }

  /// What figure 1 proves.
  static String scoreTitle(ReportInput in) {
    if (in.courses().size() > 1) {
      double end = in.timeH().last();
      var reads = IntStream.range(0, in.courses().size())
          .mapToObj(c -> Wording.value(Readings.at(in, in.score(), 0, c,
              end)) + " in " + Curve.letter(c))
          .toList();
      return "The " + noun(in.score()) + " reads " + Wording.list(reads) + " " + Wording.when(end);
    }
    String sentence = scoreSentence(in, 0);
    int cut = sentence.indexOf("; it reads");
    if (cut > 0) {
      return sentence.substring(0, cut).replace(", its lowest, and", " and");
    }
    int comma = sentence.indexOf(", its lowest");
    return comma > 0 ? sentence.substring(0, comma) : sentence.replaceAll("\\.$", "");
  }

  /// What figure 2 proves: when the first and the last steps peak, or where the courses part.
  static String cascadeTitle(ReportInput in) {
    List<Panel> named = in.panels(Part.CASCADE).stream().filter(p -> !p.brief().isEmpty()).toList();
    if (named.isEmpty()) {
      return "From the dose to the mood";
    }
    if (in.courses().size() > 1) {
      return parting(in);
    }
    List<Panel> peaking = named.stream().filter(p -> p.moment() instanceof Moment.Peak).toList();
    if (peaking.size() < 2 || in.zooms().isEmpty()) {
      return "From the dose to the mood, step by step";
    }
    Panel first = peaking.getFirst();
    Panel last = peaking.getLast();
    return Wording.sentence(plain(first)) + " peaks " + Wording.when(Readings.moment(in, first, 0, 0).timeH())
        + ", "
        + plain(last) + " " + Wording.when(Readings.moment(in, last, 0, 0).timeH());
  }

  private static String plain(Panel panel) {
    String name = panel.brief().replaceAll(", (venous|arterial|day .*)$", "");
    boolean acronym = name.length() > 1 && Character.isUpperCase(name.charAt(1));
    return acronym ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  private static String parting(ReportInput in) {
    List<Panel> panels = in.panels(Part.CASCADE);
    for (int i = 0; i < panels.size(); i++) {
      Panel p = panels.get(i);
      boolean parts = p.lines().stream().anyMatch(line -> line.tracks().stream()
          .anyMatch(t -> !Curve.same(line.tracks().getFirst(), t, p)));
      if (parts) {
        return i == 0
            ? "The courses part at the first step: " + p.label()
            : "The courses coincide down to " + panels.get(i - 1).label() + "; they part at " + p.label();
      }
    }
    return "The courses coincide in every step";
  }

  /// What the figure on safety proves: how soon the first read-out is over.
  static String safetyTitle(ReportInput in) {
    Panel first = in.panels(Part.SAFETY).getFirst();
    Reading peak = Readings.moment(in, first, 0, 0);
    String name = Wording.sentence(first.brief().isEmpty() ? first.label() : plain(first));
    if (in.zooms().isEmpty() || first.moment() instanceof Moment.At || peak.estimate().value() <= 0) {
      return name + " and the pressures over the course";
    }
    ReportInput.Zoom zoom = in.zooms().getFirst();
    Samples values = zoom.lines().getOrDefault(first.id(), first.lines()).getFirst().tracks().getFirst()
        .typical();
    OptionalDouble over = values.size() == zoom.hours().size()
        ? Readings.crosses(values, zoom.hours(), peak.estimate().value() / 10, false, peak.timeH())
        : OptionalDouble.empty();
    return name + " peaks " + Wording.when(peak.timeH())
        + (over.isPresent() ? " and is down to a tenth " + Wording.when(over.getAsDouble()) : "");
  }

  /// A sentence that says a panel aloud: start, the moment that counts, named days and the end.
  static String spoken(ReportInput in, Panel panel, List<Integer> courses) {
    var parts = new ArrayList<String>();
    for (int l = 0; l < panel.lines().size(); l++) {
      for (int c : courses) {
        Reading moment = Readings.moment(in, panel, l, c);
        boolean peak = panel.moment() instanceof Moment.Peak;
        double end = in.timeH().last();
        int line = l;
        String who = (in.courses().size() > 1 ? "Course " + Curve.letter(c) + " " : "")
            + panel.lines().get(l).name();
        var values = new ArrayList<String>();
        values.add(Wording.value(Readings.at(in, panel, l, c, 0)) + " at the start");
        values
            .add((peak ? "peak " : "") + Wording.full(moment.estimate()) + " " + Wording.when(moment.timeH())
                + (peak && !in.zooms().isEmpty() ? " after " + in.zooms().getFirst().label() : ""));
        IntStream.of(12 * 24, 30 * 24).filter(h -> h < end).forEach(
            h -> values.add(Wording.full(Readings.at(in, panel, line, c, h)) + " " + Wording.when(h)));
        values.add(Wording.full(Readings.at(in, panel, l, c, end)) + " " + Wording.when(end));
        parts.add((who.isBlank() ? "" : who.strip() + ": ") + String.join(", ", values));
      }
    }
    return panel.label() + ", " + panel.measure() + ". "
        + (in.onePerson()
            ? "One typical person. "
            : "Median of " + in.people() + " people and the middle 90. ")
        + String.join(". ", parts) + ".";
  }

  /// The numbers side by side: effect, durability, exposure and burden, one column per course.
  public static Numbers numbers(ReportInput in) {
    var columns = IntStream.range(0, in.courses().size())
        .mapToObj(
            c -> in.courses().size() == 1 ? "Value" : Curve.letter(c) + " " + in.courses().get(c).name())
        .toList();
    var groups = new ArrayList<Numbers.Group>();
    groups.add(new Numbers.Group("Effect", effect(in)));
    groups.add(new Numbers.Group("Durability", durability(in)));
    groups.add(new Numbers.Group("Exposure and burden", burden(in)));
    return new Numbers(columns, groups.stream().filter(g -> !g.rows().isEmpty()).toList());
  }

  private static List<Numbers.Row> effect(ReportInput in) {
    Panel score = in.score();
    var rows = new ArrayList<Numbers.Row>();
    for (double h : new double[] {0, 24, 168, in.timeH().last()}) {
      if (h <= in.timeH().last()) {
        rows.add(row(in, score.label() + " " + Wording.when(h), score.unit(), false,
            c -> new Cell.Value(Readings.at(in, score, 0, c, h), "")));
      }
    }
    rows.add(
        row(in, "Lowest " + score.label().toLowerCase(Locale.ROOT), score.unit() + ", and when", false, c -> {
          Reading low = Readings.lowest(score.lines().getFirst().tracks().get(c), in.timeH(), score);
          return new Cell.Words(Wording.full(low.estimate()) + " " + Wording.when(low.timeH()));
        }));
    return rows;
  }

  private static List<Numbers.Row> durability(ReportInput in) {
    Panel score = in.score();
    double end = in.timeH().last();
    var rows = new ArrayList<Numbers.Row>();
    for (Threshold t : score.thresholds().stream().filter(t -> t.kind() == Threshold.Kind.LIMIT).toList()) {
      String level = Wording.rounded(t.value(), score.scale().finest());
      rows.add(row(in, "First at " + level + " or below", t.words(), false,
          c -> new Cell.Words(crossing(in, score, c, t.value(), false, 0, end))));
      rows.add(row(in, "Above " + level + " again", "after the lowest score", false, c -> {
        Samples values = score.lines().getFirst().tracks().get(c).typical();
        double lowH = in.timeH().at(values.indexOfLeast());
        return new Cell.Words(values.least() > t.value()
            ? "never at " + level + " or below"
            : crossing(in, score, c, t.value(), true, lowH, end));
      }));
    }
    return rows;
  }

  private static String crossing(ReportInput in, Panel score, int course, double level, boolean upwards,
      double fromH,
      double end) {
    OptionalDouble at = Readings.crosses(score.lines().getFirst().tracks().get(course).typical(), in.timeH(),
        level,
        upwards, fromH);
    return at.isPresent() ? Wording.when(at.getAsDouble()) : Wording.never(end);
  }

  private static List<Numbers.Row> burden(ReportInput in) {
    var rows = new ArrayList<Numbers.Row>();
    var peaks = new ArrayList<>(in.panels(Part.CASCADE).stream().limit(1).toList());
    peaks.addAll(in.panels(Part.SAFETY));
    String dose = in.zooms().isEmpty() ? "" : ", " + in.zooms().getFirst().label();
    for (Panel p : peaks) {
      if (p.moment() instanceof Moment.Peak) {
        for (int l = 0; l < p.lines().size(); l++) {
          int line = l;
          String name = p.lines().get(l).name();
          rows.add(row(in, "Peak: " + p.label() + (name.isEmpty() ? "" : ", " + name), p.unit() + dose,
              p.noHumanData(), c -> {
                Reading peak = Readings.moment(in, p, line, c);
                return new Cell.Words(Wording.full(peak.estimate()) + " " + Wording.when(peak.timeH()));
              }));
        }
      }
    }
    rows.add(
        row(in, "Doses and their sum", "as planned", false, c -> new Cell.Words(total(in.courses().get(c)))));
    if (in.courses().stream().anyMatch(c -> !c.sessions().isEmpty())) {
      rows.add(row(in, "Sessions", "as planned", false,
          c -> new Cell.Words(String.valueOf(in.courses().get(c).sessions().size()))));
    }
    return rows;
  }

  private static String total(Course course) {
    if (course.doses().isEmpty()) {
      return "none";
    }
    var byUnit = course.doses().stream().collect(
        Collectors.groupingBy(Dose::unit, LinkedHashMap::new, Collectors.summingDouble(Dose::amount)));
    return course.doses().size() + ", " + byUnit.entrySet().stream()
        .map(e -> Wording.withUnit(
            Wording.rounded(e.getValue(), e.getValue() < 100 ? 0.1 : 1).replaceAll("\\.0$", ""), e.getKey()))
        .collect(Collectors.joining(" and "));
  }

  private static Numbers.Row row(ReportInput in, String name, String note, boolean noHumanData,
      java.util.function.IntFunction<Cell> cell) {
    return new Numbers.Row(name, note, noHumanData,
        IntStream.range(0, in.courses().size()).mapToObj(cell).toList());
  }
}
