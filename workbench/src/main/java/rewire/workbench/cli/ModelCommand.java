package rewire.workbench.cli;

import java.util.List;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `rewire model`: show or check the model.
@Command(name = "model", sortOptions = false, header = "Show, check, explain or export the model.", footer = {
    "",
    "Examples:", "  rewire model show", "  rewire model check --model models/brain", "  rewire model docs",
    "  rewire model export --sbml brain.xml"})
final class ModelCommand implements Runnable {

  @Spec
  private CommandSpec spec = CommandSpec.create();

  private final Main.Setting setting;

  ModelCommand(Main.Setting setting) {
    this.setting = setting;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(),
        "Say what to do with the model: show, check, docs or export.");
  }

  @Command(name = "show", header = "Print mechanisms, what they take and give, their states, and parameters with "
      + "sources.", footer = {"", "Example:", "  rewire model show --parameters dossier"})
  int show(@Mixin NumberOptions options) {
    return options.choice(setting.console())
        .map(c -> answer(setting.engine().get().showModel(c, setting.console().out()))).orElse(Exit.REFUSED);
  }

  @Command(name = "check", header = "Read every file of the model and print what is not understood, with file, "
      + "line and column.", footer = {"", "Example:", "  rewire model check --model my-model"})
  int check(@Mixin NumberOptions options) {
    return options.choice(setting.console())
        .map(c -> answer(setting.engine().get().checkModel(c, setting.console().out()))).orElse(Exit.REFUSED);
  }

  private int answer(List<String> complaints) {
    setting.console().out().flush();
    setting.console().complaints(complaints);
    return complaints.isEmpty() ? Exit.OK : Exit.REFUSED;
  }
}
