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
  private final Variety variety;
  private final List<String> tied;
  private final double[][] factor;

  /// @param fixed flat names that are the same for everybody, because the course sets them
  public Draw(Model model, Set<String> fixed) {
    this(model, fixed, Variety.TABLES);
  }

  /// @param variety how people differ beyond the tables
  public Draw(Model model, Set<String> fixed, Variety variety) {
    this.parameters = model.parameters();
    this.fixed = Set.copyOf(fixed);
    this.variety = variety;
    this.tied = variety.tied();
    this.factor = variety.factor().orElseThrow(
        () -> new IllegalArgumentException("No people can be correlated like this: " + variety.ties()));
  }

  /// The parameters of one person; `typical` holds raw parameters first and is left alone.
  public double[] person(double[] typical, Stream stream) {
    var p = typical.clone();
    for (int i = 0; i < parameters.size(); i++) {
      var parameter = parameters.get(i);
      if (!fixed.contains(parameter.id())) {
        var spread = variety.spreads().getOrDefault(parameter.id(), parameter.spread());
        p[i] = drawn(spread, p[i], parameter.id(), stream);
      }
    }
    return p;
  }

  private double drawn(Parameter.Spread spread, double value, String id, Stream stream) {
    return switch (spread.distribution()) {
      case NONE -> value;
      case LOGNORMAL -> value
          * StrictMath.exp(Math.sqrt(StrictMath.log(1 + spread.size() * spread.size())) * normal(id, stream));
      case LOGITNORMAL -> {
        double logit = StrictMath.log(value / (1 - value)) + spread.size() * normal(id, stream);
        yield 1 / (1 + StrictMath.exp(-logit));
      }
      case NORMAL -> value + spread.size() * normal(id, stream);
    };
  }

  private double normal(String id, Stream stream) {
    int row = tied.indexOf(id);
    if (row < 0) {
      return stream.normal(id);
    }
    double sum = 0;
    for (int k = 0; k <= row; k++) {
      sum += factor[row][k] * stream.normal(tied.get(k));
    }
    return sum;
  }
}
