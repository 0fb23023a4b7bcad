package rewire.workbench.course;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import org.snakeyaml.engine.v2.nodes.Node;
import rewire.course.Dose;
import rewire.course.Form;
import rewire.course.Route;
import rewire.course.Rule;
import rewire.units.Unit;
import rewire.workbench.course.Clinic.Preparation;
import rewire.workbench.course.CourseReading.Dosed;

/// Reads the items under `doses`.
final class DoseReader {

  /// What the routes are called; an infusion and a bolus are both intravenous.
  enum Way {
    INFUSION, BOLUS, IM, SC, SPRAY, ATOMISER, ORAL, SUBLINGUAL
  }

  static final Map<String, Form> DRUGS = map("ketamine", Form.RACEMIC, "esketamine", Form.ESKETAMINE,
      "arketamine", Form.ARKETAMINE, "racemic ketamine", Form.RACEMIC, "S-ketamine", Form.ESKETAMINE,
      "R-ketamine",
      Form.ARKETAMINE);
  static final Map<String, Way> ROUTES = map("infusion", Way.INFUSION, "bolus", Way.BOLUS,
      "intramuscular",
      Way.IM, "subcutaneous", Way.SC, "nasal spray", Way.SPRAY, "nasal atomiser", Way.ATOMISER, "oral",
      Way.ORAL,
      "sublingual", Way.SUBLINGUAL, "IV infusion", Way.INFUSION, "IV bolus", Way.BOLUS, "IM", Way.IM, "SC",
      Way.SC,
      "nasal atomizer", Way.ATOMISER, "PO", Way.ORAL, "SL", Way.SUBLINGUAL);
  private static final String EXAMPLE = "\"drug: ketamine\"";
  /// One device of esketamine spray (label: 32.3 mg of the hydrochloride), and the pause between devices.
  private static final double DEVICE_MG = 28;
  private static final double DEVICE_PAUSE_H = 5 / 60.0;
  /// More than this into blood, muscle or skin is an amount for anaesthesia; by nose and mouth far less arrives.
  private static final double UNUSUAL_MG_PER_KG = 2;
  private static final double UNUSUAL_BY_MOUTH_MG_PER_KG = 5;

  private final Days days;
  private final double weightKg;

  DoseReader(Days days, double weightKg) {
    this.days = days;
    this.weightKg = weightKg;
  }

  /// What is given: planned doses, doses that were missed, rules by which more are given, and what is drawn up.
  ///
  /// @param places where a planned dose stands in the file; of equal doses the last
  /// @param dosed  how doses are written
  record Given(List<Dose> doses, List<Dose> missed, List<Rule.Maintenance> rules,
      Map<Preparation, Double> mgPerMl, Map<Dose, Node> places, Set<Dosed> dosed) {}

  Given read(Section course) {
    var given = new Given(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>(),
        new HashMap<>(), EnumSet.noneOf(Dosed.class));
    for (var item : course.list("doses", "a dose", EXAMPLE)) {
      dose(item, given);
    }
    return given;
  }

