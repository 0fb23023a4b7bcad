package rewire.workbench.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `rewire evidence`: how far the model agrees with what was measured.
@Command(name = "evidence", sortOptions = false, header = "Compare the model with published observations.", footer = {
    "", "Examples:", "  rewire evidence pk", "  rewire evidence pk --data my-table.csv --json",
    "  rewire evidence trials", "  rewire evidence natural", "  rewire evidence fit",
    "  rewire evidence mechanism",
    "  rewire evidence drift examples/single-infusion.yaml", "  rewire evidence misfits", "",
    "What the numbers mean and where they come from: docs/evidence.md."})
final class EvidenceCommand implements Runnable {

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(),
        "Say which evidence: pk, trials, natural, fit, mechanism, drift or misfits.");
  }
}
