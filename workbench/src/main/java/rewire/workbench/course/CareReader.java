package rewire.workbench.course;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import rewire.course.Experiment;
import rewire.course.Practice;
import rewire.course.Session;
import rewire.course.Stress;

/// Reads `therapy`, `practices`, `stress` and `experiments`.
final class CareReader {

  /// Inputs of the model on which an experiment may be made, beside every other input.
  static final List<String> EXPERIMENTS = List.of("qAMPA", "trkb", "qMTOR", "qEEF2K", "uGx");

  /// Practices by name.
  static final Map<String, Practice.Kind> KINDS = kinds();

  private final Days days;
  private final CareTables tables;

  CareReader(Days days, CareTables tables) {
    this.days = days;
    this.tables = tables;
  }

  List<Session> therapy(Section course) {
    var out = new ArrayList<Session>();
    var modalities = new LinkedHashMap<String, String>();
    tables.modalities().keySet().forEach(name -> modalities.put(name, name));
    for (var item : course.list("therapy", "a therapy", "\"modality: CBT\"")) {
      item.only(Keys.THERAPY);
      item.required("modality", "CBT");
      var modality = item.choice("modality", modalities);
      var minutes = item.required("length", "50 min")
          .map(n -> Written.quantity(n, "length", Bound.SESSION, item.complaints()))
          .orElse(OptionalDouble.empty());
      var times = days.times(item);
      if (modality.isPresent() && minutes.isPresent()) {
        var effects = tables.modalities().getOrDefault(modality.get(), List.of());
        times.forEach(t -> out.add(new Session(t, minutes.getAsDouble() / 60, modality.get(), effects)));
      }
    }
    return out;
  }

  List<Practice> practices(Section course) {
    var kinds = KINDS;
    var out = new ArrayList<Practice>();
    for (var item : course.list("practices", "a practice", "\"kind: mindfulness\"")) {
      item.only(Keys.PRACTICE);
      item.required("kind", "mindfulness");
      var kind = item.choice("kind", kinds);
      var span = new Spans(days).read(item);
      if (item.has("level") == item.has("daily")) {
        item.complaints().add(item.has("daily") ? item.key("daily") : item.node(),
            "A practice must say how much: either \"level\" or \"daily\".",
            "Perhaps \"level: 1\", or \"daily: 30 min\".");
        continue;
      }
      if (item.has("level") && item.has("at")) {
        item.complaints().add(item.key("at"),
            "A level is held day and night; \"at\" goes with \"daily\" only.",
            "Perhaps \"daily: 45 min\" is meant, which equals level 1.");
      }
      if (kind.isPresent() && span.isPresent()) {
        practice(item, kind.get(), span.get(), out);
      }
    }
    return out;
  }

  private void practice(Section item, Practice.Kind kind, Spans.Span span, List<Practice> out) {
    var complaints = item.complaints();
    if (item.has("level")) {
      item.value("level").map(n -> Written.quantity(n, "level", Bound.LEVEL, complaints))
          .orElse(OptionalDouble.empty())
          .ifPresent(level -> out.add(new Practice(kind, span.fromH(), span.toH(), level)));
      return;
    }
    var minutes = item.value("daily").map(n -> Written.quantity(n, "daily", Bound.DAILY, complaints))
        .orElse(OptionalDouble.empty());
    var clocks = days.clocks(item);
    if (minutes.isEmpty() || (item.has("at") && clocks.isEmpty())) {
      return;
    }
    double hours = minutes.getAsDouble() / 60;
    double counted = Math.min(hours * Math.max(1, clocks.size()), Practice.FULL_DAILY_H);
    if (counted < hours * Math.max(1, clocks.size())) {
      complaints.remark(item.value("daily").orElse(item.node()),
          "More than 45 min a day counts as 45 min, level 1, the highest the model knows.", "");
    }
    if (clocks.isEmpty()) {
      out.add(new Practice(kind, span.fromH(), span.toH(), counted / Practice.FULL_DAILY_H));
      return;
    }
    double bout = counted / clocks.size();
    late(item, span.fromH(), clocks);
    for (double day = Math.floor(span.fromH() / 24); 24 * day < span.toH(); day++) {
      for (double clock : clocks) {
        double from = 24 * day + clock - days.startClockH();
        if (from >= span.fromH() && from + bout <= span.toH() && out.size() <= Bound.MOST_ACTS) {
          out.add(Practice.bout(kind, from, bout));
        }
      }
    }
  }

  /// Says so when the first day has no bout because it begins later than the clock.
  private void late(Section item, double fromH, List<Double> clocks) {
    double day = Math.floor(fromH / 24);
    for (double clock : clocks) {
      if (item.has("from") && 24 * day + clock - days.startClockH() < fromH) {
        item.complaints().remark(item.key("at"),
            "Day %.0f counts from %s, so the first bout at %s is on day %.0f.".formatted(day,
                clock(days.startClockH()), clock(clock), day + 1),
            "");
      }
    }
  }

  private static String clock(double hour) {
    long minutes = Math.round(60 * hour);
    return "%02d:%02d".formatted(minutes / 60, minutes % 60);
  }

  List<Stress> stress(Section course) {
    var out = new ArrayList<Stress>();
    for (var item : course.list("stress", "a stretch of stress", "\"level: 1\"")) {
      item.only(Keys.STRESS);
      var level = item.required("level", "1")
          .map(n -> Written.quantity(n, "level", Bound.STRESS, item.complaints()))
          .orElse(OptionalDouble.empty());
      var span = new Spans(days).read(item);
      if (level.isPresent() && span.isPresent()) {
        out.add(new Stress(span.get().fromH(), span.get().toH(), level.getAsDouble()));
      }
    }
    return out;
  }

  List<Experiment> experiments(Section course) {
    var out = new ArrayList<Experiment>();
    var inputs = new LinkedHashMap<String, String>();
    EXPERIMENTS.forEach(name -> inputs.put(name, name));
    for (var item : course.list("experiments", "an experiment", "\"input: qAMPA\"")) {
      item.only(Keys.EXPERIMENT);
      item.required("input", "qAMPA");
      var input = item.choice("input", inputs);
      var value = item.required("value", "1")
          .map(n -> Written.quantity(n, "value", Bound.EXPERIMENT, item.complaints()))
          .orElse(OptionalDouble.empty());
      var span = new Spans(days).read(item);
      if (input.isPresent() && value.isPresent() && span.isPresent()) {
        out.add(new Experiment(span.get().fromH(), span.get().toH(), input.get(), value.getAsDouble()));
      }
    }
    return out;
  }

  private static Map<String, Practice.Kind> kinds() {
    var kinds = new LinkedHashMap<String, Practice.Kind>();
    kinds.put("mindfulness", Practice.Kind.MINDFULNESS);
    kinds.put("exercise", Practice.Kind.EXERCISE);
    kinds.put("sleep support", Practice.Kind.SLEEP);
    return kinds;
  }
}
