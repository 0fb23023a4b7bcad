package rewire.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GraphTest {

  private static final Graph G = new Graph();
  private static final int Y = G.state(0);
  private static final int Z = G.state(1);
  private static final int P = G.parameter(0);

  /// What is written, what is kept; of two equal orders the older operand comes first.
  static Stream<Arguments> beforeAndAfter() {
    int two = G.constant(2);
    return Stream.of(
        row("y + 0", G.sum(Y, Graph.ZERO), "y0"),
        row("0 - y", G.difference(Graph.ZERO, Y), "-y0"),
        row("y - y", G.difference(Y, Y), "0"),
        row("y - (-z)", G.difference(Y, G.negative(Z)), "(y0 + y1)"),
        row("-y + z", G.sum(G.negative(Y), Z), "(y1 - y0)"),
        row("-y - z", G.difference(G.negative(Y), Z), "-(y0 + y1)"),
        row("-(y - z)", G.negative(G.difference(Y, Z)), "(y1 - y0)"),
        row("-(-y)", G.negative(G.negative(Y)), "y0"),
        row("y 1", G.product(Y, Graph.ONE), "y0"),
        row("y 0", G.product(Y, Graph.ZERO), "0"),
        row("-1 y", G.product(G.constant(-1), Y), "-y0"),
        row("-2 (3 y)", G.product(G.constant(-2), G.product(Y, G.constant(3))), "-(y0 * 6)"),
        row("(-y)(-z)", G.product(G.negative(Y), G.negative(Z)), "(y0 * y1)"),
        row("2 + 3", G.sum(two, G.constant(3)), "5"),
        row("1 / 3", G.quotient(Graph.ONE, G.constant(3)), Double.toString(1.0 / 3)),
        row("y / z", G.quotient(Y, Z), "(y0 * invert(y1))"),
        row("1 / (1 / y)", G.inverse(G.inverse(Y)), "y0"),
        row("y ^ 0", G.power(Y, Graph.ZERO), "1"),
        row("y ^ 1", G.power(Y, Graph.ONE), "y0"),
        row("y ^ -1", G.power(Y, G.constant(-1)), "invert(y0)"),
        row("y ^ 3", G.power(Y, G.constant(3)), "(y0 * (y0 * y0))"),
        row("y ^ -2", G.power(Y, G.constant(-2)), "invert((y0 * y0))"),
        row("y ^ 0.5", G.power(Y, G.constant(0.5)), "sqrt(y0)"),
        row("y ^ 0.6", G.power(Y, G.constant(0.6)), "power(y0, 0.6)"),
        row("y ^ p", G.power(Y, P), "power(y0, p0)"),
        row("1 ^ p", G.power(Graph.ONE, P), "1"),
        row("exp 0", G.function(Operation.EXP, Graph.ZERO), "1"),
        row("max(y, y)", G.larger(Y, Y), "y0"),
        row("max(2, 3)", G.larger(two, G.constant(3)), "3"),
        row("select(1, y, z)", G.select(Graph.ONE, Y, Z), "y0"),
        row("select(y < z, p, p)", G.select(G.condition(Operation.LESS, Y, Z), P, P), "p0"),
        row("select(not y, z, p)", G.select(G.function(Operation.NOT, Y), Z, P), "select(y0, p0, y1)"),
        row("-0", G.constant(-0.0), "0"));
  }

  private static Arguments row(String before, int node, String after) {
    return Arguments.of(before, node, after);
  }

  @ParameterizedTest(name = "{0} is {2}")
  @MethodSource("beforeAndAfter")
  void simplifies(String before, int node, String after) {
    assertEquals(after, Formulas.text(G, node), before);
  }

  @Test
  void equalFormulasAreOneNode() {
    var g = new Graph();

    int one = g.product(g.sum(g.state(0), g.state(1)), g.parameter(0));
    int other = g.product(g.parameter(0), g.sum(g.state(1), g.state(0)));

    assertEquals(one, other);
    assertNotEquals(one, g.product(g.sum(g.state(0), g.state(2)), g.parameter(0)));
  }

  @Test
  void largestOperandOrderIsKept() {
    assertNotEquals(G.larger(Y, Z), G.larger(Z, Y));
  }

  @Test
  void operandsComeBeforeTheirNodeAndManyNodesStayApart() {
    var g = new Graph();
    var dice = new SplittableRandom(7);
    for (int i = 0; i < 2000; i++) {
      Formulas.random(g, dice, 50, 5);
      g.constant(dice.nextDouble());
    }

    int size = g.size();
    for (int node = 0; node < size; node++) {
      var operation = g.operation(node);
      for (int i = 0; i < operation.arity(); i++) {
        assertEquals(true, g.operand(node, i) < node);
      }
      if (operation == Operation.CONSTANT) {
        assertEquals(node, g.constant(g.value(node)));
      }
    }
    assertEquals(size, g.size());
  }

  @Test
  void knowsWhatANodeDependsOn() {
    int fixed = G.product(P, G.parameter(1));
    int moving = G.sum(fixed, G.product(G.time(), Y));

    assertEquals(true, G.isFixed(fixed));
    assertEquals(false, G.isFixed(moving));
    assertEquals(true, G.dependsOnState(moving) && G.dependsOnTime(moving));
    assertEquals(false, G.dependsOnState(G.time()) || G.isFixed(G.shift()));
  }
}
