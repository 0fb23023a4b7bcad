package rewire.compile;

import rewire.model.Model;

/// Turns a model into something that runs.
///
/// Same model, same bits: exp, ln and powers are our own polynomials, fused multiply-adds are written out (see
/// [rewire.algebra.Lowering]), and code is straight-line, so results depend neither on thread nor on warm-up nor on the
/// processor nor on the number of lanes. The interpreter agrees up to rounding: 1e-12 of the largest number of a vector.
public final class Compiler {

  private Compiler() {}

  /// Compiles a model.
  ///
  /// @throws IllegalArgumentException naming a symbol that is used but not defined before its use
  public static Compiled compile(Model model, Target target) {
    return switch (target) {
      case INTERPRETER -> new InterpretedModel(model);
      case BYTECODE -> BytecodeModel.of(model);
    };
  }
}
