package rewire.study;

import java.util.List;
import rewire.random.Stream;

/// Draws the same trial again and again, each time with other people, other chance, and another of the sets of typical
/// values.
public final class Replicates {
  private final List<TrialArm> arms;
  private final Assumptions assumptions;
  private final long seed;

  /// @param name of the trial, which starts its chance
  public Replicates(String name, List<TrialArm> arms, Assumptions assumptions, long seed) {
    this.arms = List.copyOf(arms);
    this.assumptions = assumptions;
    this.seed = seed * 31 + name.hashCode();
  }

  /// One replicate: all arms, in their order.
  ///
  /// @param apart whether the interaction of therapy and ketamine is switched off
  public List<VirtualArm> replicate(int number, boolean apart) {
    var trial = new Stream(seed, number, 0);
    return arms.stream()
        .map(a -> VirtualArm.draw(a, number, number, apart, assumptions, seed, trial))
        .toList();
  }

  /// The arms.
  public List<TrialArm> arms() {
    return arms;
  }
}
