package rewire.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/// The polynomials against the standard library, which errs by less than one unit in the last place itself.
class LoweringTest {
  private static final int POINTS = 200_000;
  private static final double[] EDGES = {0, -0.0, 1, -1, 2, -2, 3, -3, 0.5, -0.5, Double.MIN_VALUE,
      -Double.MIN_VALUE, Double.MIN_NORMAL, 0x1.fffffffffffffp-1023, Double.MAX_VALUE, -Double.MAX_VALUE,
      Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, 709.782712893384, 709.7827128933841,
      -708.4, -745.1, -745.14, -746, 1e-300, 1e-17, 1e300, Math.E, 10, 1000};

  /// A lowered formula of two states as a function of them.
  private static final class Lowered {
    private final Graph graph;
    private final int root;
    private final double[] worth;

    Lowered(Operation operation) {
      var from = new Graph();
      int a = from.state(0);
      int node = operation == Operation.POWER ? from.power(a, from.state(1)) : from.function(operation, a);
      var lowering = Lowering.of(from, new int[] {node});
      graph = lowering.graph();
      root = lowering.of(node)[0];
      worth = new double[graph.size()];
    }

    double at(double a, double b) {
      for (int node = 0; node <= root; node++) {
        worth[node] = switch (graph.operation(node)) {
          case CONSTANT -> graph.value(node);
          case STATE -> graph.index(node) == 0 ? a : b;
          default -> {
            int arity = graph.operation(node).arity();
            yield Arithmetic.apply(graph.operation(node), worth[graph.operand(node, 0)],
                arity > 1 ? worth[graph.operand(node, 1)] : 0,
                arity > 2 ? worth[graph.operand(node, 2)] : 0);
          }
        };
      }
      return worth[root];
    }
  }

  private static double distance(double expected, double actual) {
    return Double.compare(expected, actual) == 0 ? 0 : Math.abs(actual - expected) / Math.ulp(expected);
  }

  private static double largest(Operation operation, DoubleUnaryOperator expected, DoubleUnaryOperator draw) {
    var lowered = new Lowered(operation);
    var dice = new SplittableRandom(7);
    double largest = 0;
    for (int i = 0; i < POINTS; i++) {
      double x = draw.applyAsDouble(dice.nextDouble());
      largest = Math.max(largest, distance(expected.applyAsDouble(x), lowered.at(x, 0)));
    }
    return largest;
  }

  @Test
  void exponentialsAreThoseOfTheLibraryToOneUnit() {
    assertTrue(largest(Operation.EXP, StrictMath::exp, u -> -745 + 1454 * u) <= 1);
    assertTrue(largest(Operation.EXP, StrictMath::exp, u -> u - 0.5) <= 1);
  }

  @Test
  void logarithmsAreThoseOfTheLibraryToOneUnit() {
    assertTrue(largest(Operation.LN, StrictMath::log, u -> StrictMath.exp(-740 + 1449 * u)) <= 1);
    assertTrue(largest(Operation.LN, StrictMath::log, u -> 0.5 + 1.5 * u) <= 1);
  }

  @Test
  void decimalLogarithmsAreThoseOfTheLibraryToThreeUnits() {
    assertTrue(largest(Operation.LOG10, StrictMath::log10, u -> StrictMath.exp(-740 + 1449 * u)) <= 3);
  }

  @Test
  void powersAreThoseOfTheLibraryToTheirConditionInUnits() {
    var lowered = new Lowered(Operation.POWER);
    var dice = new SplittableRandom(8);
    for (int i = 0; i < POINTS; i++) {
      double base = StrictMath.exp(dice.nextDouble(-20, 20));
      double exponent = dice.nextDouble(-8, 8);
      double expected = StrictMath.pow(base, exponent);
      double bound = 2 + 1.5 * Math.abs(exponent * StrictMath.log(base));
      assertTrue(distance(expected, lowered.at(base, exponent)) <= bound, base + " ^ " + exponent);
    }
  }

  private static void assertAlike(String what, double expected, double actual) {
    if (Double.isFinite(expected) && expected != 0 && Math.abs(expected) >= Double.MIN_NORMAL) {
      assertEquals(expected, actual, 1e-12 * Math.abs(expected), what);
    } else {
      assertEquals(expected + 0.0, actual + 0.0, 2 * Double.MIN_VALUE, what);
    }
  }

  @Test
  void edgesAreThoseOfTheLibrary() {
    var exp = new Lowered(Operation.EXP);
    var ln = new Lowered(Operation.LN);
    var log10 = new Lowered(Operation.LOG10);
    for (double x : EDGES) {
      assertAlike("exp " + x, StrictMath.exp(x), exp.at(x, 0));
      assertAlike("ln " + x, StrictMath.log(x), ln.at(x, 0));
      assertAlike("log10 " + x, StrictMath.log10(x), log10.at(x, 0));
    }
  }

  @Test
  void powersOfNegativeNumbersKeepTheirSign() {
    var power = new Lowered(Operation.POWER);
    double[] exponents = {0, 1, 2, 3, -1, -2, -3, 0.5, 2.5, -0.5, 40, 41};
    for (double base : new double[] {-2, -1, -0.3, 0, 0.7, 1, 5, Double.POSITIVE_INFINITY, Double.NaN}) {
      for (double exponent : exponents) {
        assertAlike(base + " ^ " + exponent, StrictMath.pow(base, exponent), power.at(base, exponent));
      }
    }
  }

  @Test
  void aProductThatIsAddedIsRoundedOnce() {
    var from = new Graph();
    int root = from.sum(from.product(from.state(0), from.state(1)), from.state(2));
    var lowering = Lowering.of(from, new int[] {root});

    assertEquals(Operation.FUSED, lowering.graph().operation(lowering.of(root)[0]));
  }
}
