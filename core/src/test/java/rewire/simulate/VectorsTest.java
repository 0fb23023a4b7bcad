package rewire.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import rewire.course.Course;
import rewire.course.Genotype;
import rewire.course.Person;
import rewire.course.Sex;
import rewire.dosing.Change;

/// T1: the verification vectors of both dossiers, made by independent programs. Tolerances are those of the tables:
/// half a percent, or half a unit of the last printed digit.
class VectorsTest {
  private static final Bench BENCH = new Bench();
  /// Long enough for every concentration to be gone.
  private static final double FOR_EVER_H = 400;

  private final Map<String, Trajectories> runs = new HashMap<>();

  @TestFactory
  Stream<DynamicTest> pharmacokinetics() {
    return CaseFile.rows("pk_vectors.csv").stream().map(row -> check(row, row.getField("case") + " "
        + row.getField("quantity") + " at " + row.getField("time_min") + " min",
        () -> pk(row.getField("case"), 70, Map.of()).at(row.getField("quantity"),
            CaseFile.number(row, "time_min") / 60)));
  }

  @TestFactory
  Stream<DynamicTest> areasAndInvariants() {
    return CaseFile.rows("pk_invariants.csv").stream()
        .map(row -> check(row, row.getField("case") + " " + row.getField("measure"), () -> invariant(row)));
  }

  @TestFactory
  Stream<DynamicTest> mechanism() {
    return CaseFile.rows("mechanism_vectors.csv").stream()
        .map(row -> check(row, row.getField("quantity") + " at " + row.getField("time_h") + " h",
            () -> BENCH.protocol(row.getField("protocol")).at(row.getField("quantity"),
                CaseFile.number(row, "time_h"))));
  }

  @TestFactory
  Stream<DynamicTest> initialState() {
    return CaseFile.rows("initial_state.csv").stream()
        .map(row -> check(row, row.getField("quantity"),
            () -> BENCH.protocol("one_infusion").at(row.getField("quantity"), 0)));
  }

  @TestFactory
  Stream<DynamicTest> safety() {
    return CaseFile.rows("safety.csv").stream()
        .map(row -> check(row,
            row.getField("case") + " " + row.getField("quantity") + " " + row.getField("measure"),
            () -> safety(row)));
  }

  private double safety(NamedCsvRecord row) {
    var run = pk(row.getField("case"), CaseFile.number(row, "weight_kg"), Map.of());
    var quantity = BENCH.flat(row.getField("quantity"));
    // concentrations are printed in ng/mL, the model has mg/L
    double scale = row.getField("quantity").startsWith("Ce_") ? 1000 : 1;
    double peak = Bench.peak(run, quantity, 24);
    return switch (row.getField("measure")) {
      case "peak" -> peak;
      case "at_40_min" -> scale * run.at(quantity, 40 / 60.0);
      case "share_of_peak_at_90_min" -> run.at(quantity, 1.5) / peak;
      default -> throw new IllegalStateException("Unknown measure in " + row);
    };
  }

  private double invariant(NamedCsvRecord row) {
    var name = row.getField("case");
    var run = pk(name, 70, Map.of());
    var measure = row.getField("measure");
    double auc = area(run, row.getField("quantity"));
    if (measure.equals("auc")) {
      return auc;
    }
    if (measure.equals("auc_over_K_ven")) {
      return auc / area(run, "K_ven");
    }
    if (measure.equals("F")) {
      double reference = area(pk("iv_s_10mg", 70, Map.of()), "K_ven") / 10;
      return auc / mgGiven(name) / reference;
    }
    var coDrug = CoDrugs.factors(measure.substring(measure.indexOf(':') + 1));
    return area(pk(name, 70, coDrug), row.getField("quantity")) / auc;
  }

  private static double mgGiven(String name) {
    return CaseFile.rows("pk_doses.csv").stream().filter(r -> r.getField("case").equals(name))
        .mapToDouble(r -> CaseFile.number(r, "amount_mg")).sum();
  }

  private Trajectories pk(String name, double weightKg, Map<String, Double> set) {
    return runs.computeIfAbsent(name + weightKg + set, n -> {
      var person = new Person(weightKg, 40, Sex.MALE, false, Genotype.VAL_VAL, 0.5, 1);
      var start = BENCH.start(Course.untreated(person, 1).overriding(set));
      return BENCH.run(start, doses(name), FOR_EVER_H, times());
    });
  }

  private static List<Change> doses(String name) {
    var changes = new ArrayList<Change>();
    for (var row : CaseFile.rows("pk_doses.csv")) {
      if (!row.getField("case").equals(name)) {
        continue;
      }
      double at = CaseFile.number(row, "at_min") / 60;
      double over = CaseFile.number(row, "over_min") / 60;
      double mg = CaseFile.number(row, "amount_mg");
      var symbol = row.getField("symbol");
      if (over == 0) {
        changes.add(new Change(at, symbol, Change.Kind.ADD, mg));
      } else {
        rate(changes, symbol, at, at + over, mg / over);
      }
    }
    changes.sort(Comparator.comparingDouble(Change::timeH));
    return changes;
  }

  /// Adds a rate to what already runs: edges are set to the sum of what is active.
  private static void rate(List<Change> changes, String symbol, double from, double to, double rate) {
    var edges = new TreeSet<Double>(List.of(from, to));
    changes.stream().filter(c -> c.target().equals(symbol)).forEach(c -> edges.add(c.timeH()));
    var before = List.copyOf(changes);
    changes.removeIf(c -> c.target().equals(symbol));
    for (double edge : edges) {
      double running = before.stream().filter(c -> c.target().equals(symbol) && c.timeH() <= edge)
          .mapToDouble(Change::value).reduce(0, (a, b) -> b);
      changes
          .add(new Change(edge, symbol, Change.Kind.SET, running + (edge >= from && edge < to ? rate : 0)));
    }
  }

  private static double[] times() {
    var times = new TreeSet<Double>();
    for (int i = 0; i <= 24 * 60; i++) {
      times.add(i / 60.0);
    }
    for (double t = 24; t <= FOR_EVER_H; t += 0.1) {
      times.add(t);
    }
    return times.stream().mapToDouble(t -> t).toArray();
  }

  private static double area(Trajectories run, String quantity) {
    double[] t = run.timeH();
    double[] v = run.column(quantity).values();
    double area = 0;
    for (int i = 1; i < t.length; i++) {
      area += 0.5 * (t[i] - t[i - 1]) * (v[i] + v[i - 1]);
    }
    return area;
  }

  private static DynamicTest check(NamedCsvRecord row, String name,
      java.util.function.DoubleSupplier result) {
    return dynamicTest(name, () -> {
      double expected = CaseFile.number(row, "value");
      double relative = row.findField("relative").filter(f -> !f.isBlank()).map(Double::parseDouble)
          .orElse(0.0);
      double absolute = row.findField("absolute").filter(f -> !f.isBlank()).map(Double::parseDouble)
          .orElse(0.0);
      double allowed = Math.max(absolute, relative * Math.abs(expected));
      assertTrue(allowed > 0, "a row without a tolerance cannot pass or fail: " + row);
      assertEquals(expected, result.getAsDouble(), allowed);
    });
  }
}
