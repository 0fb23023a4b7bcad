package rewire.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import rewire.solve.FixedPoint;
import rewire.solve.Integrator;
import rewire.solve.Limits;
import rewire.solve.Observer;
import rewire.solve.Outcome;
import rewire.solve.Rodas5P;
import rewire.solve.Timeline;

/// The quick way to a start state against the tight one: eight years at 1e-9, then Newton.
class RelaxationTest {
  private static final int PEOPLE = 40;

  private final Simulator simulator = Simulator.of(Brain.dossier());

  @Test
  void peopleUnlikeTheTypicalOneStartWhereATightRelaxationPutsThem() {
    var dice = new SplittableRandom(5);
    var field = simulator.compiled().field();
    var tolerance = Magnitudes.tolerance(Brain.dossier(), 1e-9);
    var integrator = new Integrator(field, new Rodas5P(), tolerance, Limits.standard());
    var newton = new FixedPoint(field, tolerance, 1);
    int raw = Brain.dossier().parameters().size();
    int settled = 0;
    for (int person = 0; person < PEOPLE; person++) {
      var p = simulator.compiled().parameters();
      for (int i = 0; i < raw; i++) {
        p[i] *= dice.nextDouble(0.87, 1.15);
      }
      var start = assertInstanceOf(Settling.Settled.class, simulator.settle(p)).state();
      settled += start.settled() ? 1 : 0;
      if (!start.settled()) {
        continue;
      }
      var outcome = integrator.run(Timeline.of(0, 8 * 8766.0), simulator.compiled().initial(p), p,
          new double[0],
          Observer.none());
      double[] rest = newton.from(assertInstanceOf(Outcome.Solved.class, outcome).finalState(), p).state();
      for (int i = 0; i < rest.length; i++) {
        assertEquals(rest[i], start.y()[i], 1e-9 * (1 + Math.abs(rest[i])),
            "person " + person + ", state " + i);
      }
    }
    assertTrue(settled > PEOPLE * 9 / 10, settled + " settled");
  }
}
