package rewire.workbench.cli;

import java.util.Optional;
import picocli.CommandLine.Option;
import rewire.cohort.Cohort;

/// How many people, which ones, and on how many threads.
final class CrowdOptions {
  @Option(names = "--patients", paramLabel = "N", defaultValue = "100", description = "People like this one to draw "
      + "from the spreads of the parameters (default: 100); 1 for the typical person alone.")
  private int people = 100;
  @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Seed of the draws (default: 1); the "
      + "same seed gives the same people.")
  private long seed = 1;
  @Option(names = "--threads", paramLabel = "T", defaultValue = "0", description = "Threads (default: one per "
      + "processor); changes no result.")
  private int threads;

  int people() {
    return people;
  }

  long seed() {
    return seed;
  }

  int threads() {
    return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
  }

  /// What is wrong with the options.
  Optional<String> fault() {
    if (people < 1 || people > Cohort.MOST_PEOPLE) {
      return Optional
          .of("--patients is " + people + "; it must lie between 1 and " + Cohort.MOST_PEOPLE + ".");
    }
    return threads < 0 || threads > 256
        ? Optional.of("--threads is " + threads + "; it must lie between 1 and 256.")
        : Optional.empty();
  }
}
