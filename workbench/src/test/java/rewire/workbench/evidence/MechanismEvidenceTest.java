package rewire.workbench.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rewire.workbench.Engine.ModelChoice;
import rewire.workbench.engine.OpenedModel;
import rewire.workbench.evidence.Finding.Outcome;

/// The map of findings, and how expectations are read.
class MechanismEvidenceTest {

  @Test
  void everyFindingIsCheckedOrHasItsReason() {
    var model = assertInstanceOf(OpenedModel.Good.class,
        OpenedModel.of(new ModelChoice(Optional.empty(), "dossier", List.of(), Map.of()))).model();
    var findings = MechanismMap.shipped().compare(model, (_, _) -> {
    });
    assertEquals(100, findings.size());
    int checked = 0;
    int agree = 0;
    for (var f : findings) {
      switch (f.outcome()) {
        case Outcome.Checked(double value, boolean agrees) -> {
          assertTrue(Double.isFinite(value), f.cell("id"));
          checked++;
          agree += agrees ? 1 : 0;
        }
        case Outcome.Input(String how) -> assertFalse(how.isEmpty(), f.cell("id"));
        case Outcome.NoCounterpart(String reason) -> assertFalse(reason.isEmpty(), f.cell("id"));
      }
    }
    assertEquals(52, checked);
    assertEquals(39, agree); // own frozen value; docs/evidence.md lists the misses
  }

  @Test
  void expectationsAreRangesFactorsAndDirections() {
    assertTrue(Expectation.of("number", "100", "x1.25").meets(80));
    assertFalse(Expectation.of("number", "100", "x1.25").meets(79));
    assertTrue(Expectation.of("number", "100", "+-4").meets(104));
    assertTrue(Expectation.of("ratio", "0 to 0.5", "x1").meets(0.5));
    assertFalse(Expectation.of("ratio", "0 to 0.5", "x1").meets(0.51));
    assertTrue(Expectation.of("sign", "down", "+-2").meets(-3));
    assertFalse(Expectation.of("sign", "down", "+-2").meets(-1));
    assertTrue(Expectation.of("sign", "none", "+-2").meets(-1));
    assertThrows(IllegalStateException.class, () -> Expectation.of("sign", "sideways", "+-1"));
  }

  @Test
  void anActThatIsNotUnderstoodIsNamed() {
    var fault = assertThrows(IllegalArgumentException.class, () -> Protocol.of("p", "ketamine, a lot", 24));
    assertTrue(String.valueOf(fault.getMessage()).contains("ketamine, a lot"));
  }
}
