package rewire.trials.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import rewire.trials.noise.ReliableChange.Fate;

class ReliableChangeTest {

  /// Worked by hand: reliability 0.75 and SD 8 make 8·√0.5 = 5.66 the spread of a difference, so 11.1 is reliable.
  @Test
  void fatesFollowTheIndexAndTheCutOff() {
    var rule = ReliableChange.between(0.75, 35, 8, 7, 8);

    assertEquals(21, rule.cutOff(), 1e-12);
    assertEquals(Fate.RECOVERED, rule.fate(30, 18));
    assertEquals(Fate.IMPROVED, rule.fate(40, 28));
    assertEquals(Fate.UNCHANGED, rule.fate(25, 15));
    assertEquals(Fate.WORSE, rule.fate(20, 32));
  }
}
