package rewire.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static rewire.compile.RandomModels.assignment;
import static rewire.compile.RandomModels.call;
import static rewire.compile.RandomModels.hill;
import static rewire.compile.RandomModels.less;
import static rewire.compile.RandomModels.minus;
import static rewire.compile.RandomModels.model;
import static rewire.compile.RandomModels.number;
import static rewire.compile.RandomModels.over;
import static rewire.compile.RandomModels.parameter;
import static rewire.compile.RandomModels.plus;
import static rewire.compile.RandomModels.state;
import static rewire.compile.RandomModels.symbol;
import static rewire.compile.RandomModels.times;
import static rewire.compile.RandomModels.trigger;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import rewire.model.Expr;
import rewire.model.Expr.Function;
import rewire.model.Expr.Piecewise;
import rewire.model.Expr.Power;
import rewire.model.Expr.Time;
import rewire.model.Model;
import rewire.model.Trigger.Change;

class CompilerTest {

  /// One compartment, first-order loss; a dose that is lost at 0.3/h.
  private static final Model ONE_STATE = model(
      List.of(state("A", symbol("dose"), minus(times(over(symbol("CL"), symbol("V")), symbol("A"))))),
      List.of(parameter("dose", 100), parameter("CL", 3), parameter("V", 10)),
      List.of(assignment("C", over(symbol("A"), symbol("V")))), List.of());

  @ParameterizedTest
  @EnumSource
  void oneCompartmentIsWhatTheClosedFormSays(Target target) {
    var compiled = Compiler.compile(ONE_STATE, target);
    var field = compiled.field();
    double[] p = compiled.parameters();
    double[] y = compiled.initial(p);
    double[] dydt = new double[1];
    double[] c = new double[1];
    double[] factors = new double[field.factors()];
    double[] b = {2.6};

    field.rates(0, y, p, dydt);
    compiled.readouts().evaluate(0, y, p, c);
    field.factor(0, y, p, 1, factors);
    field.solve(factors, b);

    assertArrayEquals(new double[] {100}, y);
    assertArrayEquals(new double[] {-30}, dydt, 1e-13);
    assertArrayEquals(new double[] {10}, c, 1e-14);
    assertArrayEquals(new double[] {2}, b, 1e-15); // (1 + 0.3) x = 2.6
  }

  @ParameterizedTest
  @EnumSource
  void aChangedParameterTakesEffectAfterPrepare(Target target) {
    var compiled = Compiler.compile(ONE_STATE, target);
    var field = compiled.field();
    double[] p = compiled.parameters();
    double[] dydt = new double[1];

    p[compiled.names().parameter("V")] = 5;
    field.prepare(p);
    field.rates(0, new double[] {100}, p, dydt);

    assertEquals(-60, dydt[0], 1e-12);
  }

  @ParameterizedTest(name = "seed {0}: {1} states")
  @CsvSource({"1, 1, 2, 0", "2, 2, 3, 2", "3, 5, 8, 5", "4, 10, 20, 10", "5, 20, 20, 20", "6, 20, 40, 60",
      "7, 40, 80, 40", "8, 80, 300, 60", "9, 30, 30, 10", "10, 30, 30, 10", "11, 30, 30, 10", "12, 3, 3, 30"})
  void targetsAgreeOnRandomModels(long seed, int states, int parameters, int assignments) {
    new Referee(RandomModels.of(seed, states, parameters, assignments), seed).compare();
  }

  @Test
  void targetsAgreeOnTimePiecewiseAndHill() {
    var rhythm = call(Function.EXP, minus(times(new Time(), symbol("k"))));
    var dose = new Piecewise(List.of(new Expr.Branch(symbol("rate"), less(new Time(), number(2))),
        new Expr.Branch(times(symbol("rate"), number(0.5)), less(new Time(), number(4)))), number(0));
    var above = call(Function.MAX, plus(symbol("C"), number(-0.4)), number(0));
    var m = model(
        List.of(
            state("A", number(0), plus(dose, times(minus(symbol("k")), symbol("A")))),
            state("B", number(1), plus(times(rhythm, hill(symbol("A"), symbol("n"))), minus(symbol("B")))),
            state("D", number(1), minus(new Power(above, number(0.6))))),
        List.of(parameter("k", 0.3), parameter("rate", 5), parameter("n", 1.7)),
        List.of(assignment("C", times(symbol("A"), symbol("B")))), List.of());

    new Referee(m, 42).compare();
  }

