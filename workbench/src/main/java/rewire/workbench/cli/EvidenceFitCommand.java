package rewire.workbench.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rewire.lang.ParameterSet;
import rewire.workbench.Engine.ModelChoice;
import rewire.workbench.engine.OpenedModel;
import rewire.workbench.evidence.FitFiles;
import rewire.workbench.evidence.PkFit;
import rewire.workbench.evidence.PkTable;
import rewire.workbench.evidence.Table;

/// `rewire evidence fit`: how `models/brain/default.csv` came about.
@Command(name = "fit", sortOptions = false, header = "Fit pharmacokinetic numbers to the shipped table of levels, within "
    + "their plausible ranges.", description = {
        "Starts from the dossier's values. Makes small: squared log ratios (Huber beyond 1.345",
        "spreads), each study weighing as the square root of its rows, plus the squared distance",
        "of each number from its published value in standard deviations of its plausible range.",
        "No study may lose. Nothing is random: there is no seed, and a second run gives the same",
        "bytes. Takes about ten seconds."}, footer = {"", "Examples:",
            "  rewire evidence fit", "  rewire evidence fit --write models/brain/default.csv --force", "",
            "Objective, prior and result: docs/evidence.md."})
final class EvidenceFitCommand implements Callable<Integer> {
  @Option(names = "--write", paramLabel = "FILE", description = "Write the numbers as a parameter set.")
  private @Nullable Path file;
  @Option(names = "--force", description = "Replace the file.")
  private boolean force;

  private final Main.Setting setting;

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
    return switch (PkTable.read(PkTable.SHIPPED.substring(1), PkTable.shipped())) {
      case Table.Reading.Refused refused -> throw new IllegalStateException(refused.complaint());
      case Table.Reading.Understood good ->
        EvidenceTarget.opened(choice, console, opened -> fitted(good.table(), opened));
    };
  }

  private int fitted(Table table, OpenedModel.Good opened) {
    var console = setting.console();
    var result = PkFit.run(opened.model(), PkTable.rows(table, opened.care().interactions()),
        EvidenceTarget.progress(console, "steps at most"));
    console.out().println(FitFiles.text(result));
    console.out().flush();
    if (!result.kept()) {
      return Exit.FAILED;
    }
    return file == null
        ? Exit.OK
        : OutputFile.put(file, FitFiles.set(result, PkTable.SHIPPED.substring(1)), console);
  }
}
