package rewire.workbench.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import rewire.course.Course;
import rewire.course.Dose;
import rewire.course.Experiment;
import rewire.course.Form;
import rewire.course.Person;
import rewire.course.Route;

/// A short course that stands for what an experiment did, written as acts joined by semicolons:
///
/// - `racemic IV 0.5 mg/kg @ 0 for 40 min` (also `esketamine`, `arketamine`; `IM`); times in h after the start
/// - `uS 1.0 from 0 to 504 h`: an input or number of the model held at a value
/// - `set translation.val 0.6`: a number of the person, before they settle
record Protocol(String name, Course course) {
  private static final Pattern DOSE = Pattern.compile(
      "(racemic|esketamine|arketamine) (IV|IM) ([0-9.]+) mg/kg @ ([0-9.]+)(?: for ([0-9.]+) min)?");
  private static final Pattern HOLD = Pattern.compile("(\\S+) ([0-9.]+) from ([0-9.]+) to ([0-9.]+) h");
  private static final Pattern SET = Pattern.compile("set (\\S+) ([0-9.]+)");

  /// @param row of `mechanism_protocols.csv`
  /// @throws IllegalArgumentException naming what is not understood
  static Protocol of(Table.Row row) {
    double endH = number(row.cell("end_h"));
    return of(row.cell("protocol"), row.cell("acts"), endH);
  }

  private static Protocol of(String name, String acts, double endH) {
    var doses = new ArrayList<Dose>();
    var experiments = new ArrayList<Experiment>();
    Map<String, Double> overrides = new HashMap<>();
    for (var part : acts.isBlank() ? List.<String>of() : List.of(acts.split(";", -1))) {
      var act = part.strip();
      var dose = DOSE.matcher(act);
      var hold = HOLD.matcher(act);
      var set = SET.matcher(act);
      if (dose.matches()) {
        boolean muscle = dose.group(2).equals("IM");
        String minutes = dose.group(5);
        doses.add(new Dose(number(dose.group(4)), form(dose.group(1)), muscle ? Route.IM : Route.IV,
            number(dose.group(3)) * Person.TYPICAL.weightKg(),
            muscle || minutes == null ? 0 : number(minutes) / 60));
      } else if (set.matches()) {
        overrides.put(set.group(1), number(set.group(2)));
      } else if (hold.matches()) {
        experiments
            .add(new Experiment(number(hold.group(3)), number(hold.group(4)), hold.group(1),
                number(hold.group(2))));
      } else {
        throw new IllegalArgumentException("the act \"" + act + "\" is not understood");
      }
    }
    return new Protocol(name,
        new Course(name, "", Person.TYPICAL, doses, List.of(), List.of(), List.of(), List.of(),
            experiments, endH, overrides));
  }

  private static Form form(String word) {
    return switch (word) {
      case "esketamine" -> Form.ESKETAMINE;
      case "arketamine" -> Form.ARKETAMINE;
      default -> Form.RACEMIC;
    };
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("\"" + text + "\" is not a number", e);
    }
  }
}
