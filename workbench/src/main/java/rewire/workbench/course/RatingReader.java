package rewire.workbench.course;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import rewire.course.Ratings;
import rewire.course.Rule;
import rewire.units.Quantity;
import rewire.workbench.course.CareTables.Scale;

/// Reads `measure`, `scores` and `stop`.
final class RatingReader {
  private static final Pattern DAY = Pattern.compile("(?:day\\s+)?(-?[0-9]{1,4}(?:\\.[0-9]+)?)");
  private static final Map<String, Boolean> EACH_DOSE = new TreeMap<>(
      Map.of("each dose", true, "every dose", true)); // sorted: messages list them

  private final Days days;
  private final CareTables tables;

  RatingReader(Days days, CareTables tables) {
    this.days = days;
    this.tables = tables;
  }

  List<Ratings.Planned> planned(Section course) {
    var out = new ArrayList<Ratings.Planned>();
    for (var item : course.list("measure", "a measurement", "\"scale: MADRS\"")) {
      item.only(Keys.MEASURE);
      item.required("scale", "MADRS");
      var scale = scale(item);
      var times = days.times(item);
      scale.ifPresent(s -> times.forEach(t -> out.add(new Ratings.Planned(s.name(), s.quantity(), t))));
    }
    return out;
  }

  /// Observed scores may lie before the course: `day: -7`.
  List<Ratings.Seen> seen(Section course) {
    var out = new ArrayList<Ratings.Seen>();
    for (var item : course.list("scores", "a score", "\"scale: MADRS\"")) {
      item.only(Keys.SCORE);
      item.required("scale", "MADRS");
      item.required("day", "0");
      item.required("value", "32");
      var scale = scale(item);
      var day = item.word("day");
      var value = item.word("value");
      if (scale.isEmpty() || day.isEmpty() || value.isEmpty()) {
        continue;
      }
      var time = time(item, day.get());
      score(item, scale.get(), value.get())
          .ifPresent(v -> time
              .ifPresent(t -> out.add(new Ratings.Seen(scale.get().name(), scale.get().quantity(), t, v))));
    }
    return out;
  }

  private Optional<Double> time(Section item, String day) {
    var match = DAY.matcher(day);
    var node = item.value("day").orElse(item.node());
    if (match.matches()) {
      double timeH = 24 * Double.parseDouble(match.group(1));
      if (timeH <= days.endH()) {
        return Optional.of(timeH);
      }
      item.complaints().add(node, "Day " + match.group(1) + " lies after the end of the course, which is day "
          + Written.plain(days.endH() / 24) + ".", "Perhaps write a longer \"follow for\".");
      return Optional.empty();
    }
    var time = days.time(node, "day", item.complaints());
    return time.isPresent() ? Optional.of(time.getAsDouble()) : Optional.empty();
  }

  private static Optional<Double> score(Section item, Scale scale, String written) {
    var node = item.value("value").orElse(item.node());
    var value = Quantity.decimal(written);
    if (value.isEmpty()) {
      item.complaints().add(node, "The value \"" + Written.shown(written) + "\" is not a number.",
          "Perhaps write the points alone, such as 32.");
      return Optional.empty();
    }
    double points = value.getAsDouble();
    if (points >= scale.low() && points <= scale.high()) {
      return Optional.of(points);
    }
    item.complaints().add(node,
        "The value is " + Written.shown(written) + "; " + scale.name() + " goes from "
            + Written.plain(scale.low()) + " to " + Written.plain(scale.high()) + ".",
        "Perhaps another scale is meant.");
    return Optional.empty();
  }

  private Optional<Scale> scale(Section item) {
    var choices = new LinkedHashMap<>(tables.scales());
    return item.choice("scale", choices);
  }

  List<Rule.Stop> stops(Section course) {
    var out = new ArrayList<Rule.Stop>();
    for (var item : course.list("stop", "a stop rule", "\"if: MADRS fell less than 50 %\"")) {
      item.only(Keys.STOP);
      var criterion = item.requiredWord("if", "MADRS fell less than 50 %")
          .flatMap(t -> Criteria.read(item.value("if").orElse(item.node()), t, "if", item.complaints()));
      boolean each = item.choice("before", EACH_DOSE).isPresent();
      boolean dated = item.has("day") || item.has("days") || item.has("repeat");
      if (each && !dated) {
        criterion.ifPresent(c -> out.add(new Rule.Stop(c, List.of(), true)));
        continue;
      }
      if (item.has("before") && dated) {
        item.complaints().add(item.key("before"), "\"before\" and a day both say when; only one may.",
            "Perhaps write two rules.");
        continue;
      }
      if (item.has("before")) {
        continue; // complained about above
      }
      var times = days.times(item);
      if (criterion.isPresent() && !times.isEmpty()) {
        out.add(new Rule.Stop(criterion.get(), times, false));
      }
    }
    return out;
  }
}
