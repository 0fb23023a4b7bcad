package rewire.trials.survival;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import rewire.trials.Estimate;

/// The logarithm of the hazard ratio of two arms by Cox's partial likelihood (1972,
/// 10.1111/j.2517-6161.1972.tb00899.x), ties as Efron 1977 (10.1080/01621459.1977.10480613), within strata.
public final class ProportionalHazards {
  private static final int STEPS = 50;
  private static final double STEEPEST = 20; // a log hazard ratio beyond this has run away

  private ProportionalHazards() {}

  /// Log hazard ratio of `arm` against `reference`; empty when an arm has no event, or the ratio has no finite maximum.
  public static Optional<Estimate> logRatio(String arm, String reference, List<Event> events) {
    var both = events.stream().filter(e -> e.arm().equals(arm) || e.arm().equals(reference)).toList();
    var strata = both.stream()
        .collect(Collectors.groupingBy(Event::stratum, TreeMap::new, Collectors.toList()));
    var sets = strata.values().stream().flatMap(s -> RiskSet.of(List.of(arm, reference), s).stream())
        .toList();
    double beta = 0;
    for (int step = 0; step < STEPS; step++) {
      var slope = new double[2];
      for (var set : sets) {
        add(set, Math.exp(beta), slope);
      }
      if (!(slope[1] > 1e-12)) {
        return Optional.empty();
      }
      double move = slope[0] / slope[1];
      beta += Math.clamp(move, -2, 2);
      if (Math.abs(beta) > STEEPEST) {
        return Optional.empty();
      }
      if (Math.abs(move) < 1e-10) {
        return Optional.of(Estimate.normal("log hazard ratio " + arm + " : " + reference, beta,
            1 / Math.sqrt(slope[1])));
      }
    }
    return Optional.empty();
  }

  /// Adds score and information of one time of one stratum.
  private static void add(RiskSet set, double ratio, double[] slope) {
    int deaths = set.allEvents();
    slope[0] += set.events()[0];
    for (int tie = 0; tie < deaths; tie++) {
      double gone = (double) tie / deaths;
      double treated = ratio * (set.atRisk()[0] - gone * set.events()[0]);
      double share = treated / (treated + set.atRisk()[1] - gone * set.events()[1]);
      slope[0] -= share;
      slope[1] += share * (1 - share);
    }
  }
}
