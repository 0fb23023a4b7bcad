package rewire.trials.rates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskDifferenceTest {

  /// Published: Newcombe 1998, Statistics in Medicine 17:873, table II, method 10.
  @ParameterizedTest
  @CsvSource({"56, 70, 48, 80, 0.0524, 0.3339", "9, 10, 3, 10, 0.1705, 0.8090", "6, 7, 2, 7, 0.0582, 0.8062",
      "5, 56, 0, 29, -0.0381, 0.1926", "0, 10, 0, 20, -0.1611, 0.2775", "10, 10, 0, 20, 0.6791, 1.0000",
      "10, 10, 0, 10, 0.6075, 1.0000"})
  void newcombesExamplesAreRepeated(int a, int m, int b, int n, double low, double high) {
    var limits = new RiskDifference(new Share(a, m), new Share(b, n)).newcombe(0.95);

    assertEquals(low, limits.low(), 0.00005);
    assertEquals(high, limits.high(), 0.00005);
  }

  /// Published: the same table, method of Miettinen and Nurminen.
  @ParameterizedTest
  @CsvSource({"56, 70, 48, 80, 0.0528, 0.3382", "9, 10, 3, 10, 0.1700, 0.8406", "6, 7, 2, 7, 0.0342, 0.8534",
      "5, 56, 0, 29, -0.0326, 0.1933", "0, 10, 0, 20, -0.1658, 0.2844", "10, 10, 0, 20, 0.7156, 1.0000"})
  void miettinenAndNurminensIntervalIsAsNewcombePrintsIt(int a, int m, int b, int n, double low,
      double high) {
    var limits = new RiskDifference(new Share(a, m), new Share(b, n)).miettinenNurminen(0.95);

    assertEquals(low, limits.low(), 0.00005);
    assertEquals(high, limits.high(), 0.00005);
  }

  @Test
  void swappingArmsTurnsTheIntervalRound() {
    for (int a = 0; a <= 12; a += 3) {
      for (int b = 0; b <= 9; b += 3) {
        var one = new RiskDifference(new Share(a, 12), new Share(b, 9));
        var two = new RiskDifference(new Share(b, 9), new Share(a, 12));

        assertEquals(one.miettinenNurminen(0.9).low(), -two.miettinenNurminen(0.9).high(), 1e-7);
        assertEquals(one.newcombe(0.9).low(), -two.newcombe(0.9).high(), 1e-12);
        assertTrue(one.miettinenNurminen(0.9).holds(one.value()));
      }
    }
  }

  /// Worked by hand from the limits above.
  @Test
  void theNumberNeededIsOneOverTheDifference() {
    var needed = new RiskDifference(new Share(56, 70), new Share(48, 80)).numberNeeded(0.95);

    assertEquals(5, needed.value(), 1e-12);
    assertEquals(1 / 0.3382, needed.atHigh(), 0.001);
    assertEquals(false, needed.unbounded());
    assertEquals(true, new RiskDifference(new Share(5, 10), new Share(4, 10)).numberNeeded(0.95).unbounded());
  }
}
