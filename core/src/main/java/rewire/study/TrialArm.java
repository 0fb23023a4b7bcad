package rewire.study;

import java.util.List;
import java.util.Optional;

/// An arm of a trial: whom it draws from, how ill they are at entry, and how many.
///
/// @param name      unique in its trial
/// @param pools     where people are drawn from; several are drawn from in turn, for arms that were pooled
/// @param settings  of each pool
/// @param severity  how ill people are at entry
/// @param n         randomised
/// @param demanding whether its sessions are of the kind that many do not stand
/// @param offsetH   hours of the course before the first dose, from which trials count
/// @param careEndsH last session or dose
/// @param rules     who is allotted, and what becomes of those who leave
public record TrialArm(String name, List<Pool> pools, List<Setting> settings, Severity severity, int n,
    boolean demanding, double offsetH, double careEndsH, Rules rules) {
  /// Everybody is allotted, whoever leaves is not looked for.
  public static final Rules SIMPLE = new Rules(List.of(), Optional.empty(), Optional.empty());

  /// How people come into an arm and go on after it.
  ///
  /// @param strata   traits whose levels make up the same share of every arm
  /// @param admitted who is randomised after a course that all get; everybody when empty
  /// @param after    how those who leave go on; not known when empty
  public record Rules(List<Trait> strata, Optional<Admission> admitted, Optional<Afterwards> after) {
    public Rules {
      strata = List.copyOf(strata);
    }
  }

  /// People are randomised when they are there at an hour and their rating has fallen by a share.
  public record Admission(Scale scale, double atH, double fall) {}

  /// Whoever leaves goes on as the same person would in another arm.
  public record Afterwards(Pool pool, Setting setting) {}

  /// An arm of simple rules.
  public TrialArm(String name, List<Pool> pools, List<Setting> settings, Severity severity, int n,
      boolean demanding, double offsetH, double careEndsH) {
    this(name, pools, settings, severity, n, demanding, offsetH, careEndsH, SIMPLE);
  }

  /// How ill people are at entry.
  ///
  /// @param scale     by which
  /// @param mean      of the ratings at entry, points of the scale
  /// @param sd        of them
  /// @param threshold least rating at entry; NaN for none
  /// @param doubt     SD of what is not known of the mean, points; 0 when it was published
  public record Severity(Scale scale, double mean, double sd, double threshold, double doubt) {}

  public TrialArm {
    pools = List.copyOf(pools);
    settings = List.copyOf(settings);
    if (pools.isEmpty() || pools.size() != settings.size() || n < 1) {
      throw new IllegalArgumentException("An arm needs people to draw from: " + name);
    }
  }

  /// The same arm, whose care counts as ended at another hour.
  public TrialArm caredUntil(double endH) {
    return new TrialArm(name, pools, settings, severity, n, demanding, offsetH, endH, rules);
  }
}
