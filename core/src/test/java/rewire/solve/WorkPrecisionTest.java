package rewire.solve;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WorkPrecisionTest {

  @Test
  void everyProblemAtEveryToleranceKeepsTenTimesTheTolerance() {
    var rows = WorkPrecision.table();

    System.out.println(WorkPrecision.text(rows));
    for (var row : rows)
      assertTrue(row.scaledError() <= 10, () -> WorkPrecision.text(rows));
  }
}
