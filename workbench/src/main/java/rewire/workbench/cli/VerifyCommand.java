package rewire.workbench.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `rewire verify`: evidence that the machinery is right.
@Command(name = "verify", header = "Check the machinery against published reference values.", footer = {
    "",
    "Examples:", "  rewire verify engine", "  rewire verify statistics"})
final class VerifyCommand implements Runnable {

  @Spec
  private CommandSpec spec = CommandSpec.create();

  private final Main.Setting setting;

  VerifyCommand(Main.Setting setting) {
    this.setting = setting;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(),
        "Say what to verify; there are \"engine\" and \"statistics\".");
  }

  @Command(name = "engine", header = "Solve stiff test problems and a course of twelve infusions at rising "
      + "accuracy and print work and delivered error; exit code 4 if a row misses its bound.", footer = {"",
          "Example:",
          "  rewire verify engine"})
  int engine() {
    boolean good = setting.engine().get().workPrecision(setting.console().out());
    setting.console().out().flush();
    return good ? Exit.OK : Exit.FAILED;
  }
}
