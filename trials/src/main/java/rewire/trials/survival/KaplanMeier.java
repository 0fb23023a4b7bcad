package rewire.trials.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.hipparchus.distribution.continuous.NormalDistribution;
import rewire.trials.Interval;

/// The share still free of the event, with time (Kaplan & Meier 1958, 10.1080/01621459.1958.10501452).
///
/// @param steps at each time with an event, rising
/// @param lost  times at which people were lost from sight, rising
public record KaplanMeier(int people, List<Step> steps, List<Double> lost) {

  /// The curve just after a time.
  ///
  /// @param se of Greenwood 1926
  public record Step(double time, int atRisk, int events, double share, double se) {

    /// Limits formed on the logarithm of the share, as R's `survfit` does.
    public Interval interval(double level) {
      if (share <= 0) {
        return new Interval(Double.NaN, Double.NaN);
      }
      double z = new NormalDistribution().inverseCumulativeProbability((1 + level) / 2) * se / share;
      return new Interval(share * Math.exp(-z), Math.min(1, share * Math.exp(z)));
    }
  }

  public KaplanMeier {
    steps = List.copyOf(steps);
    lost = List.copyOf(lost);
  }

  /// The curve of a group of people.
  public static KaplanMeier of(List<Event> events) {
    var lost = events.stream().filter(e -> !e.happened()).map(Event::time);
    var steps = new ArrayList<Step>();
    double share = 1;
    double sum = 0;
    var everybody = events.stream().map(Event::arm).distinct().toList();
    for (var set : RiskSet.of(everybody, events)) {
      int atRisk = set.allAtRisk();
      int d = set.allEvents();
      share *= 1 - (double) d / atRisk;
      sum += d / ((double) atRisk * (atRisk - d));
      steps.add(new Step(set.time(), atRisk, d, share, share == 0 ? Double.NaN : share * Math.sqrt(sum)));
    }
    return new KaplanMeier(events.size(), steps, lost.sorted().toList());
  }

  /// The share at a time.
  public double at(double time) {
    return steps.stream().filter(s -> s.time() <= time).reduce((_, later) -> later).map(Step::share)
        .orElse(1.0);
  }

  /// The time by which half have had the event; empty when the curve stays above one half.
  public OptionalDouble median() {
    return crossing(Step::share);
  }

  /// Limits of the median: where the limits of the curve cross one half (Brookmeyer & Crowley 1982, 10.2307/2530286);
  /// infinite where they do not.
  public Interval median(double level) {
    return new Interval(crossing(s -> s.interval(level).low()).orElse(Double.POSITIVE_INFINITY),
        crossing(s -> s.interval(level).high()).orElse(Double.POSITIVE_INFINITY));
  }

  /// The first time at which a curve is at most one half; midway to the next event where it is exactly one half.
  private OptionalDouble crossing(ToDoubleFunction<Step> curve) {
    for (int i = 0; i < steps.size(); i++) {
      double value = curve.applyAsDouble(steps.get(i));
      if (Math.abs(value - 0.5) < 1e-12 && i + 1 < steps.size()) {
        return OptionalDouble.of((steps.get(i).time() + steps.get(i + 1).time()) / 2);
      }
      if (value <= 0.5) {
        return OptionalDouble.of(steps.get(i).time());
      }
    }
    return OptionalDouble.empty();
  }
}
