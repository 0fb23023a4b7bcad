package rewire.trials.survival;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
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
    double beta = 0;
    for (int step = 0; step < STEPS; step++) {
      var slope = new double[2];
      double at = beta;
      strata.values().forEach(s -> add(arm, s, at, slope));
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

  /// Adds score and information of one stratum.
  private static void add(String arm, List<Event> events, double beta, double[] slope) {
    var times = new TreeSet<Double>();
    events.stream().filter(Event::happened).forEach(e -> times.add(e.time()));
    double ratio = Math.exp(beta);
    for (double time : times) {
      double treated = 0;
      double control = 0;
      int treatedDeaths = 0;
      int deaths = 0;
      for (var e : events) {
        boolean in = e.arm().equals(arm);
        if (e.time() >= time) {
          treated += in ? 1 : 0;
          control += in ? 0 : 1;
        }
        if (e.happened() && e.time() == time) {
          treatedDeaths += in ? 1 : 0;
          deaths++;
        }
      }
      slope[0] += treatedDeaths;
      for (int tie = 0; tie < deaths; tie++) {
        double gone = (double) tie / deaths;
        double hazardTreated = ratio * (treated - gone * treatedDeaths);
        double share = hazardTreated / (hazardTreated + control - gone * (deaths - treatedDeaths));
        slope[0] -= share;
        slope[1] += share * (1 - share);
      }
    }
  }
}
