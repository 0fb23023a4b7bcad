package rewire.workbench.cli;

import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import rewire.workbench.evidence.PkComparison;
import rewire.workbench.evidence.PkFiles;
import rewire.workbench.evidence.PkPage;
import rewire.workbench.evidence.PkText;

/// `rewire evidence pk`: every row of a table of plasma levels beside the model.
@Command(name = "pk", sortOptions = false, header = "Compare predicted and observed plasma levels, row by row.", description = {
    "Rows marked scored=yes count; context, children and rows of low confidence are listed",
    "apart, and a row that cannot be simulated is listed with the reason. The folder holds",
    "evidence.html, evidence.json, rows.csv and run.json."}, footer = {"", "Examples:",
        "  rewire evidence pk", "  rewire evidence pk --parameters dossier",
        "  rewire evidence pk --data my-table.csv --out results/mine --force", "",
        "How a table is laid out: docs/evidence.md. Exit codes: docs/exit-codes.md."})
final class EvidencePkCommand implements Callable<Integer> {
  @Mixin
  private NumberOptions model = new NumberOptions();
  @Mixin
  private EvidenceOptions options = new EvidenceOptions();

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
    return options.open(choice.get(), console, (opened, rows) -> {
      var comparison = PkComparison.of(rows, opened.model());
      var set = choice.get().parameterSet()
          + (choice.get().values().isEmpty() ? "" : " with values set by hand");
      var files = new LinkedHashMap<String, String>();
      var answer = PkFiles.json(comparison, set, options.table(), opened.model().hash());
      files.put("evidence.html", PkPage.page(comparison, set, options.table()));
      files.put("evidence.json", answer);
      files.put("rows.csv", PkFiles.csv(comparison));
      return options.put(files, answer, PkText.of(comparison, set), setting);
    });
  }
}
