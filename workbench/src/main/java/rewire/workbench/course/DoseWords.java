package rewire.workbench.course;

import java.util.function.DoubleFunction;
import rewire.workbench.course.Clinic.Preparation;

/// A session of ketamine in words.
record DoseWords(double weightKg, Clinic clinic) {

  /// `Ketamine 35 mg (0.5 mg/kg), 3.5 mL of 10 mg/mL, into a vein over 40 min, until 09:40`.
  String sentence(Occasion occasion, DoubleFunction<String> clock) {
    var dose = occasion.first();
    var out = new StringBuilder(Written.sentence(dose.form().drug())).append(' ').append(amount(occasion));
    out.append(volume(occasion));
    out.append(", ").append(route(occasion));
    if (dose.durationH() > 0) {
      out.append(" over ").append(Calendar.number(60 * dose.durationH())).append(" min, until ")
          .append(clock.apply(dose.endH()));
    }
    return out.toString();
  }

  /// `esketamine 84 mg by nasal spray`.
  String brief(Occasion occasion) {
    return occasion.first().form().drug() + " " + amount(occasion);
  }

  private String amount(Occasion occasion) {
    return Calendar.number(occasion.mg()) + " mg (" + perKg(occasion.mg() / weightKg) + " mg/kg)";
  }

  private static String perKg(double value) {
    return value < 0.1 ? Calendar.number(value) : Calendar.number(Math.rint(100 * value) / 100);
  }

  private String volume(Occasion occasion) {
    var concentration = clinic.mgPerMl().get(Preparation.of(occasion.first()));
    return concentration == null
        ? ""
        : ", " + Calendar.number(occasion.mg() / concentration) + " mL of " + Calendar.number(concentration)
            + " mg/mL";
  }

  private static String route(Occasion occasion) {
    return switch (occasion.first().route()) {
      case IV -> occasion.first().durationH() > 0 ? "into a vein" : "into a vein over 1 min";
      case IM -> "into a muscle";
      case SC -> "under the skin";
      case NASAL_DEVICE -> "by nasal spray, " + (occasion.doses().size() == 1
          ? "1 device"
          : occasion.doses().size() + " devices 5 min apart");
      case NASAL_ATOMISER -> "by nasal atomiser";
      case ORAL -> "by mouth";
      case SUBLINGUAL -> "under the tongue";
    };
  }

}
