package rewire.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rewire.model.Mechanism;
import rewire.model.Model;

class SwapTest {
  private static final String HEADER = "symbol,label,value,unit,cv_percent,distribution,low,high,grade,source,note\n";
  private static final String DECAY = """
      model decay(A)
        A' = -k*A
        A = 1;  A has dimensionless;  A is "Amount"
      end
      """;
  private static final String DECAY_TABLE = HEADER + "k,Rate,0.5,1/h,,none,0.1,0.9,measured,10.1000/1,\n";
  private static final String SCALE = """
      model scale(A, S)
        A has dimensionless
        S := 2*A
        S has dimensionless;  S is "Score"
      end
      """;
  private static final String SET = "mechanism,symbol,value,unit,provenance,note\ndecay,k,0.7,1/h,refit,\n";
  private static final ModelFolder FOLDER = ModelFolder.of("test",
      Map.of("01-decay.ant", DECAY, "01-decay.csv",
          DECAY_TABLE, "02-scale.ant", SCALE, "default.csv", SET));

  private static final String QUADRATIC = """
      // another way to disappear
      model decay(A)
        A' = -c*A^2
        A = 1;  A has dimensionless;  A is "Amount"
      end
      """;
  private static final String QUADRATIC_TABLE = HEADER
      + "c,Rate,0.25,1/h,,none,0.1,0.9,hypothesis,derived,\n";

  @Test
  void theOtherTextTakesThePlaceOfTheMechanism() {
    var model = understood(Swap.read(FOLDER, List.of(swap(QUADRATIC))));

    assertEquals(List.of("01-quadratic.ant", "02-scale.ant"),
        model.mechanisms().stream().map(Mechanism::file).toList());
    assertEquals(0.25, model.parameter("decay.c").value());
    assertEquals(Optional.empty(), model.find("decay.k"));
    assertNotEquals(understood(ModelReader.read(FOLDER)).hash(), model.hash());
  }

  @Test
  void aSetDoesNotSpeakOfASwappedMechanism() {
    var swaps = List.of(swap(QUADRATIC));

    var reading = ParameterSet.apply(Swap.made(FOLDER, swaps), "default",
        understood(Swap.read(FOLDER, swaps)));

    assertEquals(0.25, understood(reading).parameter("decay.c").value());
  }

  @Test
  void withoutSwapsTheFolderIsReadAsItIs() {
    assertEquals(understood(ModelReader.read(FOLDER)).hash(),
        understood(Swap.read(FOLDER, List.of())).hash());
  }

  @Test
  void anOutputThatIsMissingIsNamedWithThePlaceInTheGivenFile() {
    assertRefused(Swap.read(FOLDER, List.of(swap(QUADRATIC.replace("decay(A)", "decay()")))),
        "my/quadratic.ant:2:7: M093 The mechanism decay must go on offering A.");
  }

  @Test
  void anOutputThatIsOnlyTakenIsMissing() {
    assertRefused(Swap.read(FOLDER, List.of(swap("model decay(A)\n  A has dimensionless\nend\n"))),
        "my/quadratic.ant:1:7: M093 The mechanism decay must go on offering A.");
  }

  @Test
  void anOutputInAnotherUnitIsRefused() {
    var swap = new Swap("scale", "my/scale.ant",
        SCALE.replace("2*A", "unit0*A").replace("S has dimensionless", "S has gram"),
        Optional.of(HEADER + "unit0,Unit,2,g,,none,2,2,hypothesis,derived,\n"));

    assertRefused(Swap.read(FOLDER, List.of(swap)),
        "my/scale.ant:1:1: M093 The mechanism scale must go on offering S in 1, not gram.");
  }

  @Test
  void anUnknownMechanismAndAnotherNameAreRefused() {
    assertRefused(Swap.read(FOLDER, List.of(new Swap("decai", "x.ant", QUADRATIC, Optional.empty()))),
        "x.ant:1:1: M093 The model has no mechanism decai.\nPerhaps decay was meant.");
    assertRefused(Swap.read(FOLDER, List.of(swap(QUADRATIC.replace("decay", "growth")))),
        "my/quadratic.ant:2:7: M093 The file describes the mechanism growth, not decay.");
  }

  @Test
  void faultsOfTheOtherTextAreShownInTheGivenFile() {
    assertRefused(Swap.read(FOLDER, List.of(swap(QUADRATIC.replace("-c*A^2", "-q*A^2")))),
        "my/quadratic.ant:3:9: M040 q is not defined.");
    assertRefused(
        Swap.read(FOLDER, List.of(new Swap("decay", "my/quadratic.ant", QUADRATIC,
            Optional.of(QUADRATIC_TABLE.replace("1/h", "1/hh"))))),
        "my/quadratic.csv:2:13: M074 ");
  }

  private static Swap swap(String text) {
    return new Swap("decay", "my/quadratic.ant", text, Optional.of(QUADRATIC_TABLE));
  }

  private static void assertRefused(Reading reading, String start) {
    var text = assertInstanceOf(Reading.Refused.class, reading).render();
    assertTrue(text.startsWith(start), text);
    assertTrue(text.contains("Perhaps "), text);
  }

  private static Model understood(Reading reading) {
    return assertInstanceOf(Reading.Understood.class, reading,
        () -> reading instanceof Reading.Refused r ? r.render() : "").model();
  }
}
