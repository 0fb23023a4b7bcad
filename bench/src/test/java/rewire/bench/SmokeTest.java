package rewire.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import rewire.solve.Outcome;

/// Everything that is measured runs once; nothing is timed.
class SmokeTest {

  @Test
  void everyBenchmarkDoesItsWork() {
    var kernels = new Kernels();
    kernels.prepare();

    assertTrue(java.util.Arrays.stream(kernels.rates()).anyMatch(rate -> rate != 0));
    assertTrue(java.util.Arrays.stream(kernels.solve()).allMatch(Double::isFinite));
    assertTrue(java.util.Arrays.stream(kernels.factorise()).allMatch(Double::isFinite));
    assertTrue(java.util.Arrays.stream(kernels.kinks()).anyMatch(gap -> gap != 0));
    assertTrue(kernels.readouts().length > 0);
    assertTrue(kernels.start().settled());
    assertInstanceOf(Outcome.Solved.class, kernels.twelveInfusions());
    assertInstanceOf(Outcome.Solved.class, kernels.dailyPractice());
  }

  @Test
  void bothCoursesAreLookedAtEveryDay() {
    for (var shipped : Shipped.ALL)
      assertEquals(121, shipped.daily().length);
  }
}
