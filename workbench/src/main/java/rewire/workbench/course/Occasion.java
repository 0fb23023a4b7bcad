package rewire.workbench.course;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import rewire.course.Course;
import rewire.course.Dose;
import rewire.course.Rule;

/// One session in which ketamine is given: all devices of a spray are one.
///
/// @param sure whether it is planned; else a rule may add it
record Occasion(List<Dose> doses, boolean sure) {

  Occasion {
    doses = List.copyOf(doses);
  }

  Dose first() {
    return doses.getFirst();
  }

  double timeH() {
    return first().timeH();
  }

  /// When the last of it has been given.
  double endH() {
    return doses.getLast().endH();
  }

  double mg() {
    return doses.stream().mapToDouble(Dose::amountMg).sum();
  }

  /// The occasions of planned doses, in order of time.
  static List<Occasion> planned(List<Dose> doses) {
    return of(doses, true);
  }

  /// Planned occasions, and those that rules may add at most: at the shorter of two intervals.
  static List<Occasion> most(Course course) {
    var all = new ArrayList<>(planned(course.doses()));
    for (var rule : course.conduct().rules()) {
      if (rule instanceof Rule.Maintenance m) {
        for (double t = m.fromH(); t < m.toH(); t += Math.min(m.everyH(), m.elseH())) {
          if (!m.misses(t)) {
            all.addAll(of(m.at(t), false));
          }
        }
      }
    }
    all.sort(Comparator.comparingDouble(Occasion::timeH));
    return all;
  }

  private static List<Occasion> of(List<Dose> doses, boolean sure) {
    var out = new ArrayList<Occasion>();
    var open = new ArrayList<Dose>();
    for (var dose : doses.stream().sorted(Comparator.comparingDouble(Dose::timeH)).toList()) {
      if (dose.device() == 1 && !open.isEmpty()) {
        out.add(new Occasion(open, sure));
        open.clear();
      }
      open.add(dose);
    }
    if (!open.isEmpty()) {
      out.add(new Occasion(open, sure));
    }
    return out;
  }
}
