package rewire.workbench.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rewire.workbench.Engine.ModelChoice;
import rewire.workbench.engine.OpenedModel;
import rewire.workbench.evidence.MechanismFiles;
import rewire.workbench.evidence.MechanismMap;
import rewire.workbench.evidence.MechanismPage;
import rewire.workbench.evidence.MechanismText;
import rewire.workbench.evidence.Readings;

/// `rewire evidence mechanism`: findings on the mechanism beside the model.
@Command(name = "mechanism", sortOptions = false, header = "Compare the model with findings on the mechanism, one by "
    + "one.", description = {
        "Which model quantity, course and measure stands for which finding, and what was left out",
        "and why, is in evidence/mechanism_map.csv; the courses are in",
        "evidence/mechanism_protocols.csv. Findings that went into the model count as inputs, not",
        "as checks. The folder holds evidence.html, evidence.json, rows.csv and run.json."}, footer = {"",
            "Examples:", "  rewire evidence mechanism",
            "  rewire evidence mechanism --parameters dossier --json",
            "  rewire evidence mechanism --data my-evidence", "",
            "How the tables are read: evidence/README.md. Exit codes: docs/exit-codes.md."})
final class EvidenceMechanismCommand implements Callable<Integer> {
  @Option(names = "--data", paramLabel = "DIR", description = "Folder with mechanism_timecourses.csv, "
      + "mechanism_map.csv and mechanism_protocols.csv (default: those that come with the program).")
  private @Nullable Path data;
  @Mixin
  private NumberOptions model = new NumberOptions();
  @Mixin
  private EvidenceTarget target = new EvidenceTarget();

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
    if (target.blocked("mechanism", console)) {
      return Exit.OUTPUT;
    }
    var tables = data == null ? Optional.of(MechanismMap.shipped()) : read(data);
    if (tables.isEmpty()) {
      return Exit.REFUSED;
    }
    return switch (tables.get()) {
      case MechanismMap.Reading.Refused refused -> {
        console.complain(refused.complaint(), refused.advice());
        yield Exit.REFUSED;
      }
      case MechanismMap.Reading.Understood good ->
        EvidenceTarget.opened(choice.get(), console, opened -> compared(good.map(), choice.get(), opened));
    };
  }

  private Optional<MechanismMap.Reading> read(Path folder) {
    var texts = new ArrayList<String>();
    for (var file : MechanismMap.FILES) {
      var text = EvidenceTarget.text(folder.resolve(file), setting.console());
      if (text.isEmpty()) {
        return Optional.empty();
      }
      texts.add(text.get());
    }
    return Optional.of(MechanismMap.read(folder + "/", texts));
  }

  private int compared(MechanismMap map, ModelChoice choice, OpenedModel.Good opened) {
    var findings = map.compare(opened.model(), EvidenceTarget.progress(setting.console(), "courses"));
    var readings = data == null ? Readings.shipped() : Readings.NONE;
    var set = EvidenceTarget.set(choice);
    var answer = MechanismFiles.json(findings, readings, set, opened.model().hash());
    var files = new LinkedHashMap<String, String>();
    files.put("evidence.html",
        MechanismPage.page(findings, readings, set, EvidenceTarget.repeat(setting, opened)));
    files.put("evidence.json", answer);
    files.put("rows.csv", MechanismFiles.csv(findings, readings));
    return target.put(files, answer, MechanismText.of(findings, set), setting);
  }
}
