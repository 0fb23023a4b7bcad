package rewire.algebra;

/// Formulas as a directed graph without cycles, in which equal formulas are one node.
///
/// A node is an int; operands have smaller numbers. Making a node simplifies it first, so `sum(x, zero)` returns `x`.
/// The rules keep values up to rounding, with two deliberate exceptions: `0 x = 0` and `x - x = 0` also hold where x is
/// infinite or not a number, and -0 is 0. One thread at a time while nodes are made; reading is safe for any number.
public final class Graph {

  /// The node of the number 0.
  public static final int ZERO = 0;
  /// The node of the number 1.
  public static final int ONE = 1;

  /// Literal exponents up to this size become products; the error grows by half a unit in the last place each.
  private static final int LARGEST_PRODUCT = 16;

  private final Nodes nodes = new Nodes();

  /// A graph with the numbers 0 and 1 only.
  public Graph() {
    constant(0);
    constant(1);
  }

  /// Number of nodes.
  public int size() {
    return nodes.size;
  }

  /// What the node is.
  public Operation operation(int node) {
    return nodes.operation[node];
  }

  /// Operand `which` (from 0) of an inner node.
  public int operand(int node, int which) {
    return which == 0 ? nodes.first[node] : which == 1 ? nodes.second[node] : nodes.third[node];
  }

  /// Index of a [Operation#STATE], [Operation#PARAMETER] or [Operation#GIVEN] leaf.
  public int index(int node) {
    return nodes.first[node];
  }

  /// Value of a constant.
  public double value(int node) {
    return nodes.value[node];
  }

  /// Whether the node depends on a state.
  public boolean dependsOnState(int node) {
    return (nodes.depends[node] & Nodes.ON_STATE) != 0;
  }

  /// Whether the node depends on time itself, not by way of a state.
  public boolean dependsOnTime(int node) {
    return (nodes.depends[node] & Nodes.ON_TIME) != 0;
  }

  /// Whether the node depends on parameters at most; true for constants.
  public boolean isFixed(int node) {
    return (nodes.depends[node] & ~Nodes.ON_PARAMETER) == 0;
  }

  /// Whether the node is a number.
  public boolean isConstant(int node) {
    return is(node, Operation.CONSTANT);
  }

  /// A number; -0 becomes 0.
  public int constant(double number) {
    return nodes.constant(number + 0.0);
  }

  /// State `index`.
  public int state(int index) {
    return nodes.intern(Operation.STATE, index, -1, -1);
  }

  /// Parameter `index`.
  public int parameter(int index) {
    return nodes.intern(Operation.PARAMETER, index, -1, -1);
  }

  /// What element `index` of the output array holds; for the formula stored there only.
  public int given(int index) {
    return nodes.intern(Operation.GIVEN, index, -1, -1);
  }

  /// Time.
  public int time() {
    return nodes.intern(Operation.TIME, -1, -1, -1);
  }

  /// The shift of a factorisation.
  public int shift() {
    return nodes.intern(Operation.SHIFT, -1, -1, -1);
  }

  /// `a + b`.
  public int sum(int a, int b) {
    if (a == ZERO || b == ZERO) {
      return a == ZERO ? b : a;
    }
    if (is(b, Operation.NEGATE)) {
      return difference(a, operand(b, 0));
    }
    if (is(a, Operation.NEGATE)) {
      return difference(b, operand(a, 0));
    }
    return ordered(Operation.ADD, a, b);
  }

  /// `a - b`.
  public int difference(int a, int b) {
    if (b == ZERO) {
      return a;
    }
    if (a == b) {
      return ZERO;
    }
    if (a == ZERO) {
      return negative(b);
    }
    if (is(b, Operation.NEGATE)) {
      return sum(a, operand(b, 0));
    }
    if (is(a, Operation.NEGATE)) {
      return negative(sum(operand(a, 0), b));
    }
    return made(Operation.SUBTRACT, a, b);
  }

  /// `-a`.
  public int negative(int a) {
    return switch (operation(a)) {
      case NEGATE -> operand(a, 0);
      case SUBTRACT -> made(Operation.SUBTRACT, operand(a, 1), operand(a, 0));
      default -> made(Operation.NEGATE, a, -1);
    };
  }

