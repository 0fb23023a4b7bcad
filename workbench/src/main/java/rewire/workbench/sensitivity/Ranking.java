package rewire.workbench.sensitivity;

import java.util.List;
import rewire.model.Parameter;
import rewire.sensitivity.Factor;

/// Parameters in order of how much they move one endpoint.
///
/// @param endpoint as it was asked for, `MADRS@24h`
/// @param label    of the quantity, as a reader sees it
/// @param unit     of the endpoint; empty for a pure number
/// @param spread   mean and standard deviation of the endpoint over the drawn people; not numbers after a screening
/// @param rows     the strongest first
public record Ranking(String endpoint, String label, String unit, Method method, Spread spread,
    List<Row> rows) {
  public Ranking {
    rows = List.copyOf(rows);
  }

  /// How a ranking was made.
  public enum Method {
    MORRIS, SOBOL
  }

  /// How the endpoint varies when all numbers vary.
  public record Spread(double mean, double standardDeviation) {}

  /// A number with its 90 % interval.
  public record Estimate(double value, double low, double high) {}

  /// One parameter.
  ///
  /// @param effect     Morris: mean absolute change of the endpoint across the plausible range; Sobol: total index
  /// @param first      Sobol: first-order index; Morris: not numbers
  /// @param direction  mean change across the range, with its sign; from the screening, or not a number
  /// @param unevenness Morris: standard deviation of the change; Sobol: not a number
  public record Row(Factor factor, Parameter parameter, Estimate effect, Estimate first, double direction,
      double unevenness) {

    /// What raising the parameter does: `raises`, `lowers`, `both` ways (depends on the other numbers), or nothing.
    public String sense(double mean) {
      if (Double.isNaN(direction) || mean == 0) {
        return "";
      }
      double clear = Math.abs(direction) / mean;
      return clear < CLEAR ? "both ways" : direction > 0 ? "raises" : "lowers";
    }

    /// The share of effects that must agree in sign before a direction is named.
    private static final double CLEAR = 0.8;
  }
}
