package rewire.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rewire.course.Course;
import rewire.course.Dose;
import rewire.course.Form;
import rewire.course.Genotype;
import rewire.course.Medicine;
import rewire.course.Person;
import rewire.course.Route;
import rewire.course.Sex;
import rewire.evidence.Observation.Event;
import rewire.simulate.Settling;
import rewire.simulate.Simulator;
import rewire.simulate.StartState;
import rewire.simulate.Watcher;
import rewire.solve.Outcome;

/// Predicts observed pharmacokinetics with a model, row by row, from the columns of the row alone.
///
/// Arterial rows are compared with the arterial concentration, all others with mixed (venous) plasma; where an input steps
/// the value just before the step counts. People have the typical value of every parameter, the weight of the row, and the
/// covariates of its population.
public final class Predictor {
  private static final List<String> WATCHED = List.of("Cmix_S", "Cmix_R", "Cart_S", "Cart_R", "NK_S", "NK_R",
      "HNK_S",
      "HNK_R");
  private static final double TOLERANCE = 1e-8;
  /// Long enough for a millionth to be left.
  private static final double LONG_H = 120;
  private static final double STEADY_H = 400;
  /// The mean age at which people over sixty are simulated, and others (pharmacokinetics dossier, section 4).
  private static final double OLD_YEARS = 70;
  private static final double OTHER_YEARS = 40;

  private final Simulator simulator;
  private final Watcher watcher;
  private final Map<String, CoDrug> coDrugs;
  private final Map<String, Curves> known = new HashMap<>();

  /// Factors of a drug that changes metabolism.
  public record CoDrug(double clint, double gut) {}

  /// @param coDrugs factors by the name that the table uses
  public Predictor(Simulator simulator, Map<String, CoDrug> coDrugs) {
    this.simulator = simulator;
    this.watcher = simulator.watcher(WATCHED);
    this.coDrugs = Map.copyOf(coDrugs);
  }

  /// The counterpart of an observation.
  public Prediction predict(Observation o) {
    try {
      double value = value(o);
      if (!(value > 0 && Double.isFinite(value)) || !(o.value() > 0)) {
        return new Prediction.Impossible(o,
            "predicted %.4g, observed %.4g: a ratio needs positive values".formatted(value,
                o.value()));
      }
      return new Prediction.Value(o, value);
    } catch (Unfit e) {
      return new Prediction.Impossible(o, e.reason);
    }
  }

  /// A row that the model has no counterpart for.
  private static final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String reason;

