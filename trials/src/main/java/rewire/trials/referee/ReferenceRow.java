package rewire.trials.referee;

import java.util.ArrayList;
import java.util.List;
import rewire.trials.data.Sheet;

/// One printed line of another program, as text so that its digits are known.
public record ReferenceRow(String dataset, String analysis, String quantity, String value, String se,
    String df,
    String low, String high, String p, String source) {

  /// Reads a table laid out as `evidence/individual/reference_results.csv`.
  public static List<ReferenceRow> read(Sheet sheet) {
    var rows = new ArrayList<ReferenceRow>();
    for (var r : sheet.rows()) {
      rows.add(
          new ReferenceRow(sheet.cell(r, "dataset"), sheet.cell(r, "analysis"), sheet.cell(r, "quantity"),
              sheet.cell(r, "value"), sheet.cell(r, "se"), sheet.cell(r, "df"), sheet.cell(r, "ci_low"),
              sheet.cell(r, "ci_high"), sheet.cell(r, "p"), sheet.cell(r, "source")));
    }
    return rows;
  }

  /// Largest distance from the printed number that rounding explains.
  static double rounding(String printed) {
    int point = printed.indexOf('.');
    int digits = point < 0 ? 0 : printed.length() - point - 1;
    return 0.5000001 * Math.pow(10, -digits);
  }
}
