package rewire.sensitivity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/// The estimators on functions whose indices are known in closed form.
class MethodsTest {
  private static final double A = 7;
  private static final double B = 0.1;
  private static final double[] G = {0, 1, 4.5, 9, 99, 99, 99, 99};

  @Test
  void sobolIndicesOfTheIshigamiFunctionAreThePublishedOnes() {
    // Ishigami & Homma 1990; with a = 7, b = 0.1: 0.3139, 0.4424, 0 and 0.5576, 0.4424, 0.2437 (Saltelli et
    // al. 2008)
    var sobol = new Sobol(3, 4096, 1);
    var indices = sobol.indices(at(sobol.points(), MethodsTest::ishigami));

    double[] first = {0.3139, 0.4424, 0};
    double[] total = {0.5576, 0.4424, 0.2437};
    for (int f = 0; f < 3; f++) {
      // about three standard errors of 4096 samples
      assertEquals(first[f], indices.get(f).first(), 0.04, "first " + f);
      assertEquals(total[f], indices.get(f).total(), 0.03, "total " + f);
      assertTrue(indices.get(f).totalLow() <= indices.get(f).total()
          && indices.get(f).total() <= indices.get(f).totalHigh(), indices.get(f).toString());
    }
  }

  @Test
  void sobolIndicesOfTheGFunctionAreThoseOfItsClosedForm() {
    // Saltelli & Sobol 1995: V_i = 1 / (3 (1 + a_i)^2), V = prod(1 + V_i) - 1
    var sobol = new Sobol(G.length, 4096, 2);
    var outcomes = at(sobol.points(), MethodsTest::g);
    var indices = sobol.indices(outcomes);
    double product = 1;
    for (double a : G) {
      product *= 1 + part(a);
    }

    for (int f = 0; f < G.length; f++) {
      assertEquals(part(G[f]) / (product - 1), indices.get(f).first(), 0.04, "first " + f);
      assertEquals(part(G[f]) * product / (1 + part(G[f])) / (product - 1), indices.get(f).total(), 0.04,
          "total " + f);
    }
    assertEquals(1.0, sobol.spread(outcomes).mean(), 0.02);
    assertEquals(Math.sqrt(product - 1), sobol.spread(outcomes).standardDeviation(), 0.02);
  }

  @Test
  void intervalsHoldTheTruthAboutNineTimesInTen() {
    int held = 0;
    int all = 60;
    for (int seed = 0; seed < all; seed++) {
      var sobol = new Sobol(3, 128, seed);
      var index = sobol.indices(at(sobol.points(), MethodsTest::ishigami)).getFirst();
      held += index.totalLow() <= 0.5576 && 0.5576 <= index.totalHigh() ? 1 : 0;
    }
    assertTrue(held >= 0.75 * all && held <= all, held + " of " + all);
  }

  @Test
  void aRowWithAFailedRunIsLeftOutWhole() {
    var sobol = new Sobol(3, 1024, 1);
    var outcomes = at(sobol.points(), MethodsTest::ishigami);
    outcomes[7] = Double.NaN;

    assertEquals(1023, sobol.spread(outcomes).used());
    assertEquals(0.5576, sobol.indices(outcomes).getFirst().total(), 0.08);
  }

  @Test
  void effectsOfALinearFunctionAreItsSlopes() {
    var morris = new Morris(3, 8, 5);

    var effects = morris.effects(at(morris.points(), x -> 4 * x[0] - 2 * x[1] + 0 * x[2]));

    double[] slopes = {4, -2, 0};
    for (int f = 0; f < 3; f++) {
      assertEquals(slopes[f], effects.get(f).direction(), 1e-12);
      assertEquals(Math.abs(slopes[f]), effects.get(f).size(), 1e-12);
      assertEquals(0, effects.get(f).unevenness(), 1e-12);
      assertEquals(Math.abs(slopes[f]), effects.get(f).sizeLow(), 1e-12);
    }
  }

  @Test
  void screeningRanksTheGFunctionInItsKnownOrder() {
    var morris = new Morris(G.length, 30, 3);

    var effects = morris.effects(at(morris.points(), MethodsTest::g));

    for (int f = 0; f < 3; f++) {
      assertTrue(effects.get(f).size() > effects.get(f + 1).size(), effects.toString());
    }
    assertTrue(effects.get(0).unevenness() > effects.get(0).size() / 2, "factors act through each other");
  }

  @Test
  void eachStepOfAWalkMovesOneFactorInsideTheCube() {
    var morris = new Morris(5, 4, 9);
    var points = morris.points();

    assertEquals(4 * 6, points.size());
    for (int i = 0; i < points.size(); i++) {
      int changed = 0;
      for (int f = 0; f < 5; f++) {
        double x = points.get(i)[f];
        assertTrue(x >= 0 && x <= 1 + 1e-12, "outside: " + x);
        changed += i % 6 > 0 && x != points.get(i - 1)[f] ? 1 : 0;
      }
      assertEquals(i % 6 > 0 ? 1 : 0, changed);
    }
  }

  @Test
  void aFailedRunSpoilsTwoEffectsAndNothingElse() {
    var morris = new Morris(3, 8, 5);
    var outcomes = at(morris.points(), x -> 4 * x[0] - 2 * x[1] + x[2]);
    outcomes[1] = Double.NaN;

    var effects = morris.effects(outcomes);

    assertEquals(2, effects.stream().filter(e -> e.used() == 7).count());
    assertEquals(4, effects.getFirst().size(), 1e-12);
  }

  @Test
  void theSameSeedGivesTheSamePlanAndAnotherSeedAnother() {
    assertEquals(text(new Sobol(3, 16, 7).points()), text(new Sobol(3, 16, 7).points()));
    assertTrue(!text(new Sobol(3, 16, 7).points()).equals(text(new Sobol(3, 16, 8).points())));
    assertEquals(text(new Morris(3, 4, 7).points()), text(new Morris(3, 4, 7).points()));
  }

  @Test
  void everyLayerOfTheHypercubeHoldsOneSample() {
    var sobol = new Sobol(2, 32, 4);
    var points = sobol.points();
    var layers = new boolean[32];
    for (int row = 0; row < 32; row++) {
      layers[(int) (points.get(row * 4)[1] * 32)] = true;
    }
    for (boolean layer : layers) {
      assertTrue(layer);
    }
  }

  @Test
  void plansThatSayNothingAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Morris(3, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new Sobol(0, 100, 0));
  }

  private static double[] at(List<double[]> points, ToDoubleFunction<double[]> function) {
    return points.stream().mapToDouble(function).toArray();
  }

  private static double ishigami(double[] u) {
    double x1 = Math.PI * (2 * u[0] - 1);
    double x2 = Math.PI * (2 * u[1] - 1);
    double x3 = Math.PI * (2 * u[2] - 1);
    return Math.sin(x1) + A * Math.sin(x2) * Math.sin(x2) + B * Math.pow(x3, 4) * Math.sin(x1);
  }

  private static double g(double[] u) {
    double product = 1;
    for (int i = 0; i < u.length; i++) {
      product *= (Math.abs(4 * u[i] - 2) + G[i]) / (1 + G[i]);
    }
    return product;
  }

  private static double part(double a) {
    return 1 / (3 * (1 + a) * (1 + a));
  }

  private static String text(List<double[]> points) {
    return points.stream().map(java.util.Arrays::toString).toList().toString();
  }
}
