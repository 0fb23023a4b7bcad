package rewire.workbench.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import rewire.course.Course;
import rewire.course.Dose;
import rewire.course.Medicine;
import rewire.course.Practice;
import rewire.course.Session;
import rewire.course.Stress;
import rewire.study.Plan;
import rewire.study.Setting;

/// One plan after another in the same people: the second starts where the first left them.
final class Succession {
  private Succession() {}

  /// @param atH hour at which the second starts; what the first keeps up ends there
  static Plan of(Plan first, Plan second, double atH) {
    var a = first.course();
    var b = second.course();
    var course = new Course(a.title() + "; " + b.title(), "", a.person(),
        both(a.doses().stream(), b.doses().stream().map(d -> new Dose(atH + d.timeH(), d.form(), d.route(),
            d.amountMg(), d.durationH(), d.device()))),
        both(a.sessions().stream(), b.sessions().stream()
            .map(s -> new Session(atH + s.timeH(), s.durationH(), s.modality(), s.effects()))),
        both(a.practices().stream().filter(p -> p.fromH() < atH)
            .map(p -> new Practice(p.kind(), p.fromH(), Math.min(atH, p.toH()), p.level())),
            b.practices().stream()
                .map(p -> new Practice(p.kind(), atH + p.fromH(), atH + p.toH(), p.level()))),
        medicines(a, b, atH),
        both(a.stress().stream().filter(s -> s.fromH() < atH)
            .map(s -> new Stress(s.fromH(), Math.min(atH, s.toH()), s.level())),
            b.stress().stream().map(s -> new Stress(atH + s.fromH(), atH + s.toH(), s.level()))),
        List.of(), atH + b.endH(), a.overrides());
    return new Plan(course, first.perKg() || second.perKg(), first.population(),
        first.setting().then(atH, later(first.setting(), second.setting(), atH)));
  }

  private static <T> List<T> both(Stream<T> first, Stream<T> second) {
    return Stream.concat(first, second).toList();
  }

  private static List<Medicine> medicines(Course a, Course b, double atH) {
    var out = new ArrayList<Medicine>();
    for (var medicine : a.medicines()) {
      switch (medicine) {
        case Medicine.Ssri s when s.fromH() < atH ->
          out.add(new Medicine.Ssri(s.name(), s.fromH(), Math.min(atH, s.toH()), s.standing()));
        case Medicine.CoDrug d when d.fromH() < atH ->
          out.add(new Medicine.CoDrug(d.name(), d.fromH(), Math.min(atH, d.toH()), d.clint(), d.gut()));
        case Medicine.Benzodiazepine d when d.timeH() < atH -> out.add(d);
        case Medicine.Propofol d when d.timeH() < atH -> out.add(d);
        default -> {
        }
      }
    }
    for (var medicine : b.medicines()) {
      out.add(switch (medicine) {
        // who takes it for long when the second part starts has taken it in the first, if that says so
        case Medicine.Ssri s ->
          new Medicine.Ssri(s.name(), atH + Math.max(0, s.fromH()), atH + s.toH(), false);
        case Medicine.CoDrug d ->
          new Medicine.CoDrug(d.name(), atH + d.fromH(), atH + d.toH(), d.clint(), d.gut());
        case Medicine.Benzodiazepine d ->
          new Medicine.Benzodiazepine(d.name(), d.mg(), atH + d.timeH(), d.lorazepamEquivalentMg());
        case Medicine.Propofol d ->
          new Medicine.Propofol(atH + d.timeH(), d.durationH(), d.rateMgPerH(), d.perKg());
        case Medicine.Unmodelled d -> new Medicine.Unmodelled(d.name(), atH + d.fromH(), atH + d.toH());
      });
    }
    return out;
  }

  /// Hope in the newest doses takes the place of hope in those before; open medicine and therapy go on.
  private static Setting later(Setting first, Setting second, double atH) {
    double newDrug = Double.isNaN(first.newDrugH()) ? atH + second.newDrugH() : first.newDrugH();
    return new Setting(second.masked(), second.doses().stream().map(d -> atH + d).toList(), second.felt(),
        second.asleep(), newDrug,
        both(first.sessions().stream(), second.sessions().stream().map(s -> atH + s)),
        second.waiting());
  }
}
