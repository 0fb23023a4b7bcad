package rewire.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every method has the order that it claims, on a nonlinear problem with explicit time.
class MethodsTest {
  private static final double SLACK = 0.25;

  private static Method method(String name) {
    return name.equals("RODAS3") ? new Rodas3() : new Rodas5P();
  }

  private static double endError(Method method, int steps) {
    var step = new OneStep(Textbook.nonlinear(), method);
    step.y0[0] = 1;
    step.y0[1] = 1;
    double h = 1.0 / steps;
    for (int i = 0; i < steps; i++) {
      step.t = i * h;
      step.h = h;
      step.end = (i + 1) * h;
      step.rates(0, step.y0, step.f0);
      method.attempt(step);
      step.advance();
    }
    return Math.abs(step.y0[0] - Textbook.nonlinearSolution(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RODAS3", "RODAS5P"})
  void aMethodConvergesWithItsOrder(String name) {
    var method = method(name);

    double order = Math.log(endError(method, 32) / endError(method, 64)) / Math.log(2);

    assertEquals(method.order(), order, SLACK);
  }
}
