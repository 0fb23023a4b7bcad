package rewire.workbench.cli;

import java.util.concurrent.Callable;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `rewire completion`: lets a shell complete commands and options.
@Command(name = "completion", header = "Print a script with which bash and zsh complete commands and options.", footer = {
    "", "Examples:", "  source <(./rewire completion)", "  ./rewire completion > ~/.rewire-completion.bash",
    "", "The second line, sourced from ~/.bashrc or (after bashcompinit) ~/.zshrc, makes it last."})
final class CompletionCommand implements Callable<Integer> {

  @Spec
  private CommandSpec spec = CommandSpec.create();

  private final Main.Setting setting;

  CompletionCommand(Main.Setting setting) {
    this.setting = setting;
  }

  @Override
  public Integer call() {
    setting.console().out().print(AutoComplete.bash("rewire", spec.root().commandLine()));
    setting.console().out().flush();
    return Exit.OK;
  }
}
