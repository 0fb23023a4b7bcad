package rewire.study;

import java.util.Arrays;
import java.util.stream.IntStream;
import rewire.random.Stream;

/// A construct with the weights that one trial happens to live under; they add up to 1.
@SuppressWarnings("ArrayRecordComponent") // read only
record Blend(Construct construct, double[] weights) {

  /// Mood alone.
  static final Blend MOOD = new Blend(Construct.MOOD, new double[] {1});

  static Blend of(Construct wanted, Assumptions a, Stream trial) {
    var construct = wanted.symptom() && !a.on(Construct.ASSUMED) ? Construct.MOOD : wanted;
    var parts = construct.parts();
    if (parts.size() == 1) {
      return new Blend(construct, new double[] {1});
    }
    double[] w = parts.stream()
        .mapToDouble(p -> a.drawn(Construct.weight(construct.name(), p.quantity()), trial)).toArray();
    double sum = Arrays.stream(w).sum();
    return new Blend(construct, Arrays.stream(w).map(v -> v / sum).toArray());
  }

  /// 0 as in the typical healthy person, 1 as in the typical ill one.
  ///
  /// @param values of the parts, in their order
  double burden(double[] values) {
    return IntStream.range(0, weights.length)
        .mapToDouble(k -> weights[k] * construct.parts().get(k).burden(values[k])).sum();
  }

  /// What one unit of negative affect adds; 0 when affect is no part of it.
  double affect() {
    return IntStream.range(0, weights.length)
        .filter(k -> construct.parts().get(k).quantity().equals(Construct.AFFECT))
        .mapToDouble(
            k -> weights[k] * (construct.parts().get(k).burden(1) - construct.parts().get(k).burden(0)))
        .sum();
  }
}