  private void dose(Section item, Given given) {
    item.only(Keys.DOSE);
    item.required("drug", "ketamine");
    item.required("route", "infusion");
    item.required("dose", "0.5 mg/kg");
    var form = item.choice("drug", DRUGS);
    var way = item.choice("route", ROUTES);
    var over = over(item, way);
    double lengthD = Math.max(1, over.orElse(0) / 24);
    var amount = item.value("dose").map(n -> amount(n, way, lengthD, item, given))
        .orElse(OptionalDouble.empty());
    var repeat = days.repeats(item);
    var missed = days.days(item, "missed");
    if (form.isEmpty() || way.isEmpty() || amount.isEmpty() || over.isEmpty()) {
      return;
    }
    var visit = visit(item, form.get(), way.get(), amount.getAsDouble(), over.getAsDouble());
    if (visit.isEmpty()) {
      return;
    }
    concentration(item, visit, given);
    var due = repeat.times().stream().flatMap(t -> at(t, visit).stream()).toList();
    for (var dose : due) {
      (missed.stream().anyMatch(d -> d.holds(dose.timeH())) ? given.missed : given.doses).add(dose);
      given.places.put(dose, item.node());
    }
    for (var d : repeat.decided()) {
      if ((d.toH() - d.fromH()) / Math.min(d.everyH(), d.elseH()) * visit.size() > Bound.MOST_ACTS) {
        item.complaints().add(item.key("repeat"), "This rule makes more than " + Bound.MOST_ACTS + " acts.",
            "Perhaps a slip in a number.");
        return;
      }
      given.rules.add(new Rule.Maintenance(visit, d.fromH(), d.toH(), d.criterion(), d.everyH(), d.elseH(),
          d.decidedEveryH(), missed));
    }
    for (var day : missed) {
      if ((!due.isEmpty() || !repeat.decided().isEmpty()) && due.stream().noneMatch(d -> day.holds(d.timeH()))
          && repeat.decided().stream().noneMatch(d -> day.toH() > d.fromH() && day.fromH() < d.toH())) {
        item.complaints().add(item.key("missed"),
            "No dose is due on day " + Written.plain(Math.rint((day.fromH() + days.startClockH()) / 24))
                + ", so none can be missed.",
            "Perhaps another day is meant.");
      }
    }
  }

  private static List<Dose> at(double timeH, List<Dose> visit) {
    return visit.stream().map(
        d -> new Dose(timeH + d.timeH(), d.form(), d.route(), d.amountMg(), d.durationH(), d.device()))
        .toList();
  }

  /// The doses of one visit, timed from the visit; empty after a complaint.
  private static List<Dose> visit(Section item, Form form, Way way, double mg, double overH) {
    if (way == Way.SPRAY) {
      return devices(item, form, mg);
    }
    var route = switch (way) {
      case INFUSION, BOLUS -> Route.IV;
      case IM -> Route.IM;
      case SC -> Route.SC;
      case SPRAY -> Route.NASAL_DEVICE;
      case ATOMISER -> Route.NASAL_ATOMISER;
      case ORAL -> Route.ORAL;
      case SUBLINGUAL -> Route.SUBLINGUAL;
    };
    return List.of(new Dose(0, form, route, mg, overH));
  }

  private static void concentration(Section item, List<Dose> visit, Given given) {
    item.value("concentration")
        .map(n -> Written.quantity(n, "concentration", Bound.CONCENTRATION, item.complaints()))
        .orElse(OptionalDouble.empty())
        .ifPresent(c -> visit.forEach(d -> given.mgPerMl.put(Preparation.of(d), c)));
  }

  /// mg, from mg or mg/kg. What bounds a dose bounds each day of an infusion that lasts for days: 100-hour infusions of
  /// 10-20 mg/h are published.
  private OptionalDouble amount(Node node, Optional<Way> way, double lengthD, Section item, Given given) {
    var complaints = item.complaints();
    var mg = Unit.of("mg");
    var mgPerKg = Unit.parse("mg/kg");
    var quantity = Written.word(node, "dose", complaints)
        .flatMap(text -> Written.parsed(node, text, "dose", "0.5 mg/kg", complaints));
    if (quantity.isEmpty()) {
      return OptionalDouble.empty();
    }
    var q = quantity.get();
    var written = Written.plain(q.value()) + " " + q.unit();
    given.dosed.add(Written.perKg(q.unit(), mg) ? Dosed.BY_WEIGHT : Dosed.IN_MG);
    if (Written.perKg(q.unit(), mg)) {
      var perKg = Written.bounded(node, q.in(mgPerKg) / lengthD, written, "dose", Bound.DOSE_PER_KG,
          complaints);
      return perKg.isEmpty() ? perKg : noted(node, perKg.getAsDouble() * weightKg, way, lengthD, complaints);
    }
    if (!q.unit().sameDimension(mg)) {
      complaints.add(node, "The dose is given in " + q.unit() + "; it must be a quantity in mg or mg/kg.",
          "Perhaps write it like this: dose: 0.5 mg/kg");
      return OptionalDouble.empty();
    }
    var total = Written.bounded(node, q.in(mg), written, "dose", Bound.DOSE, complaints);
    if (total.isPresent() && total.getAsDouble() > Bound.DOSE_PER_KG.high() * weightKg * lengthD) {
      complaints.add(node, "The dose is " + written + ", more than " + Written.plain(Bound.DOSE_PER_KG.high())
          + " mg/kg" + (lengthD > 1 ? " a day." : "."), "Perhaps the unit or the decimal point is a slip.");
      return OptionalDouble.empty();
    }
    return total.isEmpty() ? total : noted(node, total.getAsDouble() / lengthD, way, lengthD, complaints);
  }

