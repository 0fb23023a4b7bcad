package rewire.lang;

/// How large a foreign text may be. Far above what a person writes, far below what would exhaust the machine.
final class Limits {
  static final int FILES = 500;
  static final int FILE_BYTES = 1_000_000;
  /// Open parentheses at one place; the parser recurses about nine calls per level.
  static final int NESTING = 200;
  /// Levels of a formula after functions are inlined; later rooms recurse over it.
  static final int DEPTH = 1500;
  /// Comparisons of one event.
  static final int CONDITIONS = 50;
  static final int SYMBOLS = 20_000;
  /// Nodes of all formulas of a model after functions are inlined.
  static final int NODES = 1_000_000;
  static final int COMPLAINTS = 100;

  private Limits() {}
}
