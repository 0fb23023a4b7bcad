package rewire.workbench.course;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import org.snakeyaml.engine.v2.nodes.Node;
import rewire.course.Medicine;
import rewire.units.Unit;

/// Reads the items under `medicines`. Which keys an item has depends on the drug.
final class MedicineReader {

  /// mg that equal 1 mg of lorazepam: textbook equivalents, graded hypothesis; listed in `docs/course-format.md`.
  static final Map<String, Double> BENZODIAZEPINES = benzodiazepines();
  /// The model knows no difference between SSRIs.
  static final Set<String> SSRIS = Set.of("ssri", "sertraline", "escitalopram", "citalopram", "fluoxetine",
      "paroxetine", "fluvoxamine");

  private final Days days;
  private final double weightKg;
  private final CareTables tables;

  MedicineReader(Days days, double weightKg, CareTables tables) {
    this.days = days;
    this.weightKg = weightKg;
    this.tables = tables;
  }

  List<Medicine> read(Section course) {
    var out = new ArrayList<Medicine>();
    for (var item : course.list("medicines", "a medicine", "\"drug: SSRI\"")) {
      item.requiredWord("drug", "SSRI").ifPresent(drug -> medicine(item, drug.toLowerCase(Locale.ROOT), out));
    }
    return out;
  }

  private void medicine(Section item, String drug, List<Medicine> out) {
    var span = new Spans(days);
    var factors = tables.interactions().drugs().get(drug);
    var equivalent = BENZODIAZEPINES.get(drug);
    if (SSRIS.contains(drug)) {
      item.only(Keys.TAKEN);
      span.read(item).ifPresent(s -> out
          .add(new Medicine.Ssri(drug.equals("ssri") ? "SSRI" : drug, s.fromH(), s.toH(), s.standing())));
    } else if (equivalent != null) {
      item.only(Keys.BENZODIAZEPINE);
      var mg = item.required("dose", "1 mg")
          .map(n -> Written.quantity(n, "dose", Bound.BENZODIAZEPINE, item.complaints()))
          .orElse(OptionalDouble.empty());
      var times = days.times(item);
      mg.ifPresent(
          dose -> times.forEach(t -> out.add(new Medicine.Benzodiazepine(drug, dose, t, dose / equivalent))));
    } else if (drug.equals("propofol")) {
      propofol(item, out);
    } else if (factors != null) {
      item.only(Keys.TAKEN);
      span.read(item).ifPresent(
          s -> out.add(new Medicine.CoDrug(drug, s.fromH(), s.toH(), factors.clint(), factors.gut())));
    } else if (unmodelled(drug).isPresent()) {
      item.only(Keys.TAKEN);
      span.read(item).ifPresent(
          s -> out.add(new Medicine.Unmodelled(unmodelled(drug).orElse(drug), s.fromH(), s.toH())));
    } else {
      unknown(item, drug);
    }
  }

  /// The name of a drug that the model does not know, as the clinic rules write it.
  private Optional<String> unmodelled(String drug) {
    return tables.rules().unmodelledDrugs().stream().filter(drug::equalsIgnoreCase).findFirst();
  }

  private void propofol(Section item, List<Medicine> out) {
    item.only(Keys.PROPOFOL);
    var rate = item.required("rate", "6 mg/kg/h").flatMap(n -> rate(n, item.complaints()));
    var minutes = item.required("over", "30 min")
        .map(n -> Written.quantity(n, "over", Bound.INFUSION, item.complaints()))
        .orElse(OptionalDouble.empty());
    var times = days.times(item);
    if (rate.isPresent() && minutes.isPresent()) {
      times.forEach(t -> out.add(new Medicine.Propofol(t, minutes.getAsDouble() / 60,
          rate.get().mgPerH, rate.get().perKg)));
    }
  }

  /// @param perKg whether it was written per kilogram
  private record Rate(double mgPerH, boolean perKg) {}

  private Optional<Rate> rate(Node node, Complaints complaints) {
    var mgPerH = Unit.parse("mg/h");
    var quantity = Written.word(node, "rate", complaints)
        .flatMap(t -> Written.parsed(node, t, "rate", "6 mg/kg/h", complaints));
    if (quantity.isEmpty()) {
      return Optional.empty();
    }
    var q = quantity.get();
    boolean perKg = Written.perKg(q.unit(), mgPerH);
    if (!perKg && !q.unit().sameDimension(mgPerH)) {
      complaints.add(node, "The rate is given in " + q.unit() + "; it must be a quantity in mg/h or mg/kg/h.",
          "Perhaps write it like this: rate: 6 mg/kg/h");
      return Optional.empty();
    }
    double value = perKg ? q.in(Unit.parse("mg/kg/h")) * weightKg : q.in(mgPerH);
    var rate = Written.bounded(node, value, Written.plain(q.value()) + " " + q.unit(), "rate", Bound.PROPOFOL,
        complaints);
    return rate.isEmpty() ? Optional.empty() : Optional.of(new Rate(rate.getAsDouble(), perKg));
  }

  private void unknown(Section item, String drug) {
    var known = new ArrayList<>(List.of("SSRI", "propofol"));
    known.addAll(SSRIS.stream().filter(s -> !s.equals("ssri")).sorted().toList());
    known.addAll(BENZODIAZEPINES.keySet());
    known.addAll(tables.interactions().drugs().keySet());
    known.addAll(tables.rules().unmodelledDrugs());
    var node = item.value("drug").orElse(item.node());
    boolean ketamine = drug.endsWith("ketamine");
    item.complaints().add(node, "\"" + Written.shown(drug) + "\" is not a known drug of a medicine.",
        ketamine
            ? "Perhaps it belongs under \"doses\"."
            : Spelling.nearest(drug, known).map(n -> "Perhaps \"" + n + "\" is meant.")
                .orElse("Perhaps one of these: " + String.join(", ", known) + "."));
  }

  private static Map<String, Double> benzodiazepines() {
    var mg = new LinkedHashMap<String, Double>();
    mg.put("lorazepam", 1.0);
    mg.put("diazepam", 10.0);
    mg.put("midazolam", 7.5);
    mg.put("alprazolam", 0.5);
    mg.put("clonazepam", 0.5);
    mg.put("oxazepam", 20.0);
    mg.put("temazepam", 20.0);
    return mg;
  }
}
