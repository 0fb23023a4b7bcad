package rewire.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import rewire.compile.Compiled;
import rewire.compile.Compiler;
import rewire.compile.Readouts;
import rewire.compile.Target;
import rewire.dosing.Change;
import rewire.dosing.Schedule;
import rewire.dosing.Settings;
import rewire.model.Expr;
import rewire.model.Model;
import rewire.model.Position;
import rewire.model.State;
import rewire.solve.Integrator;
import rewire.solve.Jump;
import rewire.solve.Limits;
import rewire.solve.Outcome;
import rewire.solve.Rodas5P;
import rewire.solve.Timeline;
import rewire.solve.Tolerance;
import rewire.solve.VectorField;
import rewire.units.Quantity;
import rewire.units.Unit;

/// The part of a model that plasma levels depend on, and nothing else, with an area under each curve carried along as a
/// state. One thread at a time.
public final class Kinetics {
  /// Levels in plasma, S and R beside each other.
  private static final List<String> LEVELS = List.of("Cmix_S", "Cmix_R", "Cart_S", "Cart_R", "NK_S", "NK_R",
      "HNK_S", "HNK_R");
  private static final double RELATIVE = 1e-7; // far below the half percent that predictions are held to
  private static final double ABSOLUTE = 1e-10; // mg; doses are tens of mg
  /// A terminal slope is read when levels are far below any dose, so nothing may be cut off there.
  private static final double ABSOLUTE_TAIL = 1e-60;
  private static final Position HERE = new Position("evidence", 1, 1);

  private final Compiled compiled;
  private final VectorField field;
  private final Readouts levels;
  private final double[] scale = new double[LEVELS.size()];
  private final int[] areas = new int[LEVELS.size()];
  private final int[] moments = new int[LEVELS.size()];
  private final double[] typical;
  private double[] values;

  private Kinetics(Model model) {
    var ids = LEVELS.stream().map(model::resolve).toList();
    compiled = Compiler.compile(sliced(model, ids), Target.BYTECODE);
    field = compiled.field();
    levels = compiled.readouts(LEVELS);
    var units = model.symbols();
    for (int i = 0; i < scale.length; i++) {
      var unit = units.get(ids.get(i));
      scale[i] = new Quantity(1, unit == null ? Unit.ONE : unit).in(Unit.parse("ng/mL"));
      areas[i] = compiled.names().state("evidence.area" + i);
      moments[i] = compiled.names().state("evidence.moment" + i);
    }
    typical = compiled.parameters();
    values = typical.clone();
  }

  /// The kinetics in a model.
  ///
  /// @throws rewire.Refusal when the model has no plasma levels of the agreed names
  public static Kinetics of(Model model) {
    return new Kinetics(model);
  }

  /// Puts numbers in the place of the model's typical ones, by flat or corridor name; all others are as in the model.
  public void use(Map<String, Double> numbers) {
    values = typical.clone();
    numbers.forEach((name, value) -> values[compiled.names().parameter(name)] = value);
  }

  /// A curve and its areas at chosen times, by level, then by time. Left limits where an input steps.
  ///
  /// @param level  ng/mL
  /// @param area   under the level, ng*h/mL
  /// @param moment area under time times level, ng*h²/mL
  @SuppressWarnings("ArrayRecordComponent") // thousands of doubles; compared by nobody
  record Curve(double[] timeH, double[][] level, double[][] area, double[][] moment) {}

  /// Follows a trial.
  ///
  /// @param wanted times to look at, hours
  /// @param dense  look every minute of the first 24 h, and just after each step, as well
  /// @throws Unsolved when the solver gives up
  Curve follow(Trial trial, Set<Double> wanted, boolean dense, boolean tail) {
    var p = values.clone();
    double lastWanted = wanted.stream().mapToDouble(t -> t).max().orElse(0);
    double endH = Math.max(Math.max(lastWanted, dense ? 24 : 0), trial.lastEndH()) + 1e-6;
    var course = trial.course(endH + 24);
    Settings.of(course).forEach((name, value) -> p[compiled.names().parameter(name)] = value);
    field.prepare(p);
    var changes = Schedule.of(course, name -> p[compiled.names().parameter(name)]).stream()
        .filter(c -> c.timeH() <= endH).toList();
    double[] times = times(wanted, changes, dense, endH);
    var curve = new Curve(times, new double[scale.length][times.length],
        new double[scale.length][times.length],
        new double[scale.length][times.length]);
    var now = new double[scale.length];
    var next = new int[1];
    var integrator = new Integrator(field, new Rodas5P(),
        Tolerance.uniform(RELATIVE, tail ? ABSOLUTE_TAIL : ABSOLUTE, field.states()), Limits.standard());
    var outcome = integrator.run(new Timeline(0, endH, jumps(changes)), compiled.initial(p), p, times,
        (t, y, q) -> {
          levels.evaluate(t, y, q, now);
          for (int i = 0; i < now.length; i++) {
            curve.level[i][next[0]] = scale[i] * now[i];
            curve.area[i][next[0]] = scale[i] * y[areas[i]];
            curve.moment[i][next[0]] = scale[i] * y[moments[i]];
          }
          next[0]++;
        });
    if (outcome instanceof Outcome.Failed f) {
      throw new Unsolved(f.message());
    }
    return curve;
  }

