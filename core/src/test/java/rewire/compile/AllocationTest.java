package rewire.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class AllocationTest {

  private final Compiled compiled = Compiler.compile(RandomModels.of(13, 30, 40, 20), Target.BYTECODE);

  @Test
  void generatedCodeAllocatesNothing() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    var field = compiled.field();
    var readouts = compiled.readouts();
    double[] p = compiled.parameters();
    double[] y = compiled.initial(p);
    double[] out = new double[Math.max(y.length, Math.max(field.kinks(), readouts.names().size()))];
    double[] factors = new double[field.factors()];
    Runnable once = () -> {
      field.prepare(p);
      field.rates(1, y, p, out);
      field.timeDerivative(1, y, p, out);
      field.factor(1, y, p, 10, factors);
      field.solve(factors, out);
      field.gaps(1, y, p, out);
      field.kinks(1, y, p, out);
      readouts.evaluate(1, y, p, out);
    };
    once.run(); // loads classes
    threads.getCurrentThreadAllocatedBytes();

    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 1000; i++) {
      once.run();
    }
    long after = threads.getCurrentThreadAllocatedBytes();

    assertEquals(0, (after - before) / 1000); // bytes a round; whole ones, since compiling may log a few
  }
}
