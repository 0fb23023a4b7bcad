package rewire.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import rewire.solve.VectorField;

class SameBitsTest {

  private final Compiled compiled = Compiler.compile(RandomModels.of(21, 40, 60, 30), Target.BYTECODE);

  /// Rates, factors and one solution.
  private double[] fingerprint(VectorField field, double t) {
    double[] p = compiled.parameters();
    double[] y = compiled.initial(p);
    double[] dydt = new double[y.length];
    double[] factors = new double[field.factors()];
    field.rates(t, y, p, dydt);
    field.factor(t, y, p, 100, factors);
    double[] b = dydt.clone();
    field.solve(factors, b);
    double[] all = Arrays.copyOf(dydt, dydt.length + factors.length + b.length);
    System.arraycopy(factors, 0, all, dydt.length, factors.length);
    System.arraycopy(b, 0, all, dydt.length + factors.length, b.length);
    return all;
  }

  @Test
  void coldAndWarmGiveTheSameBits() {
    var field = compiled.field();

    double[] cold = fingerprint(field, 1.5);
    for (int i = 0; i < 20_000; i++) {
      fingerprint(field, i * 1e-3);
    }

    assertArrayEquals(cold, fingerprint(field, 1.5));
  }

  @Test
  void threadsGiveTheSameBits() throws Exception {
    double[] alone = fingerprint(compiled.field(), 0.5);
    Callable<double[]> work = () -> {
      var field = compiled.field();
      double[] last = new double[0];
      for (int i = 0; i < 3000; i++) {
        last = fingerprint(field, i == 2999 ? 0.5 : i);
      }
      return last;
    };

    try (var pool = Executors.newFixedThreadPool(2)) {
      for (var future : pool.invokeAll(List.of(work, work))) {
        assertArrayEquals(alone, future.get());
      }
    }
  }

  @Test
  void compilingTwiceGivesTheSameCode() {
    var fingerprints = new ArrayList<double[]>();
    for (int i = 0; i < 2; i++) {
      var again = Compiler.compile(RandomModels.of(21, 40, 60, 30), Target.BYTECODE);
      fingerprints.add(fingerprint(again.field(), 0.25));
      assertEquals(compiled.parameters().length, again.parameters().length);
    }

    assertArrayEquals(fingerprints.getFirst(), fingerprints.getLast());
  }

  @Test
  void eachThreadGetsItsOwnField() {
    assertNotSame(compiled.field(), compiled.field());
    assertNotSame(compiled.readouts(), compiled.readouts());
  }
}
