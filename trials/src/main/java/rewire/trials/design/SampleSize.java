package rewire.trials.design;

import org.hipparchus.distribution.continuous.NormalDistribution;

/// How many people a two-arm trial needs, and the power of so many, in closed form.
///
/// The treated arm has `ratio` times as many people as the control arm. A question: an expected difference, beyond a
/// margin (0 for superiority; the largest loss that is accepted, as a negative number, for non-inferiority), at a one-sided
/// level. Formulas: Julious 2004, 10.1002/sim.1783 (means, shares); Schoenfeld 1981, 10.1093/biomet/68.1.316 (events).
public final class SampleSize {
  private static final NormalDistribution NORMAL = new NormalDistribution();

  /// What is asked of the trial.
  ///
  /// @param oneSided level, such as 0.025
  /// @param ratio    treated people for each control
  public record Question(double oneSided, double power, double ratio) {
    public Question {
      if (!(oneSided > 0 && oneSided < 0.5 && power > oneSided && power < 1 && ratio > 0)) {
        throw new IllegalArgumentException(
            "A level below 0.5, a power between it and 1, and a positive ratio");
      }
    }

    double z() {
      return NORMAL.inverseCumulativeProbability(1 - oneSided) + NORMAL.inverseCumulativeProbability(power);
    }
  }

  /// People in each arm.
  public record Arms(int treated, int control) {
    public int total() {
      return treated + control;
    }

    /// As many as are left after a share drops out.
    public Arms beforeDropOut(double share) {
      return new Arms((int) Math.ceil(treated / (1 - share) - 1e-9),
          (int) Math.ceil(control / (1 - share) - 1e-9));
    }
  }

  private SampleSize() {}

  /// For a difference of means.
  ///
  /// @param benefit expected difference minus the margin
  /// @param sd      of the score at the end, within an arm
  /// @param r       correlation with the baseline when it is adjusted for, otherwise 0
  public static Arms means(Question q, double benefit, double sd, double r) {
    double variance = sd * sd * (1 - r * r);
    double control = (1 + 1 / q.ratio()) * variance * Math.pow(q.z() / benefit, 2);
    // what Student's t costs over the normal: Guenther 1981, 10.1080/00031305.1981.10479332
    control += Math.pow(NORMAL.inverseCumulativeProbability(1 - q.oneSided()), 2) / (2 * (1 + q.ratio()));
    return arms(control, q.ratio());
  }

  /// Power for a difference of means, by the normal distribution.
  public static double power(double oneSided, Arms arms, double benefit, double sd, double r) {
    double se = sd * Math.sqrt((1 - r * r) * (1.0 / arms.treated() + 1.0 / arms.control()));
    return NORMAL.cumulativeProbability(benefit / se - NORMAL.inverseCumulativeProbability(1 - oneSided));
  }

  /// Power averaged over what is believed of the difference: normal with `believedSd` around `benefit` (assurance,
  /// O'Hagan, Stevens & Campbell 2005, 10.1002/pst.175).
  public static double assurance(double oneSided, Arms arms, double benefit, double believedSd, double sd,
      double r) {
    double variance = sd * sd * (1 - r * r) * (1.0 / arms.treated() + 1.0 / arms.control());
    double critical = NORMAL.inverseCumulativeProbability(1 - oneSided) * Math.sqrt(variance);
    return NORMAL.cumulativeProbability((benefit - critical) / Math.sqrt(variance + believedSd * believedSd));
  }

  /// For a difference of shares, with the variances that are expected.
  public static Arms shares(Question q, double treated, double control, double margin) {
    double variance = treated * (1 - treated) / q.ratio() + control * (1 - control);
    return arms(variance * Math.pow(q.z() / (treated - control - margin), 2), q.ratio());
  }

  /// Events that a log-rank test needs.
  public static int events(Question q, double hazardRatio) {
    double k = q.ratio();
    return (int) Math.ceil((1 + k) * (1 + k) / k * Math.pow(q.z() / Math.log(hazardRatio), 2) - 1e-9);
  }

  private static Arms arms(double control, double ratio) {
    return new Arms((int) Math.ceil(ratio * control - 1e-9), (int) Math.ceil(control - 1e-9));
  }
}
