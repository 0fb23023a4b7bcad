package rewire.course;

import java.util.List;

/// What is decided during the course, from the score measured then. Until it is decided, a course with rules holds the
/// planned doses only; `rewire.simulate.Visits` adds and withholds doses visit by visit.
public sealed interface Rule {

  /// Hours after time 0 at which the rule begins to act.
  double fromH();

  /// Doses at one of two intervals, chosen anew from time to time; each block begins with a dose.
  ///
  /// @param occasion     the doses of one visit (several for nasal devices), timed from the visit
  /// @param fromH        first visit
  /// @param toH          no visit at or after this time
  /// @param everyH       interval while the criterion holds
  /// @param elseH        interval otherwise
  /// @param decidedEveryH time between decisions, a multiple of both intervals; 0: decided at each visit
  /// @param missed       days on which no dose is given although one is due
  record Maintenance(List<Dose> occasion, double fromH, double toH, Criterion criterion, double everyH,
      double elseH,
      double decidedEveryH, List<Day> missed) implements Rule {
    public Maintenance {
      occasion = List.copyOf(occasion);
      missed = List.copyOf(missed);
      Check.notNegative("start of maintenance in hours", fromH);
      Check.positive("interval of maintenance in hours", everyH);
      Check.positive("interval of maintenance in hours", elseH);
      Check.notNegative("time between decisions in hours", decidedEveryH);
      if (occasion.isEmpty() || occasion.getFirst().timeH() != 0) {
        throw new IllegalArgumentException("A maintenance rule gives doses, the first at the visit itself.");
      }
      if (decidedEveryH > 0 && (!fits(everyH, decidedEveryH) || !fits(elseH, decidedEveryH))) {
        throw new IllegalArgumentException("Intervals of %s and %s h do not fit into %s h between decisions."
            .formatted(everyH, elseH, decidedEveryH));
      }
    }

    /// Whether a whole number of intervals makes up a time between decisions.
    public static boolean fits(double intervalH, double decidedEveryH) {
      double times = decidedEveryH / intervalH;
      return times >= 1 && Math.abs(times - Math.rint(times)) < 1e-9;
    }

    /// The doses of a visit at this time.
    public List<Dose> at(double timeH) {
      return occasion.stream()
          .map(d -> new Dose(timeH + d.timeH(), d.form(), d.route(), d.amountMg(), d.durationH(),
              d.device()))
          .toList();
    }

    /// Whether doses of this time are missed.
    public boolean misses(double timeH) {
      return missed.stream().anyMatch(d -> d.holds(timeH));
    }
  }

  /// No more ketamine from the first visit on at which the criterion holds.
  ///
  /// @param atH            visits at which it is asked, ascending
  /// @param beforeEachDose whether it is also asked before every dose but the first
  record Stop(Criterion criterion, List<Double> atH, boolean beforeEachDose) implements Rule {
    public Stop {
      atH = atH.stream().sorted().toList();
      if (atH.isEmpty() && !beforeEachDose) {
        throw new IllegalArgumentException("A stop rule must say when it is asked.");
      }
    }

    @Override
    public double fromH() {
      return atH.isEmpty() ? 0 : atH.getFirst();
    }
  }

  /// A day of the calendar, in hours after time 0.
  record Day(double fromH, double toH) {
    public Day {
      if (!(toH > fromH)) {
        throw new IllegalArgumentException("A day ends after it begins: %s to %s h.".formatted(fromH, toH));
      }
    }

    /// Whether a time lies in it.
    public boolean holds(double timeH) {
      return timeH >= fromH && timeH < toH;
    }
  }
}
