package rewire.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rewire.course.Course;
import rewire.course.Dose;
import rewire.course.Form;
import rewire.course.Person;
import rewire.course.Practice;
import rewire.course.Route;
import rewire.course.Session;
import rewire.solve.Observer;
import rewire.solve.Outcome;
import rewire.solve.Statistics;
import rewire.solve.WorkPrecision;

/// Work and delivered error of a whole course at rising accuracy, against a run at relative tolerance 1e-12.
///
/// The scaled error is that of the stiff test set: the largest |y - reference| / (absolute + relative |reference|) over
/// all states at every output time. The start state is found once and shared; its cost is counted in `bench/`.
public final class CoursePrecision {
  private static final double REFERENCE = 1e-12;
  /// Steps end at kinks, so a course is no worse than the stiff test set.
  public static final double BOUND = WorkPrecision.BOUND;

  private CoursePrecision() {}

  /// One tolerance.
  ///
  /// @param relative    relative tolerance; the absolute one is a thousandth of it times a typical magnitude
  /// @param work        steps and evaluations
  /// @param scaledError in units of the tolerance
  /// @param worstState  flat name of the state that sets it
  /// @param score       largest difference of the score, MADRS points
  /// @param milliseconds wall time of the fastest of a few runs in this process, without the start state; no benchmark
  public record Row(double relative, Statistics work, double scaledError, String worstState, double score,
      double milliseconds) {}

  /// The course that is weighed: 35 mg of ketamine over 40 minutes twice a week for six weeks, watched for 120 days.
  public static Course twelveInfusions() {
    var doses = new ArrayList<Dose>();
    for (int week = 0; week < 6; week++) {
      for (int day : new int[] {0, 3}) {
        doses.add(new Dose(24.0 * (7 * week + day), Form.RACEMIC, Route.IV, 35, 2 / 3.0));
      }
    }
    return new Course("Twelve infusions", "", Person.TYPICAL, doses, List.of(), List.of(), List.of(),
        List.of(), List.of(), 120 * 24, Map.of());
  }

  /// The same person with what an integrated course adds: 45 minutes of mindfulness every morning, exercise every other
  /// day and an hour of therapy a week; hundreds of breakpoints.
  public static Course twelveInfusionsWithDailyPractice() {
    var plain = twelveInfusions();
    var sessions = new ArrayList<Session>();
    var practices = new ArrayList<Practice>();
    for (int day = 0; day < 120; day++) {
      practices.add(Practice.bout(Practice.Kind.MINDFULNESS, 24 * day + 7, 0.75));
      if (day % 2 == 0) {
        practices.add(Practice.bout(Practice.Kind.EXERCISE, 24 * day + 18, 0.75));
      }
      if (day % 7 == 1) {
        sessions.add(new Session(24 * day + 16, 1, "therapy"));
      }
    }
    return new Course("Twelve infusions with daily practice", "", Person.TYPICAL, plain.doses(), sessions,
        practices, List.of(), List.of(), List.of(), plain.endH(), Map.of());
  }

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
    for (double tolerance : WorkPrecision.TOLERANCES) {
      var attempt = run(simulator, course, start, times, tolerance);
      double milliseconds = WorkPrecision.milliseconds(
          () -> simulator.integrate(changes, 0, course.endH(), start, times, Observer.none(), tolerance));
      rows.add(compare(simulator, tolerance, attempt, reference, milliseconds));
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

  private static Row compare(Simulator simulator, double tolerance, Attempt attempt, Trajectories reference,
      double milliseconds) {
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
        AchievedErrors.between(attempt.trajectories(), reference).score(), milliseconds);
  }

  /// Rows as text, one line each, ready to print.
  public static String text(List<Row> rows) {
    var text = new StringBuilder(
        "%7s %6s %8s %6s %7s %7s %9s %-16s %9s %8s%n".formatted("rtol", "steps", "rejected", "kinks", "rates",
            "factors", "error/tol", "of", "MADRS off", "ms"));
    for (var row : rows) {
      var work = row.work();
      text.append(String.format(Locale.ROOT, "%7.0e %6d %8d %6d %7d %7d %9.3f %-16s %9.0e %8.2f%n",
          row.relative(), work.steps(), work.rejected(), work.kinks(), work.rates(), work.factorisations(),
          row.scaledError(), row.worstState(), row.score(), row.milliseconds()));
    }
    return text.toString();
  }
}
