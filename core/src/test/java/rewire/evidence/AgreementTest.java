package rewire.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import rewire.evidence.Agreement.Pair;

/// Worked by hand.
class AgreementTest {
  private static final double EXACT = 1e-12;

  @Test
  void ratiosOnBothSidesOfOneCancelInTheMeanRatioAndNotInTheMeanFold() {
    var a = Agreement.of(List.of(new Pair("a", 2, 1), new Pair("a", 1, 2)));
    assertEquals(1, a.byRow().meanRatio(), EXACT);
    assertEquals(2, a.byRow().meanFold(), EXACT);
    assertEquals(List.of(0, 0, 2), a.within());
  }

  @Test
  void aBoundBelongsToIt() {
    var a = Agreement.of(List.of(new Pair("a", 125, 100), new Pair("a", 100, 125), new Pair("a", 126, 100)));
    assertEquals(List.of(2, 3, 3), a.within());
  }

  @Test
  void eachStudyCountsOnceHoweverManyRowsItHas() {
    var a = Agreement.of(List.of(new Pair("large", 1, 1), new Pair("large", 1, 1), new Pair("large", 1, 1),
        new Pair("small", 8, 1)));
    assertEquals(0.75, a.byRow().shares().getFirst(), EXACT);
    assertEquals(0.5, a.byStudy().shares().getFirst(), EXACT);
    assertEquals(Math.pow(8, 0.25), a.byRow().meanRatio(), EXACT);
    assertEquals(Math.sqrt(8), a.byStudy().meanRatio(), EXACT);
    assertEquals(2, a.studies());
  }

  @Test
  void nothingHasNoSummary() {
    assertThrows(IllegalArgumentException.class, () -> Agreement.of(List.of()));
  }
}
