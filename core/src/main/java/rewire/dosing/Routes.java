package rewire.dosing;

import static rewire.dosing.Portion.atOnce;
import static rewire.dosing.Portion.evenly;

import java.util.List;
import java.util.function.Function;
import rewire.Refusal;
import rewire.course.Dose;

/// What each route does with a dose: the route table of the pharmacokinetic model, one line per route.
///
/// Fractions and times are parameters of `models/brain/01-absorption`, where each has its source. In short:
/// intramuscular, subcutaneous 0.93 (subcutaneous by assumption); nasal device and oral Perez-Ruixo 2021
/// (10.1007/s40262-020-00953-4); sublingual film Simons 2022 (10.3389/fpain.2022.946486).
final class Routes {

  /// An intravenous bolus takes a minute: as a bare jump it would miss the arterial first pass.
  static final double BOLUS_H = 1 / 60.0;

  private final Function<String, Double> parameters;
  private final boolean japanese;

  Routes(Function<String, Double> parameters, boolean japanese) {
    this.parameters = parameters;
    this.japanese = japanese;
  }

  List<Portion> portions(Dose dose) {
    return switch (dose.route()) {
      case IV -> List.of(evenly("Riv", 1, dose.durationH() > 0 ? dose.durationH() : BOLUS_H));
      case IM -> List.of(atOnce("D0_IM", share("F_IM")));
      case SC -> List.of(atOnce("D0_SC", share("F_SC")));
      case NASAL_DEVICE -> nose("D1_IN", deviceShare(dose));
      case NASAL_ATOMISER -> nose("D1_AT", atomiserShare(dose));
      case ORAL -> List.of(evenly("RgPO", 1, hours("T_PO")));
      case SUBLINGUAL -> List.of(evenly("RdSL", share("F_SL"), hours("T_SL")),
          evenly("RgSL", 1 - share("F_SL"), hours("T_SL_gut")));
    };
  }

  /// What the nose does not take up is swallowed.
  private List<Portion> nose(String depot, double uptake) {
    return List.of(atOnce(depot, uptake), evenly("RgIN", 1 - uptake, hours("T_IN")));
  }

  private double deviceShare(Dose dose) {
    double first = japanese ? Math.min(1, share("FR_IN") * value("FR_japanese")) : share("FR_IN");
    return dose.device() == 1 ? first : first * share("FR_IN_later");
  }

  private double atomiserShare(Dose dose) {
    return dose.amountMg() > value("AT_large_mg") ? share("FR_AT_large") : share("FR_AT");
  }

  private double share(String name) {
    double share = value(name);
    if (!(share >= 0 && share <= 1)) {
      throw new Refusal(
          "Parameter %s is %s; a share of a dose lies between 0 and 1.".formatted(name, share));
    }
    return share;
  }

  private double hours(String name) {
    double hours = value(name);
    if (!(hours > 0)) {
      throw new Refusal(
          "Parameter %s is %s h; a time of release must be positive.".formatted(name, hours));
    }
    return hours;
  }

  private double value(String name) {
    return parameters.apply(name);
  }
}
