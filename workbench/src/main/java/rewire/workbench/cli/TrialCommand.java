package rewire.workbench.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `rewire trial`: clinical trials.
@Command(name = "trial", header = "Analyse the data of a trial; estimate the noise of ratings.", footer = {"",
    "Examples:",
    "  rewire trial analyse my-trial.csv --baseline-visit 0 --reference placebo",
    "  rewire trial noise"})
final class TrialCommand implements Runnable {

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do; there are \"analyse\" and \"noise\".");
  }
}
