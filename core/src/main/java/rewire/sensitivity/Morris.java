package rewire.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import rewire.random.Stream;

/// Elementary effects: screening by walks through the unit cube that move one factor at a time.
///
/// Plan: Morris, Factorial sampling plans for preliminary computational experiments, Technometrics 33 (1991) 161,
/// 10.1080/00401706.1991.10484804, with four levels and steps of two thirds. Measure: mean of absolute effects, mu*,
/// Campolongo, Cariboni & Saltelli 2007, 10.1016/j.envsoft.2006.10.004. Effects are per whole range of a factor.
///
/// @param factors how many
/// @param walks   how many walks; each costs `factors + 1` runs
public record Morris(int factors, int walks, long seed) {
  private static final int LEVELS = 4;
  /// Morris: p / (2 (p - 1)) for p levels.
  private static final double STEP = LEVELS / (2.0 * (LEVELS - 1));

  public Morris {
    if (factors < 1 || walks < 2) {
      throw new IllegalArgumentException(
          "A screening needs a factor and at least two walks, not " + factors + " and "
              + walks + ".");
    }
  }

  /// What moving one factor does.
  ///
  /// @param size      mean absolute effect, mu*
  /// @param sizeLow   lower end of its 90 % bootstrap interval
  /// @param sizeHigh  upper end
  /// @param direction mean effect, mu: positive when the outcome rises with the factor
  /// @param unevenness standard deviation of effects, sigma: large against `size` when the effect depends on the other
  ///                   factors or bends
  /// @param used      effects that could be computed
  public record Effect(double size, double sizeLow, double sizeHigh, double direction, double unevenness,
      int used) {}

  /// All points, walk by walk; the first of each walk is its base.
  public List<double[]> points() {
    var points = new ArrayList<double[]>();
    for (int w = 0; w < walks; w++) {
      var base = new double[factors];
      for (int f = 0; f < factors; f++) {
        // the lower half of the levels, so that a step up stays inside
        base[f] = Math.floor(draw(w, "level " + f) * LEVELS / 2) / (LEVELS - 1);
        base[f] += up(w, f) ? 0 : STEP;
      }
      points.add(base);
      var now = base;
      for (int f : order(w)) {
        now = now.clone();
        now[f] += up(w, f) ? STEP : -STEP;
        points.add(now);
      }
    }
    return points;
  }

  /// Effects of each factor from the outcomes at [#points]; an outcome that is not a number spoils the two effects beside
  /// it and nothing else.
  public List<Effect> effects(double[] outcomes) {
    var effects = new double[factors][walks];
    for (int w = 0; w < walks; w++) {
      int at = w * (factors + 1);
      for (int f : order(w)) {
        double difference = outcomes[at + 1] - outcomes[at];
        effects[f][w] = (up(w, f) ? difference : -difference) / STEP;
        at++;
      }
    }
    var again = new Bootstrap(walks, seed);
    return Arrays.stream(effects).map(of -> effect(of, again)).toList();
  }

  private static Effect effect(double[] all, Bootstrap again) {
    var good = Arrays.stream(all).filter(Double::isFinite).toArray();
    if (good.length < 2) {
      return new Effect(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, good.length);
    }
    double size = 0;
    double mean = 0;
    for (double e : good) {
      size += Math.abs(e) / good.length;
      mean += e / good.length;
    }
    double squares = 0;
    for (double e : good) {
      squares += (e - mean) * (e - mean);
    }
    var interval = again.of(chosen -> {
      double sum = 0;
      for (int i : chosen) {
        sum += Math.abs(good[i % good.length]);
      }
      return sum / chosen.length;
    });
    return new Effect(size, interval.low(), interval.high(), mean, Math.sqrt(squares / (good.length - 1)),
        good.length);
  }

  private boolean up(int walk, int factor) {
    return draw(walk, "direction " + factor) < 0.5;
  }

  private List<Integer> order(int walk) {
    return IntStream.range(0, factors).boxed()
        .sorted(Comparator.comparingDouble((Integer f) -> draw(walk, "order " + f)).thenComparing(f -> f))
        .toList();
  }

  private double draw(int walk, String purpose) {
    return new Stream(seed, walk, 0).uniform(purpose);
  }
}
