package rewire.study;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// An arm of a trial: whom it draws from, how ill they are at entry, and how many.
///
/// @param name      unique in its trial
/// @param pools     where people are drawn from; several are drawn from in turn, for arms that were pooled
/// @param settings  of each pool
/// @param severity  how ill people are at entry
/// @param n         randomised
/// @param demanding whether its sessions are of the kind that many do not stand
/// @param clocks    of each pool; the arm counts its hours as the first pool does
/// @param rules     who is allotted, and what becomes of those who leave
public record TrialArm(String name, List<Pool> pools, List<Setting> settings, Severity severity, int n,
    boolean demanding, List<Clock> clocks, Rules rules) {
  /// Everybody is allotted, whoever leaves is not looked for.
  public static final Rules SIMPLE = new Rules(List.of(), Optional.empty(), Optional.empty());

  /// Hours of the course of those who are drawn from one pool.
  ///
  /// @param offsetH   before the first dose, from which trials count
  /// @param careEndsH last session or dose
  public record Clock(double offsetH, double careEndsH) {}

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

  /// An arm whose pools share a clock.
  public TrialArm(String name, List<Pool> pools, List<Setting> settings, Severity severity, int n,
      boolean demanding, double offsetH, double careEndsH, Rules rules) {
    this(name, pools, settings, severity, n, demanding,
        Collections.nCopies(pools.size(), new Clock(offsetH, careEndsH)), rules);
  }

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
  public record Severity(Scale scale, double mean, double sd, double threshold, double doubt) {
    /// How far a threshold lies below the mean of those who enter at least, in SD: a normal distribution cut anywhere has a
    /// mean more than one of its SD above the cut.
    public static final double LEAST_GAP = 1.15;

    /// The threshold that people are drawn with: lower where nobody could have this mean and SD above the one that was
    /// asked for. NaN for none.
    public double reachable() {
      return Math.min(threshold, mean - LEAST_GAP * sd);
    }
  }

  public TrialArm {
    pools = List.copyOf(pools);
    settings = List.copyOf(settings);
    clocks = List.copyOf(clocks);
    if (pools.isEmpty() || pools.size() != settings.size() || pools.size() != clocks.size() || n < 1) {
      throw new IllegalArgumentException("An arm needs people to draw from: " + name);
    }
  }

  /// Hours before the first dose.
  public double offsetH() {
    return clocks.getFirst().offsetH();
  }

  /// When the care of everybody has ended.
  public double careEndsH() {
    return clocks.stream().mapToDouble(c -> c.careEndsH() - c.offsetH()).max().orElse(0) + offsetH();
  }

  /// Hour of the course of those from one pool at an hour of the arm: first doses coincide, and so does entry.
  double courseH(int pool, double timeH) {
    return timeH == 0 ? 0 : Math.max(0, timeH + clocks.get(pool).offsetH() - offsetH());
  }

  /// When people are looked at, in hours of the arm: whenever those from some pool are.
  double[] timesH() {
    return IntStream.range(0, pools.size()).boxed().flatMapToDouble(p -> {
      double later = offsetH() - clocks.get(p).offsetH();
      return DoubleStream.concat(DoubleStream.of(0), Arrays.stream(pools.get(p).timesH())
          .filter(t -> t > 0).map(t -> t + later).filter(t -> t > 0));
    }).sorted().distinct().toArray();
  }

  /// The same arm, whose care counts as ended at another hour.
  public TrialArm caredUntil(double endH) {
    return new TrialArm(name, pools, settings, severity, n, demanding,
        clocks.stream().map(c -> new Clock(c.offsetH(), endH - offsetH() + c.offsetH())).toList(), rules);
  }
}
