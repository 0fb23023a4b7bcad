package rewire.trials.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rewire.random.Normal;

class ForecastTest {

  @Test
  void theScoreOfManyDrawsIsThatOfTheDistribution() {
    var draws = IntStream.range(0, 20_000).mapToDouble(i -> 3 + 2 * Normal.quantile((i + 0.5) / 20_000))
        .toArray();

    assertEquals(Crps.normal(3, 2, 4.5), Crps.sample(draws, 4.5), 1e-3);
    assertEquals(Crps.fair(draws, 4.5), Crps.sample(draws, 4.5), 1e-3);
  }

  /// Closed form: a standard normal forecast of its own mean, (√2 - 1)/√π.
  @Test
  void knownScores() {
    assertEquals((Math.sqrt(2) - 1) / Math.sqrt(Math.PI), Crps.normal(0, 1, 0), 1e-12);
    assertEquals(2, Crps.normal(1, 0, 3), 1e-12);
    assertEquals(0.5, Crps.sample(new double[] {0, 2}, 1), 1e-12);
    assertEquals(0, Crps.fair(new double[] {0, 2}, 1), 1e-12);
  }

  @Test
  void theCentralIntervalIsInterpolated() {
    assertEquals(1, Coverage.central(new double[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 0.8).low(), 1e-12);
  }
}
