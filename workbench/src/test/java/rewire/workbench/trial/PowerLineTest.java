package rewire.workbench.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;

/// Against trials whose power is known in closed form.
class PowerLineTest {
  private static final NormalDistribution NORMAL = new NormalDistribution();
  private static final double CRITICAL = 1.959964;
  private static final double DRIFT = 2.2;

  @Test
  void theSizeFoundHasAtLeastTheWantedPowerAndDoesNotLeanTowardsLuckyTries() {
    double sum = 0;
    int inside = 0;
    int seeds = 300;
    for (int seed = 0; seed < seeds; seed++) {
      var chance = new Random(seed);
      var found = PowerLine.search(size -> won(size, 60, chance), 60, 0.9, CRITICAL, 0.05, 200).orElseThrow();
      assertTrue(found.power() >= 0.9 - 1e-9, "" + found.power());
      sum += power(found.size());
      inside += found.chance().holds(power(found.size())) ? 1 : 0;
    }
    // 0.015 is four standard errors of the mean
    assertEquals(0.9, sum / seeds, 0.015);
    assertTrue(inside > 0.88 * seeds, inside + " of 300 intervals hold the truth");
  }

  @Test
  void noSizeIsFoundForAnEffectOfTheWrongSign() {
    var chance = new Random(1);
    assertTrue(PowerLine.search(size -> chance.nextInt(100) == 0 ? 1 : 0, 1000, 0.9, CRITICAL, 0.05, 200)
        .isEmpty());
  }

  @Test
  void aSizeFarFromTheFileIsFound() {
    var chance = new Random(2);
    var found = PowerLine.search(size -> won(size / 60, 1000, chance), 1000, 0.9, CRITICAL, 0.05, 300)
        .orElseThrow();
    assertEquals(0.9, power(found.size() / 60), 0.02);
  }

  @Test
  void aFileFarTooLargeShrinks() {
    var chance = new Random(3);
    var found = PowerLine.search(size -> won(size * 100, 60, chance), 60, 0.9, CRITICAL, 0.01, 300)
        .orElseThrow();
    assertTrue(power(found.size() * 100) > 0.75 && found.size() < 0.05, "" + found);
  }

  private static double power(double size) {
    return NORMAL.cumulativeProbability(DRIFT * Math.sqrt(size) - CRITICAL);
  }

  private static int won(double size, int all, Random chance) {
    int won = 0;
    for (int i = 0; i < all; i++) {
      won += chance.nextDouble() < power(size) ? 1 : 0;
    }
    return won;
  }
}
