package rewire.study;

import java.util.List;

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
public record TrialArm(String name, List<Pool> pools, List<Setting> settings, Severity severity, int n,
    boolean demanding, double offsetH, double careEndsH) {
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
    return new TrialArm(name, pools, settings, severity, n, demanding, offsetH, endH);
  }
}
