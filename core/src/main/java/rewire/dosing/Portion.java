package rewire.dosing;

/// A share of a dose and where it goes: at once into a depot, or at a constant rate over some hours.
///
/// @param target depot or release-rate input, without the enantiomer's ending
/// @param share of the dose, 0 to 1; what the portions of a dose lack to 1 never reaches the body
/// @param overH 0 for a deposit
record Portion(String target, double share, double overH) {

  static Portion atOnce(String depot, double share) {
    return new Portion(depot, share, 0);
  }

  static Portion evenly(String rate, double share, double overH) {
    return new Portion(rate, share, overH);
  }

  boolean isDeposit() {
    return overH == 0;
  }
}
