package rewire.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rewire.model.Parameter;

/// How people differ beyond what the tables of the model say: another spread of some parameters, and parameters that go
/// together.
///
/// @param spreads by flat name
/// @param ties    correlations of the normal numbers behind two draws
public record Variety(Map<String, Parameter.Spread> spreads, List<Tie> ties) {
  /// As the tables say.
  public static final Variety TABLES = new Variety(Map.of(), List.of());

  public Variety {
    spreads = Map.copyOf(spreads);
    ties = List.copyOf(ties);
  }

  /// Two parameters that go together.
  ///
  /// @param correlation between -1 and 1
  public record Tie(String one, String other, double correlation) {}

  /// Parameters that are drawn together, in order of their mention.
  public List<String> tied() {
    return ties.stream().flatMap(t -> List.of(t.one, t.other).stream()).distinct().toList();
  }

  /// The lower triangle that turns independent normal numbers into correlated ones (Cholesky); empty when no people can be
  /// correlated so.
  public Optional<double[][]> factor() {
    var names = tied();
    int n = names.size();
    var out = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = i == j ? 1 : correlation(names.get(i), names.get(j));
        for (int k = 0; k < j; k++) {
          sum -= out[i][k] * out[j][k];
        }
        if (i == j && sum <= 0) {
          return Optional.empty();
        }
        out[i][j] = i == j ? Math.sqrt(sum) : sum / out[j][j];
      }
    }
    return Optional.of(out);
  }

  private double correlation(String a, String b) {
    return ties.stream()
        .filter(t -> List.of(a, b).equals(List.of(t.one, t.other)) || List.of(b, a).equals(List.of(t.one,
            t.other)))
        .mapToDouble(Tie::correlation).findFirst().orElse(0);
  }

  /// Names that the model does not have.
  public List<String> strangers(List<Parameter> parameters) {
    var known = parameters.stream().map(Parameter::id).toList();
    var out = new ArrayList<>(spreads.keySet().stream().sorted().toList());
    out.addAll(tied());
    out.removeAll(known);
    return out;
  }
}