  /// The solver gave up.
  static final class Unsolved extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unsolved(String message) {
      super(message);
    }
  }

  private List<Jump> jumps(List<Change> changes) {
    var names = compiled.names();
    var jumps = new ArrayList<Jump>();
    for (var c : changes) {
      jumps.add(switch (c.kind()) {
        case ADD -> new Jump.AddAmount(c.timeH(), names.state(c.target()), c.value());
        case SET -> new Jump.SetParameter(c.timeH(), names.parameter(c.target()), c.value());
      });
    }
    return jumps;
  }

  /// A time that is a step up to rounding is that step, so that the value before it is taken.
  private static double[] times(Set<Double> wanted, List<Change> changes, boolean dense, double endH) {
    var steps = new TreeSet<Double>();
    changes.forEach(c -> steps.add(c.timeH()));
    var times = new TreeSet<Double>(steps);
    if (dense) {
      for (int minute = 0; minute <= 24 * 60; minute++) {
        times.add(minute / 60.0);
      }
      steps.forEach(s -> times.add(Math.min(endH, s + 1e-7))); // the value after a step
    }
    for (double t : wanted) {
      times.add(snapped(t, steps));
    }
    return times.stream().mapToDouble(t -> t).toArray();
  }

  private static double snapped(double t, NavigableSet<Double> steps) {
    var step = steps.floor(t + 1e-9);
    return step != null && step >= t - 1e-9 ? step : t;
  }

  /// Place in the curve of a time that was wanted.
  static int at(Curve curve, double timeH) {
    int i = Arrays.binarySearch(curve.timeH, timeH);
    if (i >= 0) {
      return i;
    }
    int after = -i - 1;
    boolean before = after == curve.timeH.length
        || (after > 0 && timeH - curve.timeH[after - 1] <= curve.timeH[after] - timeH);
    return before ? after - 1 : after;
  }

  // The slice: what the levels depend on, found by following symbols

  private static Model sliced(Model model, List<String> ids) {
    var needed = new HashSet<String>(ids);
    var open = new ArrayList<String>(ids);
    while (!open.isEmpty()) {
      var id = open.removeLast();
      var found = new HashSet<String>();
      model.states().stream().filter(s -> s.id().equals(id)).forEach(s -> {
        symbols(s.rate(), found);
        symbols(s.initial(), found);
      });
      model.assignments().stream().filter(a -> a.id().equals(id)).forEach(a -> symbols(a.value(), found));
      found.stream().filter(needed::add).forEach(open::add);
    }
    var states = new ArrayList<>(model.states().stream().filter(s -> needed.contains(s.id())).toList());
    for (int i = 0; i < ids.size(); i++) {
      var level = new Expr.Symbol(ids.get(i));
      states.add(state("evidence.area" + i, level));
      states.add(state("evidence.moment" + i, new Expr.Product(List.of(new Expr.Time(), level))));
    }
    return new Model(model.name(), model.mechanisms(), states, model.parameters(),
        model.assignments().stream().filter(a -> needed.contains(a.id())).toList(), List.of(), model.hash());
  }

  private static State state(String id, Expr rate) {
    return new State(id, id, Unit.ONE, new Expr.Constant(0), rate, HERE);
  }

  private static void symbols(Expr expr, Set<String> found) {
    switch (expr) {
      case Expr.Constant _ -> {
      }
      case Expr.Time _ -> {
      }
      case Expr.Symbol s -> found.add(s.id());
      case Expr.Sum s -> s.terms().forEach(e -> symbols(e, found));
      case Expr.Product s -> s.factors().forEach(e -> symbols(e, found));
      case Expr.Power s -> {
        symbols(s.base(), found);
        symbols(s.exponent(), found);
      }
      case Expr.Call s -> s.arguments().forEach(e -> symbols(e, found));
      case Expr.Piecewise s -> {
        s.branches().forEach(b -> {
          symbols(b.value(), found);
          symbols(b.condition(), found);
        });
        symbols(s.otherwise(), found);
      }
      case Expr.Compare s -> {
        symbols(s.left(), found);
        symbols(s.right(), found);
      }
      case Expr.Logic s -> s.operands().forEach(e -> symbols(e, found));
    }
  }
}
