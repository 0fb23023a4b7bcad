package rewire.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EliminationTest {

  @ParameterizedTest(name = "{1} unknowns, {2} % filled")
  @CsvSource({"1, 1, 100", "2, 2, 100", "3, 8, 30", "4, 20, 10", "5, 20, 100", "6, 60, 5", "7, 60, 10"})
  void solvesRandomSparseSystems(long seed, int n, int percent) {
    var dice = new SplittableRandom(seed);
    var g = new Graph();
    int[][] nodes = new int[n][n];
    double[][] a = new double[n][n];
    double[] entries = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (i == j || dice.nextInt(100) < percent) {
          nodes[i][j] = dice.nextInt(4) == 0 ? g.negative(g.state(i * n + j)) : g.state(i * n + j);
          entries[i * n + j] = dice.nextDouble(-1, 1) + (i == j ? n : 0);
          boolean minus = g.operation(nodes[i][j]) == Operation.NEGATE;
          a[i][j] = minus ? -entries[i * n + j] : entries[i * n + j];
        }
      }
    }
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = dice.nextDouble(-1, 1);
    }

    double[] solved = solve(g, nodes, entries, times(a, x));

    for (int i = 0; i < n; i++) {
      assertEquals(x[i], solved[i], 1e-12); // diagonally dominant: condition below 10 n
    }
  }

  private static double[] times(double[][] a, double[] x) {
    double[] b = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x.length; j++) {
        b[i] += a[i][j] * x[j];
      }
    }
    return b;
  }

  /// Stores each unknown over its right-hand side as soon as it is known, as generated code does.
  private static double[] solve(Graph g, int[][] matrix, double[] entries, double[] b) {
    var result = Elimination.of(g, matrix);
    double[] all = Formulas.values(g, entries, new double[0], 0, 0);
    double[] factors = new double[result.factors().length];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = all[result.factors()[i]];
    }
    var s = result.substitution();
    double[] inPlace = b.clone();
    double[] known = Formulas.values(s, b, factors, 0, 0);
    for (int k = 0; k < b.length; k++) {
      inPlace[result.unknowns()[k]] = known[result.solution()[k]];
    }
    return inPlace;
  }

  @Test
  void arrowMatrixIsFactorisedWithoutFill() {
    var g = new Graph();
    int n = 30;
    int[][] arrow = new int[n][n];
    for (int i = 0; i < n; i++) {
      arrow[0][i] = g.state(i);
      arrow[i][0] = g.state(100 + i);
      arrow[i][i] = g.state(200 + i);
    }

    var result = Elimination.of(g, arrow);

    assertEquals(3 * n - 2, result.factors().length);
  }

  @Test
  void numbersAreNotStored() {
    var g = new Graph();
    int[][] matrix = {{g.constant(2), Graph.ZERO}, {g.constant(-3), g.state(0)}};

    var result = Elimination.of(g, matrix);

    assertEquals(1, result.factors().length);
  }

  @Test
  void unknownsMayOverwriteTheirRightHandSide() {
    var g = new Graph();
    int n = 12;
    var dice = new SplittableRandom(3);
    int[][] matrix = new int[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        matrix[i][j] = i == j || dice.nextInt(5) == 0 ? g.state(i * n + j) : Graph.ZERO;
      }
    }

    var result = Elimination.of(g, matrix);

    var overwritten = new boolean[n];
    var s = result.substitution();
    var done = new boolean[s.size()];
    for (int k = 0; k < n; k++) {
      markAndCheck(s, result.solution()[k], done, overwritten);
      overwritten[result.unknowns()[k]] = true;
    }
  }

  private static void markAndCheck(Graph s, int node, boolean[] done, boolean[] overwritten) {
    if (s.operation(node) == Operation.STATE) {
      assertTrue(!overwritten[s.index(node)], "right-hand side " + s.index(node) + " is read too late");
    } else if (!done[node]) {
      done[node] = true;
      for (int i = 0; i < s.operation(node).arity(); i++) {
        markAndCheck(s, s.operand(node, i), done, overwritten);
      }
    }
  }

  @Test
  void refusesAPivotThatIsAlwaysZero() {
    var g = new Graph();
    int[][] matrix = {{Graph.ZERO, g.state(0)}, {g.state(1), g.state(2)}};

    var refusal = assertThrows(IllegalArgumentException.class, () -> Elimination.of(g, matrix));

    assertTrue(String.valueOf(refusal.getMessage()).contains("Pivot 0"));
  }
}
