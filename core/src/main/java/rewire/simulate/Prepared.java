package rewire.simulate;

import rewire.course.Course;
import rewire.solve.Reason;

/// A course made ready to be followed.
public sealed interface Prepared {

  /// The person has the severity that was asked for, and every rule is decided.
  ///
  /// @param start where the person starts
  record Ready(Course course, StartState start) implements Prepared {}

  /// No background stress gives the severity that was asked for.
  ///
  /// @param message what can be reached, and a line of advice
  record Unreachable(String message) implements Prepared {}

  /// The model could not be run.
  record Failed(Reason reason, double atTimeH, String message, String advice) implements Prepared {}
}
