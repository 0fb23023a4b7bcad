package rewire.trials.rates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class MantelHaenszelTest {
  @Test
  void oneStratumOfEqualArmsIsThePlainDifference() {
    var found = MantelHaenszel.of(List.of(new RiskDifference(new Share(12, 40), new Share(6, 40))));

    assertEquals(0.15, found.value(), 1e-12);
    assertEquals(Math.sqrt((0.3 * 0.7 + 0.15 * 0.85) / 40), found.se(), 1e-12); // closed form
  }

  @Test
  void strataAreWeightedByTheirPeople() {
    var found = MantelHaenszel.of(List.of(new RiskDifference(new Share(8, 10), new Share(4, 10)),
        new RiskDifference(new Share(6, 30), new Share(3, 30))));

    // weights 10 10 / 20 = 5 and 30 30 / 60 = 15
    assertEquals((5 * 0.4 + 15 * 0.1) / 20, found.value(), 1e-12);
  }
}
