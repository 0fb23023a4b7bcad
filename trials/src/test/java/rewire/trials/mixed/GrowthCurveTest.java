package rewire.trials.mixed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rewire.random.Stream;
import rewire.trials.mixed.GrowthCurve.Criterion;
import rewire.trials.mixed.GrowthCurve.Line;
import rewire.trials.mixed.GrowthCurve.Residual;

class GrowthCurveTest {

  /// Closed form: balanced data, one-way analysis of variance.
  @Test
  void balancedLevelsAreThoseOfTheAnalysisOfVariance() {
    var people = drawn(60, 5, 0);
    double grand = people.stream().flatMapToDouble(p -> java.util.Arrays.stream(p.y())).average()
        .orElseThrow();
    double between = 0;
    double within = 0;
    for (var p : people) {
      double mean = java.util.Arrays.stream(p.y()).average().orElseThrow();
      between += 5 * (mean - grand) * (mean - grand) / 59;
      within += java.util.Arrays.stream(p.y()).map(y -> (y - mean) * (y - mean)).sum() / (60 * 4);
    }

    var fit = GrowthCurve.fit(people, List.of("mean"), Line.LEVEL, Residual.NOISE, Criterion.RESTRICTED)
        .orElseThrow();

    assertEquals(grand, fit.effect("mean"), 1e-9);
    assertEquals(Math.sqrt(within), fit.sdResidual(), 1e-4);
    assertEquals(Math.sqrt((between - within) / 5), fit.sdLevel(), 1e-4);
  }

  @Test
  void wanderingIsFoundAgainInWhatWasDrawn() {
    var people = drawn(300, 25, 0.6);

    var fit = GrowthCurve.fit(people, List.of("mean"), Line.LEVEL, Residual.WANDERING_AND_NOISE,
        Criterion.RESTRICTED).orElseThrow();

    // drawn with 4, 3 (share of noise 0.4) and 2; within three standard errors of such a sample
    assertEquals(4, fit.sdLevel(), 0.6);
    assertEquals(3, fit.sdResidual(), 0.2);
    assertEquals(0.4, fit.noise(), 0.06);
    assertEquals(2, fit.range(), 0.5);
    assertTrue(fit.reliability(0, 1) > fit.reliability(0, 10));
  }

  /// Ratings at times 0, 1, … with a level of SD 4 and a residual of SD 3.
  private static List<GrowthCurve.Person> drawn(int people, int ratings, double wander) {
    var all = new ArrayList<GrowthCurve.Person>();
    for (int i = 0; i < people; i++) {
      var stream = new Stream(3, i, 0);
      var time = new double[ratings];
      var y = new double[ratings];
      var x = new double[ratings][];
      double slow = stream.normal("slow");
      for (int k = 0; k < ratings; k++) {
        double kept = Math.exp(-0.5);
        slow = k == 0 ? slow : kept * slow + Math.sqrt(1 - kept * kept) * stream.normal("slow " + k);
        time[k] = k;
        x[k] = new double[] {1};
        y[k] = 20 + 4 * stream.normal("level")
            + 3 * (Math.sqrt(wander) * slow + Math.sqrt(1 - wander) * stream.normal("noise " + k));
      }
      all.add(new GrowthCurve.Person(time, y, x));
    }
    return all;
  }
}
