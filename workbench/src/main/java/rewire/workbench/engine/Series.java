package rewire.workbench.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import rewire.cohort.Cohort.Band;
import rewire.course.Course;
import rewire.simulate.Run;
import rewire.simulate.Scores;
import rewire.workbench.Engine.Crowd;
import rewire.workbench.report.ReportInput.Spread;
import rewire.workbench.report.ReportInput.Track;
import rewire.workbench.report.Samples;

/// The curves of a report: medians and percentiles over people where a crowd was drawn, else the typical person.
final class Series {
  private static final String SCORE = "MADRS";
  /// The score at no, the assumed and full interaction.
  private static final List<String> STRENGTHS = List.of(Scores.ADDITIVE, SCORE, Scores.MECHANISM);

  private final List<Run.Completed> runs;
  private final Optional<Crowd> crowd;

  Series(List<Run.Completed> runs, Optional<Crowd> crowd) {
    this.runs = List.copyOf(runs);
    this.crowd = crowd;
  }

  List<Run.Completed> runs() {
    return runs;
  }

  List<Course> courses() {
    return runs.stream().map(Run.Completed::course).toList();
  }

  Optional<Crowd> crowd() {
    return crowd;
  }

  /// The times at which the whole course is drawn.
  double[] times() {
    return crowd.map(Crowd::timeH).orElseGet(() -> runs.getFirst().trajectories().timeH());
  }

  /// Whether some course joins ketamine with therapy.
  boolean interacts() {
    return runs.stream().anyMatch(r -> r.trajectories().has(Scores.ADDITIVE));
  }

  Track track(int course, String quantity, double factor, double[] times) {
    return crowd.map(all -> band(all, all.result().band(course, quantity), factor, times))
        .orElseGet(() -> new Track(Samples.of(scaled(typical(course, quantity, times), factor)),
            new Spread.OnePerson()));
  }

  /// A course minus the first one, within the same person.
  Track difference(int course, String quantity, double factor, double[] times) {
    return crowd.map(all -> band(all, all.result().differences().stream()
        .filter(b -> b.course() == course && b.quantity().equals(quantity)).findFirst().orElseThrow(), factor,
        times))
        .orElseGet(() -> {
          double[] other = typical(course, quantity, times);
          double[] first = typical(0, quantity, times);
          Arrays.setAll(other, i -> factor * (other[i] - first[i]));
          return new Track(Samples.of(other), new Spread.OnePerson());
        });
  }

  /// The score of the typical person at a strength of interaction: 0 none, 1 as assumed, 2 full.
  Track strength(int course, int strength, double[] times) {
    var name = STRENGTHS.get(strength);
    boolean has = runs.get(course).trajectories().has(name);
    return new Track(Samples.of(typical(course, has ? name : SCORE, times)), new Spread.OnePerson());
  }

  private double[] typical(int course, String quantity, double[] times) {
    var trajectories = runs.get(course).trajectories();
    return along(trajectories.timeH(), trajectories.column(quantity).values(), times);
  }

  private static Track band(Crowd crowd, Band band, double factor, double[] times) {
    var rows = Arrays.stream(band.values())
        .map(row -> Samples.of(scaled(along(crowd.timeH(), row, times), factor)))
        .toList();
    return new Track(rows.get(2), new Spread.Percentiles(rows.get(0), rows.get(1), rows.get(3), rows.get(4)));
  }

  private static double[] scaled(double[] values, double factor) {
    return Arrays.stream(values).map(v -> factor * v).toArray();
  }

  /// Values at other times, linear between those that are there; times lie within.
  private static double[] along(double[] from, double[] values, double[] times) {
    var samples = Samples.of(from);
    var curve = Samples.of(values);
    return Arrays.stream(times).map(t -> curve.along(samples, t)).toArray();
  }
}
