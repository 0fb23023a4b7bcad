package rewire.bench;

import java.util.Arrays;
import java.util.Locale;
import rewire.simulate.CoursePrecision;
import rewire.simulate.Precision;
import rewire.simulate.Run;
import rewire.simulate.Settling;
import rewire.simulate.Simulator;
import rewire.simulate.Watcher;
import rewire.solve.Outcome;

/// Prints the time of one person, cold and warm, with the delivered error beside it.
///
/// *Cold* is the first run in a fresh process. *Start state* is the relaxation of eight years and the Newton polish that
/// every person needs; *course* is the 120 days themselves with a few read-outs; *all* is both with every read-out
/// written down at some thousand times. The error is against a run at 1e-12.
public final class OnePerson {
  private static final int RUNS = 200;
  private static final double TOLERANCE = 1e-6;
  private static final Precision PLAIN = new Precision(TOLERANCE, false);

  private OnePerson() {}

  /// No arguments.
  public static void main(String[] args) {
    long begin = System.nanoTime();
    var model = Problem.model();
    double read = since(begin);
    begin = System.nanoTime();
    var simulator = Simulator.of(model);
    System.out.printf(Locale.ROOT, "cold: read the model %.0f ms, compile it %.0f ms%n%n", read,
        since(begin));
    System.out.printf("%-11s %9s %12s %9s %9s %8s %14s %12s%n", "course", "cold, ms", "start, ms",
        "course,ms", "all, ms",
        "steps", "scaled error", "MADRS error");
    for (var problem : Problem.values()) {
      time(problem, simulator);
    }
    System.out.println("\nRelative tolerance 1e-6; times are medians of " + RUNS
        + " warm runs; scaled error is max |y - ref| / (atol + rtol |ref|) over all states and times.");
  }

  private static void time(Problem problem, Simulator simulator) {
    var course = problem.course();
    var times = simulator.times(course);
    long begin = System.nanoTime();
    if (!(simulator.run(course, PLAIN, times) instanceof Run.Completed run)) {
      throw new IllegalStateException("The course could not be run.");
    }
    double cold = since(begin);
    var watcher = simulator.watcher(java.util.List.of("MADRS"));
    double[] all = new double[RUNS];
    double[] start = new double[RUNS];
    double[] alone = new double[RUNS];
    for (int i = 0; i < RUNS; i++) {
      begin = System.nanoTime();
      simulator.run(course, PLAIN, times);
      all[i] = since(begin);
      begin = System.nanoTime();
      var settled = simulator.settle(simulator.parameters(course));
      start[i] = since(begin);
      alone[i] = alone(watcher, course, settled);
    }
    var row = CoursePrecision.table(simulator, course).stream().filter(r -> r.relative() == TOLERANCE)
        .findFirst()
        .orElseThrow();
    System.out.printf(Locale.ROOT, "%-11s %9.0f %12.2f %9.2f %9.2f %8d %14.1f %12.1e%n",
        problem.name().toLowerCase(Locale.ROOT), cold,
        median(start), median(alone), median(all), run.statistics().steps(), row.scaledError(), row.score());
  }

  private static double alone(Watcher watcher, rewire.course.Course course, Settling settling) {
    if (!(settling instanceof Settling.Settled settled)) {
      throw new IllegalStateException("The person could not be settled.");
    }
    double[] days = new double[121];
    Arrays.setAll(days, d -> 24.0 * d);
    long begin = System.nanoTime();
    var seen = watcher.follow(course, settled.state(), days, TOLERANCE);
    double ms = since(begin);
    if (!(seen.outcome() instanceof Outcome.Solved)) {
      throw new IllegalStateException(seen.outcome().toString());
    }
    return ms;
  }

  private static double since(long begin) {
    return (System.nanoTime() - begin) * 1e-6;
  }

  private static double median(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
