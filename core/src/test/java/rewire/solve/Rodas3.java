package rewire.solve;

/// RODAS3, a stiffly accurate Rosenbrock method of order 3 with 4 stages: shows that a method is one file of coefficients.
///
/// Source: A. Sandu et al., Benchmarking stiff ODE solvers for atmospheric chemistry problems II: Rosenbrock solvers, Atmos.
/// Environ. 31:3459 (1997), doi 10.1016/S1352-2310(97)83212-8. Without an interpolant.
final class Rodas3 extends Rosenbrock {
  private static final double[][] A = {{}, {0}, {2, 0}, {2, 0, 1}};
  private static final double[][] C = {{}, {4}, {1, -1}, {1, -1, -8 / 3.0}};

  Rodas3() {
    super("RODAS3", 3, 3, 0.5, A, C, new double[] {0, 0, 1, 1}, new double[] {0.5, 1.5, 0, 0},
        new double[0][]);
  }
}
