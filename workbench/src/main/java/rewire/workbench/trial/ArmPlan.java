package rewire.workbench.trial;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import rewire.course.Course;
import rewire.course.Dose;
import rewire.course.Form;
import rewire.course.Medicine;
import rewire.course.Person;
import rewire.course.Route;
import rewire.course.Session;
import rewire.study.Plan;
import rewire.study.Population;
import rewire.study.Setting;
import rewire.workbench.course.CareTables;
import rewire.workbench.course.CourseReader;
import rewire.workbench.course.CourseReading;
import rewire.workbench.library.Arm;

/// An arm of the library as a course for anybody. What the model has no word for is noted; an arm whose care the model
/// cannot give at all is unfit, with the reason.
public sealed interface ArmPlan {

  /// It can be simulated.
  ///
  /// @param offsetH  hours from the start of the course to the first dose
  /// @param demanding whether many leave its therapy
  /// @param notes    what the model makes no difference of
  record Ready(Plan plan, double offsetH, double careEndsH, boolean demanding,
      List<String> notes) implements ArmPlan {
    public Ready {
      notes = List.copyOf(notes);
    }
  }

  /// It cannot.
  record Unfit(String reason) implements ArmPlan {}

  /// Longest course that is simulated.
  double LONGEST_H = 24 * 800.0;

