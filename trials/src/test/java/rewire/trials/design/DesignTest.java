package rewire.trials.design;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rewire.random.Stream;
import rewire.trials.design.GroupSequential.Sides;
import rewire.trials.design.GroupSequential.Spending;

class DesignTest {

  /// Published: Jennison & Turnbull 2000, tables 2.1 to 2.4, two-sided level 0.05, power 0.9.
  @ParameterizedTest
  @CsvSource({"POCOCK, 2, 2.178, 1.100", "POCOCK, 3, 2.289, 1.151", "POCOCK, 4, 2.361, 1.183",
      "POCOCK, 5, 2.413, 1.207", "POCOCK, 10, 2.555, 1.271", "O_BRIEN_FLEMING, 2, 1.977, 1.007",
      "O_BRIEN_FLEMING, 3, 2.004, 1.016", "O_BRIEN_FLEMING, 4, 2.024, 1.022",
      "O_BRIEN_FLEMING, 5, 2.040, 1.026",
      "O_BRIEN_FLEMING, 10, 2.087, 1.037"})
  void classicalBoundariesAreThoseOfTheTables(Spending shape, int looks, double constant, double inflation) {
    var design = GroupSequential.classical(shape, 0.05, looks);

    assertEquals(constant, design.boundary()[looks - 1], 0.0006);
    assertEquals(inflation, design.inflation(0.05, 0.9), 0.0006);
  }

  /// Published: the boundaries that gsDesign and the program of Reboussin et al. 2000 (10.1016/S0197-2456(00)00057-X)
  /// print for five equal looks at a two-sided level of 0.05.
  @Test
  void spendingBoundariesAreThoseOfTheTables() {
    double[] looks = {0.2, 0.4, 0.6, 0.8, 1};

    assertArrayEquals(new double[] {4.877, 3.357, 2.680, 2.290, 2.031},
        GroupSequential.spending(Spending.O_BRIEN_FLEMING, 0.05, looks, Sides.TWO).boundary(), 0.0006);
    assertArrayEquals(new double[] {2.438, 2.427, 2.410, 2.397, 2.386},
        GroupSequential.spending(Spending.POCOCK, 0.05, looks, Sides.TWO).boundary(), 0.0006);
  }

  @Test
  void theLevelIsSpentAsPlannedAtUnevenLooks() {
    double[] looks = {0.3, 0.35, 0.9, 1};
    var design = GroupSequential.spending(Spending.POCOCK, 0.05, looks, Sides.ONE);

    var spent = design.stopping(0);

    double sum = 0;
    for (int k = 0; k < looks.length; k++) {
      sum += spent[k];
      assertEquals(Spending.POCOCK.until(looks[k], 0.05), sum, 1e-8);
    }
    assertEquals(0.9, design.power(design.driftFor(0.9)), 1e-8);
  }

  /// Closed form: one look is the fixed test.
  @Test
  void oneLookIsTheFixedTest() {
    var design = GroupSequential.spending(Spending.O_BRIEN_FLEMING, 0.05, new double[] {1}, Sides.TWO);

    assertEquals(1.959964, design.boundary()[0], 1e-6);
    assertEquals(1, design.inflation(0.05, 0.9), 1e-6);
  }

  /// Worked by hand.
  @Test
  void adjustedValuesOfFourQuestions() {
    double[] p = {0.010, 0.030, 0.013, 0.049};

    assertArrayEquals(new double[] {0.040, 0.120, 0.052, 0.196}, Multiplicity.bonferroni(p), 1e-12);
    assertArrayEquals(new double[] {0.040, 0.060, 0.040, 0.060}, Multiplicity.holm(p), 1e-12);
    assertArrayEquals(new double[] {0.039, 0.049, 0.039, 0.049}, Multiplicity.hochberg(p), 1e-12);
    assertArrayEquals(new double[] {0.010, 0.030, 0.030, 0.049}, Multiplicity.fixedSequence(p), 1e-12);
  }

  @Test
  void looksNearerThanTheIntegrationCanTellApartAreRefused() {
    assertThrows(IllegalArgumentException.class,
        () -> GroupSequential.spending(GroupSequential.Spending.O_BRIEN_FLEMING, 0.05,
            new double[] {0.5, 0.5001, 1}, GroupSequential.Sides.TWO));
  }
}
