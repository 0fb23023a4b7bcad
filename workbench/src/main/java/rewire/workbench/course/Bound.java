package rewire.workbench.course;

import rewire.units.Unit;

/// What is taken for possible; outside of it a course is refused. The bounds are wide: they catch slips of unit and
/// decimal point, not bad medicine. The same table stands in `docs/course-format.md`.
enum Bound {
  WEIGHT("kg", 30, 300, "70 kg"), // adults
  AGE("year", 18, 100, "45 year"), // children are out of the model's scope
  SEVERITY("1", 0, 60, "32"), // MADRS points
  STRESS("1", 0, 3, "0.5"), // 0.5 is the background of a treatment-resistant depression
  RESPONSIVENESS("1", 0, 1.5, "1"), // 1 is full
  DOSE("mg", 0.1, 3000, "35 mg"), // one act
  DOSE_PER_KG("mg/kg", 0.001, 10, "0.5 mg/kg"), // 10 is far above anaesthesia
  INFUSION("min", 1, 7200, "40 min"), // five days; 100-hour infusions are published
  SESSION("min", 5, 720, "50 min"), // up to a day of group work
  LEVEL("1", 0, 1, "1"), // 1 is full
  DAILY("min", 1, 480, "30 min"), // eight hours
  BENZODIAZEPINE("mg", 0.01, 500, "1 mg"), // of the drug itself
  PROPOFOL("mg/h", 1, 3000, "6 mg/kg/h"), // 10 mg/kg/h for the heaviest
  CONCENTRATION("mg/mL", 0.1, 200, "10 mg/mL"), // from a diluted bag to the spray's 140
  FOLLOW("d", 0.01, 3660, "60 d"), // ten years
  EXPERIMENT("1", -100, 100, "1");

  /// Doses, sessions and bouts of practice in one course, all told.
  static final int MOST_ACTS = 5000;

  private final String unit;
  private final double low;
  private final double high;
  private final String example;

  Bound(String unit, double low, double high, String example) {
    this.unit = unit;
    this.low = low;
    this.high = high;
    this.example = example;
  }

  Unit unit() {
    return Unit.parse(unit);
  }

  double low() {
    return low;
  }

  double high() {
    return high;
  }

  String example() {
    return example;
  }

  /// For messages: `0.1 and 3000 mg`.
  String range() {
    return Written.plain(low) + " and " + Written.plain(high) + (unit.equals("1") ? "" : " " + unit);
  }
}
