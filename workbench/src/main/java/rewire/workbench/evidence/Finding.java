package rewire.workbench.evidence;

import java.util.Optional;
import rewire.evidence.Agreement.Pair;

/// A finding of the literature, what stands for it in the model, and what came of the comparison.
///
/// @param row    the finding, by column of `mechanism_timecourses.csv`
/// @param mapped its counterpart, by column of `mechanism_map.csv`; without cells when it is not in the map
public record Finding(Table.Row row, Table.Row mapped, Outcome outcome) {

  /// What came of it.
  public sealed interface Outcome {
    /// The model was asked.
    ///
    /// @param pair beside what was found, where a fold means something
    record Checked(double value, Expectation expectation, Optional<Pair> pair) implements Outcome {
      boolean agrees() {
        return expectation.meets(value);
      }
    }

    /// It went into the model and says nothing about it.
    record Input(String how) implements Outcome {}

    /// Nothing in the model stands for it.
    record NoCounterpart(String reason) implements Outcome {}
  }

  String id() {
    return row.cell("id");
  }

  String cell(String column) {
    return row.cell(column);
  }

  String map(String column) {
    return mapped.cell(column);
  }

  boolean checked() {
    return outcome instanceof Outcome.Checked;
  }

  boolean missed() {
    return outcome instanceof Outcome.Checked c && !c.agrees();
  }

  /// What the model says; no number when it was not asked.
  double value() {
    return outcome instanceof Outcome.Checked c ? c.value() : Double.NaN;
  }

  /// The model beside what was found, where a fold means something.
  Optional<Pair> pair() {
    return outcome instanceof Outcome.Checked c ? c.pair() : Optional.empty();
  }

  /// `agrees`, `misses`, `input` or `no counterpart`.
  String verdict() {
    return switch (outcome) {
      case Outcome.Checked c -> c.agrees() ? "agrees" : "misses";
      case Outcome.Input _ -> "input";
      case Outcome.NoCounterpart _ -> "no counterpart";
    };
  }

  /// How it was read, how it went in, or why it has no counterpart.
  String note() {
    return switch (outcome) {
      case Outcome.Checked _ -> map("note");
      case Outcome.Input i -> i.how();
      case Outcome.NoCounterpart n -> n.reason();
    };
  }

  /// What was found, in a few words.
  String found() {
    var condition = cell("condition").isEmpty() ? "" : " (" + cell("condition") + ")";
    return cell("species") + ": " + cell("measure") + condition + ": " + cell("value") + " " + cell("unit");
  }

  /// What the measure should be, with its tolerance.
  String expected() {
    var tolerance = map("tolerance").equals("x1")
        ? ""
        : map("tolerance").replace("+-", map("compared").equals("sign") ? "by " : "± ").replace("x",
            "× or ÷ ");
    return (map("expected") + " " + tolerance).strip();
  }
}
