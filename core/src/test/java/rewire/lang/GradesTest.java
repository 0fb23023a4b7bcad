package rewire.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import rewire.lang.Reading.Understood;
import rewire.model.Parameter;
import rewire.model.Parameter.Distribution;
import rewire.model.Parameter.Grade;

/// The shipped numbers claim no more than their sources bear.
class GradesTest {
  /// Sources of measured numbers that have no DOI.
  private static final Set<String> DOCUMENTS = Set.of("Spravato label", "Shaffer 2014",
      "supplementary table of NMDAR antagonists");

  @Test
  void whatWasMeasuredSaysWhere() throws IOException {
    assertEquals(List.of(), symbols(p -> p.grade() == Grade.MEASURED && !p.source().contains("10.")
        && !DOCUMENTS.contains(p.source())));
  }

  @Test
  void whatRestsOnARecalledSourceIsAHypothesis() throws IOException {
    assertEquals(List.of(),
        symbols(p -> p.note().contains("source recalled") && p.grade() != Grade.HYPOTHESIS));
  }

  @Test
  void aDefinitionHasNoDoubtAndIsTheSameInEveryone() throws IOException {
    assertEquals(List.of(), symbols(p -> p.grade() == Grade.DEFINITION && (p.plausible().low() != p.value()
        || p.plausible().high() != p.value() || p.spread().distribution() != Distribution.NONE)));
  }

  private static List<String> symbols(Predicate<Parameter> wrong) throws IOException {
    var reading = ModelReader.read(ModelFolder.onClassPath("models/brain"));
    return assertInstanceOf(Understood.class, reading).model().parameters().stream().filter(wrong)
        .map(Parameter::id).toList();
  }
}
