package rewire.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import rewire.Refusal;
import rewire.model.Mechanism;
import rewire.model.Mechanism.Plug;
import rewire.model.Model;

class NamesTest {

  private static Names names() {
    var plugs = List.of(new Plug("A", "depot.A"), new Plug("C", "depot.C"));
    var depot = new Mechanism("depot", "01-depot.ant", List.of(), List.of(), plugs);
    var m = new Model("test", List.of(depot),
        List.of(RandomModels.state("depot.A", RandomModels.number(0), RandomModels.number(0))),
        List.of(RandomModels.parameter("depot.k", 1)),
        List.of(RandomModels.assignment("depot.C", RandomModels.symbol("depot.A"))), List.of(), "");
    return Compiler.compile(m, Target.INTERPRETER).names();
  }

  @Test
  void findsFlatAndCorridorNames() {
    var names = names();

    assertEquals(0, names.state("A"));
    assertEquals(0, names.state("depot.A"));
    assertEquals(0, names.parameter("depot.k"));
    assertEquals(0, names.assignment("C"));
    assertEquals("depot.C", names.flat("C"));
    assertEquals(true, names.isState("A") && !names.isState("C") && names.isParameter("depot.k"));
  }

  @Test
  void saysWhatItHasNot() {
    var refusal = assertThrows(Refusal.class, () -> names().state("k"));

    assertEquals(
        "The model has no k.\nPerhaps the name is private to a mechanism and must be written mechanism.k.",
        refusal.getMessage());
  }

  @Test
  void saysWhatItIsInstead() {
    var refusal = assertThrows(Refusal.class, () -> names().parameter("A"));

    assertEquals("A is a state of the model, not a parameter.", refusal.getMessage());
  }
}
