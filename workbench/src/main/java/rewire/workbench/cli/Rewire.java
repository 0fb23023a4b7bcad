package rewire.workbench.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command without a subcommand.
@Command(name = "rewire", sortOptions = false, header = {
    "From a dose of ketamine to rewired synapses, flexible thought and mood: a course of care, simulated.",
    "For research and teaching. Not a medical device."}, footer = {"", "Examples:",
        "  rewire simulate examples/six-infusions.yaml", "  rewire course check examples/six-infusions.yaml",
        "  rewire model show", "  rewire verify engine", "",
        "Each command explains itself: rewire simulate --help"})
final class Rewire implements Runnable {

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do.");
  }
}
