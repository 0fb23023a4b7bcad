package rewire.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import rewire.course.Course;
import rewire.course.Dose;
import rewire.course.Form;
import rewire.course.Medicine;
import rewire.course.Person;
import rewire.course.Route;

/// What was done: who received what, by which route, with which co-drug. Two questions about equal trials share one
/// simulation.
public record Trial(Person person, Form form, Route route, List<Event> events, CoDrug coDrug) {
  /// Devices of one nasal session follow each other within minutes; a longer pause than this begins a new session, whose
  /// first device is taken up as a first one.
  private static final double SAME_SESSION_H = 2;
  /// A slow injection or a slowly sipped dose is given in this many equal parts.
  private static final int PARTS = 60;
  private static final double REFERENCE_INFUSION_H = 2 / 3.0; // any length gives the same area

  public Trial {
    events = List.copyOf(events);
    if (events.isEmpty()) {
      throw new IllegalArgumentException("A trial without a dose.");
    }
  }

  /// One dose event: mg of the form given, over some hours; 0 is at once.
  public record Event(double startH, double durationH, double amountMg) {}

  /// Factors of a co-drug in steady state; both 1 when there is none.
  public record CoDrug(double clint, double gut) {
    /// No co-drug.
    public static final CoDrug NONE = new CoDrug(1, 1);
  }

  double totalMg() {
    return events.stream().mapToDouble(Event::amountMg).sum();
  }

  /// Dose-weighted mean time of giving, hours.
  double meanInputH() {
    return events.stream().mapToDouble(e -> e.amountMg * (e.startH + given(e) / 2)).sum() / totalMg();
  }

  double lastEndH() {
    return events.stream().mapToDouble(e -> e.startH + given(e)).max().orElseThrow();
  }

  /// The rate of the last event, mg/h; 0 when it was given at once.
  double lastRate() {
    var last = events.getLast();
    return last.durationH > 0 ? last.amountMg / last.durationH : 0;
  }

  Trial withoutCoDrug() {
    return new Trial(person, form, route, events, CoDrug.NONE);
  }

  /// The same dose into a vein.
  Trial intravenously() {
    return new Trial(person, form, Route.IV, List.of(new Event(0, REFERENCE_INFUSION_H, totalMg())), coDrug);
  }

  Course course(double endH) {
    var medicines = coDrug.equals(CoDrug.NONE)
        ? List.<Medicine>of()
        : List.<Medicine>of(new Medicine.CoDrug("co-drug", 0, endH, coDrug.clint, coDrug.gut));
    return new Course("", "", person, doses(), List.of(), List.of(), medicines, List.of(), List.of(), endH,
        Map.of());
  }

  private double given(Event e) {
    return e.durationH > 0 || route != Route.IV ? e.durationH : 1 / 60.0; // a bolus takes a minute
  }

  private List<Dose> doses() {
    var doses = new ArrayList<Dose>();
    int device = 0;
    double before = Double.NEGATIVE_INFINITY;
    for (var e : events) {
      device = e.startH - before > SAME_SESSION_H ? 1 : device + 1;
      before = e.startH;
      if (route == Route.IV) {
        doses.add(new Dose(e.startH, form, route, e.amountMg, e.durationH));
      } else if (e.durationH == 0) {
        doses.add(new Dose(e.startH, form, route, e.amountMg, 0, route == Route.NASAL_DEVICE ? device : 1));
      } else {
        for (int i = 0; i < PARTS; i++) {
          doses.add(new Dose(e.startH + e.durationH * (i + 0.5) / PARTS, form, route, e.amountMg / PARTS, 0,
              route == Route.NASAL_DEVICE ? device : 1));
        }
      }
    }
    return doses;
  }
}
