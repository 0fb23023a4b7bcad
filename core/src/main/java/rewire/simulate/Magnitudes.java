package rewire.simulate;

import rewire.model.Model;
import rewire.solve.Tolerance;

/// Typical magnitudes of states by unit, from which absolute tolerances follow.
///
/// Drug amounts are of the order of 10 mg, concentrations of 0.1 mg/L or 100 ng/mL; everything after the receptor is
/// relative to healthy and of the order of 1.
public final class Magnitudes {
  private Magnitudes() {}

  /// A relative tolerance, and a thousandth of it of each magnitude.
  public static Tolerance tolerance(Model model, double relative) {
    var absolute = new double[model.states().size()];
    for (int i = 0; i < absolute.length; i++) {
      absolute[i] = relative * 1e-3 * magnitude(model.states().get(i).unit().toString());
    }
    return new Tolerance(relative, absolute);
  }

  private static double magnitude(String unit) {
    return switch (unit) {
      case "mg" -> 10;
      case "mg_per_L", "mg/L" -> 0.1;
      case "ng_per_mL", "ng/mL" -> 100;
      default -> 1;
    };
  }
}
