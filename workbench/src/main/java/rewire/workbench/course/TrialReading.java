package rewire.workbench.course;

import java.util.List;

/// What became of a trial file.
public sealed interface TrialReading {
  /// The trial.
  record Understood(TrialFile trial) implements TrialReading {}

  /// Everything that is wrong with it or with its courses, as it is printed.
  record Refused(List<String> complaints) implements TrialReading {
    public Refused {
      complaints = List.copyOf(complaints);
    }
  }
}
