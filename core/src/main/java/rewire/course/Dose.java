package rewire.course;

/// One act of giving ketamine.
///
/// @param amountMg mg of base, both enantiomers together
/// @param durationH length of an infusion; 0 for every other route and for an intravenous bolus
/// @param device which device of its session a nasal device is, from 1; 1 for every other route
public record Dose(double timeH, Form form, Route route, double amountMg, double durationH, int device) {

  public Dose {
    Check.notNegative("time of a dose in hours", timeH);
    Check.positive("amount of a dose in mg", amountMg);
    Check.notNegative("duration of a dose in hours", durationH);
    if (durationH > 0 && route != Route.IV) {
      throw new IllegalArgumentException(
          "A dose by route %s has no duration, but %s h is given.".formatted(route, durationH));
    }
    if (device < 1 || (device > 1 && route != Route.NASAL_DEVICE)) {
      throw new IllegalArgumentException(
          "Device %d of a dose by route %s: devices count from 1, and only nasal devices have more than one."
              .formatted(device, route));
    }
  }

  /// A dose that is no later device of a session.
  public Dose(double timeH, Form form, Route route, double amountMg, double durationH) {
    this(timeH, form, route, amountMg, durationH, 1);
  }

  /// The time at which the giving ends.
  public double endH() {
    return timeH + durationH;
  }
}
