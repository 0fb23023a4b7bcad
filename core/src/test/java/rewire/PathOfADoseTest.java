package rewire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import rewire.compile.Compiler;
import rewire.compile.Target;
import rewire.course.Course;
import rewire.course.Dose;
import rewire.course.Form;
import rewire.course.Person;
import rewire.course.Route;
import rewire.dosing.Change;
import rewire.dosing.Schedule;
import rewire.lang.ModelFolder;
import rewire.lang.ModelReader;
import rewire.lang.Reading;
import rewire.simulate.Precision;
import rewire.simulate.Run;
import rewire.simulate.Simulator;
import rewire.simulate.Trajectories;

/// Read this first. One dose of one person, stop by stop, from prescription to mood. Run it alone to see the lines:
/// `mvn -q -pl core test -Dtest=PathOfADoseTest`.
class PathOfADoseTest {

  @Test
  void fromPrescriptionToMood() throws IOException {
    // 1 Prescription: half a milligram per kilogram of ketamine into a vein over forty minutes.
    var dose = new Dose(0, Form.RACEMIC, Route.IV, 0.5 * 70, 40 / 60.0);
    var course = Course.untreated(Person.TYPICAL, 7 * 24).with(List.of(dose));
    say("1 prescription  %.0f mg of ketamine into a vein over %.0f min", dose.amountMg(),
        60 * dose.durationH());

    // 2 Mechanism text: thirteen sheets and their numbers become one model, units checked.
    var model = assertInstanceOf(Reading.Understood.class, ModelReader.read(ModelFolder.at(models())))
        .model();
    say("2 model         %d sheets of text, %d states, %d numbers with their sources",
        model.mechanisms().size(),
        model.states().size(), model.parameters().size());

    // 3 Timeline: the prescription becomes changes of inputs, half of it for each mirror image of the
    // molecule.
    var changes = Schedule.of(course, name -> model.parameter(name).value());
    say("3 timeline      %s",
        changes.stream().filter(c -> c.target().startsWith("Riv_S")).map(Change::toString).toList());
    double rate = changes.stream().filter(c -> c.target().equals("Riv_S")).findFirst().orElseThrow().value();
    assertEquals(17.5, rate * dose.durationH(), 1e-12);

    // 4 Machine: the model becomes bytecode with two levers, rates and factorised Jacobian.
    var field = Compiler.compile(model, Target.BYTECODE).field();
    say("4 machine       %d states, %d factors of the Jacobian", field.states(), field.factors());

    // 5 Motion: from the person's own state of rest, step by step between the jumps.
    var run = assertInstanceOf(Run.Completed.class, Simulator.of(model).run(course, Precision.standard()));
    say("5 motion        %d steps, off by at most %.1g of any value", run.statistics().steps(),
        run.achieved().relative());

    // 6 Body and brain: what each sheet did with it, in causal order. Expected values: mechanism dossier,
    // section 8a.
    var t = run.trajectories();
    stop(t, "02 disposition", "K_ven", 2 / 3.0, 176.2, "ng/mL ketamine in plasma");
    stop(t, "03 receptors", "bI", 2 / 3.0, 0.4416, "of the NMDA receptors on interneurons blocked");
    stop(t, "04 circuit", "G", 1, 1.2844, "times the glutamate of rest");
    stop(t, "05 translation", "B", 2, 2.492, "times the BDNF of health");
    stop(t, "06 plasticity", "Pl", 12, 1.9767, "times the plasticity of health: the window");
    stop(t, "07 synapses", "uA", 24, 0.09877, "of the adaptive contacts are new");
    stop(t, "08 schemas", "p", 24, 0.3643, "of the time in the negative state");
    stop(t, "09 symptoms", "MADRS", 24, 16.445, "points on the rating scale");
    assertTrue(t.at("MADRS", 24) < t.at("MADRS", 0) / 1.9, "about half of where it started");
  }

  private static void stop(Trajectories t, String sheet, String quantity, double hour, double expected,
      String words) {
    double value = t.at(quantity, hour);
    say("6 %-15s %4.1f h  %8.4g %s", sheet, hour, value, words);
    assertEquals(expected, value, 0.005 * expected, quantity); // the vectors are given to half a percent
  }

  private static Path models() {
    return Path.of(System.getProperty("rewire.root", "..")).resolve("models/brain");
  }

  @SuppressWarnings("AnnotateFormatMethod") // the formats are all in this file
  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
