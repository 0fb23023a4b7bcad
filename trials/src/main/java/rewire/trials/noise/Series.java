package rewire.trials.noise;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import rewire.trials.data.Sheet;
import rewire.trials.mixed.GrowthCurve;

/// The ratings of one person on one scale in order of time; ratings at the same time are averaged.
///
/// @param time in the unit of the set
record Series(String person, String arm, double[] time, double[] value) {

  /// All series of a scale.
  ///
  /// @param arm empty for everybody
  static List<Series> of(SeriesSet set, Sheet sheet, String scale, String arm) {
    var people = new TreeMap<String, TreeMap<Double, List<Double>>>();
    var arms = new TreeMap<String, String>();
    boolean hasArms = sheet.header().contains("arm");
    for (var row : sheet.rows()) {
      var of = hasArms ? sheet.cell(row, "arm") : "";
      double at = number(sheet, row, set.time());
      double value = number(sheet, row, "value");
      if (!sheet.cell(row, "scale").equals(scale) || (!arm.isEmpty() && !of.equals(arm))
          || Double.isNaN(value)
          || !(at >= set.from())) {
        continue;
      }
      var person = sheet.cell(row, "person");
      arms.put(person, of);
      people.computeIfAbsent(person, _ -> new TreeMap<>())
          .computeIfAbsent(at / set.unit().size(), _ -> new ArrayList<>()).add(value);
    }
    var all = new ArrayList<Series>();
    people.forEach((person, ratings) -> all.add(new Series(person, arms.getOrDefault(person, ""),
        ratings.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
        ratings.values().stream().mapToDouble(v -> v.stream().mapToDouble(Double::doubleValue).average()
            .orElse(Double.NaN)).toArray())));
    return all;
  }

  static double number(Sheet sheet, Sheet.Row row, String column) {
    var text = sheet.cell(row, column);
    try {
      return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(sheet.name() + ":" + row.line() + ": " + column + " is \"" + text
          + "\", not a number.", e);
    }
  }

  /// For the mixed model, with an intercept and a slope common to all.
  GrowthCurve.Person person(boolean sloped) {
    var x = new double[time.length][];
    for (int i = 0; i < x.length; i++) {
      x[i] = sloped ? new double[] {1, time[i]} : new double[] {1};
    }
    return new GrowthCurve.Person(time, value, x);
  }
}
