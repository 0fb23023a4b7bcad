package rewire.trials;

import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;

/// Ordinary least squares.
///
/// @param beta     coefficients
/// @param inverse  `(XᵀX)⁻¹`
/// @param variance of the residuals
/// @param df       rows minus columns
public record LeastSquares(double[] beta, RealMatrix inverse, double variance, int df) {

  /// Fits `y ~ x`, one row of `x` for each `y`.
  ///
  /// @throws org.hipparchus.exception.MathRuntimeException when the columns cannot be told apart
  public static LeastSquares fit(List<double[]> x, double[] y) {
    var design = new Array2DRowRealMatrix(x.toArray(double[][]::new), false);
    var inverse = new CholeskyDecomposition(design.transposeMultiply(design)).getSolver().getInverse();
    var beta = inverse.operate(design.preMultiply(y));
    var fitted = design.operate(beta);
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      sum += (y[i] - fitted[i]) * (y[i] - fitted[i]);
    }
    int df = y.length - beta.length;
    return new LeastSquares(beta, inverse, sum / df, df);
  }

  /// The sum of coefficients with weights `l`.
  public Estimate contrast(String name, double[] l) {
    var weights = new ArrayRealVector(l);
    return new Estimate(name, weights.dotProduct(new ArrayRealVector(beta)),
        Math.sqrt(variance * weights.dotProduct(inverse.operate(weights))), df);
  }
}
