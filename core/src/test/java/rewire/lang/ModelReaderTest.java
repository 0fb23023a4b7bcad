package rewire.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rewire.model.Assignment;
import rewire.model.Mechanism;
import rewire.model.Mechanism.Plug;
import rewire.model.Model;
import rewire.model.Parameter;
import rewire.model.Parameter.Distribution;
import rewire.model.Parameter.Grade;
import rewire.units.Unit;

/// What the model says after reading.
class ModelReaderTest {
  static final String HEADER = "symbol,label,value,unit,cv_percent,distribution,low,high,grade,source,note\n";

  private static final Map<String, String> TWO_FILES = Map.of("01-gut.ant", """
      // The gut: where a dose waits.
      // It empties at one speed.

      unit mg = 1e-3 gram
      model gut(A, absorbed)
        absorbed: A -> ; ka*A
        A = 0
        A has mg
        A is "Amount in the gut"
      end
      """, "01-gut.csv", HEADER + """
      ka,Speed,0.7,1/h,30,lognormal,0.5,1,measured,10.1000/x,from the label
      """, "02-blood.ant", """
      unit mg = 1e-3 gram
      unit mg_per_h = mg / 3600 second
      unit mg_per_L = mg / litre
      function pos(z)
        max(z, 0)
      end
      model blood(absorbed, C)
        absorbed has mg_per_h
        twice := 2*C
        C := pos(A)/V
        twice has mg_per_L;  twice is "Twice the concentration"
        C has mg_per_L;      C is "Concentration"
        A' = absorbed - k*A
        A = 0;  A has mg;  A is "Amount in the blood"
        E1: at (C > high): A = A/2, k = 2*k
      end
      """, "02-blood.csv", HEADER + """
      V,Volume,10,L,,none,5,20,measured,10.1000/x,
      k,Speed,0.2,1/h,sd=0.1,normal,0.1,0.3,fitted,derived,
      high,Too high,3,mg/L,,none,2,4,hypothesis,derived,
      """);

  @Test
  void namesAreFlatAndInputsPointToTheirProvider() {
    var model = read(TWO_FILES);

    var blood = model.states().get(1);
    assertEquals("blood.A", blood.id());
    assertEquals(
        Antimony.read("gut_absorbed - blood_k * blood_A").orElseThrow(),
        Antimony.read(Antimony.formula(blood.rate(), n -> n.replace('.', '_'))).orElseThrow());
    assertEquals("gut.absorbed", model.resolve("absorbed"));
  }

  @Test
  void reactionBecomesRatesAndItsNameAQuantity() {
    var model = read(TWO_FILES);

    assertEquals("-gut.absorbed", Antimony.formula(model.states().getFirst().rate()));
    var flux = assignment(model, "gut.absorbed");
    assertEquals("gut.ka * gut.A", Antimony.formula(flux.value()));
    assertEquals(Unit.parse("mg/h"), flux.unit());
  }

  @Test
  void stoichiometryIsNet() {
    var model = read(Map.of("01-a.ant", """
        model a(A, B)
          2 A + B -> 3 B; k*A
          A = 0;  A has dimensionless;  A is "A"
          B = 0;  B has dimensionless;  B is "B"
        end
        """, "01-a.csv", HEADER + "k,Speed,1,1/h,,none,1,1,measured,derived,\n"));

    assertEquals(List.of("-2 * (a.k * a.A)", "2 * (a.k * a.A)"),
        model.states().stream().map(s -> Antimony.formula(s.rate())).toList());
  }

  @Test
  void functionsAreCopiedInAndAssignmentsOrdered() {
    var model = read(TWO_FILES);

    assertEquals(List.of("gut.absorbed", "blood.C", "blood.twice"),
        model.assignments().stream().map(Assignment::id).toList());
    assertEquals("max(blood.A, 0) / blood.V", Antimony.formula(assignment(model, "blood.C").value()));
  }

