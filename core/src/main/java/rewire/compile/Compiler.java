package rewire.compile;

import rewire.model.Model;

/// Turns a model into something that runs.
///
/// Same model, same bits: transcendental functions are those of [StrictMath] (see [rewire.algebra.Arithmetic]), there is
/// no fused multiply-add, and code is straight-line, so results depend neither on thread nor on warm-up nor on the
/// processor. The two targets agree up to rounding, not in bits.
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
