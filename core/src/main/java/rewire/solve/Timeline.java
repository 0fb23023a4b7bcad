package rewire.solve;

import java.util.Comparator;
import java.util.List;

/// The span of a run and the jumps in it, sorted by time; jumps at the same time keep their order.
///
/// Jumps at exactly `start` are applied before the first step, those at exactly `end` after the last output.
public record Timeline(double start, double end, List<Jump> jumps) {

  public Timeline {
    if (!Double.isFinite(start) || !Double.isFinite(end) || end < start) {
      throw new IllegalArgumentException(
          "Timeline from " + start + " to " + end + ": both ends must be finite and in order.");
    }
    jumps = jumps.stream().sorted(Comparator.comparingDouble(Jump::time)).toList();
    for (var jump : jumps) {
      if (jump.time() < start || jump.time() > end) {
        throw new IllegalArgumentException(
            "Jump at time " + jump.time() + " lies outside the timeline from " + start + " to " + end + ".");
      }
    }
  }

  /// A span without jumps.
  public static Timeline of(double start, double end) {
    return new Timeline(start, end, List.of());
  }
}
