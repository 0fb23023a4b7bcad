package rewire.workbench.course;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import rewire.course.Criterion;
import rewire.course.Rule;

/// Rules such as `twice weekly for 4 weeks, then weekly for 4 weeks, then every 2 weeks while MADRS <= 12, else weekly,
/// re-decided every 4 weeks`.
///
/// In a week, `weekly` is its first day, `twice weekly` days 0 and 3, `three times weekly` days 0, 2 and 4, as in
/// published courses. A phase without `for` lasts to the end of the course and must be the last.
///
/// @param times   hours after time 0 of what is planned
/// @param decided phases in which it is decided on the way
record Repeat(List<Double> times, List<Decided> decided) {

  /// A phase whose interval follows from the score.
  record Decided(double fromH, double toH, Criterion criterion, double everyH, double elseH,
      double decidedEveryH) {}

  static final Repeat NEVER = new Repeat(List.of(), List.of());

  private static final String RULE = "once|daily|weekly|twice weekly|three times weekly|every (?:[1-9]\\d{0,2} )?(?:day|week)s?";
  private static final String FOR = "(?: for (\\d{1,4}) (day|days|week|weeks))?";
  private static final Pattern PHASE = Pattern.compile("(" + RULE + ")" + FOR);
  private static final Pattern DECISION = Pattern.compile("(" + RULE + ") while (.+?),? else (" + RULE
      + "),? re-?decided (every (?:[1-9]\\d{0,2} )?(?:day|week)s?|(?:at )?(?:each|every) visit)" + FOR);
  private static final Pattern SPLIT = Pattern
      .compile("\\s*,?\\s*\\bthen\\b\\s*|,(?!\\s*(?:else|re-?decided)\\b)\\s*");
  private static final Pattern NUMBER = Pattern
      .compile("\\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\\b(?! times)");
  private static final Map<String, String> DIGITS = Map.ofEntries(Map.entry("one", "1"),
      Map.entry("two", "2"),
      Map.entry("three", "3"), Map.entry("four", "4"), Map.entry("five", "5"), Map.entry("six", "6"),
      Map.entry("seven", "7"), Map.entry("eight", "8"), Map.entry("nine", "9"), Map.entry("ten", "10"),
      Map.entry("eleven", "11"), Map.entry("twelve", "12"));
  private static final int LONGEST = 400;
  private static final String ADVICE = "Perhaps \"daily for 5 days\", \"twice weekly for 4 weeks, then weekly\", "
      + "\"every 2 weeks for 8 weeks\" or \"every 2 weeks while MADRS <= 12, else weekly, re-decided every 4 weeks\".";
  private static final double WEEK_H = 168;

  /// The times of a rule that begins at `firstH`, at whole days after it.
  static Repeat read(Node node, double firstH, double endH, Complaints complaints) {
    var word = Written.word(node, "repeat", complaints);
    if (word.isEmpty()) {
      return NEVER;
    }
    if (word.get().length() > LONGEST) {
      complaints.add(node,
          "The rule at \"repeat\" has " + word.get().length() + " letters; at most " + LONGEST
              + " are read.",
          ADVICE);
      return NEVER;
    }
    var phases = SPLIT.split(plain(word.get()), -1);
    if (Arrays.stream(phases).anyMatch(String::isBlank)) {
      complaints.add(node, "The rule \"" + Written.shown(word.get()) + "\" at \"repeat\" cannot be read.",
          ADVICE);
      return NEVER;
    }
    var times = new ArrayList<Double>();
    var decided = new ArrayList<Decided>();
    double start = firstH;
    for (int i = 0; i < phases.length; i++) {
      var text = phases[i].strip();
      var decision = DECISION.matcher(text);
      var phase = PHASE.matcher(text);
      boolean decides = decision.matches();
      if (!decides && !phase.matches()) {
        complaints.add(node, "The rule \"" + Written.shown(text) + "\" at \"repeat\" cannot be read.",
            ADVICE);
        return NEVER;
      }
      var length = length(node, decides ? decision : phase, decides ? 5 : 2, text, start, endH,
          i < phases.length - 1,
          complaints);
      if (length.isEmpty()) {
        return NEVER;
      }
      double end = start + length.get();
      if (decides) {
        var one = decided(node, decision, start, end, endH, complaints);
        if (one.isEmpty()) {
          return NEVER;
        }
        decided.add(one.get());
      } else if (!add(phase.group(1), start, end, times)) {
        complaints.add(node, "This rule makes more than " + Bound.MOST_ACTS + " acts.",
            "Perhaps a slip in a number.");
        return NEVER;
      }
      start = end;
    }
    return new Repeat(times, decided);
  }

