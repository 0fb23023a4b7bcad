package rewire.algebra;

/// What a node of a [Graph] can be. Conditions are numbers: 1 when true, 0 when false; anything but 0 counts as true.
public enum Operation {
  /// A number.
  CONSTANT(0),
  /// Element of the first input array, usually a state.
  STATE(0),
  /// Element of the second input array, usually a parameter.
  PARAMETER(0),
  /// What an element of the output array holds before the formula that is stored there is evaluated.
  GIVEN(0),
  /// The first scalar input, time.
  TIME(0),
  /// The second scalar input, the shift of a factorisation.
  SHIFT(0), ADD(2), SUBTRACT(2), MULTIPLY(2), NEGATE(1),
  /// One over the operand; quotients are products with it, so that several quotients share one division. A divisor
  /// below 6e-309 therefore counts as 0.
  INVERT(1), EXP(1), LN(1), LOG10(1), SQRT(1), ABS(1),
  /// First operand to the power of the second.
  POWER(2), MAX(2), MIN(2), LESS(2), LESS_EQUAL(2), EQUAL(2), AND(2), OR(2), NOT(1),
  /// Second operand if the first is true, else the third. All three are evaluated.
  SELECT(3),
  /// First operand times the second plus the third, rounded once. This and what follows arise by [Lowering] only.
  FUSED(3),
  /// 2 to the power of a whole number from -1022 to 1023.
  TWO_TO(1),
  /// The whole number e for which a positive, normal operand is m 2^e with m from sqrt(1/2) to sqrt(2).
  EXPONENT(1),
  /// That m.
  SIGNIFICAND(1);

  private final int arity;

  Operation(int arity) {
    this.arity = arity;
  }

  /// Number of operands.
  public int arity() {
    return arity;
  }

  /// Whether the worth is a condition, 0 or 1.
  public boolean isCondition() {
    return switch (this) {
      case LESS, LESS_EQUAL, EQUAL, AND, OR, NOT -> true;
      default -> false;
    };
  }
}
