package rewire.workbench.evidence;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rewire.workbench.report.Html;

/// Why the model misses what it misses: rows that were looked into, and whose fault it is. The table is
/// `evidence/readings.csv`.
public final class Readings {
  /// For tables that nobody has looked into.
  public static final Readings NONE = new Readings(Map.of());
  private static final String FILE = "readings.csv";

  private final Map<String, Reading> byRow;

  /// One miss, or several of one cause.
  ///
  /// @param rows   of a table of observations or of findings
  /// @param misfit number in `misfits.csv`; empty when it is not listed there
  /// @param fault  model, parameter, data or row
  record Reading(List<String> rows, String misfit, String fault, String text) {
    Reading {
      rows = List.copyOf(rows);
    }

    /// The text, with the number of the misfit it belongs to.
    String words() {
      return misfit.isEmpty() ? text : text + " Known misfit " + misfit + ".";
    }
  }

  private Readings(Map<String, Reading> byRow) {
    this.byRow = byRow;
  }

  /// What was read into the tables that travel with the program.
  public static Readings shipped() {
    var byRow = new LinkedHashMap<String, Reading>();
    switch (Table.read(FILE, Html.resource("/evidence/" + FILE),
        List.of("rows", "misfit", "fault", "reading"))) {
      case Table.Reading.Refused bad -> throw new IllegalStateException(bad.complaint());
      case Table.Reading.Understood good -> good.table().rows().forEach(r -> {
        var reading = new Reading(Arrays.stream(r.cell("rows").split(";", -1)).map(String::strip).toList(),
            r.cell("misfit"), r.cell("fault"), r.cell("reading"));
        reading.rows().forEach(row -> byRow.put(row, reading));
      });
    }
    return new Readings(byRow);
  }

  Optional<Reading> of(String row) {
    return Optional.ofNullable(byRow.get(row));
  }

  /// Every row that was looked into.
  List<String> rows() {
    return List.copyOf(byRow.keySet());
  }
}