  /// `a b`. Signs move outwards and numbers inwards: `-2 (3 x)` is `-(6 x)`.
  public int product(int a, int b) {
    if (a == ZERO || b == ZERO) {
      return ZERO;
    }
    if (a == ONE || b == ONE) {
      return a == ONE ? b : a;
    }
    if (isConstant(a) && isConstant(b)) {
      return constant(value(a) * value(b));
    }
    if (isConstant(b)) {
      return product(b, a);
    }
    if (isConstant(a) && value(a) < 0) {
      return negative(product(constant(-value(a)), b));
    }
    if (is(a, Operation.NEGATE)) {
      return negative(product(operand(a, 0), b));
    }
    if (is(b, Operation.NEGATE)) {
      return negative(product(a, operand(b, 0)));
    }
    if (isConstant(a) && is(b, Operation.MULTIPLY)) {
      if (isConstant(operand(b, 0))) {
        return product(constant(value(a) * value(operand(b, 0))), operand(b, 1));
      }
      if (isConstant(operand(b, 1))) {
        return product(constant(value(a) * value(operand(b, 1))), operand(b, 0));
      }
    }
    return ordered(Operation.MULTIPLY, a, b);
  }

  /// `1 / a`.
  public int inverse(int a) {
    return switch (operation(a)) {
      case INVERT -> operand(a, 0);
      case NEGATE -> negative(inverse(operand(a, 0)));
      default -> made(Operation.INVERT, a, -1);
    };
  }

  /// `a / b`, as `a (1 / b)` unless both are numbers.
  public int quotient(int a, int b) {
    return isConstant(a) && isConstant(b) ? constant(value(a) / value(b)) : product(a, inverse(b));
  }

  /// `base ^ exponent`; small integer exponents become products, -1 a quotient and 0.5 a square root.
  public int power(int base, int exponent) {
    if (exponent == ZERO || base == ONE) {
      return ONE;
    }
    if (isConstant(exponent)) {
      double e = value(exponent);
      if (isConstant(base)) {
        return constant(StrictMath.pow(value(base), e));
      }
      if (e == Math.rint(e) && Math.abs(e) <= LARGEST_PRODUCT) {
        int positive = integerPower(base, (int) Math.abs(e));
        return e < 0 ? inverse(positive) : positive;
      }
      if (Math.abs(e) == 0.5) {
        int root = function(Operation.SQRT, base);
        return e < 0 ? inverse(root) : root;
      }
    }
    return made(Operation.POWER, base, exponent);
  }

  /// `a b + c`, rounded once.
  int fused(int a, int b, int c) {
    if (a == ZERO || b == ZERO) {
      return c;
    }
    if (a == ONE || b == ONE) {
      return sum(a == ONE ? b : a, c);
    }
    if (isConstant(a) && isConstant(b) && isConstant(c)) {
      return constant(Math.fma(value(a), value(b), value(c)));
    }
    return c == ZERO
        ? product(a, b)
        : nodes.intern(Operation.FUSED, Math.min(a, b), Math.max(a, b), c);
  }

  /// One of EXP, LN, LOG10, SQRT, ABS, NOT of `a`, or of what [Lowering] makes of them.
  public int function(Operation operation, int a) {
    if (operation == Operation.NOT && is(a, Operation.NOT) && operation(operand(a, 0)).isCondition()) {
      return operand(a, 0);
    }
    return made(operation, a, -1);
  }

  /// The larger one. Operands keep their order, because at a tie the derivative is that of the first.
  public int larger(int a, int b) {
    return a == b ? a : made(Operation.MAX, a, b);
  }

  /// The smaller one; order as in [#larger].
  public int smaller(int a, int b) {
    return a == b ? a : made(Operation.MIN, a, b);
  }

  /// One of LESS, LESS_EQUAL, EQUAL, AND, OR.
  public int condition(Operation operation, int a, int b) {
    return switch (operation) {
      case EQUAL, AND, OR -> ordered(operation, a, b);
      default -> made(operation, a, b);
    };
  }

  /// `a` where the condition holds, else `b`.
  public int select(int condition, int a, int b) {
    if (isConstant(condition)) {
      return value(condition) != 0 ? a : b;
    }
    if (a == b) {
      return a;
    }
    if (is(condition, Operation.NOT)) {
      return select(operand(condition, 0), b, a);
    }
    return nodes.intern(Operation.SELECT, condition, a, b);
  }

  private int integerPower(int base, int exponent) {
    if (exponent == 1) {
      return base;
    }
    int half = integerPower(base, exponent / 2);
    int square = product(half, half);
    return exponent % 2 == 0 ? square : product(square, base);
  }

  private int ordered(Operation operation, int a, int b) {
    return a <= b ? made(operation, a, b) : made(operation, b, a);
  }

  private int made(Operation operation, int a, int b) {
    boolean unary = b < 0;
    if (isConstant(a) && (unary || isConstant(b))) {
      return constant(Arithmetic.apply(operation, value(a), unary ? 0 : value(b), 0));
    }
    return nodes.intern(operation, a, b, -1);
  }

  private boolean is(int node, Operation operation) {
    return nodes.operation[node] == operation;
  }
}
