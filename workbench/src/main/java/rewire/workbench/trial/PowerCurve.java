package rewire.workbench.trial;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import rewire.random.Normal;
import rewire.trials.Interval;
import rewire.trials.rates.Share;

/// Power of the first endpoint against the number of people, and how many people a wanted power takes.
///
/// @param points by rising number of people
public record PowerCurve(List<Point> points) {
  /// Multiples of the people in the file that are looked at.
  private static final double[] FOLDS = {0.25, 0.5, 0.75, 1, 1.5, 2, 3};
  /// Beyond this multiple of the file no number of people is looked for.
  private static final double MOST = 200;
  private static final int LARGEST = 40_000;

  public PowerCurve {
    points = List.copyOf(points);
  }

  /// One number of people.
  ///
  /// @param people    in all arms
  /// @param power     with the model's typical values
  /// @param assurance with values from their plausible ranges
  /// @param trials    virtual, of each kind
  public record Point(double fold, int people, double power, double assurance, int trials) {
    /// What chance leaves open of the power: 95 % interval of Wilson.
    Interval chance() {
      return new Share((int) Math.rint(power * trials), trials).wilson(0.95);
    }
  }

  public static PowerCurve of(TrialRun run, int replicates, TrialRun.Progress progress) {
    double[] power = run.power(false, FOLDS, replicates, method(run), progress);
    double[] assurance = run.power(true, FOLDS, replicates, method(run), progress);
    return new PowerCurve(IntStream.range(0, FOLDS.length)
        .mapToObj(i -> new Point(FOLDS[i], people(run, FOLDS[i]), power[i], assurance[i], replicates))
        .toList());
  }

  /// The mixed model is slow for thousands of trials; analysis of covariance on the people who stay stands for it here.
  public static String method(TrialRun run) {
    var method = run.design().file().analysis().method();
    return method.equals("MMRM") ? "ANCOVA" : method;
  }

  /// So many people give the wanted power.
  ///
  /// @param power     read off the line through all sizes that were tried
  /// @param chance    95 % interval of it
  /// @param assurance with values from their plausible ranges
  /// @param sizes     that were tried
  public record Wanted(double fold, int people, double power, Interval chance, double assurance, int sizes) {}

  /// The smallest number of people with a wanted power. Empty when the effect is too small or of the wrong sign.
  public static Optional<Wanted> wanted(TrialRun run, double power, int replicates,
      TrialRun.Progress progress) {
    int whole = people(run, 1);
    var found = PowerLine.search(
        fold -> (int) Math.rint(replicates * power(run, false, fold, replicates, progress)), replicates,
        power, Normal.quantile(1 - run.design().file().analysis().level() / 2), 4.0 / whole,
        Math.min(MOST, (double) LARGEST / whole));
    return found.map(f -> {
      double fold = f.size();
      while (people(run, fold) < Math.ceil(f.size() * whole - 1e-9)) {
        fold *= 1.001;
      }
      return new Wanted(fold, people(run, fold), f.power(), f.chance(),
          power(run, true, fold, replicates, progress), f.tries());
    });
  }

  private static int people(TrialRun run, double fold) {
    return run.design().groups().stream().mapToInt(a -> Math.max(2, (int) Math.rint(a.n() * fold))).sum();
  }

  private static double power(TrialRun run, boolean doubt, double fold, int replicates,
      TrialRun.Progress progress) {
    return run.power(doubt, new double[] {fold}, replicates, method(run), progress)[0];
  }
}
