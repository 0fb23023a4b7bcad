package rewire.workbench.evidence;

import java.util.Map;

/// A finding of the literature, what stands for it in the model, and what came of the comparison.
///
/// @param row    the finding, by column of `mechanism_timecourses.csv`
/// @param mapped its counterpart, by column of `mechanism_map.csv`; empty when it is not in the map
public record Finding(Map<String, String> row, Map<String, String> mapped, Outcome outcome) {

  /// What came of it.
  public sealed interface Outcome {
    /// The model was asked.
    record Checked(double value, boolean agrees) implements Outcome {}

    /// It went into the model and says nothing about it.
    record Input(String how) implements Outcome {}

    /// Nothing in the model stands for it.
    record NoCounterpart(String reason) implements Outcome {}
  }

  public Finding {
    row = Map.copyOf(row);
    mapped = Map.copyOf(mapped);
  }

  String cell(String column) {
    return MechanismMap.cell(row, column);
  }

  String map(String column) {
    return MechanismMap.cell(mapped, column);
  }

  /// What was found, in a few words.
  String found() {
    var condition = cell("condition").isEmpty() ? "" : " (" + cell("condition") + ")";
    return cell("species") + ": " + cell("measure") + condition + ": " + cell("value") + " " + cell("unit");
  }
}
