package rewire.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import rewire.dosing.Change;
import rewire.solve.FixedPoint;

/// What the model does as a whole, against the tables of the mechanism dossier (section 9): rows tagged T were tuned to,
/// rows tagged P came out by themselves. Nothing in the code produces them.
class BehaviourTest {
  private static final Bench BENCH = new Bench();

  @TestFactory
  Stream<DynamicTest> checks() {
    return CaseFile.rows("checks.csv").stream()
        .map(row -> dynamicTest(
            row.getField("protocol") + " " + row.getField("quantity") + " " + row.getField("measure") + " "
                + row.getField("time_h"),
            () -> {
              if (row.getField("value").equals("never")) {
                assertTrue(Double.isNaN(measure(row)), "it must never happen");
              } else {
                assertEquals(CaseFile.number(row, "value"), measure(row), CaseFile.number(row, "absolute"));
              }
            }));
  }

  @TestFactory
  Stream<DynamicTest> knockOuts() {
    return CaseFile.rows("knockouts.csv").stream()
        .map(row -> dynamicTest(row.getField("protocol") + " at " + row.getField("time_h") + " h",
            () -> assertEquals(CaseFile.number(row, "MADRS"),
                BENCH.protocol(row.getField("protocol")).at("MADRS", CaseFile.number(row, "time_h")),
                CaseFile.number(row, "absolute"))));
  }

  @TestFactory
  Stream<DynamicTest> steadyCircuit() {
    return CaseFile.rows("steady_circuit.csv").stream()
        .map(row -> dynamicTest(row.getField("ctot_uM") + " uM, KI " + row.getField("KI_uM"),
            () -> assertEquals(CaseFile.number(row, "rE"), steadyRate(row),
                CaseFile.number(row, "absolute"))));
  }

  /// The pyramidal rate at a steady free concentration: the drug is held at the effect site.
  private static double steadyRate(NamedCsvRecord row) {
    double c = CaseFile.number(row, "ctot_uM");
    var compiled = BENCH.simulator().compiled();
    var names = compiled.names();
    double[] y = BENCH.ill().y().clone();
    double[] p = BENCH.ill().p().clone();
    y[names.state("bI")] = c / (c + CaseFile.number(row, "KI_uM"));
    y[names.state("bE")] = c / (c + CaseFile.number(row, "KE_uM"));
    double perMgL = p[names.parameter("receptors.toMolar")] * p[names.parameter("receptors.fu")]
        * p[names.parameter("receptors.Kpuu")];
    y[names.state("Ce_S")] = c / perMgL;
    var readouts = compiled.readouts(List.of("rE"));
    var out = new double[1];
    readouts.evaluate(0, y, p, out);
    return out[0];
  }

  private static double measure(NamedCsvRecord row) {
    var measure = row.getField("measure");
    if (measure.equals("excess_over_additivity")) {
      return excess(row);
    }
    if (measure.contains("fixed_point_at_uS_0.30")) {
      return fixedPointScore(0.30, measure.startsWith("lower"));
    }
    var quantity = row.getField("quantity");
    var protocol = row.getField("protocol");
    if (measure.startsWith("extra_stress_from_456h")) {
      return margin(protocol);
    }
    var run = BENCH.protocol(protocol);
    return switch (measure) {
      case "value" -> run.at(quantity, CaseFile.number(row, "time_h"));
      case "change" -> run.at(quantity, CaseFile.number(row, "time_h")) - run.at(quantity, 0);
      case "gain_below_nothing" -> run.at(quantity, 0) - run.at(quantity, CaseFile.number(row, "time_h"));
      case "relative_gain" -> run.at(quantity, CaseFile.number(row, "time_h")) / run.at(quantity, 0) - 1;
      case "time_of_peak" -> Bench.timeOfPeak(run, quantity, CaseFile.number(row, "time_h"));
      case "peak" -> Bench.peak(run, quantity, CaseFile.number(row, "time_h"));
      case "area_above_1" -> {
        var span = row.getField("time_h").split("-", -1);
        yield Bench.areaAboveOne(run, quantity, Double.parseDouble(span[0]), Double.parseDouble(span[1]));
      }
      case "days_below_20_after_last_dose" -> {
        double lastDose = protocol.equals("six_infusions") ? 264 : 0;
        yield (Bench.upwardCrossing(run, quantity, 20, lastDose + 1) - lastDose) / 24;
      }
      case "days_from_288h_to_above_20" -> (Bench.upwardCrossing(run, quantity, 20, 288) - 288) / 24;
      default -> throw new IllegalStateException("Unknown measure in " + row);
    };
  }

  /// Gain of both, less that of the sessions alone, less that of the infusion alone, read equally long after it.
  private static double excess(NamedCsvRecord row) {
    var protocols = row.getField("protocol").split("-", -1);
    double at = CaseFile.number(row, "time_h");
    double untreated = BENCH.ill().score();
    double both = untreated - BENCH.protocol(protocols[0]).at("MADRS", at);
    double sessions = untreated - BENCH.protocol(protocols[1]).at("MADRS", at);
    double infusion = untreated - BENCH.protocol(protocols[2]).at("MADRS", 720);
    return both - sessions - infusion;
  }

  /// The rest point of the whole system at a stress level, on the lower or the upper branch.
  static double fixedPointScore(double stress, boolean lower) {
    var compiled = BENCH.simulator().compiled();
    var names = compiled.names();
    double[] p = BENCH.ill().p().clone();
    double[] y = BENCH.ill().y().clone();
    p[names.parameter("uS")] = stress;
    if (lower) {
      for (var name : new String[] {"p", "x", "xb"}) {
        y[names.state(name)] = 0.1;
      }
      y[names.state("sA")] = 0.45;
      y[names.state("sN")] = 0.2;
    }
    var field = compiled.field();
    var rest = new FixedPoint(field, Magnitudes.tolerance(Brain.dossier(), 1e-9), 20 * 8766.0).from(y, p);
    assertTrue(rest.converged(), "no rest point at stress " + stress);
    return 4 + 34 * rest.state()[names.state("x")];
  }

  /// The dossier's protocol for the margin: extra stress from day 19 to 33, watched to day 49.
  private static double margin(String protocol) {
    double low = 0;
    double high = 8;
    while (high - low > 1e-3) {
      double middle = 0.5 * (low + high);
      double base = 0.25;
      var stress = new ArrayList<Change>();
      stress.add(new Change(456, "uS", Change.Kind.SET, base + middle));
      stress.add(new Change(792, "uS", Change.Kind.SET, base));
      double crossed = Bench.upwardCrossing(BENCH.protocol(protocol, stress, 1176), "MADRS", 20, 456);
      if (Double.isNaN(crossed)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return 0.5 * (low + high);
  }
}
