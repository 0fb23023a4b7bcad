package rewire.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Published values (cases/stiff/references.csv); ten tolerances of global error for steps controlled to one.
class WorkPrecisionTest {

  @Test
  void everyProblemAtEveryToleranceKeepsTenTimesTheTolerance() {
    var rows = WorkPrecision.table();

    assertEquals(35, rows.size());
    for (var row : rows)
      assertTrue(row.scaledError() <= 10, () -> WorkPrecision.text(rows));
  }

  @Test
  void textHasALineForEachRow() {
    var problem = StiffProblems.all().getFirst();
    var rows = java.util.List.of(WorkPrecision.row(problem, 1e-4));

    var lines = WorkPrecision.text(rows).lines().toList();

    assertEquals(2, lines.size());
    assertTrue(lines.get(1).startsWith("ROBER"), lines.get(1));
  }
}
