package rewire.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import rewire.model.Assignment;
import rewire.model.Expr;
import rewire.model.Expr.Call;
import rewire.model.Expr.Compare;
import rewire.model.Expr.Constant;
import rewire.model.Expr.Function;
import rewire.model.Expr.Logic;
import rewire.model.Expr.Piecewise;
import rewire.model.Expr.Power;
import rewire.model.Expr.Product;
import rewire.model.Expr.Sum;
import rewire.model.Expr.Symbol;
import rewire.model.Expr.Time;
import rewire.model.Model;
import rewire.model.Parameter;
import rewire.model.Position;
import rewire.model.State;
import rewire.model.Trigger;
import rewire.units.Unit;

/// Test fixture: models made by hand or by seeded dice, and short names for formulas.
final class RandomModels {

  private static final Position NOWHERE = new Position("test.ant", 1, 1);

  private RandomModels() {}

  /// How far apart states may be that meet in a formula; large models of the body are nearly chains.
  private static final int REACH = 3;

  /// A model of random formulas that looks like physiology: losses, exchange, Hill terms, switches, a day rhythm.
  static Model of(long seed, int states, int parameters, int assignments) {
    var dice = new SplittableRandom(seed);
    var ps = new ArrayList<Parameter>();
    for (int i = 0; i < parameters; i++) {
      ps.add(parameter("p" + i, dice.nextDouble(0.2, 3)));
    }
    var as = new ArrayList<Assignment>();
    for (int i = 0; i < assignments; i++) {
      var known = near(i * states / assignments, states, parameters, dice);
      for (int k = Math.max(0, i - 2); k < i; k++) {
        known.add("a" + k);
      }
      as.add(assignment("a" + i, formula(dice, known, 2)));
    }
    var ys = new ArrayList<State>();
    for (int i = 0; i < states; i++) {
      var known = near(i, states, parameters, dice);
      if (assignments > 0) {
        known.add("a" + i * assignments / states);
      }
      var rate = new ArrayList<Expr>();
      rate.add(minus(times(symbol("p" + dice.nextInt(parameters)), symbol("y" + i))));
      rate.add(times(symbol("p" + dice.nextInt(parameters)), symbol(known.get(dice.nextInt(known.size())))));
      rate.add(formula(dice, known, 2));
      ys.add(state("y" + i, over(symbol("p" + dice.nextInt(parameters)), number(2)), new Sum(rate)));
    }
    return model(ys, ps, as, List.of());
  }

  private static List<String> near(int center, int states, int parameters, SplittableRandom dice) {
    var names = new ArrayList<String>();
    for (int i = Math.max(0, center - REACH); i <= Math.min(states - 1, center + 1); i++) {
      names.add("y" + i);
      names.add("p" + dice.nextInt(parameters));
    }
    if (dice.nextInt(10) == 0) {
      names.add("y" + dice.nextInt(1 + states / 10));
    }
    return names;
  }

  private static Expr formula(SplittableRandom dice, List<String> known, int depth) {
    if (depth == 0) {
      return dice.nextInt(12) == 0
          ? number(dice.nextInt(1, 6) / 2.0)
          : symbol(known.get(dice.nextInt(known.size())));
    }
    var a = formula(dice, known, depth - 1);
    var b = formula(dice, known, depth - 1);
    var positive = plus(number(0.5), call(Function.ABS, a));
    return switch (dice.nextInt(18)) {
      case 0, 1 -> plus(a, b);
      case 2 -> plus(a, minus(b));
      case 3, 4 -> over(times(a, b), plus(number(1), times(b, b)));
      case 5, 6 -> over(a, plus(number(1), call(Function.ABS, b)));
      case 7 -> call(Function.EXP, minus(positive));
      case 8 -> call(Function.LN, positive);
      case 9 -> call(Function.LOG10, positive);
      case 10 -> call(Function.SQRT, positive);
      case 11 -> hill(positive, plus(number(1), over(number(1), positive)));
      case 12 -> over(new Power(a, number(3)), plus(number(2), new Power(a, number(4))));
      case 13 -> new Power(positive, number(0.6));
      case 14 -> call(Function.MAX, a, b);
      case 15 -> call(Function.MIN, a, b);
      case 16 -> new Piecewise(List.of(new Expr.Branch(a, less(b, a)), new Expr.Branch(number(0.3),
          new Logic(Expr.Connective.AND, List.of(less(a, number(9)), new Logic(Expr.Connective.NOT,
              List.of(new Compare(Expr.Relation.GREATER_EQUAL, b, number(1)))))))),
          b);
      default -> times(a, call(Function.EXP, minus(call(Function.ABS, times(new Time(), number(0.1))))));
    };
  }

  static Expr hill(Expr x, Expr n) {
    return over(new Power(x, n), plus(number(1), new Power(x, n)));
  }

  static Model model(List<State> states, List<Parameter> parameters, List<Assignment> assignments,
      List<Trigger> triggers) {
    return new Model("test", List.of(), states, parameters, assignments, triggers, "");
  }

  static State state(String id, Expr initial, Expr rate) {
    return new State(id, id, Unit.ONE, initial, rate, NOWHERE);
  }

  static Parameter parameter(String id, double value) {
    return new Parameter(id, id, value, Unit.ONE, new Parameter.Spread(Parameter.Distribution.NONE, 0),
        new Parameter.Range(Double.NaN, Double.NaN), Parameter.Grade.HYPOTHESIS, "", "", NOWHERE);
  }

  static Assignment assignment(String id, Expr value) {
    return new Assignment(id, id, Unit.ONE, value, NOWHERE);
  }

  static Trigger trigger(String id, Expr gap, Trigger.Change... changes) {
    return new Trigger(id, gap, List.of(changes), NOWHERE);
  }

  static Expr number(double value) {
    return new Constant(value);
  }

  static Expr symbol(String id) {
    return new Symbol(id);
  }

  static Expr plus(Expr... terms) {
    return new Sum(List.of(terms));
  }

  static Expr minus(Expr a) {
    return new Product(List.of(number(-1), a));
  }

  static Expr times(Expr... factors) {
    return new Product(List.of(factors));
  }

  static Expr over(Expr a, Expr b) {
    return new Product(List.of(a, new Power(b, number(-1))));
  }

  static Expr call(Function function, Expr... arguments) {
    return new Call(function, List.of(arguments));
  }

  static Expr less(Expr a, Expr b) {
    return new Compare(Expr.Relation.LESS, a, b);
  }
}
