package rewire.workbench.trial;

import static rewire.workbench.trial.ScorecardPrint.number;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import rewire.study.Measures;
import rewire.study.Scale;
import rewire.study.VirtualArm;

/// How ill the people of an arm are at entry in virtual trials, beside what was published or asked for.
///
/// @param row      of the library; empty for a trial file
/// @param asked    mean that was published
/// @param askedSd  SD that was published; NaN for none
/// @param mean     of virtual trials
/// @param sd       within virtual trials
/// @param standing how many equally probable people are as varied as those of the pool who can stand for one entrant
/// @param beyond   share of entrants so ill, or so well, that nobody of the pool is within two SD of the scale link
public record EntryCheck(String library, String row, String trial, String arm, String scale, double asked,
    double askedSd, double mean, double sd, double standing, double beyond) {
  /// A mean is reproduced within a fifth of the SD, an SD within a seventh: the standard errors of both in an arm of 25.
  static final double MEAN_OFF = 0.2;
  static final double SD_OFF = 0.15;
  /// Fewer people than this cannot stand for a population.
  static final double FEW = 5;
  /// A share of entrants beyond the pool that is told.
  static final double MANY = 0.1;
  /// Virtual trials that are looked at, and people of an arm in all of them.
  static final int DRAWS = 100;
  static final int PEOPLE = 4000;

  /// Looks at one arm of virtual trials.
  static EntryCheck of(String library, String row, String trial, Asked asked, List<VirtualArm> draws) {
    double[] means = draws.stream().mapToDouble(a -> Measures.mean(ratings(a, asked.scale))).toArray();
    double variance = draws.stream().mapToDouble(a -> Measures.sd(ratings(a, asked.scale))).map(s -> s * s)
        .average().orElse(Double.NaN);
    return new EntryCheck(library, row, trial, asked.arm, asked.scale.name(), asked.mean, asked.sd,
        Measures.mean(means), Math.sqrt(variance),
        draws.stream().mapToDouble(VirtualArm::standing).average().orElse(Double.NaN),
        draws.stream().mapToDouble(VirtualArm::beyond).average().orElse(Double.NaN));
  }

  /// Mean and SD that an arm should have on a scale.
  record Asked(String arm, Scale scale, double mean, double sd) {}

  private static double[] ratings(VirtualArm arm, Scale scale) {
    return IntStream.range(0, arm.size()).mapToDouble(i -> arm.baseline(scale, i)).toArray();
  }

  /// Whether mean and SD are those that were published.
  boolean reproduced() {
    double unit = askedSd > 0 ? askedSd : sd;
    return Math.abs(mean - asked) <= MEAN_OFF * unit
        && !(askedSd > 0 && Math.abs(sd - askedSd) > SD_OFF * askedSd);
  }

  /// Whether the pool has people who are as ill as those who enter.
  boolean reached() {
    return standing >= FEW && beyond <= MANY;
  }

  /// One line.
  String text() {
    return String.format(Locale.ROOT, "%s at entry: %s%s published, %s (SD %s) simulated%s%s", scale,
        number(asked), askedSd > 0 ? " (SD " + number(askedSd) + ")" : "", number(mean), number(sd),
        reproduced() ? "" : ", not reproduced",
        reached()
            ? ""
            : String.format(Locale.ROOT,
                "; the pool hardly reaches it: %.0f people stand for one entrant, %.0f %% of entrants lie beyond",
                standing, 100 * beyond));
  }
}
