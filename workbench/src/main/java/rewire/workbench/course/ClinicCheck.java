package rewire.workbench.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import rewire.course.Course;
import rewire.course.Form;
import rewire.course.Medicine;
import rewire.course.Route;
import rewire.workbench.course.ClinicRules.Rule;

/// Holds a course against the rules of the clinic. Doses that a rule may add are counted as if all of them were given.
public final class ClinicCheck {
  private static final double WEEK_H = 168;
  private static final double MONTH_H = 28 * 24;
  private static final int OLD = 65;
  private static final Pattern PRESSURE = Pattern.compile("(.*) above (\\d+)/(\\d+)");

  private final ClinicRules rules;
  private final Course course;
  private final Clinic clinic;
  private final List<Occasion> occasions;
  private final List<Finding> out = new ArrayList<>();

  /// A rule that applies, and what in the course it is about.
  ///
  /// @param about days, amounts or words of the file; may be empty
  public record Finding(Rule rule, String about) {
    /// Rule and what it is about, as one sentence.
    public String sentence() {
      if (about.isEmpty()) {
        return rule.text();
      }
      return rule.check().equals("history") ? about + ": " + rule.text() : rule.text() + ": " + about;
    }
  }

  private ClinicCheck(ClinicRules rules, Course course, Clinic clinic) {
    this.rules = rules;
    this.course = course.undecided();
    this.clinic = clinic;
    this.occasions = Occasion.most(this.course);
  }

  /// Everything that applies, the gravest first; nothing when no ketamine is given.
  public static List<Finding> of(ClinicRules rules, Course course, Clinic clinic) {
    var check = new ClinicCheck(rules, course, clinic);
    if (!check.occasions.isEmpty()) {
      check.person();
      check.pressure();
      check.medicines();
      check.doses();
      check.customs();
      check.counts();
    }
    return check.out.stream().sorted((a, b) -> a.rule.level().compareTo(b.rule.level())).toList();
  }

  private void person() {
    for (var rule : applying("history")) {
      if (clinic.history().contains(rule.key())) {
        add(rule, rule.key());
      }
    }
    for (var rule : applying("weight")) {
      if (course.person().weightKg() > rule.limit()) {
        add(rule, number(course.person().weightKg()) + " kg, above " + number(rule.limit()));
      }
    }
    for (var rule : applying("ask")) {
      if (rule.key().equals("history") && !clinic.asked()) {
        add(rule, String.join(", ", rules.histories()));
      }
      if (rule.key().equals("pressure") && clinic.bloodPressure().isEmpty()) {
        add(rule, "");
      }
    }
  }

