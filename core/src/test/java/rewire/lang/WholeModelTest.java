package rewire.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rewire.compile.SameEquations;
import rewire.model.Model;

class WholeModelTest {

  private static final String SWITCHED = """
      model switched(x, k, r)
        x has dimensionless; x is "A thing"; x = 1
        y has mg; y is "A \u00e4mount"; y = 2*start
        x' = -k*x + piecewise(k, time > late && x < 2, 0)
        y' = -k*y^2/start + max(0, -r)
        r := k*min(y, start) - exp(-x)*k*start
        r has mg_per_h; r is "Rate"
        E: at (x < 0.5 && y > start): x = 2*x, k = k/2
      end
      """;
  private static final String TABLE = """
      symbol,label,value,unit,cv_percent,distribution,low,high,grade,source,note
      k,Rate constant,0.25,1/h,30,lognormal,0.1,0.5,measured,10.1000/1,"a, b"
      start,Start amount,3e-7,mg,,none,1e-7,5e-7,hypothesis,derived,
      late,When,12,h,,none,1,20,hypothesis,derived,
      """;

  @Test
  void theShippedModelReadsBackAsTheSameEquations() throws IOException {
    var model = understood(ModelReader.read(ModelFolder.onClassPath("models/brain")));

    var answer = SameEquations.compare(model, again(model), WholeModelTest::renamed);

    assertEquals(List.of(), answer.missing());
    assertTrue(answer.largest() <= 1e-12, answer.toString());
  }

  @Test
  void switchesPiecesAndSmallNumbersReadBackToo() {
    var model = switched(SWITCHED);

    var answer = SameEquations.compare(model, again(model), WholeModelTest::renamed);

    assertEquals(List.of(), answer.missing());
    assertEquals(0.0, answer.largest(), answer.quantity());
  }

  @Test
  void anotherEquationIsNoticed() {
    var other = switched(SWITCHED.replace("-k*y^2/start", "-k*y^2/start*1.001"));

    var answer = SameEquations.compare(switched(SWITCHED), other, id -> id);

    assertTrue(answer.largest() > 1e-4, answer.toString());
    assertEquals("rate switched.y", answer.quantity());
  }

  @Test
  void numbersCarryUnitLabelAndWhatIsKnownOfThem() {
    var text = WholeModel.text(switched(SWITCHED), List.of("One line on top"));

    assertTrue(text.startsWith("// One line on top\n"), text);
    assertTrue(text.contains("switched__k = 0.25; "), text);
    assertTrue(text.contains(
        "    // measured; plausible 0.1 to 0.5; people differ: lognormal 0.3; 10.1000/1; a, b\n"), text);
    assertTrue(text.contains("switched__start has mg; switched__start is \"Start amount\"\n"), text);
    assertTrue(text.contains("unit mg = 0.001 gram\n"), text);
    assertTrue(text.contains("unit per_h = 1 / hour\n"), text);
  }

  private static String renamed(String id) {
    return "whole." + WholeModel.flat(id);
  }

  private static Model again(Model model) {
    return understood(ModelReader.readWhole("whole",
        WholeModel.text(model, List.of("Test")).replace("model " + model.name() + "()", "model whole()")));
  }

  private static Model switched(String text) {
    return understood(ModelReader.read(ModelFolder.of("test", Map.of("01-switched.ant",
        "unit mg = 1e-3 gram\nunit mg_per_h = 1e-3 gram / 3600 second\n" + text, "01-switched.csv", TABLE))));
  }

  private static Model understood(Reading reading) {
    return assertInstanceOf(Reading.Understood.class, reading,
        () -> reading instanceof Reading.Refused r ? r.render() : "").model();
  }
}
