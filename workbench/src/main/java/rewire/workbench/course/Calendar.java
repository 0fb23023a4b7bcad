package rewire.workbench.course;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.IntStream;
import rewire.course.Course;
import rewire.course.Medicine;
import rewire.course.Practice;
import rewire.course.Rule;

/// A course as a calendar that a nurse can follow: what is done at which clock time of which day. Where a rule decides,
/// it says what to measure and what follows from it; nothing is simulated.
public final class Calendar {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
  private static final int SHOWN_DAYS = 6;
  private static final String MISSED = "Missed: no dose";

  private final Course course;
  private final Clinic clinic;
  private final ClinicRules rules;
  private final TreeMap<Integer, List<Line>> days = new TreeMap<>();

  /// One thing to do.
  ///
  /// @param timeH hours after time 0; what holds for the whole day has the time of its beginning
  /// @param clock `09:40`, or empty for the whole day
  public record Line(double timeH, String clock, String text) {}

  /// One day, or several in a row on which the same is done.
  ///
  /// @param date of the first day; empty when the course has no date
  public record Day(int from, int to, String date, List<Line> lines) {
    public Day {
      lines = List.copyOf(lines);
    }
  }

  private Calendar(Course course, Clinic clinic, ClinicRules rules) {
    this.course = course.undecided();
    this.clinic = clinic;
    this.rules = rules;
  }

  /// The days on which something is done, in order.
  public static List<Day> of(Course course, Clinic clinic, ClinicRules rules) {
    var calendar = new Calendar(course, clinic, rules);
    calendar.decisions();
    calendar.doses();
    calendar.care();
    calendar.medicines();
    return calendar.merged();
  }

