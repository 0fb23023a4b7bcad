package rewire.workbench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      171.3   | 142.2   | 213.7   | 0    | 171 (142 to 214)
      2.71    | 1.62    | 3.79    | 0    | 2.7 (1.6 to 3.8)
      1.2964  | 1.1512  | 1.4691  | 0    | 1.30 (1.15 to 1.47)
      21.83   | 10.2    | 36.4    | 1    | 22 (10 to 36)
      9.4     | 8.9     | 9.9     | 1    | 9 (9 to 10)
      1234.0  | 110.0   | 4321.0  | 0    | 1200 (100 to 4300)
      -3.4    | -9.2    | 2.1     | 1    | \u22123 (\u22129 to 2)
      """)
  void widthOfTheIntervalDecidesTheDigits(double value, double low, double high, double finest,
      String words) {
    assertEquals(words, Wording.full(new Estimate(value, low, high, finest)));
  }

  @ParameterizedTest
  @CsvSource({"168.4,0,168", "2.4967,0,2.50", "2.4967,0.1,2.5", "0.03217,0,0.0322", "16.44,1,16", "0,0.1,0"})
  void oneTypicalPersonHasThreeDigitsButNeverFinerThanTheScale(double value, double finest, String words) {
    assertEquals(words, Wording.full(Estimate.typical(value, finest)));
  }

  @Test
  void whatRoundsToZeroIsSaidToBeBelowTheLastDigit() {
    assertEquals("below 0.1", Wording.number(0.03, 0.1));
    assertEquals("above \u22120.1", Wording.number(-0.03, 0.1));
    assertEquals("0", Wording.number(1e-9, 0.1));
    assertEquals("0", Wording.number(0, 1));
  }

  @Test
  void minusIsAMinusSignAndZeroHasNone() {
    assertEquals("\u221218.9", Wording.rounded(-18.94, 0.1));
    assertEquals("0.0", Wording.rounded(-0.01, 0.1));
  }

  @Test
  void thinSpaceStandsInNumbersOver9999() {
    assertEquals("9999", Wording.rounded(9999, 1));
    assertEquals("10\u202f000", Wording.rounded(10_000, 1));
    assertEquals("1\u202f234\u202f567.8", Wording.rounded(1_234_567.8, 0.1));
  }

  @ParameterizedTest
  @CsvSource({"0.6667,40 min", "1.4999,90 min", "1.5,1.5 h", "12,12 h", "47.9,48 h", "48,2 d", "84,3.5 d",
      "600,25 d", "1440,8.6 weeks", "2880,17 weeks"})
  void timeIsInTheUnitOfItsSize(double hours, String words) {
    assertEquals(words, Wording.duration(hours));
  }

  @ParameterizedTest
  @CsvSource({"0,at the start", "0.6667,at 40 min", "24,at 24 h", "72,on day 3", "84,on day 3.5",
      "1440,on day 60",
      "1700,in week 11"})
  void momentsAreSaidFromTheFirstDose(double hours, String words) {
    assertEquals(words, Wording.when(hours));
  }

  @Test
  void whatHasNotHappenedIsSaidAndNotPlacedAtTheEndOfTheAxis() {
    assertEquals("not in 60 d", Wording.never(1440));
    assertEquals("not in 24 h", Wording.never(24));
    assertEquals("not in 17 weeks", Wording.never(2880));
  }

  @Test
  void peopleAreCountedUntilThereAreTwoHundred() {
    assertEquals("67 of 100", Wording.people(67, 100));
    assertEquals("34 %", Wording.people(68, 200));
  }

  @Test
  void wordsAreJoinedAndCounted() {
    assertEquals("A, B and C", Wording.list(List.of("A", "B", "C")));
    assertEquals("A", Wording.list(List.of("A")));
    assertEquals("", Wording.list(List.of()));
    assertEquals("1 infusion", Wording.count(1, "infusion"));
    assertEquals("6 infusions", Wording.count(6, "infusion"));
  }

  @Test
  void anEstimateRefusesAnIntervalTurnedRound() {
    assertThrows(IllegalArgumentException.class, () -> new Estimate(3, 5, 2, 0));
    assertThrows(IllegalArgumentException.class, () -> Estimate.typical(Double.NaN, 0));
  }
}
