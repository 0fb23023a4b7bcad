package rewire.simulate;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import rewire.course.Course;
import rewire.course.Person;
import rewire.dosing.Change;
import rewire.solve.Outcome;

/// A test bench: runs the protocols of `cases/vectors` on the brain and remembers what came out.
final class Bench {
  /// Far below what the vectors are printed to.
  static final double TOLERANCE = 1e-8;
  static final double END_H = 2016;

  private final Simulator simulator = Simulator.of(Brain.dossier());
  private final StartState ill = start(Course.untreated(Person.TYPICAL, 1));
  private final Map<String, Trajectories> runs = new HashMap<>();

  Simulator simulator() {
    return simulator;
  }

  /// The typical ill person at rest.
  StartState ill() {
    return ill;
  }

  StartState start(Course course) {
    return assertInstanceOf(Settling.Settled.class, simulator.start(course)).state();
  }

  /// A protocol of `protocols.csv` from the typical ill state; the healthy person starts from their own rest.
  Trajectories protocol(String name) {
    return runs.computeIfAbsent(name, n -> {
      var from = n.equals("healthy")
          ? start(Course.untreated(Person.TYPICAL, 1).overriding(Map.of("uS", 0.1)))
          : ill;
      return run(from, changes(n), END_H, 1);
    });
  }

  /// As [#protocol] with more changes on top.
  Trajectories protocol(String name, List<Change> more, double endH) {
    var all = new ArrayList<>(changes(name));
    all.addAll(more);
    all.sort(Comparator.comparingDouble(Change::timeH));
    return run(ill, all, endH, 1);
  }

  Trajectories run(StartState from, List<Change> changes, double endH, double everyH) {
    var times = new TreeSet<Double>();
    for (int i = 0; i * everyH <= endH; i++) {
      times.add(i * everyH);
    }
    for (double t = 0; t <= Math.min(endH, 30); t += 0.01) {
      times.add(t);
    }
    for (double special : new double[] {1 / 3.0, 2 / 3.0, 1 / 6.0, 0.6666666667, 1.5}) {
      if (special <= endH) {
        times.add(special);
      }
    }
    return run(from, changes, endH, times.stream().mapToDouble(t -> t).toArray());
  }

  Trajectories run(StartState from, List<Change> changes, double endH, double[] times) {
    var recorder = new Recorder(simulator.model(), simulator.compiled(), times.length);
    var outcome = simulator.integrate(changes, 0, endH, from, times, recorder, TOLERANCE);
    assertInstanceOf(Outcome.Solved.class, outcome, outcome::toString);
    return recorder.trajectories(times);
  }

  /// The changes that a protocol makes.
  List<Change> changes(String protocol) {
    var changes = new ArrayList<Change>();
    var levels = new HashMap<String, Double>();
    for (var row : CaseFile.rows("protocols.csv")) {
      if (!row.getField("protocol").equals(protocol)) {
        continue;
      }
      var symbol = flat(row.getField("symbol"));
      double from = CaseFile.number(row, "from_h");
      double value = CaseFile.number(row, "value");
      boolean forGood = row.getField("to_h").isBlank();
      double to = CaseFile.number(row, "to_h");
      double base = levels.getOrDefault(symbol, base(symbol));
      if (row.getField("kind").equals("amount")) {
        changes.add(new Change(from, symbol, Change.Kind.SET, value / (to - from)));
        changes.add(new Change(to, symbol, Change.Kind.SET, 0));
      } else {
        changes.add(new Change(from, symbol, Change.Kind.SET, value));
        if (!forGood) {
          changes.add(new Change(to, symbol, Change.Kind.SET, base));
        }
      }
    }
    // at one moment an end comes before a beginning
    changes.sort(Comparator.comparingDouble(Change::timeH).thenComparing(c -> c.value() != 0));
    return changes;
  }

  double base(String symbol) {
    return ill.p()[simulator.compiled().names().parameter(symbol)];
  }

  /// The flat name of a corridor name or of a name that only one mechanism has.
  String flat(String name) {
    return Brain.dossier().find(name).orElseGet(() -> Brain.dossier().symbols().keySet().stream()
        .filter(id -> id.endsWith("." + name)).reduce((a, b) -> {
          throw new IllegalStateException(name + " is both " + a + " and " + b);
        }).orElseThrow(() -> new IllegalStateException("The model has no " + name)));
  }

  /// First hour after `fromH` at which a column crosses a level upwards; not-a-number when it does not.
  static double upwardCrossing(Trajectories run, String quantity, double level, double fromH) {
    double[] t = run.timeH();
    double[] v = run.column(quantity).values();
    for (int i = 1; i < t.length; i++) {
      if (t[i] > fromH && v[i - 1] <= level && v[i] > level) {
        return t[i - 1] + (t[i] - t[i - 1]) * (level - v[i - 1]) / (v[i] - v[i - 1]);
      }
    }
    return Double.NaN;
  }

  /// Hour of the largest value up to `untilH`.
  static double timeOfPeak(Trajectories run, String quantity, double untilH) {
    double[] t = run.timeH();
    double[] v = run.column(quantity).values();
    int best = 0;
    for (int i = 1; i < t.length && t[i] <= untilH; i++) {
      if (v[i] > v[best]) {
        best = i;
      }
    }
    return t[best];
  }

  /// Area of a column minus 1, by trapezoids.
  static double areaAboveOne(Trajectories run, String quantity, double fromH, double toH) {
    double[] t = run.timeH();
    double[] v = run.column(quantity).values();
    double area = 0;
    for (int i = 1; i < t.length && t[i] <= toH; i++) {
      if (t[i - 1] >= fromH) {
        area += 0.5 * (t[i] - t[i - 1]) * (v[i] + v[i - 1] - 2);
      }
    }
    return area;
  }

  static double peak(Trajectories run, String quantity, double untilH) {
    return run.at(quantity, timeOfPeak(run, quantity, untilH));
  }

  static double[] evenly(double endH, int parts) {
    var times = new double[parts + 1];
    Arrays.setAll(times, i -> endH * i / parts);
    return times;
  }
}
