package rewire.workbench.course;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import rewire.course.Rule;
import rewire.units.Quantity;
import rewire.units.Unit;

/// Days and clocks of a course, as hours after its time 0.
///
/// Time 0 is day 0 at the clock time «day starts at» (09:00 if not said). `day n` without a clock is 24 n hours later;
/// with a clock it is moved by the difference to that clock time. A course never begins before its time 0.
///
/// @param startClockH clock time of time 0, in hours after midnight
/// @param endH end of the course, or infinity while it is not known
record Days(double startClockH, double endH) {

  private static final Pattern DAY = Pattern
      .compile("day\\s+(-?[0-9.]{1,20})(?:\\s+(?:at\\s+)?([0-9]{1,2}:[0-9]{2}))?");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}(?:\\.[0-9]{1,9})?");
  private static final Pattern WEEKDAY = Pattern
      .compile("(?i)(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?");
  private static final Pattern WHOLE_DAY = Pattern.compile("(?:day\\s+)?(\\d{1,4})");
  private static final Pattern CLOCK = Pattern.compile("([0-9]{1,2}):([0-9]{2})");

  /// The time at a key such as `from: day 3 09:00`.
  OptionalDouble time(Node node, String key, Complaints complaints) {
    var word = Written.word(node, key, complaints);
    if (word.isEmpty()) {
      return OptionalDouble.empty();
    }
    var text = word.get();
    var day = DAY.matcher(text);
    if (day.matches()) {
      return inCourse(node, key, text, dayTime(node, key, day.group(1), day.group(2), complaints),
          complaints);
    }
    try {
      var quantity = Quantity.parse(text);
      if (quantity.unit().sameDimension(Unit.HOUR)) {
        return inCourse(node, key, text, OptionalDouble.of(quantity.in(Unit.HOUR)), complaints);
      }
    } catch (IllegalArgumentException e) {
      // falls through to the one sentence that lists every way to write a time
    }
    complaints.add(node, "The time \"" + Written.shown(text) + "\" at \"" + key + "\" cannot be read.",
        advice(text));
    return OptionalDouble.empty();
  }

  private static String advice(String text) {
    if (text.matches("[0-9., ]+") && text.contains(",")) {
      return "Perhaps write the list in brackets: [" + Written.shown(text) + "]";
    }
    return WEEKDAY.matcher(text).matches()
        ? "Perhaps write \"day 0\" and so on, and the date of day 0 as \"start date\" of the course."
        : "Perhaps write \"day 3\", \"day 3 09:00\" or \"36 h\".";
  }

  /// The times of an act that has `day`, `days` or `repeat`, each at every clock of `at`. Times out of the course are
  /// complained about and left out; so are rules that are decided on the way.
  List<Double> times(Section section) {
    var repeat = repeats(section);
    if (!repeat.decided().isEmpty()) {
      section.complaints().add(section.value("repeat").orElse(section.node()),
          "Only doses of ketamine can follow a rule with \"while\"; " + section.what() + " cannot.",
          "Perhaps write a fixed rule, such as \"weekly for 8 weeks\".");
    }
    return repeat.times();
  }

  /// As [#times], with the phases of a rule that are decided on the way.
  Repeat repeats(Section section) {
    var complaints = section.complaints();
    var ways = new ArrayList<String>();
    for (var way : List.of("day", "days", "repeat")) {
      if (section.has(way)) {
        ways.add(way);
      }
    }
    if (ways.size() != 1) {
      complaints.add(ways.isEmpty() ? section.node() : section.key(ways.get(1)),
          ways.isEmpty()
              ? Written.sentence(section.what()) + " does not say when."
              : "\"" + String.join("\" and \"", ways) + "\" both say when; only one may.",
          "Perhaps \"day: 0\", \"days: [0, 2, 4]\" or \"repeat: twice weekly for 4 weeks\".");
      return Repeat.NEVER;
    }
    var clocks = clocks(section);
    var node = section.value(ways.getFirst()).orElse(section.node());
    if (ways.getFirst().equals("repeat")) {
      return repeated(section, node, clocks);
    }
    if (section.has("from")) {
      complaints.add(section.key("from"), "\"from\" goes with \"repeat\" only.",
          "Perhaps remove it, or write the first day into the list.");
    }
    var out = new ArrayList<Double>();
    double before = Double.NEGATIVE_INFINITY;
    for (var item : node instanceof SequenceNode list ? list.getValue() : List.of(node)) {
      var times = new ArrayList<Double>();
      listed(item, ways.getFirst(), clocks, times, complaints);
      if (!times.isEmpty()) {
        double first = times.stream().mapToDouble(t -> t).min().orElseThrow();
        if (first <= before) {
          complaints.add(item, "Day " + Written.plain(first / 24) + (first == before
              ? " stands twice in this list."
              : " stands after day " + Written.plain(before / 24) + "; days must be in order."),
              "Perhaps a slip in a number.");
        }
        before = Math.max(before, first);
      }
      out.addAll(times);
    }
    out.sort(null);
    return new Repeat(out, List.of());
  }

  private Repeat repeated(Section section, Node node, List<Double> clocks) {
    var complaints = section.complaints();
    var first = section.value("from").map(n -> time(n, "from", complaints)).orElse(OptionalDouble.of(0));
    if (first.isEmpty()) {
      return Repeat.NEVER;
    }
    var repeat = Repeat.read(node, first.getAsDouble(), endH, complaints);
    var out = new ArrayList<Double>();
    for (double time : repeat.times()) {
      if (!atClocks(node, "repeat", time, clocks, out, complaints)) {
        break; // one complaint for the whole rule
      }
    }
    out.sort(null);
    if (repeat.decided().isEmpty() || clocks.isEmpty()) {
      return new Repeat(out, repeat.decided());
    }
    if (clocks.size() > 1) {
      complaints.add(section.key("at"), "A rule that is decided on the way gives one dose at a visit.",
          "Perhaps write one clock time.");
    }
    var decided = new ArrayList<Repeat.Decided>();
    for (var d : repeat.decided()) {
      var visit = new ArrayList<Double>();
      if (atClocks(node, "repeat", d.fromH(), clocks.subList(0, 1), visit, complaints)) {
        decided.add(new Repeat.Decided(visit.getFirst(), d.toH(), d.criterion(), d.everyH(), d.elseH(),
            d.decidedEveryH()));
      }
    }
    return new Repeat(out, decided);
  }

  /// The days of the calendar at a key such as `missed: [14, day 21]`.
  List<Rule.Day> days(Section section, String key) {
    var out = new ArrayList<Rule.Day>();
    section.value(key).ifPresent(node -> {
      for (var item : node instanceof SequenceNode list ? list.getValue() : List.of(node)) {
        var day = Written.word(item, key, section.complaints());
        if (day.isEmpty()) {
          continue;
        }
        var number = WHOLE_DAY.matcher(day.get());
        if (number.matches()) {
          double from = 24.0 * Integer.parseInt(number.group(1)) - startClockH;
          out.add(new Rule.Day(from, from + 24));
        } else {
          section.complaints().add(item,
              "\"" + Written.shown(day.get()) + "\" at \"" + key + "\" is not a day.",
              "Perhaps write \"day 14\".");
        }
      }
    });
    return out;
  }

  /// One item of a list of days: a number of a day, or a time in any other writing.
  private void listed(Node item, String key, List<Double> clocks, List<Double> out, Complaints complaints) {
    if (item instanceof ScalarNode scalar && NUMBER.matcher(scalar.getValue().strip()).matches()) {
      atClocks(item, key, 24 * Double.parseDouble(scalar.getValue().strip()), clocks, out, complaints);
    } else {
      var time = time(item, key, complaints);
      if (time.isPresent() && !clocks.isEmpty()) {
        complaints.add(item,
            "This time stands beside \"at\"; with \"at\" only numbers of days may be listed.",
            "Perhaps write the number of the day alone.");
      } else {
        time.ifPresent(out::add);
      }
    }
  }

  /// Whether all times lie in the course.
  private boolean atClocks(Node node, String key, double dayH, List<Double> clocks, List<Double> out,
      Complaints complaints) {
    var text = "day " + Written.plain(dayH / 24);
    if (clocks.isEmpty()) {
      var time = inCourse(node, key, text, OptionalDouble.of(dayH), complaints);
      time.ifPresent(out::add);
      return time.isPresent();
    }
    boolean all = true;
    for (double clock : clocks) {
      var at = OptionalDouble.of(24 * Math.floor(dayH / 24) + clock - startClockH);
      var time = inCourse(node, key, text + " at " + clockText(clock), at, complaints);
      time.ifPresent(out::add);
      all &= time.isPresent();
    }
    return all;
  }

  /// The clock times of `at`, one or a list; empty when there is none.
  List<Double> clocks(Section section) {
    var out = new ArrayList<Double>();
    section.value("at").ifPresent(node -> {
      for (var item : node instanceof SequenceNode list ? list.getValue() : List.of(node)) {
        clock(item, "at", section.complaints()).ifPresent(out::add);
      }
    });
    return out;
  }

  /// Hours after midnight.
  static OptionalDouble clock(Node node, String key, Complaints complaints) {
    var word = Written.word(node, key, complaints);
    if (word.isEmpty()) {
      return OptionalDouble.empty();
    }
    var clock = CLOCK.matcher(word.get());
    if (clock.matches()) {
      int hours = Integer.parseInt(clock.group(1));
      int minutes = Integer.parseInt(clock.group(2));
      if (hours < 24 && minutes < 60) {
        return OptionalDouble.of(hours + minutes / 60.0);
      }
    }
    complaints.add(node, "\"" + Written.shown(word.get()) + "\" is not a time of day.",
        "Perhaps write it with 24 hours, such as 09:00 or 14:30.");
    return OptionalDouble.empty();
  }

  private OptionalDouble dayTime(Node node, String key, String number, String clock, Complaints complaints) {
    var day = Quantity.decimal(number);
    if (day.isEmpty()) {
      complaints.add(node, "\"" + Written.shown(number) + "\" at \"" + key + "\" is not the number of a day.",
          "");
      return OptionalDouble.empty();
    }
    if (clock == null) {
      return OptionalDouble.of(24 * day.getAsDouble());
    }
    var parts = clock.split(":", -1);
    int hours = Integer.parseInt(parts[0]);
    int minutes = Integer.parseInt(parts[1]);
    if (hours < 24 && minutes < 60) {
      return OptionalDouble.of(24 * day.getAsDouble() + hours + minutes / 60.0 - startClockH);
    }
    complaints.add(node, "\"" + clock + "\" is not a time of day.",
        "Perhaps write it with 24 hours, such as 09:00.");
    return OptionalDouble.empty();
  }

  private OptionalDouble inCourse(Node node, String key, String text, OptionalDouble time,
      Complaints complaints) {
    if (time.isEmpty()) {
      return time;
    }
    if (time.getAsDouble() < 0) {
      complaints.add(node, "The time \"" + Written.shown(text) + "\" at \"" + key
          + "\" lies before the course begins, which is day 0 at " + clockText(startClockH) + ".",
          "Perhaps write an earlier \"day starts at\", or count days from the first act.");
      return OptionalDouble.empty();
    }
    if (time.getAsDouble() > endH) {
      complaints.add(node, "The time \"" + Written.shown(text) + "\" at \"" + key
          + "\" lies after the end of the course, which is day " + Written.plain(endH / 24) + ".",
          "Perhaps write a longer \"follow for\".");
      return OptionalDouble.empty();
    }
    return time;
  }

  static String clockText(double hours) {
    long minutes = Math.round(hours * 60);
    return "%02d:%02d".formatted(minutes / 60, minutes % 60);
  }
}
