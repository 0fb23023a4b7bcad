package rewire.workbench.course;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import rewire.course.Dose;
import rewire.course.Medicine;
import rewire.course.Practice;
import rewire.course.Route;
import rewire.course.Session;

/// Looks at what no part can see alone: too many acts, acts that run past the end, doses by one route that overlap.
record Together(Section root, double endH) {
  private static final double SAME_H = 1e-9;

  void check(DoseReader.Given given, List<Session> sessions, List<Practice> practices,
      List<Medicine> medicines) {
    var complaints = root.complaints();
    int acts = given.doses().size() + sessions.size() + practices.size() + medicines.size();
    if (acts > Bound.MOST_ACTS) {
      complaints.add(root.node(),
          "The course has " + acts + " acts; at most " + Bound.MOST_ACTS + " are read.",
          "Perhaps a practice can be held with \"level\" instead of \"daily\" with \"at\".");
    }
    if (given.doses().stream().anyMatch(d -> d.endH() > endH)) {
      complaints.add(root.key("doses"), "The last dose is not over at the end of the course, day "
          + Written.plain(endH / 24) + ".", "Perhaps write a longer \"follow for\".");
    }
    if (sessions.stream().anyMatch(s -> s.endH() > endH)) {
      complaints.add(root.key("therapy"), "The last session is not over at the end of the course, day "
          + Written.plain(endH / 24) + ".", "Perhaps write a longer \"follow for\".");
    }
    for (var route : Route.values()) {
      overlap(route, given.doses().stream().filter(d -> d.route() == route).toList());
    }
    rules(given);
  }

  private void overlap(Route route, List<Dose> doses) {
    var inOrder = new ArrayList<>(doses);
    inOrder.sort(Comparator.comparingDouble(Dose::timeH));
    for (int i = 1; i < inOrder.size(); i++) {
      var before = inOrder.get(i - 1);
      var after = inOrder.get(i);
      boolean runsInto = after.timeH() < before.endH() - SAME_H;
      boolean together = after.timeH() - before.timeH() < SAME_H;
      if (runsInto || together) {
        root.complaints().add(root.key("doses"),
            "Two " + (route == Route.IV ? "infusions" : word(route) + " doses")
                + " overlap: one begins on day "
                + Written.plain(after.timeH() / 24) + " before the other has ended.",
            "Perhaps the same day is written twice.");
        return;
      }
    }
  }

  /// A planned dose in the time of a rule would be given on top of what the rule gives.
  private void rules(DoseReader.Given given) {
    var rules = given.rules();
    for (int i = 0; i < rules.size(); i++) {
      var rule = rules.get(i);
      var route = rule.occasion().getFirst().route();
      boolean planned = given.doses().stream()
          .anyMatch(d -> d.route() == route && d.timeH() >= rule.fromH() - SAME_H && d.timeH() < rule.toH());
      boolean twice = rules.subList(0, i).stream().anyMatch(
          o -> o.occasion().getFirst().route() == route && o.fromH() < rule.toH() && rule.fromH() < o.toH());
      if (planned || twice) {
        root.complaints().add(root.key("doses"), "From day " + Written.plain(rule.fromH() / 24)
            + " on doses follow a rule, but other " + word(route) + " doses are written in the same time.",
            "Perhaps the rule is meant to begin later (\"from\"), or to end earlier (\"for\").");
        return;
      }
    }
  }

  private static String word(Route route) {
    return switch (route) {
      case IV -> "intravenous";
      case IM -> "intramuscular";
      case SC -> "subcutaneous";
      case NASAL_DEVICE, NASAL_ATOMISER -> "nasal";
      case ORAL -> "oral";
      case SUBLINGUAL -> "sublingual";
    };
  }
}
