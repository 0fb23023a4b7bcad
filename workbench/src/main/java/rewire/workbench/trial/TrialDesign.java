package rewire.workbench.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import rewire.course.Course;
import rewire.course.Dose;
import rewire.course.Medicine;
import rewire.course.Session;
import rewire.study.Plan;
import rewire.study.Pool;
import rewire.study.Population;
import rewire.study.Recruiting;
import rewire.study.Scale;
import rewire.study.Setting;
import rewire.study.TrialArm;
import rewire.workbench.course.CareTables;
import rewire.workbench.course.People;
import rewire.workbench.course.TrialFile;

/// A trial file turned into plans, and, once people are recruited, into arms.
@SuppressWarnings("ArrayRecordComponent") // read only
public record TrialDesign(TrialFile file, List<Plan> plans, double[] timesH, ObservationTables tables) {
  /// Midazolam as an active control: 0.045 mg/kg (dose of the masked ketamine trials), 7.5 mg for 1 mg of lorazepam.
  private static final double MIDAZOLAM_MG_PER_KG = 0.045;
  private static final double MIDAZOLAM_PER_LORAZEPAM = 7.5;

  static TrialDesign of(TrialFile file, ObservationTables tables, CareTables care) {
    var times = new TreeSet<Double>();
    times.add(0.0);
    times.add(0.75); // where dissociation is greatest after an infusion
    times.addAll(file.visitsH());
    double endH = file.visitsH().getLast() + 1;
    for (double h = 168; h < endH; h += 168) {
      times.add(h);
    }
    times.add(endH);
    var given = file.arms().stream().filter(a -> !a.course().doses().isEmpty()).findFirst()
        .map(a -> doseTimes(a.course())).orElse(List.of());
    var plans = file.arms().stream().map(a -> plan(file, a, given, endH, tables, care)).toList();
    return new TrialDesign(file, plans, times.stream().mapToDouble(t -> t).toArray(), tables);
  }

  private static List<Double> doseTimes(Course course) {
    return course.doses().stream().filter(d -> d.device() == 1).map(Dose::timeH).toList();
  }

  private static Plan plan(TrialFile file, TrialFile.Arm arm, List<Double> given, double endH,
      ObservationTables tables,
      CareTables care) {
    var own = doseTimes(arm.course());
    boolean placebo = !Set.of("none", "waiting").contains(arm.control());
    var contacts = own.isEmpty() && placebo ? given : own;
    var medicines = new ArrayList<>(arm.course().medicines());
    if (arm.control().equals("midazolam")) {
      contacts.forEach(t -> medicines.add(new Medicine.Benzodiazepine(t,
          MIDAZOLAM_MG_PER_KG * Plan.TEMPLATE_KG / MIDAZOLAM_PER_LORAZEPAM)));
    }
    var c = arm.course();
    double fold = Plan.TEMPLATE_KG / c.person().weightKg();
    var doses = c.doses().stream().filter(d -> d.endH() <= endH).map(d -> arm.perKg()
        ? new Dose(d.timeH(), d.form(), d.route(), d.amountMg() * fold, d.durationH(), d.device())
        : d).toList();
    var course = new Course(c.title(), c.source(), c.person(), doses,
        c.sessions().stream().filter(s -> s.endH() <= endH).toList(), c.practices(), medicines, c.stress(),
        List.of(), endH,
        java.util.Map.of());
    double newDrug = c.medicines().stream().filter(m -> m instanceof Medicine.Ssri s && !s.standing())
        .mapToDouble(m -> ((Medicine.Ssri) m).fromH()).min().orElse(Double.NaN);
    boolean asleep = c.medicines().stream().anyMatch(m -> m instanceof Medicine.Propofol);
    var setting = new Setting(!file.blind().equals("open"), contacts, felt(arm, own), asleep, newDrug,
        c.sessions().stream().map(Session::timeH).toList(), arm.control().equals("waiting"));
    return new Plan(course, arm.perKg() || arm.control().equals("midazolam"), population(file, tables, care),
        setting);
  }

  private static Setting.Felt felt(TrialFile.Arm arm, List<Double> own) {
    return switch (arm.control()) {
      case "midazolam" -> Setting.Felt.MIDAZOLAM;
      case "spray" -> Setting.Felt.SPRAY;
      case "tablet" -> Setting.Felt.TABLET;
      default -> own.isEmpty() ? Setting.Felt.SALINE : Setting.Felt.KETAMINE;
    };
  }

  private static Population population(TrialFile file, ObservationTables tables, CareTables care) {
    var p = file.people();
    var stage = tables.stages().get(p.condition());
    if (stage == null) {
      throw new IllegalArgumentException("There is no condition \"" + p.condition() + "\".");
    }
    var failed = p.failed().isEmpty() ? List.of(new People.Failed(stage.failedTrials(), 1)) : p.failed();
    var stages = failed.stream().map(f -> new Population.Stage(f.share(),
        care.resistance().getOrDefault(Integer.toString(Math.min(3, f.trials())), 1.0))).toList();
    return new Population(p.ageYears(), p.ageSd(), p.youngest(), p.oldest(), p.female(), p.weightKg(),
        p.weightCv(), Double.isNaN(p.stress()) ? stage.stress() : p.stress(), stages, stage.recovery(),
        p.valMet(), p.metMet(), p.variety());
  }

  List<Recruiting.Looked> looked() {
    return plans.stream().map(p -> new Recruiting.Looked(p, timesH)).toList();
  }

  Scale scale(String name) {
    return tables.scale(name).orElseThrow();
  }

  /// The arms, the reference first, with their numbers multiplied.
  List<TrialArm> arms(List<Pool> pools, double fold) {
    var out = new ArrayList<TrialArm>();
    for (int i = 0; i < plans.size(); i++) {
      var arm = file.arms().get(i);
      var plan = plans.get(i);
      var s = file.severity();
      double ends = Math.max(plan.course().doses().stream().mapToDouble(Dose::endH).max().orElse(0),
          plan.course().sessions().stream().mapToDouble(Session::endH).max().orElse(0));
      var trialArm = new TrialArm(arm.name(), List.of(pools.get(i)), List.of(plan.setting()),
          new TrialArm.Severity(scale(s.scale()), s.mean(), s.sd(), s.atLeast(), 0),
          Math.max(2, (int) Math.rint(arm.n() * fold)), demanding(plan), 0, ends);
      if (arm.name().equals(file.reference())) {
        out.addFirst(trialArm);
      } else {
        out.add(trialArm);
      }
    }
    return out;
  }

  private static boolean demanding(Plan plan) {
    return plan.course().sessions().stream()
        .anyMatch(s -> s.modality().equals("exposure") || s.modality().equals("CPT"));
  }
}
