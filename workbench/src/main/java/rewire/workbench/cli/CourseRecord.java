package rewire.workbench.cli;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import rewire.course.Ratings;
import rewire.study.Scale;
import rewire.workbench.Engine.Curve;
import rewire.workbench.Engine.Followed;
import rewire.workbench.trial.ObservationTables;
import tools.jackson.databind.node.ObjectNode;

/// What `summary.json` says of one course beside its numbers: how severity was reached, what was decided, what was to be
/// measured and what was observed.
final class CourseRecord {
  private CourseRecord() {}

  static void write(ObjectNode node, Followed followed, double[] timeH) {
    var course = followed.course();
    var person = node.putObject("person");
    person.put("condition", course.person().condition().word());
    person.put("background_stress", course.person().backgroundStress());
    course.person().severity().ifPresent(s -> person.put("severity_madrs", s.madrs()));
    var visits = node.putArray("visits");
    for (var visit : course.conduct().visits()) {
      visits.addObject().put("time_h", visit.timeH()).put("madrs", visit.score())
          .put("measured", visit.measured())
          .put("decision", visit.decision());
    }
    var measured = node.putArray("measured");
    for (var rating : course.ratings().planned()) {
      var one = measured.addObject().put("scale", rating.scale()).put("time_h", rating.timeH());
      predicted(rating, followed, timeH).ifPresent(v -> one.put("predicted", v));
      modelOnly(rating).ifPresent(s -> read(s, rating, followed, timeH)
          .ifPresent(v -> one.put("predicted", v).put("note", Scale.MODEL_OUTPUT)));
    }
    var observed = node.putArray("observed");
    for (var score : course.ratings().seen()) {
      observed.addObject().put("scale", score.scale()).put("time_h", score.timeH()).put("value",
          score.value());
    }
    var notes = node.putArray("model_notes");
    course.notes().forEach(notes::add);
  }

  /// The decisions as lines for a terminal; empty when there were none.
  static String decisions(Followed followed, int width) {
    var out = new StringBuilder();
    for (var visit : followed.course().conduct().visits()) {
      out.append(
          Wrapped.text("  day " + String.format(Locale.ROOT, "%-5s", plain(visit.timeH() / 24)),
              visit.decision(), width));
    }
    return out.isEmpty() ? "" : "Decided on the way\n" + out;
  }

  private static String plain(double days) {
    return days == Math.rint(days) ? Long.toString((long) days) : String.format(Locale.ROOT, "%.1f", days);
  }

  private static Optional<Double> predicted(Ratings.Planned rating, Followed followed, double[] timeH) {
    return followed.curves().stream().filter(c -> c.column().equals(rating.quantity())).findFirst()
        .map(c -> at(c, rating.timeH(), timeH));
  }

  /// A scale that the model alone speaks of.
  private static Optional<Scale> modelOnly(Ratings.Planned rating) {
    return Optional.ofNullable(Shipped.SCALES.get(rating.quantity())).filter(Scale::modelOnly);
  }

  private static Optional<Double> read(Scale scale, Ratings.Planned rating, Followed followed,
      double[] timeH) {
    var values = new HashMap<String, Double>();
    for (var curve : followed.curves()) {
      if (scale.construct().quantities().contains(curve.column())) {
        values.put(curve.column(), at(curve, rating.timeH(), timeH));
      }
    }
    return values.keySet().containsAll(scale.construct().quantities())
        ? Optional.of(scale.at(scale.construct().burden(q -> values.getOrDefault(q, Double.NaN))))
        : Optional.empty();
  }

  /// Read once, when somebody asks.
  private static final class Shipped {
    private static final Map<String, Scale> SCALES = ObservationTables.shipped().scales();
  }

  private static double at(Curve curve, double hour, double[] timeH) {
    for (int i = 1; i < timeH.length; i++) {
      if (timeH[i] >= hour) {
        double share = Math.max(0, (hour - timeH[i - 1]) / (timeH[i] - timeH[i - 1]));
        return curve.values()[i - 1] + share * (curve.values()[i] - curve.values()[i - 1]);
      }
    }
    return curve.values()[timeH.length - 1];
  }
}
