package rewire.workbench.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rewire.lang.ParameterSet;
import rewire.workbench.Engine.ModelChoice;
import rewire.workbench.course.Interactions;
import rewire.workbench.engine.OpenedModel;
import rewire.workbench.evidence.FitFiles;
import rewire.workbench.evidence.PkFit;
import rewire.workbench.evidence.PkTable;

/// `rewire evidence fit`: how `models/brain/default.csv` came about.
@Command(name = "fit", sortOptions = false, header = "Fit pharmacokinetic numbers to the shipped table of levels, within "
    + "their plausible ranges.", description = {
        "Starts from the dossier's values. Makes small: squared log ratios (Huber beyond 1.345",
        "spreads), each study weighing as the square root of its rows, plus the squared distance",
        "of each number from its published value in standard deviations of its plausible range.",
        "No study may lose. Nothing is random: there is no seed, and a second run gives the same",
        "bytes. Takes about a minute."}, footer = {"", "Examples:",
            "  rewire evidence fit", "  rewire evidence fit --write models/brain/default.csv --force", "",
            "Objective, prior and result: docs/evidence.md."})
final class EvidenceFitCommand implements Callable<Integer> {
  private static final long SILENT_MS = 2000;

  @Option(names = "--write", paramLabel = "FILE", description = "Write the numbers as a parameter set.")
  private @Nullable Path file;
  @Option(names = "--force", description = "Replace the file.")
  private boolean force;

  private final Main.Setting setting;
  private final long begin = System.currentTimeMillis();

  EvidenceFitCommand(Main.Setting setting) {
    this.setting = setting;
  }

  @Override
  public Integer call() {
    var console = setting.console();
    if (file != null && OutputFile.blocked(file, force, console)) {
      return Exit.OUTPUT;
    }
    var choice = new ModelChoice(Optional.empty(), ParameterSet.DOSSIER, List.of(), Map.of());
    return switch (OpenedModel.of(choice)) {
      case OpenedModel.Bad bad -> {
        console.complaints(bad.complaints());
        yield Exit.REFUSED;
      }
      case OpenedModel.Good good -> switch (PkTable.read(PkTable.SHIPPED, PkTable.shipped(),
          Interactions.shipped())) {
        case PkTable.Reading.Refused refused -> {
          console.complain(refused.complaint(), refused.advice());
          yield Exit.REFUSED;
        }
        case PkTable.Reading.Understood rows -> {
          var result = PkFit.run(good.model(), rows.rows(), this::progress);
          console.err().print("\r" + " ".repeat(60) + "\r");
          console.err().flush();
          console.out().println(FitFiles.text(result));
          console.out().flush();
          int written = file == null || !result.kept()
              ? Exit.OK
              : OutputFile.put(file, FitFiles.set(result, "evidence/pk_observations.csv"), console);
          yield result.kept() ? written : Exit.FAILED;
        }
      };
    };
  }

  /// The search ends when it has converged, often long before the most steps it may take.
  private void progress(int done, int most, double objective) {
    long spent = System.currentTimeMillis() - begin;
    if (spent > SILENT_MS) {
      setting.console().err().print(String.format(Locale.ROOT,
          "\rstep %d, objective %.4f, at most %d s left   ", done, objective,
          spent / 1000 * (most - done) / done));
      setting.console().err().flush();
    }
  }
}
