package rewire.workbench.trial;

import java.util.List;
import rewire.study.Scale;
import rewire.study.VirtualArm;
import rewire.workbench.library.Result;

/// What a row of the library measures, read from its columns alone, as a function of virtual arms.
public sealed interface RowReading {

  /// It can be measured.
  ///
  /// @param what     of a trial
  /// @param kind     kind of outcome, by which rows are grouped
  /// @param scale    by which
  /// @param hours    hours after the first dose at which somebody must be looked at
  /// @param notes    how words were taken
  record Measured(Measurement what, Kind kind, Scale scale, List<Double> hours, List<String> notes)
      implements
        RowReading {
    public Measured {
      hours = List.copyOf(hours);
      notes = List.copyOf(notes);
    }

    /// Last hour that must be simulated.
    double lastH() {
      return hours.stream().mapToDouble(h -> h).max().orElse(0);
    }
  }

  /// It cannot.
  record Unfit(String reason) implements RowReading {}

  /// Kinds of outcome.
  enum Kind {
    CHANGE("within-arm change"), DIFFERENCE("difference from control"), STANDARDISED(
        "standardised difference"), RESPONSE(
            "response"), REMISSION("remission"), RELAPSE("relapse"), RATIO("ratio"), TIME(
                "time to relapse"), LEAVING("leaving"), SAFETY("safety");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /// As it stands in a table.
    public String words() {
      return words;
    }
  }

  /// A number of one virtual trial.
  @FunctionalInterface
  interface Measurement {
    /// `vs` is `arm` itself when the row compares nothing.
    double of(VirtualArm arm, VirtualArm vs);
  }

  static RowReading of(Result row, String usualScale, ObservationTables tables) {
    return new RowReader(row, usualScale, tables).read();
  }
}
