package rewire.workbench.engine;

import java.util.ArrayList;
import java.util.List;
import rewire.cohort.Fates;
import rewire.course.Course;
import rewire.course.Form;
import rewire.simulate.Resilience;
import rewire.simulate.Run;
import rewire.simulate.Simulator;
import rewire.simulate.Trajectories;
import rewire.workbench.Engine.Fact;

/// The numbers one asks for first: score, exposure, safety, resilience.
final class MainNumbers {
  static final String DAYS_REMISSION = "Days with MADRS 10 or less";
  static final String DAYS_WELL = "Days with MADRS 20 or less";
  static final String MARGIN_AFTER = "Resilience margin 24 h after the last dose";
  static final String MARGIN_30 = "Resilience margin on day 30";
  static final String DOSES = "Dosing visits";
  static final String SESSIONS = "Therapy sessions";

  private MainNumbers() {}

  static List<Fact> of(Run.Completed run, Simulator simulator) {
    var course = run.course();
    var t = run.trajectories();
    var facts = new ArrayList<Fact>();
    int lowest = extreme(t, "MADRS", -1);
    facts.add(new Fact("MADRS at the start", run.start().score(), "points"));
    if (!course.doses().isEmpty() && course.doses().getFirst().timeH() + 24 <= course.endH()) {
      facts.add(
          new Fact("MADRS 24 h after the first dose", t.at("MADRS", course.doses().getFirst().timeH() + 24),
              "points"));
    }
    facts.add(new Fact("MADRS, lowest", t.column("MADRS").values()[lowest], "points"));
    facts.add(new Fact("Day of the lowest MADRS", t.timeH()[lowest] / 24, "d"));
    facts.add(new Fact("MADRS at the end", t.at("MADRS", course.endH()), "points"));
    facts.add(new Fact(DAYS_REMISSION, days(t, Fates.REMISSION), "d"));
    facts.add(new Fact(DAYS_WELL, days(t, Fates.RELAPSE), "d"));
    peak(facts, t, "Ketamine, venous, highest", "K_ven", 1, "ng/mL");
    peak(facts, t, "Ketamine, arterial, highest", "K_art", 1, "ng/mL");
    peak(facts, t, "NMDA block of interneurons, highest", "bI", 100, "%");
    peak(facts, t, "Dissociation (CADSS), highest", "CADSS", 1, "points");
    peak(facts, t, "Systolic pressure rise, highest", "dSBP", 1, "mmHg");
    peak(facts, t, "Diastolic pressure rise, highest", "dDBP", 1, "mmHg");
    peak(facts, t, "Chance of sedation, highest", "pSedation", 100, "%");
    facts.add(new Fact(DOSES, CourseLanes.occasions(course).size(), ""));
    for (var form : course.doses().isEmpty() ? List.of(Form.RACEMIC) : course.forms()) {
      facts.add(
          new Fact(Character.toUpperCase(form.drug().charAt(0)) + form.drug().substring(1) + " given in all",
              course.totalDoseMg(form), "mg"));
    }
    facts.add(new Fact(SESSIONS, course.sessions().size(), ""));
    double recovery = -run.start().recoveryPerDay();
    facts.add(new Fact("Recovery rate before the course", recovery,
        Double.isNaN(recovery) ? "could not be computed: no single slowest way back" : "1/d"));
    margins(facts, course, simulator);
    return facts;
  }

  /// The margin one day after the last act, and on day 30 where the course reaches it.
  private static void margins(List<Fact> facts, Course course, Simulator simulator) {
    var resilience = new Resilience(simulator);
    double lastDose = course.doses().stream().mapToDouble(d -> d.timeH()).max().orElse(-1);
    if (lastDose >= 0 && lastDose + 24 <= course.endH()) {
      margin(facts, MARGIN_AFTER, resilience.margin(course, lastDose + 24));
    }
    if (course.endH() >= 720) {
      margin(facts, MARGIN_30, resilience.margin(course, 720));
    }
  }

  private static void margin(List<Fact> facts, String name, Resilience.Margin margin) {
    switch (margin) {
      case Resilience.Margin.Bears m ->
        facts.add(new Fact(name, m.extraStress(), "extra stress borne for 14 d"));
      case Resilience.Margin.None _ -> facts.add(new Fact(name, 0, "above 20 even without extra stress"));
      case Resilience.Margin.Beyond m -> facts.add(new Fact(name, m.extraStress(), "or more"));
      case Resilience.Margin.Unknown m ->
        facts.add(new Fact(name, Double.NaN, "could not be computed: " + m.message()));
    }
  }

  /// The peak of what a model has; a model without it has no such number.
  private static void peak(List<Fact> facts, Trajectories t, String name, String quantity, double factor,
      String unit) {
    if (t.columns().stream().noneMatch(c -> c.name().equals(quantity))) {
      return;
    }
    facts.add(new Fact(name, factor * t.column(quantity).values()[extreme(t, quantity, 1)], unit));
  }

  private static int extreme(Trajectories t, String quantity, int sign) {
    double[] v = t.column(quantity).values();
    int best = 0;
    for (int i = 1; i < v.length; i++) {
      if (sign * v[i] > sign * v[best]) {
        best = i;
      }
    }
    return best;
  }

  private static double days(Trajectories t, double level) {
    return Fates.hoursAtMost(t.timeH(), t.column("MADRS").values(), level) / 24;
  }
}