    Unfit(String reason) {
      super(reason, null, false, false);
      this.reason = reason;
    }
  }

  private double value(Observation o) {
    if (!List.of("plasma", "serum", "blood").contains(o.matrix())) {
      throw new Unfit("the model has no counterpart of " + o.matrix());
    }
    var analyte = Analyte.of(o.analyte())
        .orElseThrow(() -> new Unfit("the analyte \"" + o.analyte() + "\" is not known"));
    boolean arterial = o.site().equals("arterial");
    return switch (o.statistic()) {
      case "concentration" -> curve(o, Optional.empty()).at(analyte, arterial, time(o));
      case "Cmax" -> curve(o, Optional.empty()).peak(analyte, arterial, 24).value();
      case "Tmax" -> 60 * curve(o, Optional.empty()).peak(analyte, arterial, 24).timeH();
      case "Css" -> steady(o).last(analyte, arterial);
      case "AUC0_t" -> curve(o, Optional.empty()).area(analyte, arterial, time(o));
      case "AUC0_inf", "AUC_unstated" -> curve(o, Optional.empty()).areaForEver(analyte, arterial);
      case "ratio_to_parent" -> curve(o, Optional.empty()).areaForEver(analyte, arterial)
          / curve(o, Optional.empty()).areaForEver(analyte.parent(), arterial);
      case "ratio_interaction" -> curve(o, Optional.of(coDrug(o))).areaForEver(analyte, arterial)
          / curve(o, Optional.empty()).areaForEver(analyte, arterial);
      case "half_life" -> curve(o, Optional.empty()).halfLife(analyte, arterial);
      case "clearance" ->
        1000 * dose(o) * share(o, analyte) / curve(o, Optional.empty()).areaForEver(analyte, arterial);
      case "Vss" ->
        1000 * dose(o) * share(o, analyte) / curve(o, Optional.empty()).areaForEver(analyte, arterial)
            * curve(o, Optional.empty()).meanResidence(analyte, arterial, meanInput(o));
      case "F" -> 100 * curve(o, Optional.empty()).areaForEver(analyte.parent(), arterial)
          / intravenous(o).areaForEver(analyte.parent(), arterial);
      default -> throw new Unfit("the statistic \"" + o.statistic() + "\" is not known");
    };
  }

  private static double time(Observation o) {
    if (!(o.timeMin() >= 0)) {
      throw new Unfit("no sampling time is given");
    }
    if (o.timeMin() / 60 > LONG_H) {
      throw new Unfit("a sampling time of " + o.timeMin() + " min is beyond " + LONG_H + " h");
    }
    return o.timeMin() / 60;
  }

  private CoDrug coDrug(Observation o) {
    var found = coDrugs.get(o.interaction());
    if (found == null) {
      throw new Unfit("the co-drug \"" + o.interaction() + "\" is not in the interaction table");
    }
    return found;
  }

  private static double dose(Observation o) {
    return o.events().stream().mapToDouble(e -> e.mg(o.weightKg())).sum();
  }

  /// Which part of the dose an enantiomer is.
  private static double share(Observation o, Analyte analyte) {
    var form = form(o);
    return switch (analyte.side()) {
      case S -> form.shareS();
      case R -> form.shareR();
      case BOTH, EACH -> 1;
    };
  }

  /// Mean time of input in hours, for infusions.
  private static double meanInput(Observation o) {
    double sum = 0;
    for (var e : o.events()) {
      sum += e.mg(o.weightKg()) * (e.startMin() + e.durationMin() / 2) / 60;
    }
    return sum / dose(o);
  }

  private Curves intravenous(Observation o) {
    double over = 40.0; // linear kinetics: any infusion has the same area
    var event = new Event(dose(o), false, 0, over);
    return curves(o, Route.IV, List.of(event), Optional.empty(), LONG_H);
  }

  /// The rate of the last event kept up until nothing changes any more.
  private Curves steady(Observation o) {
    if (o.events().isEmpty() || o.events().getLast().durationMin() == 0) {
      throw new Unfit("a steady state needs an infusion");
    }
    var last = o.events().getLast();
    double factor = STEADY_H * 60 / last.durationMin();
    return curves(o, route(o), List.of(new Event(last.amount() * factor, last.perKg(), 0, STEADY_H * 60)),
        Optional.empty(), STEADY_H);
  }

  private Curves curve(Observation o, Optional<CoDrug> with) {
    return curves(o, route(o), o.events(), with, LONG_H);
  }

  private Curves curves(Observation o, Route route, List<Event> events, Optional<CoDrug> with, double endH) {
    if (events.isEmpty()) {
      throw new Unfit("the dose is not stated");
    }
    if (!(o.weightKg() > 0)) {
      throw new Unfit("the weight is not known");
    }
    var key = String.join("|", route.name(), form(o).name(), o.population(), Double.toString(o.weightKg()),
        events.toString(), with.toString(), Double.toString(endH));
    var found = known.get(key);
    if (found == null) {
      found = simulated(o, route, events, with, endH);
      known.put(key, found);
    }
    return found;
  }

  private Curves simulated(Observation o, Route route, List<Event> events, Optional<CoDrug> with,
      double endH) {
    var doses = new ArrayList<Dose>();
    int device = 0;
    for (var e : events) {
      device++;
      double hours = route == Route.IV ? e.durationMin() / 60 : 0;
      doses.add(new Dose(e.startMin() / 60, form(o), route, e.mg(o.weightKg()), hours,
          route == Route.NASAL_DEVICE ? device : 1));
    }
    double end = Math.max(endH, doses.getLast().endH());
    var medicines = with.<List<Medicine>>map(
        w -> List.of(new Medicine.CoDrug(o.interaction(), 0, end, w.clint(), w.gut()))).orElse(List.of());
    var course = new Course(o.row(), o.study(), person(o), doses, List.of(), List.of(), medicines, List.of(),
        List.of(),
        end, Map.of());
    if (!(simulator.settle(simulator.parameters(course)) instanceof Settling.Settled settled)) {
      throw new Unfit("the person cannot be settled");
    }
    var times = Curves.times(course);
    return followed(course, settled.state(), times);
  }

  private Curves followed(Course course, StartState start, double[] times) {
    var seen = watcher.follow(course, start, times, TOLERANCE);
    if (seen.outcome() instanceof Outcome.Failed f) {
      throw new Unfit("the model could not be run: " + f.message());
    }
    return new Curves(times, seen.values());
  }

  private static Person person(Observation o) {
    double age = o.population().equals("adults_over60") ? OLD_YEARS : OTHER_YEARS;
    if (o.population().equals("children")) {
      throw new Unfit("children are outside the model");
    }
    return new Person(o.weightKg(), age, Sex.MALE, o.population().equals("adults_japanese"), Genotype.VAL_VAL,
        0.5, 1);
  }

  private static Form form(Observation o) {
    return switch (o.form()) {
      case "racemic", "racemic_ER" -> Form.RACEMIC;
      case "esketamine" -> Form.ESKETAMINE;
      case "arketamine" -> Form.ARKETAMINE;
      default -> throw new Unfit("the form \"" + o.form() + "\" is not known");
    };
  }

  private static Route route(Observation o) {
    return switch (o.route()) {
      case "IV", "IV_bolus" -> Route.IV;
      case "IM" -> Route.IM;
      case "SC" -> Route.SC;
      case "IN_device" -> Route.NASAL_DEVICE;
      case "IN_atomiser" -> Route.NASAL_ATOMISER;
      case "PO" -> Route.ORAL;
      case "SL_film", "SL_tablet" -> Route.SUBLINGUAL;
      default -> throw new Unfit("the model has no route " + o.route());
    };
  }
}
