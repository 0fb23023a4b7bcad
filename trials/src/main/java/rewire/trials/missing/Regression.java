package rewire.trials.missing;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import rewire.trials.RatingTable;
import rewire.trials.Subject;

/// All visits regressed at once on arm, baseline and covariates, and one draw from what the data leave open of it.
///
/// @param beta  `beta[column of the design][visit]`
/// @param sigma covariance over visits
record Regression(RatingTable table, double average, RealMatrix beta, RealMatrix sigma) {

  /// Rows of the design, person by person.
  static List<double[]> design(RatingTable table, double average) {
    var x = new ArrayList<double[]>();
    table.subjects().forEach(s -> x.add(row(table, s, s.arm(), average)));
    return x;
  }

  static double averageBaseline(RatingTable table) {
    return table.hasBaseline()
        ? table.subjects().stream().mapToDouble(Subject::baseline).average().orElse(0)
        : 0;
  }

  private static double[] row(RatingTable table, Subject s, String arm, double average) {
    int arms = table.arms().size();
    int baseline = table.hasBaseline() ? 1 : 0;
    var row = new double[arms + baseline + s.covariates().length];
    row[table.arms().indexOf(arm)] = 1;
    if (baseline == 1) {
      row[arms] = s.baseline() - average;
    }
    System.arraycopy(s.covariates(), 0, row, arms + baseline, s.covariates().length);
    return row;
  }

  /// A draw given completed scores `y[person][visit]`, prior `|sigma|^(-(m+1)/2)`: inverse Wishart, then normal (Schafer,
  /// Analysis of incomplete multivariate data, 1997, section 5.4).
  static Regression draw(RatingTable table, double average, RealMatrix x, RealMatrix inverse, RealMatrix y,
      Dice dice) {
    int m = y.getColumnDimension();
    int q = x.getColumnDimension();
    var fitted = inverse.multiply(x.transposeMultiply(y));
    var residuals = y.subtract(x.multiply(fitted));
    var scale = new CholeskyDecomposition(residuals.transposeMultiply(residuals), 1e-9, 0).getL();
    var bartlett = new double[m][m]; // its rows reversed would be the usual form; any triangle serves
    for (int i = 0; i < m; i++) {
      bartlett[i][i] = Math.sqrt(dice.chiSquared(y.getRowDimension() - q - i));
      for (int j = 0; j < i; j++) {
        bartlett[i][j] = dice.normal();
      }
    }
    // the precision is L⁻ᵀ A Aᵀ L⁻¹, so sigma is (L A⁻ᵀ)(L A⁻ᵀ)ᵀ
    var root = scale.multiply(MatrixUtils.inverse(new Array2DRowRealMatrix(bartlett, false)).transpose());
    var noise = new double[q][m];
    for (var row : noise) {
      for (int v = 0; v < m; v++) {
        row[v] = dice.normal();
      }
    }
    var spread = new CholeskyDecomposition(inverse, 1e-9, 0).getL()
        .multiply(new Array2DRowRealMatrix(noise, false)).multiply(root.transpose());
    return new Regression(table, average, fitted.add(spread), root.multiply(root.transpose()));
  }

  /// Expected scores of a person if treated as in an arm.
  double[] means(Subject s, String arm) {
    return beta.preMultiply(row(table, s, arm, average));
  }
}
