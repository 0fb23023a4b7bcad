package rewire.workbench.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import rewire.trials.data.EventReader;
import rewire.trials.data.Layout;
import rewire.trials.data.Sheet;

/// Which column of a user's table means what.
final class TrialOptions {
  @Option(names = "--person", paramLabel = "COL", defaultValue = "person", description = "Column of people (default: "
      + "person).")
  String person = "person";
  @Option(names = "--arm", paramLabel = "COL", defaultValue = "arm", description = "Column of arms (default: arm).")
  String arm = "arm";
  @Option(names = "--visit", paramLabel = "COL", defaultValue = "visit", description = "Column of visits, best as weeks or "
      + "days (default: visit).")
  String visit = "visit";
  @Option(names = "--score", paramLabel = "COL", defaultValue = "score", description = "Column of scores (default: "
      + "score); blank, NA or no row is missing.")
  String score = "score";
  @Option(names = "--baseline", paramLabel = "COL", description = "Column of the score before treatment.")
  @Nullable
  String baseline;
  @Option(names = "--baseline-visit", paramLabel = "NAME", description = "Visit that is the baseline, where it has rows "
      + "of its own.")
  @Nullable
  String baselineVisit;
  @Option(names = "--reference", paramLabel = "ARM", description = "Arm that others are compared with (default: the first "
      + "in the alphabet).")
  @Nullable
  String reference;
  @Option(names = "--covariate", paramLabel = "COL", description = "Column to adjust for, numbers or classes; may be "
      + "repeated.")
  List<String> covariates = List.of();
  @Option(names = "--visits", paramLabel = "A,B", split = ",", description = "Use only these visits.")
  List<String> visits = List.of();
  @Option(names = "--where", paramLabel = "COL=VALUE", description = "Use only these rows; may be repeated.")
  List<String> where = List.of();
  @Option(names = "--range", paramLabel = "LOW..HIGH", description = "Possible scores, such as 0..60; others are refused.")
  @Nullable
  String range;
  @Option(names = "--time", paramLabel = "COL", description = "For events, one row per person: column of times.")
  @Nullable
  String time;
  @Option(names = "--event", paramLabel = "COL", description = "For events: column with 1 for an event, 0 for a person lost "
      + "from sight.")
  @Nullable
  String event;
  @Option(names = "--stratum", paramLabel = "COL", description = "For events: column of strata.")
  @Nullable
  String stratum;

  /// What cannot be meant, or empty.
  Optional<String> fault() {
    if (baseline != null && baselineVisit != null) {
      return Optional.of("--baseline and --baseline-visit say the same thing twice.");
    }
    if ((time == null) != (event == null)) {
      return Optional.of("--time and --event belong together.");
    }
    if (where.stream().anyMatch(w -> w.indexOf('=') < 1)) {
      return Optional.of("--where is written COL=VALUE.");
    }
    return range != null && range().isEmpty()
        ? Optional.of("--range is \"" + range + "\"; it is written LOW..HIGH, such as 0..60.")
        : Optional.empty();
  }

  private Optional<Layout.Range> range() {
    if (range == null) {
      return Optional.of(Layout.Range.ANY);
    }
    int dots = range.indexOf("..");
    try {
      var limits = new Layout.Range(Double.parseDouble(range.substring(0, Math.max(0, dots))),
          Double.parseDouble(range.substring(dots + 2)));
      return limits.low() < limits.high() ? Optional.of(limits) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  List<Sheet.Filter> filters() {
    return where.stream()
        .map(w -> new Sheet.Filter(w.substring(0, w.indexOf('=')), w.substring(w.indexOf('=') + 1)))
        .toList();
  }

  Layout layout() {
    return new Layout(person, arm, visit, score, Optional.ofNullable(baseline),
        Optional.ofNullable(baselineVisit),
        Optional.ofNullable(reference), covariates, range().orElse(Layout.Range.ANY));
  }

  /// Columns of events, where they are asked for.
  Optional<EventReader.Columns> events() {
    return time == null || event == null
        ? Optional.empty()
        : Optional.of(new EventReader.Columns(person, arm, time, event, Optional.ofNullable(stratum)));
  }

  /// The folder that results go to when none is given.
  static Path folder(Path file) {
    return Path.of("results", RunFile.folderName(file).replaceAll("\\.csv(\\.gz)?$", "") + "-analysis");
  }
}
