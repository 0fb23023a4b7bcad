package rewire.workbench.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.snakeyaml.engine.v2.nodes.Node;

/// Rules such as `twice weekly for 4 weeks, then weekly for 4 weeks, then every 2 weeks`.
///
/// In a week, `weekly` is its first day, `twice weekly` days 0 and 3, `three times weekly` days 0, 2 and 4, as in
/// published courses. A phase without `for` lasts to the end of the course and must be the last.
final class Repeat {

  private static final Pattern PHASE = Pattern
      .compile("(once|daily|weekly|twice weekly|three times weekly|every ([1-9]\\d{0,2}) (days|weeks))"
          + "(?: for (\\d{1,4}) (day|days|week|weeks))?");
  private static final String ADVICE = "Perhaps \"daily for 5 days\", \"twice weekly for 4 weeks, then weekly\" or "
      + "\"every 2 weeks for 8 weeks\".";
  private static final double WEEK_H = 168;

  private Repeat() {}

  /// Hours after time 0, at whole days after `firstH`.
  static List<Double> times(Node node, double firstH, double endH, Complaints complaints) {
    var word = Written.word(node, "repeat", complaints);
    var out = new ArrayList<Double>();
    if (word.isEmpty()) {
      return out;
    }
    double start = firstH;
    var phases = word.get().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ")
        .split("\\s*,\\s*then |, ?| then ", -1);
    for (int i = 0; i < phases.length; i++) {
      var phase = PHASE.matcher(phases[i].strip());
      if (!phase.matches()) {
        complaints.add(node, "The rule \"" + Written.shown(phases[i]) + "\" at \"repeat\" cannot be read.",
            ADVICE);
        return List.of();
      }
      double length;
      if (phase.group(4) != null) {
        length = Integer.parseInt(phase.group(4)) * (phase.group(5).startsWith("day") ? 24 : WEEK_H);
      } else if (phase.group(1).equals("once")) {
        length = 24;
      } else if (i < phases.length - 1) {
        complaints.add(node, "\"" + phases[i] + "\" does not say for how long, but another rule follows.",
            ADVICE);
        return List.of();
      } else if (Double.isInfinite(endH)) {
        complaints.add(node, "\"" + phases[i] + "\" has no end, and neither has the course.",
            "Perhaps add \"for 4 weeks\" here, or \"follow for: 90 d\" to the course.");
        return List.of();
      } else {
        length = endH - start;
      }
      if (!add(phase.group(1), phase.group(2), phase.group(3), start, start + length, out)) {
        complaints.add(node, "This rule makes more than " + Bound.MOST_ACTS + " acts.",
            "Perhaps a slip in a number.");
        return List.of();
      }
      start += length;
    }
    return out;
  }

  private static boolean add(String rule, String number, String unit, double from, double to,
      List<Double> out) {
    double period = switch (rule) {
      case "once" -> Double.POSITIVE_INFINITY;
      case "daily" -> 24;
      case "weekly", "twice weekly", "three times weekly" -> WEEK_H;
      default -> Integer.parseInt(number) * (unit.equals("days") ? 24 : WEEK_H);
    };
    var daysOfPeriod = switch (rule) {
      case "twice weekly" -> List.of(0, 3);
      case "three times weekly" -> List.of(0, 2, 4);
      default -> List.of(0);
    };
    for (double start = from; start < to; start += period) {
      for (int day : daysOfPeriod) {
        if (start + 24 * day < to) {
          out.add(start + 24 * day);
        }
      }
      if (out.size() > Bound.MOST_ACTS) {
        return false;
      }
    }
    return true;
  }
}
