package rewire.workbench.cli;

import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import rewire.workbench.evidence.MechanismFiles;
import rewire.workbench.evidence.MechanismMap;

/// `rewire evidence mechanism`: findings on the mechanism beside the model.
@Command(name = "mechanism", sortOptions = false, header = "Compare the model with findings on the mechanism, one by "
    + "one.", description = {
        "Which model quantity, course and measure stands for which finding, and what was left out",
        "and why, is in evidence/mechanism_map.csv; the courses are in",
        "evidence/mechanism_protocols.csv. Findings that went into the model count as inputs, not",
        "as checks. The folder holds evidence.html, evidence.json, rows.csv and run.json."}, footer = {"",
            "Examples:", "  rewire evidence mechanism",
            "  rewire evidence mechanism --parameters dossier --json", "",
            "How the map is read: docs/evidence.md. Exit codes: docs/exit-codes.md."})
final class EvidenceMechanismCommand implements Callable<Integer> {
  @Mixin
  private NumberOptions model = new NumberOptions();
  @Mixin
  private EvidenceTarget options = new EvidenceTarget();

  private final Main.Setting setting;

  EvidenceMechanismCommand(Main.Setting setting) {
    this.setting = setting;
  }

  @Override
  public Integer call() {
    var console = setting.console();
    var choice = model.choice(console);
    if (choice.isEmpty()) {
      return Exit.REFUSED;
    }
    if (options.blocked("mechanism", console)) {
      return Exit.OUTPUT;
    }
    return EvidenceTarget.opened(choice.get(), console, opened -> {
      var findings = MechanismMap.shipped().compare(opened.model(), options.progress(console));
      var set = choice.get().parameterSet()
          + (choice.get().values().isEmpty() ? "" : " with values set by hand");
      var answer = MechanismFiles.json(findings, set, opened.model().hash());
      var files = new LinkedHashMap<String, String>();
      files.put("evidence.html", MechanismFiles.page(findings, set));
      files.put("evidence.json", answer);
      files.put("rows.csv", MechanismFiles.csv(findings));
      return options.put(files, answer, MechanismFiles.text(findings, set), setting);
    });
  }
}
