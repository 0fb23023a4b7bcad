package rewire.trials.forecast;

import org.hipparchus.special.Gamma;
import rewire.trials.Estimate;

/// The difference of two means in units of their pooled standard deviation, corrected for small samples: Hedges' g (Hedges
/// 1981, 10.3102/10769986006002107), with the large-sample variance of Hedges & Olkin 1985.
public final class StandardisedDifference {

  /// Mean, standard deviation and number of people of one group.
  public record Group(double mean, double sd, int people) {}

  private StandardisedDifference() {}

  /// Treated minus control.
  public static Estimate of(Group treated, Group control) {
    int df = treated.people() + control.people() - 2;
    double pooled = Math.sqrt(((treated.people() - 1) * treated.sd() * treated.sd()
        + (control.people() - 1) * control.sd() * control.sd()) / df);
    double correction = Math.exp(Gamma.logGamma(df / 2.0) - Gamma.logGamma((df - 1) / 2.0))
        / Math.sqrt(df / 2.0);
    double g = correction * (treated.mean() - control.mean()) / pooled;
    double n = treated.people() + control.people();
    double variance = n / ((double) treated.people() * control.people()) + g * g / (2 * n);
    return Estimate.normal("Hedges' g", g, Math.sqrt(variance));
  }
}
