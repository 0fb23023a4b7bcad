package rewire.compile;

/// What a model is compiled to.
public enum Target {
  /// Walks the formulas as written; slow, independent of algebra and code generation. The referee.
  INTERPRETER,
  /// Straight-line code for the Java virtual machine, one state at a time or several abreast ([Compiled#lanes]).
  BYTECODE
}