  /// The plan of an arm.
  ///
  /// @param lastH hours after the first dose that must be covered
  static ArmPlan of(Arm arm, double lastH, ObservationTables tables, CareTables care) {
    try {
      return new Builder(arm, tables, care).plan(lastH);
    } catch (Builder.NoPlan e) {
      return new Unfit(String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) { // a number that no course or population can have
      return new Unfit("it cannot be put as a course: " + e.getMessage());
    }
  }

  /// Puts a course together.
  final class Builder {
    /// One device of the spray.
    private static final double DEVICE_MG = 28;
    private static final double DEVICE_PAUSE_H = 5 / 60.0;
    /// Sessions whose length is not known (a convention).
    private static final double SESSION_MIN = 60;
    /// Propofol in anaesthesia, mg/kg/h, and how long: an operation, or the minutes of a convulsion (textbook values).
    private static final double PROPOFOL_MG_PER_KG_H = 7;
    private static final double OPERATION_H = 2;
    private static final double BRIEF_H = 1 / 6.0;
    /// 7.5 mg of midazolam equal 1 mg of lorazepam, as in the course format.
    private static final double MIDAZOLAM_PER_LORAZEPAM = 7.5;
    private static final double ELDERLY = 65;

    private final Arm arm;
    private final ObservationTables tables;
    private final CareTables care;
    private final List<String> notes = new ArrayList<>();

    static final class NoPlan extends RuntimeException {
      private static final long serialVersionUID = 1;

      NoPlan(String reason) {
        super(reason, null, false, false);
      }
    }

    Builder(Arm arm, ObservationTables tables, CareTables care) {
      this.arm = arm;
      this.tables = tables;
      this.care = care;
    }

    ArmPlan plan(double lastH) {
      var stage = tables.stages().get(arm.condition());
      if (stage == null) {
        throw new NoPlan("the model has no illness \"" + arm.condition() + "\"");
      }
      new Lacking(arm).reason().ifPresent(r -> {
        throw new NoPlan(r);
      });
      var doses = new ArrayList<Dose>();
      var medicines = new ArrayList<Medicine>();
      var sessions = new ArrayList<Session>();
      double offsetH = arm.course().isEmpty()
          ? fromColumns(doses, medicines, sessions)
          : fromFile(doses, medicines, sessions);
      double endH = Math.max(24, offsetH + lastH + 1);
      if (endH > LONGEST_H) {
        throw new NoPlan(
            "it is watched for %.0f days; courses end at %.0f".formatted(lastH / 24, LONGEST_H / 24));
      }
      if (arm.course().isEmpty()) {
        medicines(offsetH, endH, medicines);
      }
      doses.removeIf(d -> d.endH() > endH);
      sessions.removeIf(s -> s.endH() > endH);
      medicines.removeIf(m -> m instanceof Medicine.Propofol p && p.timeH() + p.durationH() > endH);
      var course = new Course(arm.name(), arm.doi(), Person.TYPICAL, doses, sessions, List.of(), medicines,
          List.of(),
          List.of(), endH, java.util.Map.of());
      double careEnds = Math.max(doses.stream().mapToDouble(Dose::endH).max().orElse(offsetH),
          sessions.stream().mapToDouble(Session::endH).max().orElse(offsetH));
      boolean demanding = arm.therapy().contains("exposure") || arm.therapy().contains("CPT");
      return new Ready(
          new Plan(course, arm.doseUnit().equals("mg/kg"), population(stage), setting(offsetH, sessions)),
          offsetH, careEnds, demanding, notes);
    }

    /// @return hours of the course before the first dose
    private double fromColumns(List<Dose> doses, List<Medicine> medicines, List<Session> sessions) {
      double offsetH = -24 * Math.min(0, arm.therapyDays().stream().mapToDouble(d -> d).min().orElse(0));
      doses(offsetH, doses, medicines);
      sessions.addAll(sessions(offsetH));
      return offsetH;
    }

    /// What an override has put in place of the columns.
    private double fromFile(List<Dose> doses, List<Medicine> medicines, List<Session> sessions) {
      try {
        switch (new CourseReader(care).read(Path.of(arm.course()))) {
          case CourseReading.Refused r ->
            throw new NoPlan(
                "its course cannot be read: " + r.complaints().getFirst().text().lines().findFirst()
                    .orElse(arm.course()));
          case CourseReading.Understood u -> {
            double fold = arm.doseUnit().equals("mg/kg")
                ? Plan.TEMPLATE_KG / u.course().person().weightKg()
                : 1;
            u.course().doses().forEach(d -> doses.add(new Dose(d.timeH(), d.form(), d.route(),
                fold * d.amountMg(), d.durationH(), d.device())));
            sessions.addAll(u.course().sessions());
            medicines.addAll(u.course().medicines());
            notes.add("simulated by the course " + Path.of(arm.course()).getFileName());
          }
        }
      } catch (IOException e) {
        throw new NoPlan("its course cannot be read: " + arm.course());
      }
      return doses.stream().mapToDouble(Dose::timeH).min().orElse(0);
    }

    // ---------------------------------------------------------------- doses

    private void doses(double offsetH, List<Dose> doses, List<Medicine> medicines) {
      boolean ketamine = List.of("racemic", "racemic_ER", "esketamine", "arketamine").contains(arm.form());
      if (arm.form().equals("mixed")) {
        throw new NoPlan("its drug is a mixture");
      }
      if (ketamine && !(arm.dose() > 0)) {
        throw new NoPlan("its dose is not stated");
      }
      if (ketamine && arm.doseDays().isEmpty()) {
        throw new NoPlan("its dosing days are not stated");
      }
      for (double day : arm.doseDays()) {
        double t = offsetH + 24 * day;
        if (ketamine) {
          dose(t, doses);
        } else if (arm.form().equals("midazolam")) {
          medicines.add(new Medicine.Benzodiazepine(t, mg() / MIDAZOLAM_PER_LORAZEPAM));
        }
        if (arm.cotreatment().contains("anaesthesia")) {
          medicines.add(new Medicine.Propofol(t, arm.durationMin() > 0 ? OPERATION_H : BRIEF_H,
              PROPOFOL_MG_PER_KG_H * Plan.TEMPLATE_KG, true));
        }
      }
      if (arm.form().equals("racemic_ER")) {
        notes.add("extended release is taken as an ordinary tablet");
      }
      if (!arm.doseRule().isEmpty() && !arm.doseRule().equals("fixed")) {
        notes.add(arm.doseRule() + ": everybody gets the doses as they are listed");
      }
    }

    private double mg() {
      return arm.doseUnit().equals("mg/kg") ? arm.dose() * Plan.TEMPLATE_KG : arm.dose();
    }

    private void dose(double t, List<Dose> doses) {
      var form = switch (arm.form()) {
        case "esketamine" -> Form.ESKETAMINE;
        case "arketamine" -> Form.ARKETAMINE;
        default -> Form.RACEMIC;
      };
      double infusionH = Double.isNaN(arm.durationMin()) ? 40 / 60.0 : arm.durationMin() / 60;
      switch (arm.route()) {
        case "IV" -> doses.add(new Dose(t, form, Route.IV, mg(), infusionH));
        case "IV_bolus" -> doses.add(new Dose(t, form, Route.IV, mg(), 0));
        case "IM" -> doses.add(new Dose(t, form, Route.IM, mg(), 0));
        case "SC" -> doses.add(new Dose(t, form, Route.SC, mg(), 0));
        case "IN_atomiser" -> doses.add(new Dose(t, form, Route.NASAL_ATOMISER, mg(), 0));
        case "PO" -> doses.add(new Dose(t, form, Route.ORAL, mg(), 0));
        case "SL" -> doses.add(new Dose(t, form, Route.SUBLINGUAL, mg(), 0));
        case "IN_device" -> {
          int devices = (int) Math.max(1, Math.ceil(mg() / DEVICE_MG - 1e-9));
          for (int d = 1; d <= devices; d++) {
            doses.add(new Dose(t + (d - 1) * DEVICE_PAUSE_H, form, Route.NASAL_DEVICE, mg() / devices, 0, d));
          }
        }
        default -> throw new NoPlan("its route is " + (arm.route().isEmpty() ? "not stated" : arm.route()));
      }
    }

    // ---------------------------------------------------------------- therapy and medicines

    private List<Session> sessions(double offsetH) {
      var out = new ArrayList<Session>();
      var effects = new ArrayList<Session.Effect>();
      var names = new ArrayList<String>();
      for (var word : arm.therapy()) {
        if (word.equals("none")) {
          continue;
        }
        var modality = modality(word);
        names.add(modality);
        for (var effect : care.modalities().getOrDefault(modality, List.of())) {
          effects.removeIf(e -> e.input().equals(effect.input()) && e.level() <= effect.level());
          if (effects.stream().noneMatch(e -> e.input().equals(effect.input()))) {
            effects.add(effect);
          }
        }
      }
      if (names.isEmpty()) {
        return out;
      }
      if (arm.therapyDays().isEmpty() && !effects.isEmpty()) {
        throw new NoPlan("the days of its therapy are not stated");
      }
      double hours = (arm.therapyMinutes() > 0 ? arm.therapyMinutes() : SESSION_MIN) / 60;
      arm.therapyDays()
          .forEach(day -> out.add(new Session(offsetH + 24 * day, hours, String.join(" with ", names),
              effects)));
      if (effects.isEmpty()) {
        notes.add(String.join(", ", names) + " reaches nothing in the model");
      }
      return out;
    }

    private static String modality(String word) {
      return switch (word) {
        case "sleep_CBT" -> "CBT-I";
        case "mindfulness" -> "mindfulness-based";
        default -> word.replace('_', ' ');
      };
    }

    private void medicines(double offsetH, double endH, List<Medicine> medicines) {
      double from = newDrugH(offsetH);
      if (newDrug() && from < endH) {
        medicines.add(new Medicine.Ssri(from, endH));
        if (!arm.cotreatment().contains("SSRI")) {
          notes.add("the new antidepressant is taken as an SSRI");
        }
      }
      notes.addAll(new Lacking(arm).remarks());
    }

    private boolean newDrug() {
      return new Lacking(arm).newAntidepressant();
    }

    private double newDrugH(double offsetH) {
      return offsetH + 24 * (Double.isNaN(arm.cotreatmentStartDay()) ? 0 : arm.cotreatmentStartDay());
    }

    // ---------------------------------------------------------------- people and what they know

    private Population population(ConditionTables.Stage stage) {
      int failed = Double.isNaN(arm.failedTrials()) ? stage.failedTrials() : (int) arm.failedTrials();
      double responsiveness = care.resistance().getOrDefault(Integer.toString(Math.min(3, failed)), 1.0);
      double age = Double.isNaN(arm.ageMean()) ? 43 : arm.ageMean();
      boolean old = age >= ELDERLY;
      return new Population(age, old ? 5 : 12, old ? ELDERLY : 18, old ? 90 : Math.max(64, age + 12),
          Double.isNaN(arm.femalePct()) ? 0.55 : arm.femalePct() / 100,
          Double.isNaN(arm.weightKg()) ? 84 : arm.weightKg(), 0.2, stage.stress(), responsiveness,
          stage.recovery()).with(tables.conditions().schema(arm.condition()));
    }

    private Setting setting(double offsetH, List<Session> sessions) {
      boolean masked = List.of("double", "single").contains(arm.blind())
          && !Set.of("single_arm", "cohort").contains(arm.design());
      boolean waiting = Set.of("waitlist").contains(arm.control());
      var given = arm.doseDays().stream().map(d -> offsetH + 24 * d).toList();
      return new Setting(masked, given, felt(), arm.cotreatment().contains("anaesthesia"),
          newDrug() ? newDrugH(offsetH) : Double.NaN, sessions.stream().map(Session::timeH).toList(),
          waiting);
    }

    private Setting.Felt felt() {
      return switch (arm.form()) {
        case "midazolam" -> Setting.Felt.MIDAZOLAM;
        case "saline" -> Setting.Felt.SALINE;
        case "placebo", "none", "" -> switch (arm.route()) {
          case "IN_device", "IN_atomiser" -> Setting.Felt.SPRAY;
          case "PO", "SL" -> Setting.Felt.TABLET;
          default -> Setting.Felt.SALINE;
        };
        default -> Setting.Felt.KETAMINE;
      };
    }
  }
}
