package rewire.workbench.evidence;

import java.util.Map;
import java.util.Optional;
import rewire.evidence.Question;

/// One row of a table of observations: its cells as they are written, and what the model is asked, or why it is not.
///
/// @param at       file and line
/// @param cells    by column name, stripped; a missing column is an empty cell
/// @param question what the model is asked; empty when the row cannot be simulated
/// @param reason   why it cannot, as a clause; empty when it can
/// @param remark   what was read into the row, such as a site that is not stated; often empty
/// @param observed the value; 0 when it cannot be read
public record PkRow(String at, Map<String, String> cells, Optional<Question> question, String reason,
    String remark,
    double observed) {
  /// Populations in which the model is not meant to hold.
  private static final String CHILDREN = "children";

  /// Where a row is listed.
  public enum Place {
    SCORED("scored"), PAEDIATRIC("children"), LOW_CONFIDENCE("low confidence"), CONTEXT("context");

    private final String words;

    Place(String words) {
      this.words = words;
    }

    /// As a reader sees it.
    public String words() {
      return words;
    }
  }

  public PkRow {
    cells = Map.copyOf(cells);
  }

  /// The cell of a column; empty when there is none.
  public String cell(String column) {
    return cells.getOrDefault(column, "");
  }

  /// The unique name of the row.
  public String id() {
    return cell("row");
  }

  /// The study it belongs to; a row without one is a study of its own.
  public String study() {
    return cell("study").isEmpty() ? "row " + id() : cell("study");
  }

  /// Where it is listed: rows marked `scored` are scored, whatever else they are.
  public Place place() {
    if (cell("scored").equals("yes")) {
      return Place.SCORED;
    }
    if (cell("population").equals(CHILDREN)) {
      return Place.PAEDIATRIC;
    }
    return cell("confidence").equals("R_low") ? Place.LOW_CONFIDENCE : Place.CONTEXT;
  }
}
