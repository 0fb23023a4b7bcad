package rewire.workbench.trial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import rewire.workbench.course.TrialFile;
import rewire.workbench.trial.Testing.Verdict;

class DecidingTest {
  private static final List<Double> LOOKS = List.of(0.5, 1.0);

  @Test
  void withoutAnEffectLooksWinAsOftenAsTheLevelSays() {
    var deciding = new Deciding(new TrialFile.Analysis("ANCOVA", 0.5, "none"), LOOKS);
    var chance = new Random(1);
    int won = 0;
    int fixed = 0;
    int trials = 40_000;
    for (int i = 0; i < trials; i++) {
      double half = chance.nextGaussian();
      double whole = (half + chance.nextGaussian()) / Math.sqrt(2);
      won += deciding.of(verdicts(whole), (_, _) -> half).won()[0] ? 1 : 0;
      fixed += whole > 0.6745 ? 1 : 0;
    }
    // half of the two-sided level lies on the better side; error 0.002
    assertEquals(0.25, won / (double) trials, 0.01);
    assertEquals(0.25, fixed / (double) trials, 0.01);
  }

  @Test
  void aTrialMayWinAtALookAndNotAtItsEnd() {
    var deciding = new Deciding(new TrialFile.Analysis("ANCOVA", 0.05, "none"), LOOKS);
    var decision = deciding.of(verdicts(1, 1), (q, _) -> q == 0 ? 3.5 : 1);

    assertEquals(0, decision.look());
    assertTrue(decision.stops(0));
    assertArrayEquals(new boolean[] {true, false}, decision.won());
  }

  @Test
  void whatFollowsIsAskedOnlyAfterThePrimaryQuestionIsWon() {
    var sequence = new Deciding(new TrialFile.Analysis("ANCOVA", 0.05, "fixed sequence"), LOOKS);
    var none = new Deciding(new TrialFile.Analysis("ANCOVA", 0.05, "none"), LOOKS);

    assertArrayEquals(new boolean[] {false, false}, sequence.of(verdicts(1, 4), (_, _) -> 0).won());
    assertArrayEquals(new boolean[] {false, true}, none.of(verdicts(1, 4), (_, _) -> 0).won());
    assertArrayEquals(new boolean[] {true, true}, sequence.of(verdicts(2.2, 4), (_, _) -> 0).won());
  }

  @Test
  void withoutLooksPValuesAreAdjusted() {
    var holm = new Deciding(new TrialFile.Analysis("ANCOVA", 0.05, "Holm"), List.of(1.0));

    assertArrayEquals(new boolean[] {false, false}, holm.of(verdicts(2.1, 2.1), (_, _) -> 0).won());
    assertArrayEquals(new boolean[] {true, true}, holm.of(verdicts(2.1, 2.5), (_, _) -> 0).won());
  }

  private static Verdict[] verdicts(double... z) {
    return java.util.Arrays.stream(z).mapToObj(v -> new Verdict(-v, 1, v)).toArray(Verdict[]::new);
  }
}
