package rewire.workbench.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rewire.course.Course;
import rewire.workbench.library.Arm;
import rewire.workbench.library.Library;
import rewire.workbench.library.Result;
import rewire.workbench.report.ReportInput.Observation;
import rewire.workbench.report.ReportInput.Source;

/// What was observed and can be laid over the curves: the scores in the course file, and the published means of the arm
/// that the course names as its study. Observations include the placebo response; the curves do not.
final class Observed {
  /// Published scales that a panel shows as they are; changes in pressure are what the model gives.
  private static final Map<String, String> QUANTITIES = Map.of("MADRS", "MADRS", "CADSS", "CADSS", "SBP",
      "dSBP",
      "DBP", "dDBP");
  private static final double TWO_SIDED_95 = 1.96;

  private final List<Placed> placed = new ArrayList<>();
  private final List<Source> sources = new ArrayList<>();
  private final List<String> limits = new ArrayList<>();

  private record Placed(String quantity, Observation observation) {}

  /// @param sources what the report cites already; observed arms are added behind
  Observed(List<Course> courses, List<Source> sources) {
    this.sources.addAll(sources);
    for (int c = 0; c < courses.size(); c++) {
      entered(courses.get(c), c);
      published(courses.get(c), c);
    }
  }

  /// All sources, those of observations last.
  List<Source> sources() {
    return List.copyOf(sources);
  }

  /// What could not be laid over, and why.
  List<String> limits() {
    return List.copyOf(limits);
  }

  /// The observations of one quantity.
  ///
  /// @param factor from the model's unit to that of the panel
  List<Observation> of(String quantity, double factor) {
    return placed.stream().filter(p -> p.quantity.equals(quantity)).map(Placed::observation)
        .map(o -> new Observation(o.course(), o.timeH(), factor * o.value(), factor * o.low(),
            factor * o.high(), o.usedInFit(), o.words(), o.source()))
        .toList();
  }

  private void entered(Course course, int place) {
    var seen = course.ratings().seen();
    var shown = seen.stream().filter(s -> !s.quantity().isEmpty() && within(course, s.timeH())).toList();
    if (!shown.isEmpty()) {
      sources.add(new Source("Scores entered in the course \"" + course.title() + "\"", ""));
    }
    for (var score : shown) {
      add(score.quantity(), new Observation(place, score.timeH(), score.value(), score.value(), score.value(),
          false, "observed", sources.size()));
    }
    if (shown.size() < seen.size()) {
      limits.add((seen.size() - shown.size()) + " of " + seen.size() + " observed scores of \""
          + course.title()
          + "\" are not drawn: they lie outside the time shown, or the model does not predict"
          + " their scale.");
    }
  }

  private void published(Course course, int place) {
    var study = course.ratings().study();
    if (study.isEmpty()) {
      return;
    }
    var found = arm(study);
    if (found.isEmpty()) {
      limits.add("The study \"" + study + "\" of \"" + course.title()
          + "\" is not in the evidence library; nothing is laid over.");
      return;
    }
    double firstDose = course.doses().stream().mapToDouble(d -> d.timeH()).min().orElse(0);
    var points = points(found.get());
    points.removeIf(p -> !within(course, firstDose + p.timeH));
    if (points.isEmpty()) {
      limits.add("The evidence library holds no mean of " + study
          + " on a scale that the model predicts within the time shown.");
      return;
    }
    var arm = found.get().arm;
    sources.add(new Source(study + " as observed" + (arm.n() > 0 ? ", n = %.0f".formatted(arm.n()) : ""),
        arm.doi()));
    var words = "observed" + (arm.blind().equals("open") ? ", open label" : "");
    for (var p : points) {
      add(p.quantity, new Observation(place, firstDose + p.timeH, p.value, p.low, p.high, false, words,
          sources.size()));
    }
  }

  private void add(String quantity, Observation observation) {
    placed.add(new Placed(quantity, observation));
  }

  private static boolean within(Course course, double timeH) {
    return timeH >= 0 && timeH <= course.endH();
  }

  private record InLibrary(Library library, Arm arm) {}

  private static Optional<InLibrary> arm(String study) {
    return Library.shipped().stream()
        .flatMap(library -> library.arms().stream().filter(a -> a.name().equals(study))
            .map(a -> new InLibrary(library, a)))
        .findFirst();
  }

  private record Point(String quantity, double timeH, double value, double low, double high) {}

  /// Means as they stand, and changes added to the mean at entry, where no mean stands for the same time.
  private static List<Point> points(InLibrary found) {
    var rows = found.library.results().stream()
        .filter(r -> r.trial().equals(found.arm.trial()) && r.arm().equals(found.arm.arm()) && !r.compares()
            && QUANTITIES.containsKey(r.scale()) && r.timeH() >= 0)
        .sorted(Comparator.comparing(Result::row)).toList();
    var points = new ArrayList<Point>();
    for (var row : rows) {
      boolean pressure = row.scale().endsWith("BP");
      if (row.statistic().equals(pressure ? "change" : "mean")) {
        points.add(point(row, found.arm, 0));
      }
    }
    for (var row : rows) {
      var entry = points.stream().filter(p -> p.timeH == 0 && p.quantity.equals(quantity(row))).findFirst();
      boolean alone = points.stream()
          .noneMatch(p -> p.timeH == row.timeH() && p.quantity.equals(quantity(row)));
      if (row.scale().equals("MADRS") && row.statistic().equals("change") && entry.isPresent() && alone) {
        points.add(point(row, found.arm, entry.get().value));
      }
    }
    return points;
  }

  private static Point point(Result row, Arm arm, double entry) {
    double n = Double.isNaN(row.n()) ? arm.n() : row.n();
    double half = Double.isNaN(row.se()) ? TWO_SIDED_95 * row.sd() / Math.sqrt(n) : TWO_SIDED_95 * row.se();
    double low = Double.isNaN(row.ciLow()) ? row.value() - half : row.ciLow();
    double high = Double.isNaN(row.ciHigh()) ? row.value() + half : row.ciHigh();
    boolean known = low <= row.value() && row.value() <= high;
    return new Point(quantity(row), row.timeH(), entry + row.value(), entry + (known ? low : row.value()),
        entry + (known ? high : row.value()));
  }

  private static String quantity(Result row) {
    return QUANTITIES.getOrDefault(row.scale(), "");
  }
}
