package rewire.workbench.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rewire.workbench.Engine.Fact;
import rewire.workbench.Engine.Followed;
import rewire.workbench.report.Estimate;
import rewire.workbench.report.ReportInput.Cell;
import rewire.workbench.report.ReportInput.Numbers;

/// Lays the summary numbers of courses that no curve shows beside the readings of the curves.
final class FactTable {
  /// Facts that curves cannot show, with the smallest step worth printing and whether anyone has measured them in people.
  private record Shown(String group, double finest, boolean noHumanData) {}

  private static final Map<String, Shown> SHOWN = shown();

  private FactTable() {}

  static Numbers beside(Numbers readings, List<Followed> courses) {
    var groups = new ArrayList<>(readings.groups());
    for (var name : SHOWN.values().stream().map(Shown::group).distinct().toList()) {
      var rows = new ArrayList<Numbers.Row>();
      SHOWN.forEach((fact, how) -> {
        if (how.group().equals(name) && courses.stream().anyMatch(c -> find(c, fact).isPresent())) {
          rows.add(row(fact, how, courses));
        }
      });
      if (!rows.isEmpty()) {
        groups.add(new Numbers.Group(name, rows));
      }
    }
    return new Numbers(readings.columns(), groups);
  }

  private static Numbers.Row row(String fact, Shown how, List<Followed> courses) {
    var cells = courses.stream().<Cell>map(c -> find(c, fact)
        .<Cell>map(f -> f.known()
            ? new Cell.Value(Estimate.typical(f.value(), how.finest()), f.unit())
            : new Cell.Words(f.unit()))
        .orElse(new Cell.Words("not within this course"))).toList();
    return new Numbers.Row(fact, "", how.noHumanData(), cells);
  }

  private static Optional<Fact> find(Followed course, String name) {
    return course.facts().stream().filter(f -> f.name().equals(name)).findFirst();
  }

  private static Map<String, Shown> shown() {
    var map = new LinkedHashMap<String, Shown>();
    for (var people : List.of(CrowdNumbers.RESPONSE_24H, CrowdNumbers.RESPONSE, CrowdNumbers.RESPONSE_END,
        CrowdNumbers.REMISSION, CrowdNumbers.RELAPSE, CrowdNumbers.RELAPSE_DAY)) {
      map.put(people, new Shown("People", 1, false));
    }
    map.put(CrowdNumbers.DAYS_REMISSION, new Shown("People", 1, false));
    map.put(CrowdNumbers.DAYS_WELL, new Shown("People", 1, false));
    map.put(MainNumbers.DAYS_REMISSION, new Shown("The typical person", 1, false));
    map.put(MainNumbers.DAYS_WELL, new Shown("The typical person", 1, false));
    map.put(MainNumbers.MARGIN_AFTER, new Shown("The typical person", 0.01, true));
    map.put(MainNumbers.MARGIN_30, new Shown("The typical person", 0.01, true));
    return map;
  }
}
