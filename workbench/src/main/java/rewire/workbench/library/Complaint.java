package rewire.workbench.library;

/// A row that cannot be used, with the place and the reason.
///
/// @param line   of the file, from 1
/// @param column number of the column, from 1; 0 when the whole row is meant
/// @param row    the row by its own name, or empty
public record Complaint(String file, long line, int column, String row, String reason) {

  /// Whether it is about what was done rather than about a result.
  public boolean ofArm() {
    return !file.endsWith("results.csv");
  }

  /// As it is printed: `results.csv:12:9: …`.
  public String text() {
    return file + ":" + line + (column > 0 ? ":" + column : "") + ": " + reason;
  }
}
