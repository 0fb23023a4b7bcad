package rewire.algebra;

import java.util.Arrays;

/// Rewrites formulas for a machine that adds, multiplies and compares: exponentials, logarithms and powers become
/// polynomials, a product that is added becomes a fused multiply-add.
///
/// Done once, after differentiation, for every compiled target. All targets therefore compute the same operations in the
/// same order and give the same bits, whatever their width; no library function is called, so neither the processor nor
/// warm-up matters.
///
/// Largest errors, in units in the last place (LoweringTest): exp 0.9, ln 1.0, log10 2.5; powers 2 + 1.5 |exponent ln base|.
/// Arguments that are infinite, subnormal or not numbers, and results that overflow or underflow, are as in [StrictMath].
public final class Lowering {

  // ln 2 in two parts, of which k times the first is exact: FreeBSD's e_exp.c, after Cody & Waite, Software
  // Manual for
  // the Elementary Functions (1980)
  private static final double LN2_HIGH = 0x1.62e42feep-1;
  private static final double LN2_LOW = 0x1.a39ef35793c76p-33;
  private static final double LOG2_E = 0x1.71547652b82fep0;
  private static final double LOG10_E = 0x1.bcb7b1526e50ep-2;

  /// exp overflows above the one and is 0 below the other, both with room to spare.
  private static final double HIGHEST = 710;
  private static final double LOWEST = -746;

  /// (exp(r) - 1 - r) / r^2 on |r| <= ln(2) / 2 to a relative 3.6e-18 of exp(r); minimax by Remez' algorithm in 50 digits.
  private static final double[] EXP = {0x1.000000000000ap-1, 0x1.55555555554f9p-3, 0x1.555555555083ep-5,
      0x1.1111111127d0ep-7, 0x1.6c16c18438b11p-10, 0x1.a01a012a0f35cp-13, 0x1.a01999e26209fp-16,
      0x1.71df25b30d420p-19, 0x1.28ad9b8648615p-22, 0x1.ad7f3ee5d2f80p-26};

  /// (ln((1 + s) / (1 - s)) - 2 s) / s^3 by powers of s^2, from the first: FreeBSD's e_log.c, error 2^-58.45.
  private static final double[] LN = {0x1.5555555555593p-1, 0x1.999999997fa04p-2, 0x1.2492494229359p-2,
      0x1.c71c51d8e78afp-3, 0x1.7466496cb03dep-3, 0x1.39a09d078c69fp-3, 0x1.2f112df3e5244p-3};

  private final Graph from;
  private final Graph graph = new Graph();
  private final int[] lowered;

  private Lowering(Graph from) {
    this.from = from;
    lowered = new int[from.size()];
    Arrays.fill(lowered, -1);
  }

  /// Rewrites all that `roots` are made of.
  public static Lowering of(Graph from, int[]... roots) {
    var lowering = new Lowering(from);
    var needed = new boolean[from.size()];
    for (int[] some : roots) {
      for (int root : some) {
        needed[root] = true;
      }
    }
    for (int node = from.size() - 1; node >= 0; node--) {
      for (int i = needed[node] ? from.operation(node).arity() - 1 : -1; i >= 0; i--) {
        needed[from.operand(node, i)] = true;
      }
    }
    for (int node = 0; node < needed.length; node++) {
      if (needed[node]) {
        lowering.lowered[node] = lowering.lower(node);
      }
    }
    return lowering;
  }

  /// The graph of rewritten formulas.
  public Graph graph() {
    return graph;
  }

  /// What has become of some of the roots, or of what they are made of.
  public int[] of(int... nodes) {
    return Arrays.stream(nodes).map(node -> lowered[node]).toArray();
  }

  private int lower(int node) {
    var operation = from.operation(node);
    int a = operand(node, 0);
    int b = operand(node, 1);
    return switch (operation) {
      case CONSTANT -> graph.constant(from.value(node));
      case STATE -> graph.state(from.index(node));
      case PARAMETER -> graph.parameter(from.index(node));
      case GIVEN -> graph.given(from.index(node));
      case TIME -> graph.time();
      case SHIFT -> graph.shift();
      case ADD -> sum(a, b);
      case SUBTRACT -> difference(a, b);
      case MULTIPLY -> graph.product(a, b);
      case NEGATE -> graph.negative(a);
      case INVERT -> graph.inverse(a);
      case EXP -> exp(a);
      case LN -> ln(a);
      case LOG10 -> graph.product(graph.constant(LOG10_E), ln(a));
      case POWER -> power(a, b);
      case MAX -> graph.larger(a, b);
      case MIN -> graph.smaller(a, b);
      case LESS, LESS_EQUAL, EQUAL, AND, OR -> graph.condition(operation, a, b);
      case SELECT -> graph.select(a, b, operand(node, 2));
      case SQRT, ABS, NOT -> graph.function(operation, a);
      case FUSED, TWO_TO, EXPONENT, SIGNIFICAND -> throw new IllegalArgumentException("Lowered twice.");
    };
  }

  private int operand(int node, int which) {
    return which < from.operation(node).arity() ? lowered[from.operand(node, which)] : -1;
  }

