package rewire.simulate;

import rewire.compile.Readouts;
import rewire.course.Course;
import rewire.solve.Observer;
import rewire.solve.Outcome;

/// Follows courses and writes down a few quantities only: for many people. One thread at a time.
public final class Watcher {
  private final Simulator simulator;
  private final Readouts readouts;
  private final double[] now;

  Watcher(Simulator simulator, Readouts readouts) {
    this.simulator = simulator;
    this.readouts = readouts;
    this.now = new double[readouts.names().size()];
  }

  /// What was seen.
  ///
  /// @param outcome how the run ended
  /// @param values  one row per quantity, one column per time; after a failure the columns beyond it are 0
  public record Seen(Outcome outcome, double[][] values) {}

  /// Follows a course from a start state.
  ///
  /// @param times     ascending, from 0 to the end of the course
  /// @param tolerance relative tolerance
  public Seen follow(Course course, StartState start, double[] times, double tolerance) {
    var values = new double[now.length][times.length];
    int[] column = {0};
    Observer write = (t, y, p) -> {
      readouts.evaluate(t, y, p, now);
      for (int q = 0; q < now.length; q++) {
        values[q][column[0]] = now[q];
      }
      column[0]++;
    };
    var changes = simulator.changes(course, start.p());
    return new Seen(simulator.integrate(changes, 0, course.endH(), start, times, write, tolerance), values);
  }
}
