package rewire.evidence;

import java.util.Optional;

/// What was read off a curve, with its code in observation tables and its unit.
public enum Statistic {
  CONCENTRATION("concentration", "ng/mL", true), CMAX("Cmax", "ng/mL", false), TMAX("Tmax", "min",
      false), CSS("Css", "ng/mL", false), AUC_TO("AUC0_t", "ng*h/mL", true), AUC_INFINITE("AUC0_inf",
          "ng*h/mL",
          false), AUC_UNSTATED("AUC_unstated", "ng*h/mL", false), RATIO_TO_PARENT("ratio_to_parent", "ratio",
              false), RATIO_INTERACTION("ratio_interaction", "ratio", false), HALF_LIFE("half_life", "h",
                  false), CLEARANCE("clearance", "L/h", false), VSS("Vss", "L", false), F("F", "percent",
                      false);

  private final String code;
  private final String unit;
  private final boolean timed;

  Statistic(String code, String unit, boolean timed) {
    this.code = code;
    this.unit = unit;
    this.timed = timed;
  }

  /// The name in observation tables.
  public String code() {
    return code;
  }

  /// The one unit in which it is given.
  public String unit() {
    return unit;
  }

  /// Whether it means nothing without a time.
  public boolean timed() {
    return timed;
  }

  /// Whether it rests on areas alone, so that the speed of release does not matter.
  public boolean areaOnly() {
    return switch (this) {
      case AUC_TO, AUC_INFINITE, AUC_UNSTATED, RATIO_TO_PARENT, RATIO_INTERACTION, F -> true;
      case CONCENTRATION, CMAX, TMAX, CSS, HALF_LIFE, CLEARANCE, VSS -> false;
    };
  }

  /// The statistic of a code; empty when there is none.
  public static Optional<Statistic> of(String code) {
    for (var statistic : values()) {
      if (statistic.code.equals(code)) {
        return Optional.of(statistic);
      }
    }
    return Optional.empty();
  }
}
