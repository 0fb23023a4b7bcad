package rewire.workbench.library;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// One row of a table, read column by column.
final class Row {
  private final NamedCsvRecord record;
  private final Map<String, String> instead;

  /// @param instead what is read instead of what some columns say
  Row(NamedCsvRecord record, Map<String, String> instead) {
    this.record = record;
    this.instead = Map.copyOf(instead);
  }

  /// What is wrong in a row, and where.
  static final class Bad extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String column;

    Bad(String column, String reason) {
      super(reason);
      this.column = column;
    }

    String column() {
      return column;
    }
  }

  String text(String column) {
    var other = instead.get(column);
    return other != null ? other : record.findField(column).map(String::strip).orElse("");
  }

  String needed(String column) {
    var text = text(column);
    if (text.isEmpty()) {
      throw new Bad(column, "the column " + column + " is empty");
    }
    return text;
  }

  /// One of the known words; empty when nothing is written.
  String word(String column, Set<String> known) {
    var text = text(column);
    if (!text.isEmpty() && !known.contains(text)) {
      throw new Bad(column, column + " is \"" + text + "\", which is not one of "
          + String.join(", ", known.stream().sorted().toList()));
    }
    return text;
  }

  List<String> words(String column, Set<String> known) {
    var words = new ArrayList<String>();
    for (var part : text(column).split(";", -1)) {
      var word = part.strip();
      if (!word.isEmpty() && !known.contains(word)) {
        throw new Bad(column, column + " names \"" + word + "\", which is not one of "
            + String.join(", ", known.stream().sorted().toList()));
      }
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  boolean yes(String column) {
    return word(column, Set.of("yes", "no")).equals("yes");
  }

  double number(String column) {
    return number(column, text(column));
  }

  /// A number between two bounds, or NaN.
  double number(String column, double lowest, double highest) {
    return within(column, number(column), lowest, highest);
  }

  /// Numbers separated by semicolons, ascending.
  List<Double> days(String column, double earliest) {
    var days = new ArrayList<Double>();
    for (var part : text(column).split(";", -1)) {
      if (!part.isBlank()) {
        double day = within(column, number(column, part.strip()), earliest, LONGEST_DAYS);
        if (!days.isEmpty() && day < days.getLast()) {
          throw new Bad(column, "%s goes back from day %s to day %s".formatted(column, days.getLast(), day));
        }
        days.add(day);
      }
    }
    return days;
  }

  /// Twenty years: nothing published is longer.
  static final double LONGEST_DAYS = 7305;

  private static double within(String column, double value, double lowest, double highest) {
    if (value < lowest || value > highest) {
      throw new Bad(column,
          "%s is %s; it must lie between %s and %s".formatted(column, plain(value), plain(lowest),
              plain(highest)));
    }
    return value;
  }

  private static double number(String column, String text) {
    if (text.isEmpty()) {
      return Double.NaN;
    }
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new Bad(column, column + " is \"" + text + "\", not a number");
    }
    throw new Bad(column, column + " is \"" + text + "\", not a finite number");
  }

  private static String plain(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value);
  }
}
