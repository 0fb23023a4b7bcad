package rewire.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StreamTest {
  private static final int MANY = 20_000;

  @Test
  void theSameKeyGivesTheSameNumber() {
    assertEquals(new Stream(1, 2, 3).uniform("CL"), new Stream(1, 2, 3).uniform("CL"));
  }

  @Test
  void everyPartOfTheKeyMatters() {
    double number = new Stream(1, 2, 3).uniform("CL");

    assertNotEquals(number, new Stream(2, 2, 3).uniform("CL"));
    assertNotEquals(number, new Stream(1, 3, 3).uniform("CL"));
    assertNotEquals(number, new Stream(1, 2, 4).uniform("CL"));
    assertNotEquals(number, new Stream(1, 2, 3).uniform("CM"));
  }

  @Test
  void aPurposePutTogetherIsTheTextPutTogether() {
    for (long number : new long[] {0, 7, 10, 84, 100, 201600, Long.MAX_VALUE}) {
      assertEquals(Purpose.of("rating MADRS " + number),
          Purpose.of("rating ").and("MADRS").and(" ").and(number));
    }
  }

  @Test
  void numbersAreEvenlySpread() {
    var counts = new int[20];
    for (int person = 0; person < MANY; person++) {
      counts[(int) (20 * new Stream(7, person, 0).uniform("V1"))]++;
    }

    // chi-square with 19 degrees of freedom lies below 43.8 in 999 of 1000 cases
    double chi2 = 0;
    for (int count : counts) {
      chi2 += Math.pow(count - MANY / 20.0, 2) / (MANY / 20.0);
    }
    assertTrue(chi2 < 43.8, "chi-square " + chi2);
  }

  @Test
  void neighboursAndPurposesAreUncorrelated() {
    double people = 0;
    double purposes = 0;
    for (int person = 0; person < MANY; person++) {
      people += new Stream(7, person, 0).normal("CL") * new Stream(7, person + 1, 0).normal("CL");
      purposes += new Stream(7, person, 0).normal("CL") * new Stream(7, person, 0).normal("V1");
    }

    // the mean product of independent normals has standard error 1/sqrt(n); four of them
    assertEquals(0, people / MANY, 4 / Math.sqrt(MANY));
    assertEquals(0, purposes / MANY, 4 / Math.sqrt(MANY));
  }

  @Test
  void normalQuantilesAreThoseOfTheTables() { // Abramowitz & Stegun, table 26.5, and the test values of AS
                                              // 241
    assertEquals(0, Normal.quantile(0.5));
    assertEquals(-0.674489750196082, Normal.quantile(0.25), 1e-14);
    assertEquals(-3.09023230616781, Normal.quantile(0.001), 1e-14);
    assertEquals(-9.26234008979841, Normal.quantile(1e-20), 1e-13);
    assertEquals(1.959963984540054, Normal.quantile(0.975), 1e-14);
  }
}
