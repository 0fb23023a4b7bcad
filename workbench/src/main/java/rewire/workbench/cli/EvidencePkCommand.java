package rewire.workbench.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rewire.workbench.Engine.ModelChoice;
import rewire.workbench.engine.OpenedModel;
import rewire.workbench.evidence.PkComparison;
import rewire.workbench.evidence.PkFiles;
import rewire.workbench.evidence.PkPage;
import rewire.workbench.evidence.PkTable;
import rewire.workbench.evidence.PkText;
import rewire.workbench.evidence.Readings;
import rewire.workbench.evidence.Table;

/// `rewire evidence pk`: every row of a table of plasma levels beside the model.
@Command(name = "pk", sortOptions = false, header = "Compare predicted and observed plasma levels, row by row.", description = {
    "Rows marked scored=yes count; context, children and rows of low confidence are listed",
    "apart, and a row that cannot be simulated is listed with its place and the reason. The",
    "folder holds evidence.html, evidence.json, rows.csv and run.json."}, footer = {"", "Examples:",
        "  rewire evidence pk", "  rewire evidence pk --parameters dossier",
        "  rewire evidence pk --data my-table.csv --out results/mine --force", "",
        "How a table is laid out: evidence/README.md. Exit codes: docs/exit-codes.md."})
final class EvidencePkCommand implements Callable<Integer> {
  @Option(names = "--data", paramLabel = "CSV", description = "Table of observations (default: the one that comes with "
      + "the program).")
  private @Nullable Path data;
  @Mixin
  private NumberOptions model = new NumberOptions();
  @Mixin
  private EvidenceTarget target = new EvidenceTarget();

  private final Main.Setting setting;

  EvidencePkCommand(Main.Setting setting) {
    this.setting = setting;
  }

  @Override
  public Integer call() {
    var console = setting.console();
    var choice = model.choice(console);
    if (choice.isEmpty()) {
      return Exit.REFUSED;
    }
    if (target.blocked("pk", console)) {
      return Exit.OUTPUT;
    }
    var text = data == null ? Optional.of(PkTable.shipped()) : EvidenceTarget.text(data, console);
    if (text.isEmpty()) {
      return Exit.REFUSED;
    }
    return switch (PkTable.read(table(), text.get())) {
      case Table.Reading.Refused refused -> {
        console.complain(refused.complaint(), refused.advice());
        yield Exit.REFUSED;
      }
      case Table.Reading.Understood good ->
        EvidenceTarget.opened(choice.get(), console, opened -> compared(good.table(), choice.get(), opened));
    };
  }

  /// The table as results name it.
  private String table() {
    return data == null ? "evidence/pk_observations.csv" : String.valueOf(data.getFileName());
  }

  private int compared(Table table, ModelChoice choice, OpenedModel.Good opened) {
    var comparison = PkComparison.of(PkTable.rows(table, opened.care().interactions()), opened.model(),
        EvidenceTarget.progress(setting.console(), "trials"));
    var readings = data == null ? Readings.shipped() : Readings.NONE;
    var set = EvidenceTarget.set(choice);
    var answer = PkFiles.json(comparison, readings, set, table(), opened.model().hash());
    var files = new LinkedHashMap<String, String>();
    files.put("evidence.html",
        PkPage.page(comparison, readings, set, table(), EvidenceTarget.repeat(setting, opened)));
    files.put("evidence.json", answer);
    files.put("rows.csv", PkFiles.csv(comparison, readings));
    return target.put(files, answer, PkText.of(comparison, set), setting);
  }
}
