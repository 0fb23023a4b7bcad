package rewire.trials.mixed;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import rewire.trials.Referee;

class MmrmTest {
  @Test
  void show() throws IOException {
    for (var t : java.util.List.of(Referee.antidepressant(), Referee.artificial())) {
      for (var f : Mmrm.Freedom.values()) {
        if (Mmrm.fit(t, f) instanceof Mmrm.Outcome.Fitted(var m)) {
          System.out.println(f + " " + m.minusTwoLogLikelihood());
          m.differences().forEach(System.out::println);
          for (var a : t.arms())
            for (int v = 0; v < 4; v++)
              System.out.println(m.mean(a, v));
          for (int c = 0; c < t.covariates().size(); c++)
            System.out.println(m.covariate(c));
          System.out.println(java.util.Arrays.deepToString(m.sigma()));
        } else
          System.out.println("refused");
      }
    }
  }
}