  private int sum(int a, int b) {
    if (isProduct(b)) {
      return graph.fused(graph.operand(b, 0), graph.operand(b, 1), a);
    }
    return isProduct(a) ? graph.fused(graph.operand(a, 0), graph.operand(a, 1), b) : graph.sum(a, b);
  }

  /// `a - p q` as `(-p) q + a`. A negative parameter is computed beforehand, and of states and factors the machine's
  /// negative is as cheap as the subtraction saved.
  private int difference(int a, int b) {
    if (isProduct(b)) {
      int p = graph.operand(b, 0);
      int q = graph.operand(b, 1);
      return graph.isFixed(q)
          ? graph.fused(p, graph.negative(q), a)
          : graph.fused(graph.negative(p), q, a);
    }
    return isProduct(a) && graph.isFixed(b)
        ? graph.fused(graph.operand(a, 0), graph.operand(a, 1), graph.negative(b))
        : graph.difference(a, b);
  }

  private boolean isProduct(int node) {
    return graph.operation(node) == Operation.MULTIPLY;
  }

  /// exp(x) = 2^k exp(r), |r| <= ln(2) / 2; two factors of 2^(k/2), lest one overflow before its time.
  private int exp(int x) {
    int inside = graph.smaller(graph.larger(x, graph.constant(LOWEST)), graph.constant(HIGHEST));
    int k = round(inside, LOG2_E);
    int r = graph.fused(k, graph.constant(-LN2_LOW), graph.fused(k, graph.constant(-LN2_HIGH), inside));
    int square = graph.product(r, r);
    int even = horner(square, EXP[0], EXP[2], EXP[4], EXP[6], EXP[8]);
    int odd = horner(square, EXP[1], EXP[3], EXP[5], EXP[7], EXP[9]);
    int tail = graph.fused(square, graph.fused(r, odd, even), r);
    int half = round(k, 0.5);
    int scaled = graph.product(graph.sum(tail, Graph.ONE), graph.function(Operation.TWO_TO, half));
    return graph.product(scaled, graph.function(Operation.TWO_TO, graph.difference(k, half)));
  }

  /// The whole number next to `factor x`.
  private int round(int x, double factor) {
    int whole = graph.constant(Arithmetic.WHOLE);
    return graph.difference(graph.fused(x, graph.constant(factor), whole), whole);
  }

  /// `c[0] + c[1] x + c[2] x^2 + ...`
  private int horner(int x, double... c) {
    int sum = graph.constant(c[c.length - 1]);
    for (int i = c.length - 2; i >= 0; i--) {
      sum = graph.fused(x, sum, graph.constant(c[i]));
    }
    return sum;
  }

  /// ln(x) = e ln 2 + ln(1 + f), where ln(1 + f) = f - f^2/2 + s (f^2/2 + R(s)), s = f / (2 + f).
  private int ln(int x) {
    int small = graph.condition(Operation.LESS, x, graph.constant(Double.MIN_NORMAL));
    int normal = graph.select(small, graph.product(graph.constant(0x1p54), x), x);
    int e = graph.difference(graph.function(Operation.EXPONENT, normal),
        graph.select(small, graph.constant(54), Graph.ZERO));
    int f = graph.difference(graph.function(Operation.SIGNIFICAND, normal), Graph.ONE);
    int s = graph.quotient(f, graph.sum(f, graph.constant(2)));
    int square = graph.product(s, s);
    int fourth = graph.product(square, square);
    int odd = horner(fourth, LN[0], LN[2], LN[4], LN[6]);
    int even = graph.product(fourth, horner(fourth, LN[1], LN[3], LN[5]));
    int rest = graph.fused(square, odd, even);
    int half = graph.product(graph.product(graph.constant(0.5), f), f);
    int tail = graph.fused(s, graph.sum(half, rest), graph.product(e, graph.constant(LN2_LOW)));
    int small1 = graph.difference(tail, half);
    int value = graph.fused(e, graph.constant(LN2_HIGH), graph.sum(f, small1));
    int positive = graph.condition(Operation.LESS, Graph.ZERO, x);
    int finite = graph.condition(Operation.LESS, x, graph.constant(Double.POSITIVE_INFINITY));
    int atZero = graph.select(graph.condition(Operation.EQUAL, x, Graph.ZERO),
        graph.constant(Double.NEGATIVE_INFINITY), graph.constant(Double.NaN));
    return graph.select(positive, graph.select(finite, value, x), atZero);
  }

  /// |base|^exponent by exp and ln, with the sign of a negative base to a whole power.
  private int power(int base, int exponent) {
    int size = exp(graph.product(exponent, ln(graph.function(Operation.ABS, base))));
    int half = graph.product(graph.constant(0.5), exponent);
    int even = graph.condition(Operation.EQUAL, round(exponent, 0.5), half);
    int whole = graph.condition(Operation.EQUAL, round(exponent, 1), exponent);
    int signed = graph.select(even, size,
        graph.select(whole, graph.negative(size), graph.constant(Double.NaN)));
    int value = graph.select(graph.condition(Operation.LESS, base, Graph.ZERO), signed, size);
    return graph.select(graph.condition(Operation.EQUAL, exponent, Graph.ZERO), Graph.ONE, value);
  }
}
