package rewire.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rewire.compile.SameEquations;
import rewire.lang.ModelFolder;
import rewire.lang.ModelReader;
import rewire.lang.Reading;
import rewire.model.Model;

class SbmlTest {

  private static final String EVERYTHING = """
      unit mg = 1e-3 gram
      unit mg_per_h = 1e-3 gram / 3600 second
      model everything(x, r)
        x has dimensionless; x is "A thing & more"; x = 1
        y has mg; y is "A <mount"; y = 2*start
        x' = -k*x + piecewise(k, time > late && x < 2 || x == 3, 2*k, !(x >= 7), 0)
        y' = -k*y^2/start + max(0, -r) - k*min(y, start, 2*start) + k*(0 - y)
        r := k*min(y, start) - exp(-x)*k*start*sqrt(x)*abs(ln(x) - log10(x))^share
        r has mg_per_h; r is "Rate"
        E: at (x < 0.5 && y > start): x = 2*x, k = k/2
      end
      """;
  private static final String TABLE = """
      symbol,label,value,unit,cv_percent,distribution,low,high,grade,source,note
      k,Rate constant,0.25,1/h,30,lognormal,0.1,0.5,measured,10.1000/1,"a, b"
      start,Start amount,3e-7,mg,,none,1e-7,5e-7,hypothesis,derived,
      late,When,12,h,,none,1,20,hypothesis,derived,
      share,Share,0.5,1,,none,0.1,0.9,hypothesis,derived,
      """;

  @Test
  void theShippedModelIsConsistentAndReadsBackAsTheSameEquations() throws IOException {
    var model = understood(ModelReader.read(ModelFolder.onClassPath("models/brain")));

    var text = Sbml.write(model, List.of("The brain"));

    assertEquals(List.of(), Sbml.complaints(text));
    assertSame(model, Sbml.read(text));
  }

  @Test
  void everyConstructOfTheLanguageSurvivesTheJourney() {
    var model = everything();

    var text = Sbml.write(model, List.of("Everything"));

    assertEquals(List.of(), Sbml.complaints(text));
    assertSame(model, Sbml.read(text));
  }

  @Test
  void theSameModelGivesTheSameBytes() {
    assertEquals(Sbml.write(everything(), List.of("a")), Sbml.write(everything(), List.of("a")));
  }

  @Test
  void aPieceIsWrittenAsValueThenCondition() {
    var text = Sbml.write(everything(), List.of()).replaceAll("\\s+", "");

    assertTrue(text.contains("<piece><ci>everything__k</ci><apply><or/>"), text);
    assertTrue(text.contains("<otherwise><cnsbml:units=\"per_h\">0</cn></otherwise>"), text);
  }

  @Test
  void whatIsKnownOfANumberStandsInItsNotes() {
    var text = Sbml.write(everything(), List.of());

    for (var known : List.of("Grade: measured", "0.1 to 0.5", "Source: 10.1000/1", "Note: a, b",
        "name=\"Rate constant\"", "units=\"per_h\"")) {
      assertTrue(text.contains(known), known);
    }
  }

  @Test
  void aFaultIsComplainedAbout() {
    var text = Sbml.write(everything(), List.of()).replace("variable=\"everything__r\"",
        "variable=\"nobody\"");

    assertFalse(Sbml.complaints(text).isEmpty());
  }

  @Test
  void aForeignModelWithReactionsIsRefused() {
    var text = Sbml.write(everything(), List.of()).replace("<listOfParameters>",
        "<listOfCompartments><compartment id=\"c\" constant=\"true\"/></listOfCompartments><listOfParameters>");

    assertThrows(IllegalArgumentException.class, () -> Sbml.read(text));
  }

  private static void assertSame(Model model, Model again) {
    var answer = SameEquations.compare(model, again, id -> id);
    assertEquals(List.of(), answer.missing());
    assertTrue(answer.largest() <= 1e-12, answer.toString());
  }

  private static Model everything() {
    return understood(ModelReader.read(ModelFolder.of("test",
        Map.of("01-everything.ant", EVERYTHING, "01-everything.csv", TABLE))));
  }

  private static Model understood(Reading reading) {
    return assertInstanceOf(Reading.Understood.class, reading,
        () -> reading instanceof Reading.Refused r ? r.render() : "").model();
  }
}
