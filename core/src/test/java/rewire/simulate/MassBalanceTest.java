package rewire.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rewire.course.Course;
import rewire.course.Dose;
import rewire.course.Form;
import rewire.course.Person;
import rewire.course.Route;
import rewire.dosing.Change;
import rewire.lang.ModelFolder;
import rewire.lang.ModelReader;
import rewire.lang.Reading;
import rewire.model.Model;

/// Whole-model laws of the pharmacokinetics: nothing of a dose is lost or made, and doses by any route add up.
class MassBalanceTest {
  private static final double TOLERANCE = 1e-9;
  private static final double END_H = 96;
  private static final List<Dose> MIXED = List.of(new Dose(0, Form.RACEMIC, Route.IV, 35, 40 / 60.0),
      new Dose(6, Form.RACEMIC, Route.IM, 40, 0), new Dose(12, Form.ESKETAMINE, Route.SC, 30, 0),
      new Dose(20, Form.ESKETAMINE, Route.NASAL_DEVICE, 28, 0),
      new Dose(26, Form.RACEMIC, Route.ORAL, 100, 0),
      new Dose(33, Form.RACEMIC, Route.SUBLINGUAL, 60, 0),
      new Dose(40, Form.RACEMIC, Route.NASAL_ATOMISER, 20, 0),
      new Dose(41, Form.ARKETAMINE, Route.IV, 35, 40 / 60.0));

  @Test
  void everyMilligramThatEntersIsInTheBodyOrHasLeftIt() throws IOException {
    var simulator = Simulator.of(withDrains());
    var course = Course.untreated(Person.TYPICAL, END_H).with(MIXED);
    double[] times = simulator.times(course);
    var run = assertInstanceOf(Run.Completed.class,
        simulator.run(course, new Precision(TOLERANCE, false), times)).trajectories();
    var changes = simulator.changes(course, simulator.parameters(course));

    double most = 0;
    for (var enantiomer : List.of("S", "R")) {
      for (int i = 0; i < times.length; i++) {
        double body = 0;
        for (var column : run.columns()) {
          if (column.kind() == Trajectories.Kind.STATE && column.unit().equals("mg")
              && column.id().endsWith("_" + enantiomer)) {
            body += column.values()[i];
          }
        }
        double entered = entered(changes, enantiomer, times[i]);
        assertEquals(entered, body, 1e-6 + 1e-7 * entered, enantiomer + " at " + times[i] + " h");
        most = Math.max(most, entered);
      }
    }
    assertTrue(most > 100, most + " mg entered");
  }

  @Test
  void dosesByDifferentRoutesAddUp() {
    var simulator = Simulator.of(Brain.dossier());
    var person = Course.untreated(Person.TYPICAL, END_H);
    double[] times = simulator.times(person.with(MIXED));
    var together = followed(simulator, person.with(MIXED), times);

    for (var quantity : List.of("K_ven", "K_art", "NK", "HNK", "Ce_S", "Ce_R")) {
      var sum = new double[times.length];
      for (var dose : MIXED) {
        double[] one = followed(simulator, person.with(List.of(dose)), times).column(quantity).values();
        for (int i = 0; i < sum.length; i++) {
          sum[i] += one[i];
        }
      }
      double[] all = together.column(quantity).values();
      double peak = 0;
      for (double v : all) {
        peak = Math.max(peak, v);
      }
      for (int i = 0; i < sum.length; i++) {
        assertEquals(sum[i], all[i], 1e-7 * peak, quantity + " at " + times[i] + " h");
      }
    }
  }

  private static Trajectories followed(Simulator simulator, Course course, double[] times) {
    return assertInstanceOf(Run.Completed.class,
        simulator.run(course, new Precision(TOLERANCE, false), times)).trajectories();
  }

  /// What doses have put into depots and blood by an hour, mg: amounts added, and rates over time.
  private static double entered(List<Change> changes, String enantiomer, double hour) {
    double entered = 0;
    var rates = Set.of("Riv", "RgIN", "RgPO", "RgSL", "RdSL");
    for (var rate : rates) {
      double level = 0;
      double since = 0;
      for (var change : changes) {
        if (change.target().equals(rate + "_" + enantiomer) && change.timeH() < hour) {
          entered += level * (change.timeH() - since);
          level = change.value();
          since = change.timeH();
        }
      }
      entered += level * (hour - since);
    }
    for (var change : changes) {
      // an output time shows what was there just before a jump
      if (change.kind() == Change.Kind.ADD && change.target().endsWith("_" + enantiomer)
          && change.timeH() < hour) {
        entered += change.value();
      }
    }
    return entered;
  }

  /// The shipped model, with what leaves the body collected where it leaves.
  private static Model withDrains() throws IOException {
    var texts = new java.util.HashMap<String, String>();
    try (var files = Files.list(Brain.root().resolve("models/brain"))) {
      for (var file : files.toList()) {
        texts.put(String.valueOf(file.getFileName()), Files.readString(file));
      }
    }
    var absorption = new ArrayList<String>();
    var disposition = new ArrayList<String>();
    for (var e : List.of("S", "R")) {
      var lost = new ArrayList<String>();
      // reactions GN1, GP1 and GS1 empty the gut of what came from nose, mouth and under the tongue
      for (var way : List.of("IN", "PO", "SL")) {
        var emptied = "G" + (way.equals("IN") ? "N" : way.substring(0, 1)) + "1";
        lost.add(
            "(1 - Fp_%1$s_%2$s - (fN_%1$s + fH_%1$s)*cap_%1$s_%2$s)*%3$s_%2$s".formatted(way, e, emptied));
      }
      absorption.add(drain("unabsorbed_" + e, String.join(" + ", lost)));
      disposition.add(drain("left_" + e, "lost_%1$s + lostNK_%1$s + lostHNK_%1$s".formatted(e)));
    }
    texts.compute("01-absorption.ant", (_, text) -> ending(String.valueOf(text), absorption));
    texts.compute("02-disposition.ant", (_, text) -> ending(String.valueOf(text), disposition));
    return switch (ModelReader.read(ModelFolder.of("drains", Map.copyOf(texts)))) {
      case Reading.Understood read -> read.model();
      case Reading.Refused refused -> throw new AssertionError(refused.render());
    };
  }

  private static String drain(String name, String rate) {
    return "  %1$s' = %2$s\n  %1$s = 0;  %1$s has mg;  %1$s is \"Gone, %1$s\"\n".formatted(name, rate);
  }

  private static String ending(String text, List<String> statements) {
    int end = text.lastIndexOf("end");
    return text.substring(0, end) + String.join("", statements) + text.substring(end);
  }
}
