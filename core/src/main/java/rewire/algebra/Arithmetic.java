package rewire.algebra;

/// What each [Operation] is worth, on doubles. Folding of constants and generated code both go through here.
///
/// Transcendental functions are those of [StrictMath], not [Math]: the same bits on every machine, thread and stage of
/// warm-up. Generated code does not call them; there [Lowering] writes them as polynomials.
public final class Arithmetic {

  private Arithmetic() {}

  /// The worth of an inner node from the worth of its operands; superfluous operands are ignored.
  ///
  /// @throws IllegalArgumentException for leaves
  public static double apply(Operation operation, double a, double b, double c) {
    return switch (operation) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case NEGATE -> -a;
      case INVERT -> inverse(a);
      case EXP -> StrictMath.exp(a);
      case LN -> StrictMath.log(a);
      case LOG10 -> StrictMath.log10(a);
      case SQRT -> Math.sqrt(a);
      case ABS -> Math.abs(a);
      case POWER -> StrictMath.pow(a, b);
      case MAX -> Math.max(a, b);
      case MIN -> Math.min(a, b);
      case LESS -> less(a, b);
      case LESS_EQUAL -> lessEqual(a, b);
      case EQUAL -> equal(a, b);
      case AND -> and(a, b);
      case OR -> or(a, b);
      case NOT -> not(a);
      case SELECT -> select(a, b, c);
      case FUSED -> Math.fma(a, b, c);
      case TWO_TO -> twoTo(a);
      case EXPONENT -> exponent(a);
      case SIGNIFICAND -> significand(a);
      case CONSTANT, STATE, PARAMETER, GIVEN, TIME, SHIFT -> throw new IllegalArgumentException(
          operation + " is a leaf.");
    };
  }

  /// `1 / a`.
  public static double inverse(double a) {
    return 1 / a;
  }

  /// 1 if a < b, else 0.
  public static double less(double a, double b) {
    return a < b ? 1 : 0;
  }

  /// 1 if a <= b, else 0.
  public static double lessEqual(double a, double b) {
    return a <= b ? 1 : 0;
  }

  /// 1 if a == b, else 0.
  public static double equal(double a, double b) {
    return a == b ? 1 : 0;
  }

  /// 1 if both are true, else 0.
  public static double and(double a, double b) {
    return a != 0 && b != 0 ? 1 : 0;
  }

  /// 1 if one is true, else 0.
  public static double or(double a, double b) {
    return a != 0 || b != 0 ? 1 : 0;
  }

  /// 1 if a is false, else 0.
  public static double not(double a) {
    return a == 0 ? 1 : 0;
  }

  /// `a` if the condition is true, else `b`.
  public static double select(double condition, double a, double b) {
    return condition != 0 ? a : b;
  }

  /// Where the mantissa of a double begins to count by ones: adding it leaves whole numbers in the low bits.
  public static final double WHOLE = 0x1.8p52;
  /// Bits of a mantissa.
  public static final int MANTISSA = 52;
  /// Bits of 1, the zero of exponents.
  public static final long ONE_BITS = 1023L << MANTISSA;
  /// From the bits of sqrt(1/2) to those of 1.
  public static final long TO_ONE = ONE_BITS - 0x3fe6a09e667f3bcdL;
  /// Bits of 2^52; with a small whole number in the low bits they are those of 2^52 plus that number.
  public static final long WHOLE_BITS = 0x433L << MANTISSA;
  /// 2^52 and the zero of exponents.
  public static final double WHOLE_ZERO = 0x1p52 + 1023;

  /// `2 ^ k` for whole `k` from -1022 to 1023; of no meaning elsewhere.
  public static double twoTo(double k) {
    return Double.longBitsToDouble((Double.doubleToRawLongBits(k + WHOLE) << MANTISSA) + ONE_BITS);
  }

  /// The e for which `a = m 2^e`, with m from sqrt(1/2) to sqrt(2); of no meaning unless `a` is positive and normal.
  public static double exponent(double a) {
    long e = (Double.doubleToRawLongBits(a) + TO_ONE) >>> MANTISSA;
    return Double.longBitsToDouble(e | WHOLE_BITS) - WHOLE_ZERO;
  }

  /// The m of [#exponent].
  public static double significand(double a) {
    long bits = Double.doubleToRawLongBits(a);
    return Double.longBitsToDouble(bits - ((bits + TO_ONE) >>> MANTISSA << MANTISSA) + ONE_BITS);
  }
}
