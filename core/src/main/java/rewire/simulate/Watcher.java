package rewire.simulate;

import java.util.Arrays;
import java.util.List;
import rewire.compile.Readouts;
import rewire.course.Course;
import rewire.dosing.Change;
import rewire.solve.Observer;
import rewire.solve.Outcome;

/// Follows courses and writes down a few quantities only: for many people. One thread at a time.
public final class Watcher {
  private final Simulator simulator;
  private final Readouts readouts;
  /// Place of the score among the quantities, or -1.
  private final int scoreAt;
  /// Whether the parts of a course are watched for all quantities, not for the score alone.
  private final boolean whole;

  Watcher(Simulator simulator, Readouts readouts) {
    this(simulator, readouts, false);
  }

  private Watcher(Simulator simulator, Readouts readouts, boolean whole) {
    this.simulator = simulator;
    this.readouts = readouts;
    this.scoreAt = readouts.names().indexOf(simulator.score().names().getFirst());
    this.whole = whole;
  }

  /// One that can tell every quantity under another assumption on the interaction; the score must be the first.
  public Watcher whole() {
    if (scoreAt != 0) {
      throw new IllegalArgumentException("The score must be the first of what is watched.");
    }
    return new Watcher(simulator, readouts, true);
  }

  /// What was seen.
  ///
  /// @param outcome how the run ended
  /// @param values  one row per quantity, one column per time; after a failure the columns beyond it are 0
  /// @param strands `[strand][row][time]` of the course and of the parts that were followed for its score: the score, or
  ///                all quantities when the watcher is a whole one; empty without a score
  /// @param range   of scores of this person
  @SuppressWarnings("ArrayRecordComponent") // handed over; compared by nobody
  public record Seen(Outcome outcome, double[][] values, double[][][] strands, Interaction.Range range) {
    /// The scores under another assumption, from the same runs: the parts must have been followed, or the course have none.
    public double[] score(Interaction other) {
      return other.score(row(0), range);
    }

    /// Any quantity under another assumption; of a whole watcher only.
    public double[] quantity(int place, Interaction other) {
      return other.score(row(place), Interaction.Range.ALL);
    }

    private double[][] row(int place) {
      return Arrays.stream(strands).map(s -> s[place]).toArray(double[][]::new);
    }
  }

  /// Follows a course from a start state; the score is the one that the simulator assumes.
  ///
  /// @param times     ascending, from 0 to the end of the course
  /// @param tolerance relative tolerance
  public Seen follow(Course course, StartState start, double[] times, double tolerance) {
    return follow(course, start, times, tolerance, simulator.interaction());
  }

  /// As [#follow(Course, StartState, double[], double)] under another assumption on the interaction.
  public Seen follow(Course course, StartState start, double[] times, double tolerance,
      Interaction interaction) {
    var seen = follow(readouts, simulator.changes(course, start.p()), 0, course.endH(), start, times,
        tolerance);
    if (scoreAt < 0 || seen.outcome() instanceof Outcome.Failed) {
      return seen;
    }
    var courses = interaction.strands(course);
    var strands = new double[courses.size()][][];
    strands[0] = whole ? seen.values().clone() : new double[][] {seen.values()[scoreAt]};
    for (int s = 1; s < strands.length; s++) {
      var part = follow(whole ? readouts : simulator.score(), simulator.changes(courses.get(s), start.p()), 0,
          course.endH(), start, times, tolerance);
      if (part.outcome() instanceof Outcome.Failed) {
        return new Seen(part.outcome(), seen.values(), new double[0][][], seen.range());
      }
      strands[s] = part.values();
    }
    var all = new Seen(seen.outcome(), seen.values(), strands, seen.range());
    seen.values()[scoreAt] = all.score(interaction);
    return all;
  }

  /// Follows a list of changes from one hour to another, with the mechanism's own score.
  Seen follow(List<Change> changes, double fromH, double toH, StartState start, double[] times,
      double tolerance) {
    return follow(readouts, changes, fromH, toH, start, times, tolerance);
  }

  private Seen follow(Readouts which, List<Change> changes, double fromH, double toH, StartState start,
      double[] times, double tolerance) {
    var now = new double[which.names().size()];
    var values = new double[now.length][times.length];
    int[] column = {0};
    Observer write = (t, y, p) -> {
      which.evaluate(t, y, p, now);
      for (int q = 0; q < now.length; q++) {
        values[q][column[0]] = now[q];
      }
      column[0]++;
    };
    return new Seen(simulator.integrate(changes, fromH, toH, start, times, write, tolerance), values,
        new double[0][][], simulator.range(start.p()));
  }
}