  /// Numbers in digits, one space, and the words that mean the same.
  private static String plain(String text) {
    var words = text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip()
        .replaceAll("\\b([1-3]) ?[x×] ?(?:weekly|(?:/|per|a) ?week)", "$1 times a week")
        .replace(" per week", " a week")
        .replace("1 times", "once").replace("2 times", "twice").replace("two times", "twice")
        .replace("fortnightly", "every 2 weeks").replace("every other", "every 2")
        .replace("thrice", "three times")
        .replace("3 times", "three times").replace("times a week", "times weekly")
        .replace("twice a week", "twice weekly")
        .replace("once weekly", "weekly").replace("once a week", "weekly")
        .replaceAll("\\bevery (2|two) (day|week)\\b",
            "every 2 $2s");
    return NUMBER.matcher(words).replaceAll(m -> String.valueOf(DIGITS.get(m.group())));
  }

  private static Optional<Double> length(Node node, Matcher phase, int group, String text, double start,
      double endH,
      boolean another, Complaints complaints) {
    if (phase.group(group) != null) {
      return Optional
          .of(Integer.parseInt(phase.group(group))
              * (phase.group(group + 1).startsWith("day") ? 24 : WEEK_H));
    }
    if (phase.group(1).equals("once")) {
      return Optional.of(24.0);
    }
    if (another) {
      complaints.add(node,
          "\"" + Written.shown(text) + "\" does not say for how long, but another rule follows.",
          ADVICE);
      return Optional.empty();
    }
    if (Double.isInfinite(endH)) {
      complaints.add(node, "\"" + Written.shown(text) + "\" has no end, and neither has the course.",
          "Perhaps add \"for 4 weeks\" here, or \"follow for: 90 d\" to the course.");
      return Optional.empty();
    }
    return Optional.of(endH - start);
  }

  private static Optional<Decided> decided(Node node, Matcher m, double from, double to, double endH,
      Complaints complaints) {
    var criterion = Criteria.read(node, m.group(2), "repeat", complaints);
    double every = interval(m.group(1));
    double other = interval(m.group(3));
    double again = m.group(4).endsWith("visit") ? 0 : interval(m.group(4));
    if (Double.isNaN(every) || Double.isNaN(other)) {
      complaints.add(node, "Where an interval is decided, it must be even: \""
          + (Double.isNaN(every) ? m.group(1) : m.group(3)) + "\" is not.",
          "Perhaps \"daily\", \"weekly\", \"every 3 days\" or \"every 2 weeks\".");
      return Optional.empty();
    }
    if (again > 0 && (!Rule.Maintenance.fits(every, again) || !Rule.Maintenance.fits(other, again))) {
      complaints.add(node,
          "\"" + m.group(1) + "\" and \"" + m.group(3) + "\" must both fit into \"re-decided "
              + m.group(4) + "\" a whole number of times.",
          "Perhaps \"re-decided at each visit\" is meant.");
      return Optional.empty();
    }
    if (to > endH) {
      complaints.add(node, "This rule lasts until day " + Written.plain(to / 24)
          + ", after the end of the course, which is day " + Written.plain(endH / 24) + ".",
          "Perhaps write a longer \"follow for\", or leave out the last \"for\".");
      return Optional.empty();
    }
    if (to <= from) {
      complaints.add(node, "This rule begins at the end of the course and gives nothing.",
          "Perhaps write a longer \"follow for\".");
      return Optional.empty();
    }
    return criterion.map(c -> new Decided(from, to, c, every, other, again));
  }

  /// Hours; NaN for what is not one interval.
  private static double interval(String rule) {
    return switch (rule) {
      case "daily" -> 24;
      case "weekly" -> WEEK_H;
      case "once", "twice weekly", "three times weekly" -> Double.NaN;
      default -> {
        var digits = rule.replaceAll("\\D", "");
        yield (digits.isEmpty() ? 1 : Integer.parseInt(digits)) * (rule.contains("day") ? 24 : WEEK_H);
      }
    };
  }

  private static boolean add(String rule, double from, double to, List<Double> out) {
    var daysOfPeriod = switch (rule) {
      case "twice weekly" -> List.of(0, 3);
      case "three times weekly" -> List.of(0, 2, 4);
      default -> List.of(0);
    };
    double period = switch (rule) {
      case "once" -> Double.POSITIVE_INFINITY;
      case "twice weekly", "three times weekly" -> WEEK_H;
      default -> interval(rule);
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