  /// @param mg in one day at most
  private OptionalDouble noted(Node node, double mg, Optional<Way> way, double lengthD,
      Complaints complaints) {
    boolean injected = way.isEmpty() || List.of(Way.INFUSION, Way.BOLUS, Way.IM, Way.SC).contains(way.get());
    if (mg > (injected ? UNUSUAL_MG_PER_KG : UNUSUAL_BY_MOUTH_MG_PER_KG) * weightKg) {
      var much = lengthD > 1
          ? " mg/kg in each day, more than a dose for mood."
          : injected
              ? " mg/kg in one dose, an amount used for anaesthesia."
              : " mg/kg in one dose, more than any published course gave by this route.";
      complaints.remark(node, "This is " + Written.plain(mg / weightKg) + much,
          "Perhaps the decimal point is a slip.");
    }
    return OptionalDouble.of(mg * lengthD);
  }

  /// Hours of an infusion; 0 for every other route.
  private OptionalDouble over(Section item, Optional<Way> way) {
    var complaints = item.complaints();
    if (way.isPresent() && way.get() != Way.INFUSION) {
      if (item.has("over")) {
        complaints.add(item.key("over"), "\"over\" is for infusions; this route has no duration of its own.",
            "Perhaps \"route: infusion\" is meant, or remove the line.");
      }
      return OptionalDouble.of(0);
    }
    if (way.isPresent()) {
      item.required("over", "40 min");
    }
    var minutes = item.value("over").map(n -> Written.quantity(n, "over", Bound.INFUSION, complaints))
        .orElse(OptionalDouble.empty());
    return minutes.isEmpty() ? minutes : OptionalDouble.of(minutes.getAsDouble() / 60);
  }

  private static List<Dose> devices(Section item, Form form, double mg) {
    var node = item.value("dose").orElse(item.node());
    if (form != Form.ESKETAMINE) {
      item.complaints().add(item.value("drug").orElse(node), "A nasal spray device holds esketamine only.",
          "Perhaps \"drug: esketamine\" or \"route: nasal atomiser\" is meant.");
      return List.of();
    }
    double count = mg / DEVICE_MG;
    if (Math.abs(count - Math.rint(count)) > 1e-9 || count < 1 || count > 4) {
      item.complaints().add(node,
          "A nasal spray of " + Written.plain(mg) + " mg cannot be given: each device holds "
              + "28 mg, and one to four are given.",
          "Perhaps 28, 56 or 84 mg is meant.");
      return List.of();
    }
    var out = new ArrayList<Dose>();
    for (int device = 1; device <= Math.rint(count); device++) {
      out.add(new Dose((device - 1) * DEVICE_PAUSE_H, form, Route.NASAL_DEVICE, DEVICE_MG, 0, device));
    }
    return out;
  }

  @SuppressWarnings("unchecked") // the pairs are written above
  private static <T> Map<String, T> map(Object... pairs) {
    var map = new LinkedHashMap<String, T>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], (T) pairs[i + 1]);
    }
    return map;
  }
}