  @ParameterizedTest
  @EnumSource
  void slopesAtZeroAreFinite(Target target) {
    var m = model(
        List.of(
            state("A", number(0), plus(new Power(symbol("A"), number(0.6)), hill(symbol("A"), symbol("n"))))),
        List.of(parameter("n", 1)), List.of(), List.of());
    var compiled = Compiler.compile(m, target);
    var field = compiled.field();
    double[] factors = new double[field.factors()];
    double[] b = {1};

    field.factor(0, new double[1], compiled.parameters(), 2, factors);
    field.solve(factors, b);

    assertEquals(1, b[0], 1e-15); // slope of the Hill term with n = 1 is 1, that of A^0.6 is taken as 0
  }

  @ParameterizedTest
  @EnumSource
  void triggersSetStatesAndParametersAtOnce(Target target) {
    var m = model(
        List.of(state("A", number(1), minus(times(symbol("k"), symbol("fold"), symbol("A")))),
            state("B", number(2), number(0))),
        List.of(parameter("k", 0.5), parameter("limit", 3), parameter("fold", 2)), List.of(),
        List.of(trigger("never", number(-1)),
            trigger("swap", plus(symbol("A"), minus(symbol("limit"))), new Change("A", symbol("B")),
                new Change("B", symbol("A")), new Change("k", times(number(2), symbol("k"))))));
    var compiled = Compiler.compile(m, target);
    var field = compiled.field();
    double[] p = compiled.parameters();
    double[] y = {5, 7};
    double[] gap = new double[2];
    double[] dydt = new double[2];

    field.gaps(0, y, p, gap);
    field.fire(1, 0, y, p);
    field.rates(0, y, p, dydt);

    assertEquals(2, field.triggers());
    assertArrayEquals(new double[] {-1, 2}, gap);
    assertArrayEquals(new double[] {7, 5}, y);
    assertArrayEquals(new double[] {-14, 0}, dydt); // k was doubled, and so was what is derived from it
  }

  @ParameterizedTest
  @EnumSource
  void readsOutWhatIsAskedFor(Target target) {
    var compiled = Compiler.compile(ONE_STATE, target);
    var readouts = compiled.readouts(List.of("V", "C", "A"));
    double[] out = new double[3];

    readouts.evaluate(0, new double[] {20}, compiled.parameters(), out);

    assertEquals(List.of("V", "C", "A"), readouts.names());
    assertArrayEquals(new double[] {10, 2, 20}, out, 1e-15);
  }

  @ParameterizedTest
  @EnumSource
  void refusesASymbolThatIsNotDefined(Target target) {
    var m = model(List.of(state("A", number(0), symbol("ghost"))), List.of(), List.of(), List.of());

    var refusal = assertThrows(IllegalArgumentException.class, () -> Compiler.compile(m, target));

    assertTrue(String.valueOf(refusal.getMessage()).contains("symbol ghost is used but not defined"));
  }

  @Test
  void aLargeModelCompilesAndAgrees() {
    new Referee(RandomModels.of(99, 1000, 500, 300), 99).compare();
  }

  @Test
  void kinksChangeSignWhereARateBends() {
    // A' = max(A, 1) + min(1, A) + piecewise(B, B < 2, 0) + max(k, 0): bends at A = 1, once, and at B = 2
    var bend = new Piecewise(List.of(new Expr.Branch(less(symbol("B"), number(2)), symbol("B"))), number(0));
    var rate = plus(call(Function.MAX, symbol("A"), number(1)), call(Function.MIN, number(1), symbol("A")),
        bend,
        call(Function.MAX, symbol("k"), number(0)));
    var model = model(List.of(state("A", number(0), rate), state("B", number(0), number(1))),
        List.of(parameter("k", 1)), List.of(assignment("unused", call(Function.ABS, symbol("B")))),
        List.of());
    var compiled = Compiler.compile(model, Target.BYTECODE);
    var field = compiled.field();

    assertEquals(2, field.kinks());
    double[] low = kinks(field, compiled.parameters(), 0.9, 1.9);
    double[] right = kinks(field, compiled.parameters(), 1.1, 1.9);
    double[] high = kinks(field, compiled.parameters(), 1.1, 2.1);
    for (int k = 0; k < 2; k++)
      assertTrue(low[k] * high[k] < 0, "kink " + k);
    assertTrue((low[0] * right[0] < 0) != (low[1] * right[1] < 0));
  }

  private static double[] kinks(rewire.solve.VectorField field, double[] p, double... y) {
    double[] gap = new double[field.kinks()];
    field.kinks(0, y, p, gap);
    return gap;
  }
}
