package rewire.workbench.trial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
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
///
/// @param groups those who go the same way through the trial, the ones who begin with the reference first
/// @param startH hour of randomisation, from which visits are counted
/// @param ratedH hours of the course at which people are rated after randomisation
/// @param timesH when people are looked at
@SuppressWarnings("ArrayRecordComponent") // read only
public record TrialDesign(TrialFile file, List<Group> groups, double startH, List<Double> ratedH,
    double[] timesH, ObservationTables tables) {
  /// Midazolam as an active control: 0.045 mg/kg (dose of the masked ketamine trials), 7.5 mg for 1 mg of lorazepam.
  private static final double MIDAZOLAM_MG_PER_KG = 0.045;
  private static final double MIDAZOLAM_PER_LORAZEPAM = 7.5;

  public TrialDesign {
    groups = List.copyOf(groups);
    ratedH = List.copyOf(ratedH);
  }

  /// People who go the same way.
  public record Group(String name, Plan plan, int n) {}

  static TrialDesign of(TrialFile file, ObservationTables tables, CareTables care) {
    var population = population(file, tables, care);
    boolean masked = !file.blind().equals("open");
    double lastH = file.visitsH().getLast();
    return switch (file.design()) {
      case TrialFile.Design.Parallel _ -> {
        var groups = ordered(file).stream()
            .map(a -> new Group(a.name(), plan(file, a, population, masked, lastH + 1), a.n())).toList();
        yield with(file, groups, 0, file.visitsH(), List.of(0.0), tables);
      }
      case TrialFile.Design.Crossover c -> {
        var arms = ordered(file);
        var rated = new ArrayList<>(file.visitsH());
        rated.add(c.secondH());
        file.visitsH().forEach(h -> rated.add(c.secondH() + h));
        var groups = List.of(inTurn(file, arms.getFirst(), arms.getLast(), c, population, masked),
            inTurn(file, arms.getLast(), arms.getFirst(), c, population, masked));
        yield with(file, groups, 0, rated.stream().distinct().toList(), List.of(0.0, c.secondH()), tables);
      }
      case TrialFile.Design.Withdrawal w -> {
        var induction = plan(file, w.induction(), population, false, w.lengthH());
        var groups = ordered(file).stream().map(a -> new Group(a.name(), Succession.of(induction,
            plan(file, a, population, masked, lastH + 1), w.lengthH()), a.n())).toList();
        yield with(file, groups, w.lengthH(), file.visitsH().stream().map(h -> w.lengthH() + h).toList(),
            List.of(0.0, w.lengthH()), tables);
      }
    };
  }

  private static List<TrialFile.Arm> ordered(TrialFile file) {
    var out = new ArrayList<>(file.arms());
    out.sort(Comparator.comparing(a -> !a.name().equals(file.reference()))); // keeps the order of the others
    return out;
  }

  private static Group inTurn(TrialFile file, TrialFile.Arm first, TrialFile.Arm second,
      TrialFile.Design.Crossover design, Population population, boolean masked) {
    return new Group(first.name() + ", then " + second.name(),
        Succession.of(plan(file, first, population, masked, design.secondH()),
            plan(file, second, population, masked, file.visitsH().getLast() + 1), design.secondH()),
        first.n());
  }

  /// @param starts hours at which a part of the trial starts
  private static TrialDesign with(TrialFile file, List<Group> groups, double startH, List<Double> rated,
      List<Double> starts, ObservationTables tables) {
    var times = new TreeSet<Double>(rated);
    times.addAll(starts);
    double endH = rated.getLast() + 1;
    for (double h = 168; h < endH; h += 168) {
      times.add(h);
    }
    times.add(endH);
    return new TrialDesign(file, groups, startH, rated, times.stream().mapToDouble(t -> t).toArray(), tables);
  }

  private static List<Double> doseTimes(Course course) {
    return course.doses().stream().filter(d -> d.device() == 1).map(Dose::timeH).toList();
  }

  private static Plan plan(TrialFile file, TrialFile.Arm arm, Population population, boolean masked,
      double endH) {
    var given = file.arms().stream().filter(a -> !a.course().doses().isEmpty()).findFirst()
        .map(a -> doseTimes(a.course())).orElse(List.of());
    var own = doseTimes(arm.course());
    boolean placebo = !Set.of("none", "waiting").contains(arm.control());
    var contacts = own.isEmpty() && placebo ? given : own;
    double fold = Plan.TEMPLATE_KG / arm.course().person().weightKg();
    var medicines = arm.course().medicines().stream().map(m -> m instanceof Medicine.Propofol p && p.perKg()
        ? new Medicine.Propofol(p.timeH(), p.durationH(), p.rateMgPerH() * fold, true)
        : m).collect(Collectors.toCollection(ArrayList::new));
    if (arm.control().equals("midazolam")) {
      contacts.forEach(t -> medicines.add(new Medicine.Benzodiazepine(t,
          MIDAZOLAM_MG_PER_KG * Plan.TEMPLATE_KG / MIDAZOLAM_PER_LORAZEPAM)));
    }
    var c = arm.course();
    var doses = c.doses().stream().filter(d -> d.endH() <= endH).map(d -> arm.perKg()
        ? new Dose(d.timeH(), d.form(), d.route(), d.amountMg() * fold, d.durationH(), d.device())
        : d).toList();
    var course = new Course(c.title(), c.source(), c.person(), doses,
        c.sessions().stream().filter(s -> s.endH() <= endH).toList(), c.practices(), medicines, c.stress(),
        List.of(), endH, Map.of());
    double newDrug = c.medicines().stream().filter(m -> m instanceof Medicine.Ssri s && !s.standing())
        .mapToDouble(m -> ((Medicine.Ssri) m).fromH()).min().orElse(Double.NaN);
    boolean asleep = c.medicines().stream().anyMatch(m -> m instanceof Medicine.Propofol);
    var setting = new Setting(masked, contacts, felt(arm, own), asleep, newDrug,
        c.sessions().stream().map(Session::timeH).toList(), arm.control().equals("waiting"));
    return new Plan(course, arm.perKg() || arm.control().equals("midazolam"), population, setting);
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
        p.valMet(), p.metMet(), p.variety(), tables.conditions().schema(p.condition()));
  }

  List<Recruiting.Looked> looked() {
    var reads = new TreeSet<String>(scale(file.severity().scale()).construct().quantities());
    file.endpoints().forEach(e -> reads.addAll(scale(e.scale()).construct().quantities()));
    return groups.stream().map(g -> new Recruiting.Looked(g.plan(), timesH, false, reads)).toList();
  }

  Scale scale(String name) {
    return tables.scale(name).orElseThrow();
  }

  /// Day of the trial at an hour of the course.
  double day(double hour) {
    return (hour - startH) / 24;
  }

  /// Period of a crossover at an hour of the course, 1 or 2; 1 in other designs.
  int period(double hour) {
    return file.design() instanceof TrialFile.Design.Crossover c && hour >= c.secondH() ? 2 : 1;
  }

  /// Day of the period at an hour of the course.
  double dayOfPeriod(double hour) {
    return file.design() instanceof TrialFile.Design.Crossover c && period(hour) == 2
        ? (hour - c.secondH()) / 24
        : day(hour);
  }

  /// Arm that a group is in during a period.
  String given(int group, int period) {
    return file.design() instanceof TrialFile.Design.Crossover
        ? ordered(file).get(period == 1 ? group : 1 - group).name()
        : groups.get(group).name();
  }

  /// Hours of the course at which ratings are shown, the start first.
  DoubleStream shownH() {
    return DoubleStream.concat(DoubleStream.of(startH), ratedH.stream().mapToDouble(h -> h));
  }

  /// What is compared with the reference, in order of the groups after the first.
  List<String> compared() {
    return ordered(file).stream().skip(1).map(TrialFile.Arm::name).toList();
  }

  /// The arms, the reference first, with their numbers multiplied.
  List<TrialArm> arms(List<Pool> pools, double fold) {
    var s = file.severity();
    var severity = new TrialArm.Severity(scale(s.scale()), s.mean(), s.sd(), s.atLeast(), 0);
    boolean policy = file.endpoints().stream().anyMatch(e -> e.estimand().equals("treatment policy"));
    var admitted = file.design() instanceof TrialFile.Design.Withdrawal w
        ? Optional.of(new TrialArm.Admission(scale(s.scale()), w.lengthH(), w.fall()))
        : Optional.<TrialArm.Admission>empty();
    var out = new ArrayList<TrialArm>();
    for (int i = 0; i < groups.size(); i++) {
      var group = groups.get(i);
      var course = group.plan().course();
      double ends = Math.max(course.doses().stream().mapToDouble(Dose::endH).max().orElse(0),
          course.sessions().stream().mapToDouble(Session::endH).max().orElse(0));
      var after = policy && i > 0
          ? Optional.of(new TrialArm.Afterwards(pools.getFirst(), groups.getFirst().plan().setting()))
          : Optional.<TrialArm.Afterwards>empty();
      out.add(new TrialArm(group.name(), List.of(pools.get(i)), List.of(group.plan().setting()), severity,
          Math.max(2, (int) Math.rint(group.n() * fold)), demanding(group.plan()), 0, ends,
          new TrialArm.Rules(file.strata(), admitted, after)));
    }
    return out;
  }

  private static boolean demanding(Plan plan) {
    return plan.course().sessions().stream()
        .anyMatch(s -> s.modality().equals("exposure") || s.modality().equals("CPT"));
  }
}
