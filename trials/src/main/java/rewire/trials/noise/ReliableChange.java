package rewire.trials.noise;

/// Whether one person changed by more than the scale's own noise, and whether they crossed from ill to well (Jacobson &
/// Truax 1991, 10.1037/0022-006X.59.1.12), for scales on which less is better.
///
/// @param reliability of the scale
/// @param sd          of people before treatment
/// @param cutOff      between ill and well
public record ReliableChange(double reliability, double sd, double cutOff) {
  private static final double Z = 1.96; // as the source

  /// What became of a person.
  public enum Fate {
    RECOVERED, IMPROVED, UNCHANGED, WORSE
  }

  /// Cut-off c: between the means of ill and well people, nearer to the group that scatters less.
  public static ReliableChange between(double reliability, double illMean, double illSd, double wellMean,
      double wellSd) {
    return new ReliableChange(reliability, illSd, (wellSd * illMean + illSd * wellMean) / (wellSd + illSd));
  }

  /// Standard deviation of the difference of two ratings of a person who did not change.
  public double sdOfDifference() {
    return sd * Math.sqrt(2 * (1 - reliability));
  }

  /// Judges two ratings of a person.
  public Fate fate(double before, double after) {
    double index = (after - before) / sdOfDifference();
    if (Math.abs(index) < Z) {
      return Fate.UNCHANGED;
    }
    if (index > 0) {
      return Fate.WORSE;
    }
    return before > cutOff && after < cutOff ? Fate.RECOVERED : Fate.IMPROVED;
  }
}
