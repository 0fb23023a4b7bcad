package rewire.lang;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import rewire.model.Position;

/// The tables beside a model that do not hold its numbers: what the words of a course mean, what a report shows.
///
/// What is not understood becomes a complaint and reading goes on with a stand-in, so that all mistakes are found at
/// once. What was read counts only when there are no complaints.
public final class SideTables {
  private final ModelFolder folder;
  private final Complaints complaints = new Complaints();

  /// Tables of this folder.
  public SideTables(ModelFolder folder) {
    this.folder = folder;
  }

  /// The rows of a table that has these columns, in any order; none when the folder has no such table.
  public List<Row> rows(String file, String... columns) {
    if (!folder.files().contains(file)) {
      return List.of();
    }
    return folder.text(file, complaints).map(t -> Csv.read(file, t, List.of(columns), complaints).rows())
        .orElse(List.of()).stream().map(Row::new).toList();
  }

  /// All that was wrong, in order of file, line and column; known when the last table was read.
  public List<Complaint> complaints() {
    return complaints.refused().complaints();
  }

  /// One line of a table.
  public final class Row {
    private final Csv.Row cells;

    private Row(Csv.Row cells) {
      this.cells = cells;
    }

    /// The text of a cell, stripped; may be empty.
    public String text(String column) {
      return cells.cell(column).text();
    }

    /// The number in a cell.
    public double number(String column) {
      return Tables.number(cells.cell(column), column, complaints).orElse(1.0);
    }

    /// As [#number(String)], with a value for an empty cell.
    public double number(String column, double whenEmpty) {
      return text(column).isEmpty() ? whenEmpty : number(column);
    }

    /// A number that is a part of a cell.
    public double part(String column, String text) {
      return Tables.number(new Csv.Cell(text, at(column)), column, complaints).orElse(1.0);
    }

    /// A number that counts, from 0 to a million, as a whole cell or a part of one.
    public int count(String column, String text) {
      double value = part(column, text);
      if (value != Math.rint(value) || value < 0 || value > 1e6) {
        refuse(column, column + " must be a whole number, but is \"" + text + "\".",
            "Perhaps a slip of the decimal point.");
        return 0;
      }
      return (int) value;
    }

    /// What the word in a cell stands for; empty after a complaint.
    public <T> Optional<T> oneOf(String column, Map<String, T> meanings) {
      return oneOf(column, text(column), meanings);
    }

    /// As [#oneOf(String, Map)] for a word that is a part of a cell.
    public <T> Optional<T> oneOf(String column, String word, Map<String, T> meanings) {
      var meaning = Optional.ofNullable(meanings.get(word.toLowerCase(Locale.ROOT)));
      if (meaning.isEmpty()) {
        refuse(column, "\"" + word + "\" is not a word for the column " + column + ".",
            Names.near(word, meanings.keySet(),
                "Perhaps one of " + String.join(", ", meanings.keySet()) + "."));
      }
      return meaning;
    }

    /// Adds a complaint about a cell.
    public void refuse(String column, String message, String advice) {
      complaints.add(Rule.M094, at(column), message, advice);
    }

    private Position at(String column) {
      return cells.cell(column).at();
    }
  }
}
