package rewire.workbench.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import rewire.course.Course;
import rewire.course.Dose;
import rewire.course.Medicine;

/// Reads how people go through the arms of a trial, and whether visits, courses and periods go together.
final class DesignReader {
  private final Section root;
  private final ArmReader arms;

  DesignReader(Section root, ArmReader arms) {
    this.root = root;
    this.arms = arms;
  }

  TrialFile.Design design(List<TrialFile.Arm> list, List<Double> visits) {
    var word = root.one("design", TrialFile.DESIGNS, "parallel");
    keysOf(word, "crossover", "period", "washout");
    keysOf(word, "randomised withdrawal", "induction");
    return switch (word) {
      case "crossover" -> crossover(list, visits);
      case "randomised withdrawal" -> withdrawal();
      default -> new TrialFile.Design.Parallel();
    };
  }

  private void keysOf(String design, String other, String... keys) {
    for (var key : keys) {
      if (root.has(key) && !design.equals(other)) {
        root.complaints().add(root.key(key),
            "\"" + key + "\" belongs to the design \"" + other + "\"; this one is \""
                + design + "\".",
            "Perhaps add \"design: " + other + "\".");
      }
    }
  }

  private TrialFile.Design crossover(List<TrialFile.Arm> list, List<Double> visits) {
    double last = visits.isEmpty() ? 1 : visits.getLast();
    double period = root.value("period").flatMap(n -> ArmReader.time(n, "period", root.complaints()))
        .orElse(last);
    double washout = root.required("washout", "7 d").flatMap(n -> span(n, "washout")).orElse(0.0);
    if (last > period) {
      root.complaints().add(root.value("visits").orElse(root.node()),
          "The last visit, at " + Written.plain(last / 24)
              + " d, comes after the end of the period at " + Written.plain(period / 24) + " d.",
          "Perhaps visits are meant from the start of each period.");
    }
    if (list.size() > 2) {
      root.complaints().add(root.value("arms").orElse(root.node()), "A crossover has two arms, not "
          + list.size() + ".", "Perhaps leave one out, or drop \"design: crossover\".");
    }
    list.forEach(a -> within(a, period, "period"));
    return new TrialFile.Design.Crossover(period, washout);
  }

  private TrialFile.Design withdrawal() {
    var found = root.required("induction", "{course: open-label.yaml, length: 28 d}")
        .flatMap(n -> Section.of(n, "\"induction\"", "course: open-label.yaml", root.complaints()));
    if (found.isEmpty()) {
      return new TrialFile.Design.Parallel();
    }
    var section = found.get();
    section.only(List.of("course", "length", "fall"));
    double length = section.required("length", "28 d")
        .flatMap(n -> ArmReader.time(n, "length", root.complaints())).orElse(24.0);
    double fall = section.number("fall", 0.5, 0.05, 1);
    var course = section.requiredWord("course", "open-label.yaml")
        .flatMap(path -> arms.course(section, path));
    if (course.isEmpty()) {
      return new TrialFile.Design.Parallel();
    }
    var arm = new TrialFile.Arm("induction", course.get().course(), "none", 2, course.get().perKg());
    within(arm, length, "induction");
    return new TrialFile.Design.Withdrawal(arm, length, fall);
  }

  /// Care that goes on after the part of the trial to which it belongs would overlap with what follows.
  private void within(TrialFile.Arm arm, double endH, String part) {
    var course = arm.course();
    double last = Math.max(course.doses().stream().mapToDouble(Dose::endH).max().orElse(0),
        course.sessions().stream().mapToDouble(s -> s.endH()).max().orElse(0));
    if (last > endH) {
      root.complaints().add(root.value(part.equals("period") ? "arms" : part).orElse(root.node()),
          "The course of \"" + Written.shown(arm.name()) + "\" goes on until day "
              + Written.plain(Math.rint(last / 2.4) / 10) + ", after the end of the " + part + " at day "
              + Written.plain(endH / 24) + "; courses would overlap.",
          "Perhaps make the " + part + " longer, or the course shorter.");
    }
  }

  private Optional<Double> span(Node node, String key) {
    return Written.word(node, key, root.complaints())
        .flatMap(w -> w.equals("0") ? Optional.of(0.0) : ArmReader.time(node, key, root.complaints()));
  }

  /// Doses that nobody rates afterwards, and mixtures of doses per kg and in mg, are slips.
  void late(TrialFile.Design design, List<TrialFile.Arm> arms, List<Double> visits) {
    if (visits.isEmpty()) {
      return;
    }
    for (var arm : arms) {
      double first = arm.course().doses().stream().mapToDouble(Dose::timeH).min().orElse(0);
      double last = arm.course().doses().stream().mapToDouble(Dose::endH).max().orElse(0);
      var node = root.value("visits").orElse(root.node());
      if (visits.getFirst() <= first) {
        root.complaints().add(node, "The first visit, at "
            + Written.plain(visits.getFirst()) + " h, comes before the first dose of \"" + arm.name()
            + "\" at " + Written.plain(first) + " h.",
            "Perhaps begin the visits later; the rating at entry needs none.");
      }
      double talk = arm.course().sessions().stream().mapToDouble(s -> s.endH()).max().orElse(0);
      if (visits.getLast() < talk) {
        root.complaints().add(node, "The last session of \"" + Written.shown(arm.name()) + "\", on day "
            + Written.plain(Math.rint(talk / 2.4) / 10) + ", comes after the last visit on day "
            + Written.plain(visits.getLast() / 24) + ".", "Perhaps add a visit, or take a shorter course.");
      }
      if (visits.getLast() < last) {
        root.complaints().add(node, "The last dose of \"" + Written.shown(arm.name()) + "\", on day "
            + Written.plain(Math.rint(last / 2.4) / 10) + ", comes after the last visit on day "
            + Written.plain(visits.getLast() / 24) + ".", "Perhaps add a visit, or take a shorter course.");
      }
      if (visits.getLast() > arm.course().endH() + 0.01 && lasts(arm.course())) {
        root.complaints().add(node, "The last visit, on day " + Written.plain(visits.getLast() / 24)
            + ", comes after the end of the course of \"" + Written.shown(arm.name()) + "\" on day "
            + Written.plain(Math.rint(arm.course().endH() / 2.4) / 10)
            + ", at which a medicine or practice would stop.",
            "Perhaps give that course a longer \"follow for\".");
      }
    }
    var joined = new ArrayList<>(arms);
    if (design instanceof TrialFile.Design.Withdrawal w) {
      joined.add(w.induction());
    }
    boolean together = !(design instanceof TrialFile.Design.Parallel);
    var dosed = joined.stream().filter(a -> !a.course().doses().isEmpty()).map(TrialFile.Arm::perKg)
        .distinct();
    if (together && dosed.count() > 1) {
      root.complaints().add(root.value("arms").orElse(root.node()),
          "One person gets courses in mg/kg and in mg one after the other; the model joins one kind only.",
          "Perhaps write both in mg/kg.");
    }
  }

  /// Whether something is kept up until the end of the course. Without it a course is simply watched on.
  private static boolean lasts(Course course) {
    return course.practices().stream().anyMatch(p -> p.toH() >= course.endH())
        || course.medicines().stream().anyMatch(m -> switch (m) {
          case Medicine.Ssri s -> s.toH() >= course.endH();
          case Medicine.CoDrug d -> d.toH() >= course.endH();
          case Medicine.Benzodiazepine _,Medicine.Propofol _,Medicine.Unmodelled _ -> false;
        });
  }
}
