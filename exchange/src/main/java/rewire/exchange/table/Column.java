package rewire.exchange.table;

/// One column of a table.
///
/// @param kind  of its cells
/// @param unit  unit text; empty for what has none
/// @param label what a reader sees
public record Column(String name, Kind kind, String unit, String label) {

  /// What a cell holds.
  public enum Kind {
    TEXT, COUNT,
    /// In full double precision; may be missing.
    NUMBER
  }

  /// A column of text.
  public static Column text(String name, String label) {
    return new Column(name, Kind.TEXT, "", label);
  }

  /// A column of whole numbers.
  public static Column count(String name, String label) {
    return new Column(name, Kind.COUNT, "", label);
  }

  /// A column of numbers.
  public static Column number(String name, String unit, String label) {
    return new Column(name, Kind.NUMBER, unit, label);
  }
}
