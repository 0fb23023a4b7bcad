package rewire.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import rewire.evidence.Prediction.Value;

/// How well predictions agree with observations.
///
/// @param name      of the group
/// @param rows      how many rows
/// @param studies   how many studies they come from
/// @param within125 rows within 1.25 times
/// @param within150 rows within 1.5 times
/// @param within200 rows within 2 times
/// @param ratio     geometric mean of predicted over observed, each study counted once
/// @param fold      absolute average fold error: exp of the mean absolute logarithm of the ratio, each study counted once
/// @param share125  share of rows within 1.25 times, each study counted once; likewise the next two
public record Agreement(String name, int rows, int studies, int within125, int within150, int within200,
    double ratio,
    double fold, double share125, double share150, double share200) {

  /// Sums up a group that is not empty.
  public static Agreement of(String name, List<Value> values) {
    var byStudy = grouped(values, v -> v.observation().study());
    double ratio = 0;
    double fold = 0;
    var share = new double[3];
    for (var study : byStudy.values()) {
      ratio += mean(study, v -> Math.log(v.ratio())) / byStudy.size();
      fold += mean(study, v -> Math.log(v.fold())) / byStudy.size();
      double[] bounds = {1.25, 1.5, 2};
      for (int i = 0; i < bounds.length; i++) {
        share[i] += (double) within(study, bounds[i]) / study.size() / byStudy.size();
      }
    }
    return new Agreement(name, values.size(), byStudy.size(), within(values, 1.25), within(values, 1.5),
        within(values, 2), Math.exp(ratio), Math.exp(fold), share[0], share[1], share[2]);
  }

  /// One summary per group, in order of appearance.
  public static List<Agreement> by(Function<Observation, String> key, List<Value> values) {
    var out = new ArrayList<Agreement>();
    grouped(values, v -> key.apply(v.observation())).forEach((name, group) -> out.add(of(name, group)));
    return out;
  }

  private static Map<String, List<Value>> grouped(List<Value> values, Function<Value, String> key) {
    var groups = new LinkedHashMap<String, List<Value>>();
    values.forEach(v -> groups.computeIfAbsent(key.apply(v), _ -> new ArrayList<>()).add(v));
    return groups;
  }

  private static int within(List<Value> values, double bound) {
    // a ratio that is the bound up to rounding counts
    return (int) values.stream().filter(v -> v.fold() <= bound * (1 + 1e-12)).count();
  }

  private static double mean(List<Value> values, Function<Value, Double> of) {
    return values.stream().mapToDouble(of::apply).average().orElseThrow();
  }
}
