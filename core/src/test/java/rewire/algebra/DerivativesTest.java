package rewire.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DerivativesTest {

  private static final Graph G = new Graph();
  private static final int Y = G.state(0);
  private static final int Z = G.state(1);
  private static final int P = G.parameter(0);

  /// A formula and its derivative by y0, as the textbook has it.
  static Stream<Arguments> table() {
    return Stream.of(
        row(G.product(P, Z), "0"),
        row(G.product(P, Y), "p0"),
        row(G.difference(Z, Y), "-1"),
        row(G.product(Y, Y), "(y0 + y0)"),
        row(G.inverse(Y), "-(invert(y0) * invert(y0))"),
        row(G.quotient(Z, Y), "-(invert(y0) * (y1 * invert(y0)))"),
        row(G.function(Operation.EXP, Y), "exp(y0)"),
        row(G.function(Operation.LN, Y), "invert(y0)"),
        row(G.function(Operation.ABS, Y), "select(less(y0, 0), -1, 1)"),
        row(G.larger(Y, Z), "select(less(y0, y1), 0, 1)"),
        row(G.smaller(Y, Z), "select(less(y1, y0), 0, 1)"),
        row(G.condition(Operation.LESS, Y, Z), "0"),
        row(G.select(G.condition(Operation.LESS, Y, Z), G.product(P, Y), Z), "select(less(y0, y1), p0, 0)"));
  }

  private static Arguments row(int formula, String derivative) {
    return Arguments.of(Formulas.text(G, formula), formula, derivative);
  }

  @ParameterizedTest(name = "d {0} = {2}")
  @MethodSource("table")
  void agreesWithTheTextbook(String before, int formula, String derivative) {
    assertEquals(derivative, Formulas.text(G, Derivatives.of(G, formula, Y)), before);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void agreesWithDifferencesOfEighthOrder(long seed) {
    var dice = new SplittableRandom(seed);
    var g = new Graph();
    int formula = Formulas.random(g, dice, 3, 6);
    int[] byState = {Derivatives.of(g, formula, g.state(0)), Derivatives.of(g, formula, g.state(1)),
        Derivatives.of(g, formula, g.state(2))};
    int byTime = Derivatives.of(g, formula, g.time());
    double[] x = {0.3 + dice.nextDouble(), 0.3 + dice.nextDouble(), 0.3 + dice.nextDouble(), 0.7};
    double[] exact = at(g, x);

    for (int i = 0; i < 4; i++) {
      double expected = differences(g, formula, x, i);
      double actual = exact[i < 3 ? byState[i] : byTime];
      // rounding over step 2e-3 (1e-13) and truncation (order 8) both stay below 1e-8 of the size
      assertEquals(expected, actual, 1e-8 * (1 + Math.abs(expected) + Math.abs(exact[formula])), "by " + i);
    }
  }

  /// Eighth-order central difference; weights 4/5, -1/5, 4/105, -1/280: B. Fornberg, Math. Comp. 51:699 (1988).
  private static double differences(Graph g, int formula, double[] x, int which) {
    double h = 2e-3;
    double[] weights = {4.0 / 5, -1.0 / 5, 4.0 / 105, -1.0 / 280};
    double sum = 0;
    for (int k = 1; k <= 4; k++) {
      double[] up = x.clone();
      double[] down = x.clone();
      up[which] += k * h;
      down[which] -= k * h;
      sum += weights[k - 1] * (at(g, up)[formula] - at(g, down)[formula]);
    }
    return sum / h;
  }

  private static double[] at(Graph g, double[] x) {
    return Formulas.values(g, x, new double[] {1.3, 0.8}, x[3], 0);
  }

  @Test
  void powersHaveADefiniteSlopeAtZero() {
    var g = new Graph();
    int y = g.state(0);
    int p = g.parameter(0);
    int[] formulas = {g.power(y, g.constant(0.6)), g.power(y, g.constant(1.4)), g.power(y, p),
        g.function(Operation.SQRT, y), g.power(y, g.constant(2)), g.power(y, y)};
    int[] slopes = java.util.Arrays.stream(formulas).map(f -> Derivatives.of(g, f, y)).toArray();

    double[] steep = Formulas.values(g, new double[] {0}, new double[] {0.5}, 0, 0);
    double[] linear = Formulas.values(g, new double[] {0}, new double[] {1}, 0, 0);

    for (int slope : slopes) {
      assertEquals(0, steep[slope]);
    }
    assertEquals(1, linear[slopes[2]]);
  }

  @Test
  void sparsityIsThatOfTheFormulas() {
    var g = new Graph();
    int[] rates = {g.product(g.parameter(0), g.state(0)), g.sum(g.state(0), g.state(2)), g.time()};

    int[][] jacobian = Derivatives.jacobian(g, rates);

    assertEquals("p0 0 0 | 1 0 1 | 0 0 0", rows(g, jacobian));
  }

  private static String rows(Graph g, int[][] matrix) {
    return Stream.of(matrix)
        .map(row -> java.util.Arrays.stream(row).mapToObj(n -> Formulas.text(g, n))
            .collect(java.util.stream.Collectors.joining(" ")))
        .collect(java.util.stream.Collectors.joining(" | "));
  }
}
