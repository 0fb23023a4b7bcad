package rewire.trials.missing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import rewire.trials.Ancova;
import rewire.trials.Estimate;
import rewire.trials.RatingTable;
import rewire.trials.Referee;
import rewire.trials.Subject;
import rewire.trials.missing.MultipleImputation.Plan;

class ImputationTest {
  private static final double NONE = Double.NaN;

  @Test
  void aLastScoreIsCarriedOverGapsAndBaselineIntoTheFirst() {
    var table = new RatingTable(List.of("a"), List.of("1", "2", "3"), List.of(),
        List.of(new Subject("x", "a", 30, new double[] {NONE, 20, NONE}, new double[0])));

    assertArrayEquals(new double[] {30, 20, 20}, LastCarried.fill(table).subjects().getFirst().scores());
  }

  @Test
  void whoHasNoScoreIsNoResponder() {
    var table = new RatingTable(List.of("a"), List.of("1"), List.of(),
        List.of(new Subject("x", "a", 30, new double[] {15}, new double[0]),
            new Subject("y", "a", 30, new double[] {15.5}, new double[0]),
            new Subject("z", "a", 30, new double[] {NONE}, new double[0])));

    assertEquals(1, Responders.response(table, "a", 0, 0.5).count());
    assertEquals(3, Responders.response(table, "a", 0, 0.5).people());
  }

  /// Worked by hand: own means 10, 8, 6, reference 12, 11, 10, last seen at the second visit.
  @Test
  void meansAfterLeavingAreThoseOfTheStrategy() {
    double[] own = {10, 8, 6};
    double[] reference = {12, 11, 10};

    assertArrayEquals(new double[] {10, 8, 6}, means("MAR", own, reference));
    assertArrayEquals(new double[] {10, 8, 10}, means("J2R", own, reference));
    assertArrayEquals(new double[] {12, 11, 10}, means("CR", own, reference));
    assertArrayEquals(new double[] {10, 8, 7}, means("CIR", own, reference));
    assertArrayEquals(new double[] {10, 8, 8.5}, means("causal:1:0.5", own, reference));
  }

  private static double[] means(String strategy, double[] own, double[] reference) {
    return Strategy.named(strategy).orElseThrow().means(own, reference, 1);
  }

  /// Worked by hand: three estimates 1, 2, 3 with standard error 1.
  @Test
  void rubinAddsWithinAndBetween() {
    var pooled = Rubin
        .pool(List.of(new Estimate("", 1, 1, 50), new Estimate("", 2, 1, 50), new Estimate("", 3, 1, 50)));

    assertEquals(2, pooled.value(), 1e-12);
    assertEquals(Math.sqrt(1 + 4.0 / 3), pooled.se(), 1e-12);
    double lost = (4.0 / 3) / (7.0 / 3);
    double old = 2 / (lost * lost);
    double observed = 51.0 / 53 * 50 * (1 - lost);
    assertEquals(1 / (1 / old + 1 / observed), pooled.df(), 1e-9);
  }

  @Test
  void nothingMissingMeansNothingDrawn() throws IOException {
    var whole = LastCarried.fill(Referee.antidepressant());

    var drawn = MultipleImputation.differences(whole, Strategy.jumpToReference(), new Plan(3, 2, 1, 5), _ -> {
    }).orElseThrow();

    var plain = Ancova.at(whole, 3).orElseThrow().difference("DRUG");
    assertEquals(plain.value(), drawn.get(3).estimate().value(), 1e-12);
    assertEquals(plain.se(), drawn.get(3).estimate().se(), 1e-12);
  }

  @Test
  void theSameSeedGivesTheSameNumbersAndAnotherDoesNot() throws IOException {
    var table = Referee.antidepressant();
    var one = MultipleImputation.differences(table, Strategy.jumpToReference(), new Plan(5, 5, 1, 1), _ -> {
    });
    var same = MultipleImputation.differences(table, Strategy.jumpToReference(), new Plan(5, 5, 1, 1), _ -> {
    });
    var other = MultipleImputation.differences(table, Strategy.jumpToReference(), new Plan(5, 5, 1, 2), _ -> {
    });

    assertEquals(one, same);
    assertEquals(false, one.equals(other));
  }

  @Test
  void chiSquaredNumbersHaveTheirMeanAndVariance() {
    var dice = new Dice(1);
    double sum = 0;
    double squares = 0;
    int n = 20_000;
    for (int i = 0; i < n; i++) {
      double x = dice.chiSquared(7);
      sum += x;
      squares += x * x;
    }

    assertEquals(7, sum / n, 0.11); // four standard errors
    assertEquals(14, squares / n - sum / n * (sum / n), 1.0);
  }
}
