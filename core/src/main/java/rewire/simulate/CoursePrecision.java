package rewire.simulate;

import java.util.ArrayList;
import java.util.List;
import rewire.course.Course;
import rewire.solve.Outcome;
import rewire.solve.Statistics;

/// Work and delivered error of a whole course at rising accuracy, against a run at relative tolerance 1e-12.
///
/// The scaled error is that of the stiff test set: the largest |y - reference| / (absolute + relative |reference|) over
/// all states at every output time. The model's `[z]+` terms have kinks, which no method of high order sees coming.
public final class CoursePrecision {
  private static final double REFERENCE = 1e-12;
  private static final double[] TOLERANCES = {1e-4, 1e-5, 1e-6, 1e-7, 1e-8};

  private CoursePrecision() {}

  /// One tolerance.
  ///
  /// @param relative    relative tolerance; the absolute one is a thousandth of it times a typical magnitude
  /// @param work        steps and evaluations
  /// @param scaledError in units of the tolerance
  /// @param worstState  flat name of the state that sets it
  /// @param score       largest difference of the score, MADRS points
  public record Row(double relative, Statistics work, double scaledError, String worstState, double score) {}

  /// The rows for a course.
  ///
  /// @throws IllegalStateException when the course cannot be run at all
  public static List<Row> table(Simulator simulator, Course course) {
    var start = switch (simulator.start(course)) {
      case Settling.Settled r -> r.state();
      case Settling.Failed s -> throw new IllegalStateException(s.message());
    };
    var changes = simulator.changes(course, start.p());
    var times = Grid.times(course, changes, Grid.Net.FINE);
    var reference = run(simulator, course, start, times, REFERENCE).trajectories();
    var rows = new ArrayList<Row>();
    for (double tolerance : TOLERANCES) {
      var attempt = run(simulator, course, start, times, tolerance);
      rows.add(compare(simulator, tolerance, attempt, reference));
    }
    return rows;
  }

  private record Attempt(Trajectories trajectories, Statistics work) {}

  private static Attempt run(Simulator simulator, Course course, StartState start, double[] times,
      double tolerance) {
    var recorder = new Recorder(simulator.model(), simulator.compiled(), times.length);
    var outcome = simulator.integrate(simulator.changes(course, start.p()), 0, course.endH(), start, times,
        recorder,
        tolerance);
    if (outcome instanceof Outcome.Failed f) {
      throw new IllegalStateException(f.message());
    }
    return new Attempt(recorder.trajectories(times), outcome.statistics());
  }

  private static Row compare(Simulator simulator, double tolerance, Attempt attempt, Trajectories reference) {
    double[] absolute = Magnitudes.tolerance(simulator.model(), tolerance).absolute();
    double worst = 0;
    var worstState = "";
    for (int s = 0; s < absolute.length; s++) {
      double[] a = attempt.trajectories().columns().get(s).values();
      double[] b = reference.columns().get(s).values();
      for (int i = 0; i < a.length; i++) {
        double error = Math.abs(a[i] - b[i]) / (absolute[s] + tolerance * Math.abs(b[i]));
        if (error > worst) {
          worst = error;
          worstState = reference.columns().get(s).id();
        }
      }
    }
    return new Row(tolerance, attempt.work(), worst, worstState,
        AchievedErrors.between(attempt.trajectories(), reference).score());
  }
}