  private void doses() {
    var occasions = Occasion.planned(course.doses());
    double testedH = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < occasions.size(); i++) {
      var o = occasions.get(i);
      rules.of("before").stream().filter(r -> ClinicCheck.applies(r, o) && ClinicCheck.ofAge(r.key(), course))
          .forEach(r -> at(o.timeH(), r.text()));
      for (var rule : rules.of("sessions")) {
        if ((i + 1) % (int) rule.limit() == 0) {
          at(o.timeH(), rule.text().replace(" at every fourth session", "") + " (session " + (i + 1) + ")");
        }
      }
      for (var rule : rules.of("liver")) {
        boolean first = i == 0;
        long month = occasions.stream().filter(b -> b.timeH() <= o.timeH() && b.timeH() > o.timeH() - 28 * 24)
            .count();
        if (first || (month >= 4 && o.timeH() - testedH >= 24 * rule.limit())) {
          at(o.timeH(), first ? "Liver tests, before the first dose" : "Liver tests");
          testedH = o.timeH();
        }
      }
      at(o.timeH(), new DoseWords(course.person().weightKg(), clinic).sentence(o, t -> ends(o.timeH(), t)));
      for (var rule : rules.of("after")) {
        boolean observation = rule.limit() >= 60;
        double dueH = (observation ? o.endH() : o.timeH()) + rule.limit() / 60;
        at(dueH, rule.text());
        if (!observation && o.endH() > dueH + 1e-9) {
          at(o.endH(), "Measure blood pressure at the end of the infusion");
        }
      }
      for (var rule : rules.of("infusion hours")) {
        for (double t = o.timeH() + 24; o.endH() - o.timeH() >= rule.limit() && t <= o.endH(); t += 24) {
          at(t, "Liver tests, each 1 to 2 days while the infusion runs");
        }
      }
    }
    for (var o : Occasion.planned(course.conduct().missed())) {
      at(o.timeH(), MISSED);
    }
  }

  /// A clock time, with the day when it is another one.
  private String ends(double fromH, double timeH) {
    return clock(timeH) + (day(timeH) == day(fromH) ? "" : " on day " + day(timeH));
  }

  private void decisions() {
    for (var rule : course.conduct().rules()) {
      switch (rule) {
        case Rule.Stop s -> {
          s.atH()
              .forEach(t -> at(t, "Rate MADRS. If " + meaning(s.criterion().words()) + ": no more ketamine"));
          if (s.beforeEachDose()) {
            at(0, "Before each dose but the first rate MADRS. If " + meaning(s.criterion().words())
                + ": no more ketamine");
          }
        }
        case Rule.Maintenance m -> maintenance(m);
      }
    }
  }

  private static String meaning(String criterion) {
    return criterion.contains("fell") ? criterion + " of the score before the course" : criterion;
  }

  private void maintenance(Rule.Maintenance m) {
    for (var missed : m.missed()) {
      if (missed.toH() > m.fromH() && missed.fromH() < m.toH()) {
        whole(Math.max(0, missed.fromH()), MISSED + ", should one be due");
      }
    }
    var words = new DoseWords(course.person().weightKg(), clinic).brief(new Occasion(m.at(0), false));
    if (m.decidedEveryH() == 0) {
      at(m.fromH(),
          "Rate MADRS at this and every later visit and give " + words + ". If " + m.criterion().words()
              + ": next visit after " + span(m.everyH()) + ", else after " + span(m.elseH()) + ", until day "
              + day(m.toH() - 1e-6));
      return;
    }
    for (double t = m.fromH(); t < m.toH() - 1e-6; t += m.decidedEveryH()) {
      double end = Math.min(t + m.decidedEveryH(), m.toH());
      at(t,
          "Rate MADRS. If " + m.criterion().words() + ": " + words + " on " + visits(t, end, m.everyH(), m)
              + "; else on "
              + visits(t, end, m.elseH(), m));
    }
  }

  private String visits(double from, double to, double every, Rule.Maintenance m) {
    var out = new ArrayList<String>();
    for (double t = from; t < to - 1e-6; t += every) {
      if (!m.misses(t)) {
        out.add(Integer.toString(day(t)));
      }
    }
    return (out.size() == 1 ? "day " : "days ") + (out.size() > SHOWN_DAYS
        ? out.getFirst() + ", " + out.get(1) + ", ... " + out.getLast()
        : String.join(", ", out));
  }

  private static String span(double hours) {
    return hours % 168 == 0
        ? number(hours / 168) + (hours == 168 ? " week" : " weeks")
        : number(hours / 24) + (hours == 24 ? " day" : " days");
  }

  private void care() {
    for (var s : course.sessions()) {
      at(s.timeH(), s.modality() + ", " + number(60 * s.durationH()) + " min");
    }
    for (var p : course.ratings().planned()) {
      var rated = days.getOrDefault(day(p.timeH()), List.of()).stream()
          .anyMatch(l -> l.timeH() == p.timeH() && l.text().startsWith("Rate " + p.scale() + "."));
      if (!rated) {
        at(p.timeH(), "Rate " + p.scale());
      }
    }
    for (var p : course.practices()) {
      var name = name(p.kind());
      if (p.level() > 1) {
        at(p.fromH(), Written.sentence(name) + ", " + number(60 * (p.toH() - p.fromH())) + " min");
      } else {
        var minutes = number(60 * Practice.FULL_DAILY_H * p.level()) + " min a day";
        whole(p.fromH(), Written.sentence((p.fromH() > 0 ? "begin " : "") + name + ", " + minutes));
        if (p.toH() < course.endH()) {
          whole(p.toH(), "End of " + name);
        }
      }
    }
  }

  private static String name(Practice.Kind kind) {
    return switch (kind) {
      case MINDFULNESS -> "mindfulness";
      case EXERCISE -> "exercise";
      case SLEEP -> "sleep support";
    };
  }

  private void medicines() {
    for (var medicine : course.medicines()) {
      switch (medicine) {
        case Medicine.Ssri m -> taken(m.name() + ", daily", m.fromH(), m.toH(), m.standing());
        case Medicine.CoDrug m -> taken(m.name(), m.fromH(), m.toH(), false);
        case Medicine.Unmodelled m -> taken(m.name(), m.fromH(), m.toH(), false);
        case Medicine.Benzodiazepine m ->
          at(m.timeH(),
              Written.sentence(m.name()) + " " + number(m.mg()) + " mg" + (m.name().equals("lorazepam")
                  ? ""
                  : " (as strong as " + number(m.lorazepamEquivalentMg()) + " mg lorazepam)"));
        case Medicine.Propofol m -> at(m.timeH(), "Propofol " + number(m.rateMgPerH()) + " mg/h for "
            + number(60 * m.durationH()) + " min");
      }
    }
  }

  private void taken(String name, double fromH, double toH, boolean standing) {
    whole(fromH, standing ? Written.sentence(name) + ", as before" : "Begin " + name);
    if (toH < course.endH()) {
      whole(toH, "End of " + name);
    }
  }

  private void at(double timeH, String text) {
    add(timeH, clock(timeH), text);
  }

  private void whole(double timeH, String text) {
    add(timeH, "", text);
  }

  private void add(double timeH, String clock, String text) {
    days.computeIfAbsent(day(timeH), _ -> new ArrayList<>()).add(new Line(timeH, clock, text));
  }

  private int day(double timeH) {
    return (int) Math.floor((timeH + clinic.startClockH()) / 24 + 1e-9);
  }

  private String clock(double timeH) {
    long minutes = Math.floorMod(Math.round((timeH + clinic.startClockH()) * 60), 24 * 60);
    return "%02d:%02d".formatted(minutes / 60, minutes % 60);
  }

  /// Days in a row with the same lines become one.
  private List<Day> merged() {
    var out = new ArrayList<Day>();
    for (var entry : days.entrySet()) {
      var lines = entry.getValue().stream().sorted(Comparator.comparingDouble(Line::timeH)).distinct()
          .toList();
      if (!out.isEmpty() && out.getLast().to() == entry.getKey() - 1 && same(out.getLast().lines(), lines)) {
        var before = out.removeLast();
        out.add(new Day(before.from(), entry.getKey(), before.date(), before.lines()));
      } else {
        out.add(new Day(entry.getKey(), entry.getKey(),
            clinic.startDate().map(d -> d.plusDays(entry.getKey()).format(DATE)).orElse(""), lines));
      }
    }
    return out;
  }

  private static boolean same(List<Line> a, List<Line> b) {
    return a.size() == b.size() && IntStream.range(0, a.size())
        .allMatch(i -> a.get(i).clock().equals(b.get(i).clock()) && a.get(i).text().equals(b.get(i).text()));
  }

  static String number(double value) {
    return Math.abs(value - Math.rint(value)) < 1e-9
        ? Long.toString(Math.round(value))
        : String.format(Locale.ROOT, "%.4g", value).replaceAll("(\\.\\d*?)0+$", "$1").replaceAll("\\.$", "");
  }
}
