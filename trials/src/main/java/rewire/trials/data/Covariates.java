package rewire.trials.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import rewire.trials.RatingTable.Covariate;

/// Columns of the design made of covariates as they are written: a number stays one column, a class of `k` levels becomes
/// `k - 1`, its first level in the alphabet being the one left out.
record Covariates(List<Covariate> columns, Map<String, double[]> values) {

  /// @param written per person, one text for each name
  static Covariates of(List<String> names, Map<String, List<String>> written) {
    var columns = new ArrayList<Covariate>();
    var readings = new ArrayList<ToDoubleFunction<List<String>>>();
    for (int c = 0; c < names.size(); c++) {
      int place = c;
      if (written.values().stream().allMatch(w -> isNumber(w.get(place)))) {
        ToDoubleFunction<List<String>> number = w -> Double.parseDouble(w.get(place));
        columns.add(new Covariate(names.get(c),
            written.values().stream().mapToDouble(number).average().orElse(0)));
        readings.add(number);
      } else {
        var levels = new TreeSet<String>();
        written.values().forEach(w -> levels.add(w.get(place)));
        for (var level : levels.tailSet(levels.first(), false)) {
          columns.add(new Covariate(names.get(c) + " " + level, 1.0 / levels.size()));
          readings.add(w -> w.get(place).equals(level) ? 1 : 0);
        }
      }
    }
    var values = new LinkedHashMap<String, double[]>();
    written.forEach((person, texts) -> values.put(person,
        readings.stream().mapToDouble(r -> r.applyAsDouble(texts)).toArray()));
    return new Covariates(columns, values);
  }

  static boolean isNumber(String text) {
    try {
      return Double.isFinite(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
