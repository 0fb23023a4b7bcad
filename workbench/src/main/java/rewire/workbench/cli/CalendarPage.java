package rewire.workbench.cli;

import java.util.List;
import java.util.Locale;
import rewire.course.Person;
import rewire.workbench.course.Calendar;
import rewire.workbench.course.ClinicCheck.Finding;
import rewire.workbench.course.ClinicRules.Level;
import rewire.workbench.course.CourseReading.Understood;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What `course explain` prints.
record CalendarPage(Understood reading, List<Calendar.Day> days, List<Finding> findings) {

  private static final String WHOLE_DAY = "       ";

  String text(int width) {
    var course = reading.course();
    var out = new StringBuilder(course.title()).append('\n');
    if (!course.source().isEmpty()) {
      out.append(Wrapped.text("", course.source(), width));
    }
    out.append(who(course.person())).append('\n');
    always(out, width);
    for (var day : days) {
      out.append('\n')
          .append(day.from() == day.to() ? "Day " + day.from() : "Days " + day.from() + " to " + day.to())
          .append(day.date().isEmpty() ? "" : ", " + day.date())
          .append(day.from() == day.to() ? "" : ", each day")
          .append('\n');
      for (var line : day.lines()) {
        out.append(Wrapped.text("  " + (line.clock().isEmpty() ? WHOLE_DAY : line.clock() + "  "),
            line.text(), width));
      }
    }
    out.append("\nEnd of the course: day ").append(Math.round(course.endH() / 24)).append(".\n");
    out.append("From a course file, for research; doses are checked by whoever gives them.\n");
    return out.toString();
  }

  /// What holds at every session.
  private void always(StringBuilder out, int width) {
    boolean open = !reading.course().conduct().rules().isEmpty();
    var checks = open
        ? List.of("beforehand", "before", "during", "after", "leaving", "whole", "sessions", "liver")
        : List.of("beforehand", "during", "leaving", "whole");
    var rules = findings.stream().map(Finding::rule).filter(r -> r.level() == Level.REMINDER)
        .filter(r -> checks.contains(r.check())).toList();
    if (!rules.isEmpty()) {
      out.append("\nAt every session with ketamine\n");
      rules.forEach(r -> out.append(Wrapped.text("  - ", r.text(), width)));
    }
    var grave = findings.stream()
        .filter(f -> f.rule().level() == Level.CONTRAINDICATED || f.rule().level() == Level.WARNING).count();
    if (grave > 0) {
      out.append("\nWarnings: ").append(grave).append("; see rewire course check.\n");
    }
  }

  private static String who(Person p) {
    return String.format(Locale.ROOT, "%s kg, %s years, %s, %s", number(p.weightKg()), number(p.ageYears()),
        p.sex().name().toLowerCase(Locale.ROOT), p.condition().word());
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  ObjectNode json() {
    var course = reading.course();
    var node = JsonNodeFactory.instance.objectNode();
    node.put("course", course.title()).put("source", course.source()).put("end_h", course.endH());
    var list = node.putArray("days");
    for (var day : days) {
      var one = list.addObject().put("from_day", day.from()).put("to_day", day.to()).put("date", day.date());
      var lines = one.putArray("lines");
      day.lines().forEach(
          l -> lines.addObject().put("time_h", l.timeH()).put("clock", l.clock()).put("text", l.text()));
    }
    return node;
  }
}
