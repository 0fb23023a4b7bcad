package rewire.simulate;

import rewire.course.Course;
import rewire.solve.Reason;
import rewire.solve.Statistics;

/// How the simulation of one course ended.
public sealed interface Run {

  /// The course that was followed.
  Course course();

  /// The end of the course was reached.
  ///
  /// @param trajectories every state and read-out
  /// @param start        where the person started
  /// @param statistics   the work of the engine
  /// @param achieved     how far the numbers may be off
  record Completed(Course course, Trajectories trajectories, StartState start, Statistics statistics,
      AchievedError achieved) implements Run {}

  /// The run stopped early.
  ///
  /// @param reason  what kind of failure
  /// @param atTimeH when, in hours
  /// @param message one sentence
  /// @param advice  what to try, beginning with «Perhaps»
  record Failed(Course course, Reason reason, double atTimeH, String message, String advice) implements Run {}

  /// The distance to a second run at a ten times tighter tolerance, over all output times and states.
  ///
  /// @param relative largest |difference| / max(|value|, 0.001 of the largest value of that state)
  /// @param state    flat name of the state where it is largest
  /// @param atTimeH  when it is largest
  /// @param score    largest difference in MADRS points
  record AchievedError(double relative, String state, double atTimeH, double score) {}
}
