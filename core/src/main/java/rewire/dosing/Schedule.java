package rewire.dosing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import rewire.course.Course;
import rewire.course.Dose;
import rewire.course.Medicine;
import rewire.course.Practice;
import rewire.dosing.Channel.Mix;

/// Turns a course into the changes of the model's inputs and depots, sorted by time.
///
/// What is active at the same time combines by channel: infusions and releases add up, and so do practices; therapy and
/// SSRI are on or off; the co-drugs' factors multiply; a stretch of stress replaces the background, the later one an
/// earlier; an experiment overrules all. A value is set only where it changes.
public final class Schedule {

  /// A dose later than this after the first of its day opens the next dosing day (and counts as the next session, on
  /// which dissociation fades). Below 24 h, so that an appointment a little earlier than yesterday is a new day; above
  /// 18 h, so that four doses spread evenly over a day are one day.
  static final double DAY_H = 18.5;

  private final Function<String, Double> parameters;
  private final Map<String, Channel> channels = new LinkedHashMap<>();
  private final List<Change> deposits = new ArrayList<>();
  private final Edges edges = new Edges();

  private Schedule(Function<String, Double> parameters) {
    this.parameters = parameters;
  }

  /// All changes of a course, sorted by time; at one moment inputs come before deposits.
  ///
  /// Changes after the end of the course are left out. What holds from the beginning, such as weight and genotype, is
  /// not among them: see [Settings]. Rules of the course are not decided here: see `rewire.simulate.Visits`.
  ///
  /// @param parameters value of each input and dosing parameter of the model by name, overrides included; must throw
  ///   for a name it does not know
  public static List<Change> of(Course course, Function<String, Double> parameters) {
    var settings = Settings.of(course);
    var schedule = new Schedule(name -> settings.containsKey(name)
        ? settings.get(name)
        : parameters.apply(name));
    if (course.medicines().stream().anyMatch(m -> m instanceof Medicine.Ssri ssri && ssri.standing())) {
      schedule.channels.put("uO", new Channel("uO", Mix.MAX, 0)); // without it nothing is taken
    }
    schedule.doses(course);
    schedule.care(course);
    course.medicines().forEach(schedule::medicine);
    course.stress().forEach(s -> schedule.channel("uS", Mix.LATEST).hold(s.fromH(), s.toH(), s.level()));
    for (var e : course.experiments()) {
      schedule.channel(e.input(), Mix.LATEST).overrule(e.fromH(), e.toH(), e.value());
    }
    return schedule.changes(course.endH());
  }

  private void doses(Course course) {
    var routes = new Routes(parameters, course.person().japanese());
    var inOrder = course.doses().stream().sorted(Comparator.comparingDouble(Dose::timeH)).toList();
    for (var dose : inOrder) {
      for (var portion : routes.portions(dose)) {
        double mg = portion.share() * dose.amountMg();
        give(portion, "_S", dose.timeH(), mg * dose.form().shareS());
        give(portion, "_R", dose.timeH(), mg * dose.form().shareR());
      }
    }
    countSessions(inOrder);
  }

  private void give(Portion portion, String enantiomer, double timeH, double mg) {
    if (mg == 0) {
      return;
    }
    var target = portion.target() + enantiomer;
    if (portion.isDeposit()) {
      deposit(timeH, target, mg);
    } else {
      channel(target, Mix.SUM).hold(timeH, timeH + portion.overH(), mg / portion.overH());
    }
  }

  private void countSessions(List<Dose> inOrder) {
    double day = Double.NEGATIVE_INFINITY;
    int number = 0;
    for (var dose : inOrder) {
      if (dose.timeH() - day > DAY_H) {
        day = dose.timeH();
        number++;
        channel("session", Mix.LATEST).hold(day, Double.POSITIVE_INFINITY, number);
      }
    }
  }

  private void care(Course course) {
    for (var session : course.sessions()) {
      for (var effect : session.effects()) {
        boolean therapy = effect.input().equals("uT");
        channel(effect.input(), therapy ? Mix.MAX : Mix.SUM).hold(session.timeH(), session.endH(),
            therapy ? effect.level() : effect.level() * Practice.PULSE_LEVEL);
      }
    }
    for (var practice : course.practices()) {
      var input = switch (practice.kind()) {
        case MINDFULNESS -> "uM";
        case EXERCISE -> "uX";
        case SLEEP -> "uSl";
      };
      channel(input, Mix.SUM).hold(practice.fromH(), practice.toH(), practice.level());
    }
  }

  private void medicine(Medicine medicine) {
    switch (medicine) {
      case Medicine.Ssri m -> channel("uO", Mix.MAX).hold(m.fromH(), m.toH(), 1);
      case Medicine.Benzodiazepine m -> deposit(m.timeH(), "bz_gut", m.lorazepamEquivalentMg());
      case Medicine.Propofol m ->
        channel("Rprop", Mix.SUM).hold(m.timeH(), m.timeH() + m.durationH(), m.rateMgPerH());
      case Medicine.CoDrug m -> {
        channel("clint", Mix.PRODUCT).hold(m.fromH(), m.toH(), m.clint());
        channel("gut", Mix.PRODUCT).hold(m.fromH(), m.toH(), m.gut());
      }
      case Medicine.Unmodelled _ -> {
        // known to those who give care, not to the model
      }
    }
  }

  private void deposit(double timeH, String target, double mg) {
    deposits.add(new Change(timeH, target, Change.Kind.ADD, mg));
    edges.add(timeH);
  }

  private Channel channel(String input, Mix mix) {
    var known = channels.get(input);
    if (known == null) {
      known = new Channel(input, mix, parameters.apply(input));
      channels.put(input, known);
    }
    return known;
  }

  private List<Change> changes(double endH) {
    channels.values().forEach(c -> c.addEdges(edges));
    var changes = new ArrayList<Change>();
    channels.values().forEach(c -> c.addChanges(edges, changes));
    for (var d : deposits) {
      changes.add(new Change(edges.merged(d.timeH()), d.target(), d.kind(), d.value()));
    }
    changes.removeIf(c -> c.timeH() > endH);
    changes.sort(
        Comparator.comparingDouble(Change::timeH).thenComparing(Change::kind, Comparator.reverseOrder()));
    return List.copyOf(changes);
  }
}
