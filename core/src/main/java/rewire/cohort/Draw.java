package rewire.cohort;

import java.util.List;
import java.util.Set;
import rewire.model.Model;
import rewire.model.Parameter;
import rewire.random.Stream;

/// Draws a person: every parameter that differs between people, around the value it has for the typical one.
///
/// Log-normal: value times exp(omega z) with omega = sqrt(ln(1 + CV²)), so that the typical value is the median;
/// logit-normal: the logit shifted by SD z; normal: value plus SD z (pharmacokinetics dossier, section 4).
public final class Draw {
  private final List<Parameter> parameters;
  private final Set<String> fixed;

  /// @param fixed flat names that are the same for everybody, because the course sets them
  public Draw(Model model, Set<String> fixed) {
    this.parameters = model.parameters();
    this.fixed = Set.copyOf(fixed);
  }

  /// The parameters of one person; `typical` holds raw parameters first and is left alone.
  public double[] person(double[] typical, Stream stream) {
    var p = typical.clone();
    for (int i = 0; i < parameters.size(); i++) {
      var parameter = parameters.get(i);
      if (!fixed.contains(parameter.id())) {
        p[i] = drawn(parameter.spread(), p[i], parameter.id(), stream);
      }
    }
    return p;
  }

  private static double drawn(Parameter.Spread spread, double value, String id, Stream stream) {
    return switch (spread.distribution()) {
      case NONE -> value;
      case LOGNORMAL -> value
          * StrictMath.exp(Math.sqrt(StrictMath.log(1 + spread.size() * spread.size())) * stream.normal(id));
      case LOGITNORMAL -> {
        double logit = StrictMath.log(value / (1 - value)) + spread.size() * stream.normal(id);
        yield 1 / (1 + StrictMath.exp(-logit));
      }
      case NORMAL -> value + spread.size() * stream.normal(id);
    };
  }
}
