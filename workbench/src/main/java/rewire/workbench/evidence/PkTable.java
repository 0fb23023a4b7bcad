package rewire.workbench.evidence;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import rewire.workbench.course.Interactions;
import rewire.workbench.report.Html;

/// Reads tables of observations of plasma levels. The layout is that of `evidence/pk_observations.csv`, described in
/// `docs/evidence.md`; a row with unknown values is kept, with the reason why the model is not asked.
public final class PkTable {
  /// Where the table that travels with the program lies on the class path.
  public static final String SHIPPED = "/evidence/pk_observations.csv";

  /// Columns without which nothing can be compared.
  private static final List<String> NEEDED = List.of("row", "study", "analyte", "site", "form", "route",
      "schedule",
      "weight_kg", "statistic", "time_min", "value", "unit", "population", "scored");

  private PkTable() {}

  /// The text of the shipped table.
  public static String shipped() {
    return Html.resource(SHIPPED);
  }

  /// Reads a table.
  ///
  /// @param name as complaints call it
  public static Table.Reading read(String name, String text) {
    return Table.read(name, text, NEEDED);
  }

  /// What the model is asked by each row.
  public static List<PkRow> rows(Table table, Interactions interactions) {
    var seen = new HashSet<String>();
    return table.rows().stream()
        .map(r -> !r.cell("row").isEmpty() && seen.add(r.cell("row")) ? r : renamed(r))
        .map(r -> new RowReader(r, interactions).row()).toList();
  }

  /// A row without a name of its own gets its place.
  private static Table.Row renamed(Table.Row row) {
    var cells = new HashMap<>(row.cells());
    cells.put("row", (row.cell("row") + " (" + row.at() + ")").strip());
    return new Table.Row(row.at(), cells, row.fault());
  }
}
