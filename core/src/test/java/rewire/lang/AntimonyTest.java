package rewire.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import rewire.model.Expr;
import rewire.model.Expr.Branch;
import rewire.model.Expr.Connective;
import rewire.model.Expr.Relation;

class AntimonyTest {

  @Test
  void formulasLookAsAPersonWouldWriteThem() {
    for (var formula : List.of("a + b * c", "a - b * c", "-a + 2", "(a + b) * c", "a / b / c", "a / (b * c)",
        "a^-1 * b", "-(a * b)", "a^(b^c)", "(a^b)^c", "2 - 3",
        "piecewise(1, a < b && b < 2, 2, !(a == b), 3)",
        "max(a, exp(-b / c))", "time * 0.001", "a * -2", "a^-b", "1 / (a + b)")) {
      assertEquals(formula, Antimony.read(formula).map(Antimony::formula).orElseThrow());
    }
  }

  @Test
  void whatIsPrintedReadsBackAsTheSameExpression() {
    for (int seed = 0; seed < 3000; seed++) {
      var e = new Generator(seed).number(5);

      assertEquals(Optional.of(e), Antimony.read(Antimony.formula(e)), Antimony.formula(e));
    }
  }

  @Test
  void infinityCannotBePrinted() {
    assertThrows(IllegalArgumentException.class,
        () -> Antimony.formula(new Expr.Constant(Double.POSITIVE_INFINITY)));
  }

  /// Random expressions, the same for the same seed.
  private static final class Generator {
    private final Random random;

    Generator(int seed) {
      random = new Random(seed);
    }

    Expr number(int depth) {
      return switch (random.nextInt(depth == 0 ? 3 : 9)) {
        case 0 -> new Expr.Constant(constant());
        case 1 -> new Expr.Symbol("abcxyz".substring(random.nextInt(6)).substring(0, 1));
        case 2 -> new Expr.Time();
        case 3 -> new Expr.Sum(several(depth));
        case 4 -> new Expr.Product(several(depth));
        case 5 -> new Expr.Product(List.of(new Expr.Constant(-1), number(depth - 1)));
        case 6 -> new Expr.Power(number(depth - 1),
            random.nextBoolean() ? new Expr.Constant(-1) : number(depth - 1));
        case 7 -> call(depth);
        default -> new Expr.Piecewise(List.of(new Branch(number(depth - 1), condition(depth - 1)),
            new Branch(number(depth - 1), condition(depth - 1))), number(depth - 1));
      };
    }

    private <T> T one(T[] values) {
      return Arrays.asList(values).get(random.nextInt(values.length));
    }

    private double constant() {
      return switch (random.nextInt(5)) {
        case 0 -> 0;
        case 1 -> -1;
        case 2 -> random.nextInt(-20, 20);
        case 3 -> random.nextGaussian();
        default -> random.nextGaussian() * Math.pow(10, random.nextInt(-300, 300));
      };
    }

    private List<Expr> several(int depth) {
      var parts = new ArrayList<Expr>();
      for (int i = 0; i < 2 + random.nextInt(3); i++) {
        parts.add(number(depth - 1));
      }
      return parts;
    }

    private Expr call(int depth) {
      var function = one(Expr.Function.values());
      var arguments = new ArrayList<Expr>();
      for (int i = 0; i < function.arity(); i++) {
        arguments.add(number(depth - 1));
      }
      return new Expr.Call(function, arguments);
    }

    private Expr condition(int depth) {
      if (depth <= 0 || random.nextInt(3) == 0) {
        return new Expr.Compare(one(Relation.values()), number(Math.max(0, depth)),
            number(Math.max(0, depth)));
      }
      var connective = one(Connective.values());
      return new Expr.Logic(connective, connective == Connective.NOT
          ? List.of(condition(depth - 1))
          : List.of(condition(depth - 1), condition(depth - 1)));
    }
  }
}
