package rewire.trials.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rewire.random.Normal;
import rewire.trials.Interval;
import rewire.trials.forecast.StandardisedDifference.Group;

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
  void coverageCountsLimitsAsInside() {
    var share = Coverage.of(List.of(new Interval(0, 1), new Interval(0, 1), new Interval(0, 1)),
        List.of(1.0, 2.0, 0.5));

    assertEquals(2, share.count());
    assertEquals(1, Coverage.central(new double[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 0.8).low(), 1e-12);
  }

  /// Published: Borenstein et al. 2009, Introduction to meta-analysis, chapter 4: means 103 and 100, SD 5.5 and 4.5, 50
  /// people each: g 0.5924, variance 0.0411.
  @Test
  void hedgesGIsAsInTheTextbook() {
    var g = StandardisedDifference.of(new Group(103, 5.5, 50), new Group(100, 4.5, 50));

    assertEquals(0.5924, g.value(), 0.0001);
    assertEquals(0.0411, g.se() * g.se(), 0.0007); // the book multiplies the variance of d by the correction
                                                   // squared
  }
}
