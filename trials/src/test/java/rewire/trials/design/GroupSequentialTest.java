package rewire.trials.design;

import org.junit.jupiter.api.Test;
import rewire.trials.design.GroupSequential.*;
import rewire.trials.rates.*;

class GroupSequentialTest {
  @Test
  void show() {
    var t5 = new double[] {.2, .4, .6, .8, 1};
    for (var s : Spending.values()) {
      System.out.println(
          s + java.util.Arrays.toString(GroupSequential.spending(s, 0.05, t5, Sides.TWO).boundary()));
      System.out.println(s + java.util.Arrays
          .toString(GroupSequential.spending(s, 0.05, new double[] {.25, .5, .75, 1}, Sides.ONE).boundary()));
      for (int k = 1; k < 11; k++) {
        var g = GroupSequential.classical(s, 0.05, k);
        System.out.println(k + " " + g.boundary()[k - 1] + " " + g.inflation(0.05, 0.9));
      }
    }
    for (int[] r : new int[][] {{56, 70, 48, 80}, {9, 10, 3, 10}, {6, 7, 2, 7}, {5, 56, 0, 29},
        {0, 10, 0, 20}, {0, 10, 0, 10}, {10, 10, 0, 20}, {10, 10, 0, 10}}) {
      var d = new RiskDifference(new Share(r[0], r[1]), new Share(r[2], r[3]));
      System.out.println(d + " " + d.newcombe(.95) + " " + d.miettinenNurminen(.95));
    }
  }
}
