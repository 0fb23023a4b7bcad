package rewire.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import rewire.course.Course;

/// The brain against its own run at 1e-12; the bound is that of the stiff test set.
class CoursePrecisionTest {

  private static void keepsItsTolerance(Course course, int leastKinks) {
    var rows = CoursePrecision.table(Simulator.of(Brain.dossier()), course);

    assertEquals(5, rows.size());
    for (var row : rows) {
      assertTrue(row.scaledError() <= CoursePrecision.BOUND, () -> CoursePrecision.text(rows));
      // every crossing is met once at every tolerance: none missed, no chattering
      assertTrue(row.work().kinks() >= leastKinks && row.work().kinks() < 1.5 * leastKinks,
          () -> CoursePrecision.text(rows));
    }
  }

  @Test
  void twelveInfusionsKeepTheirToleranceAcrossAllKinks() {
    keepsItsTolerance(CoursePrecision.twelveInfusions(), 50);
  }

  @Test
  void soDoesACourseWithHundredsOfBreakpoints() {
    keepsItsTolerance(CoursePrecision.twelveInfusionsWithDailyPractice(), 27);
  }
}