  private void pressure() {
    if (clinic.bloodPressure().isEmpty()) {
      return;
    }
    var pressure = clinic.bloodPressure().get();
    for (var rule : applying("pressure")) {
      var m = PRESSURE.matcher(rule.key());
      if (m.matches() && ofAge(m.group(1), course)
          && pressure.above(Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3)))) {
        add(rule, pressure.systolic() + "/" + pressure.diastolic() + " mmHg, above " + m.group(2) + "/"
            + m.group(3));
      }
    }
  }

  static boolean ofAge(String group, Course course) {
    return switch (group) {
      case "under 65" -> course.person().ageYears() < OLD;
      case "65 and over" -> course.person().ageYears() >= OLD;
      default -> true;
    };
  }

  private void medicines() {
    for (var rule : applying("medicine")) {
      var days = new ArrayList<String>();
      for (var medicine : course.medicines()) {
        if (rule.key().equals(kind(medicine)) && meets(medicine)) {
          days.add(named(medicine) + " from day " + day(from(medicine)));
        }
      }
      if (!days.isEmpty()) {
        add(rule,
            days.size() == 1 ? days.getFirst() : days.getFirst() + " and " + (days.size() - 1) + " more");
      }
    }
  }

  private static String kind(Medicine medicine) {
    return switch (medicine) {
      case Medicine.Ssri _ -> "SSRI";
      case Medicine.Benzodiazepine _ -> "benzodiazepine";
      case Medicine.Propofol _ -> "propofol";
      case Medicine.CoDrug _ -> "co-drug";
      case Medicine.Unmodelled m -> m.name();
    };
  }

  private static String named(Medicine medicine) {
    return medicine instanceof Medicine.CoDrug m ? m.name() : kind(medicine);
  }

  private static double from(Medicine medicine) {
    return switch (medicine) {
      case Medicine.Ssri m -> m.fromH();
      case Medicine.Benzodiazepine m -> m.timeH();
      case Medicine.Propofol m -> m.timeH();
      case Medicine.CoDrug m -> m.fromH();
      case Medicine.Unmodelled m -> m.fromH();
    };
  }

  /// Whether a medicine and ketamine can meet: taken as a course while ketamine is given, or as a dose from a day before
  /// to two hours after.
  private boolean meets(Medicine medicine) {
    return occasions.stream().anyMatch(o -> switch (medicine) {
      case Medicine.Ssri m -> m.fromH() <= o.endH() && m.toH() >= o.timeH();
      case Medicine.CoDrug m -> m.fromH() <= o.endH() && m.toH() >= o.timeH();
      case Medicine.Unmodelled m -> m.fromH() <= o.endH() && m.toH() >= o.timeH();
      case Medicine.Benzodiazepine m -> m.timeH() >= o.timeH() - 24 && m.timeH() <= o.endH() + 2;
      case Medicine.Propofol m -> m.timeH() >= o.timeH() - 24 && m.timeH() <= o.endH() + 2;
    });
  }

  private void doses() {
    for (var rule : applying("first dose")) {
      occasions.stream().filter(o -> o.first().route() == Route.NASAL_DEVICE).findFirst()
          .filter(o -> o.mg() > rule.limit() && ofAge(rule.key(), course))
          .ifPresent(o -> add(rule, number(o.mg()) + " mg on day "
              + day(o.timeH())));
    }
    for (var rule : applying("sessions a week")) {
      var most = most(WEEK_H, _ -> 1);
      if (most.value > rule.limit()) {
        add(rule, number(most.value) + " from day " + day(most.fromH) + " on");
      }
    }
    for (var rule : applying("infusion hours")) {
      occasions.stream().filter(o -> o.endH() - o.timeH() >= rule.limit()).findFirst()
          .ifPresent(o -> add(rule, number(o.endH() - o.timeH()) + " h on day " + day(o.timeH())));
    }
    for (var rule : applying("oral daily")) {
      var days = occasions.stream().filter(o -> o.first().route() == Route.ORAL)
          .map(o -> Math.floor((o.timeH() + clinic.startClockH()) / 24)).distinct().sorted().toList();
      int row = 1;
      for (int i = 1; i < days.size() && row < rule.limit(); i++) {
        row = days.get(i) == days.get(i - 1) + 1 ? row + 1 : 1;
      }
      if (row >= rule.limit()) {
        add(rule, number(row) + " days in a row and more");
      }
    }
  }

  private void customs() {
    for (var check : List.of("beforehand", "before", "during", "after", "leaving", "whole", "sessions",
        "liver")) {
      applying(check).stream().filter(r -> ofAge(r.key(), course)).forEach(rule -> add(rule, ""));
    }
  }

  private void counts() {
    double kg = course.person().weightKg();
    for (var rule : applying("count")) {
      add(rule, switch (rule.key()) {
        case "28" -> number(most(MONTH_H, _ -> 1).value);
        case "all" -> number(occasions.size());
        case "mg/kg" -> byDrug(Double.POSITIVE_INFINITY, kg);
        case "mg/kg 28" -> byDrug(MONTH_H, kg);
        default -> "";
      });
    }
  }

  /// The most in a window of time, of each drug that is given; named when there is more than one.
  private String byDrug(double windowH, double kg) {
    var forms = occasions.stream().map(o -> o.first().form()).distinct().sorted().toList();
    return forms.stream()
        .map(form -> number(most(windowH, o -> o.first().form() == form ? o.mg() / kg : 0).value)
            + (forms.size() > 1 ? " of " + form.drug() : ""))
        .collect(Collectors.joining(", "));
  }

  private record Most(double value, double fromH) {}

  /// The most that comes together in a window of time that begins with an occasion.
  private Most most(double windowH, ToDoubleFunction<Occasion> value) {
    var most = new Most(0, 0);
    double sum = 0;
    int end = 0;
    for (int i = 0; i < occasions.size(); i++) {
      while (end < occasions.size() && occasions.get(end).timeH() < occasions.get(i).timeH() + windowH) {
        sum += value.applyAsDouble(occasions.get(end++));
      }
      if (sum > most.value + 1e-9) {
        most = new Most(sum, occasions.get(i).timeH());
      }
      sum -= value.applyAsDouble(occasions.get(i));
    }
    return most;
  }

  private List<Rule> applying(String check) {
    return rules.of(check).stream().filter(r -> occasions.stream().anyMatch(o -> applies(r, o))).toList();
  }

  static boolean applies(Rule rule, Occasion occasion) {
    var dose = occasion.first();
    return switch (rule.applies()) {
      case "any" -> true;
      case "spray" -> dose.route() == Route.NASAL_DEVICE;
      case "infusion" -> dose.route() == Route.IV && dose.durationH() > 0;
      case "oral" -> dose.route() == Route.ORAL;
      case "racemic" -> dose.form() == Form.RACEMIC;
      default -> false;
    };
  }

  private void add(Rule rule, String about) {
    out.add(new Finding(rule, about));
  }

  private String day(double timeH) {
    return number(Math.floor((timeH + clinic.startClockH()) / 24));
  }

  private static String number(double value) {
    return Math.abs(value - Math.rint(value)) < 1e-9
        ? Long.toString(Math.round(value))
        : String.format(Locale.ROOT, "%.2f", value).replaceAll("0$", "");
  }
}
