package rewire.workbench.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rewire.random.Normal;

/// Power of the first endpoint against the number of people, and how many people a wanted power takes.
///
/// @param points by rising number of people
public record PowerCurve(List<Point> points) {
  /// Multiples of the people in the file that are looked at.
  private static final double[] FOLDS = {0.25, 0.5, 0.75, 1, 1.5, 2, 3};
  private static final int TRIES = 6;
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
  /// @param error     Monte-Carlo standard error of the power
  public record Point(double fold, int people, double power, double assurance, double error) {}

  public static PowerCurve of(TrialRun run, int replicates, TrialRun.Progress progress) {
    var points = new ArrayList<Point>();
    for (double fold : FOLDS) {
      points.add(point(run, fold, replicates, progress));
    }
    return new PowerCurve(points);
  }

  static Point point(TrialRun run, double fold, int replicates, TrialRun.Progress progress) {
    var method = method(run);
    double power = run.run(false, fold, replicates, method, progress).comparisons().getFirst().won();
    double assurance = run.run(true, fold, replicates, method, progress).comparisons().getFirst().won();
    int people = run.design().groups().stream().mapToInt(a -> Math.max(2, (int) Math.rint(a.n() * fold)))
        .sum();
    return new Point(fold, people, power, assurance, Math.sqrt(power * (1 - power) / replicates));
  }

  /// The mixed model is slow for thousands of trials; analysis of covariance on the people who stay stands for it here.
  private static String method(TrialRun run) {
    var method = run.design().file().analysis().method();
    return method.equals("MMRM") ? "ANCOVA" : method;
  }

  /// The smallest multiple of the file's people with a wanted power: the normal quantile of the power rises with the root
  /// of the number, so a few tries come near. Empty when the effect is too small or of the wrong sign.
  public static Optional<Point> wanted(TrialRun run, double power, int replicates,
      TrialRun.Progress progress) {
    double critical = Normal.quantile(1 - run.design().file().analysis().level() / 2);
    double fold = 1;
    Optional<Point> best = Optional.empty();
    int people = run.design().groups().stream().mapToInt(g -> g.n()).sum();
    for (int i = 0; i < TRIES; i++) {
      var point = point(run, fold, replicates, progress);
      if (point.power >= power - point.error && best.map(b -> point.people < b.people).orElse(true)) {
        best = Optional.of(point);
      }
      double z = Normal.quantile(Math.clamp(point.power, 0.5 / replicates, 1 - 0.5 / replicates));
      double drift = Math.max(0.05, (z + critical) / Math.sqrt(fold));
      double next = Math.pow((critical + Normal.quantile(power)) / drift, 2);
      if (Math.abs(next / fold - 1) < 0.03 || next > MOST || next * people > LARGEST) {
        break;
      }
      fold = Math.max(next, 4.0 / people);
    }
    return best;
  }
}