  @Test
  void parametersKeepWhatTheTableSays() {
    var ka = read(TWO_FILES).parameters().getFirst();

    assertEquals("gut.ka", ka.id());
    assertEquals(0.7, ka.value());
    assertEquals(Unit.parse("1/h"), ka.unit());
    assertEquals(new Parameter.Spread(Distribution.LOGNORMAL, 0.3), ka.spread());
    assertEquals(new Parameter.Range(0.5, 1), ka.plausible());
    assertEquals(Grade.MEASURED, ka.grade());
    assertEquals("10.1000/x", ka.source());
    assertEquals("from the label", ka.note());
    assertEquals("01-gut.csv:2:1", ka.at().toString());
  }

  @Test
  void eventBecomesAGapThatTurnsPositive() {
    var trigger = read(TWO_FILES).triggers().getFirst();

    assertEquals("blood.E1", trigger.id());
    assertEquals("blood.C - blood.high", Antimony.formula(trigger.gap()));
    assertEquals(List.of("blood.A", "blood.k"), trigger.changes().stream().map(c -> c.target()).toList());
  }

  @Test
  void mechanismKnowsItsOpeningCommentAndPlugs() {
    var gut = read(TWO_FILES).mechanisms().getFirst();

    assertEquals(new Mechanism("gut", "01-gut.ant",
        List.of("The gut: where a dose waits.", "It empties at one speed."), List.of(),
        List.of(new Plug("A", "gut.A"), new Plug("absorbed", "gut.absorbed"))), gut);
  }

  @Test
  void unitsAreShownAsInTheTables() {
    assertEquals("mg/L", assignment(read(TWO_FILES), "blood.C").unit().toString());
  }

  @Test
  void statesKeepTheirPlaceInTheText() {
    assertEquals("02-blood.ant:13:3", read(TWO_FILES).states().get(1).at().toString());
  }

  @Test
  void hashChangesWithTheTextAndOnlyWithIt() {
    var changed = new TreeMap<>(TWO_FILES);
    changed.merge("02-blood.csv", "0.3", (text, value) -> text.replace("0.2,1/h", "0.21,1/h"));
    var unrelated = new TreeMap<>(TWO_FILES);
    unrelated.put("notes.csv", "anything");

    assertEquals(read(TWO_FILES).hash(), read(unrelated).hash());
    assertNotEquals(read(TWO_FILES).hash(), read(changed).hash());
  }

  @Test
  void windowsLineEndsAndByteOrderMarkMakeNoDifference() {
    var windows = new TreeMap<String, String>();
    TWO_FILES.forEach((file, text) -> windows.put(file, "\uFEFF" + text.replace("\n", "\r\n")));

    assertEquals(read(TWO_FILES).states(), read(windows).states());
  }

  @Test
  void allIndependentMistakesAreReportedInOrder() {
    var refused = assertInstanceOf(Reading.Refused.class, ModelReader.read(ModelFolder.of("wrong", Map.of(
        "01-a.ant", "model a()\n  x := := 1\n  y = 1 2\n  compartment c\nend\n"))));

    assertEquals(List.of("01-a.ant:2:8 M011", "01-a.ant:3:9 M011", "01-a.ant:4:3 M020"),
        refused.complaints().stream().map(c -> c.at() + " " + c.code()).toList());
  }

  @Test
  void theBrainIsUnderstood() throws IOException {
    var folder = Path.of(System.getProperty("rewire.root"), "models/brain");
    assertTrue(Files.isDirectory(folder), "the shipped model is missing: " + folder);

    var model = understood(ModelFolder.at(folder));
    var packaged = understood(ModelFolder.onClassPath("models/brain"));

    assertTrue(model.states().size() > 50);
    assertEquals(model, packaged);
  }

  static Model read(Map<String, String> texts) {
    return understood(ModelFolder.of("test", texts));
  }

  private static Model understood(ModelFolder folder) {
    return switch (ModelReader.read(folder)) {
      case Reading.Understood(var model) -> model;
      case Reading.Refused refused -> throw new AssertionError(refused.render());
    };
  }

  private static Assignment assignment(Model model, String id) {
    return model.assignments().stream().filter(a -> a.id().equals(id)).findFirst().orElseThrow();
  }
}
