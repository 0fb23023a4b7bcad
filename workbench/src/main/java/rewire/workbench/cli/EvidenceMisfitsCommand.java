package rewire.workbench.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rewire.workbench.Engine.ModelChoice;
import rewire.workbench.evidence.KnownMisfits;

/// `rewire evidence misfits`: everything the model is known to get wrong, on one page.
@Command(name = "misfits", sortOptions = false, header = "Print everything the model is known to get wrong, as one page "
    + "of Markdown.", description = {
        "The misfits written down beside the model, every plasma level beyond 1.25 times, and",
        "every finding on the mechanism that is missed, with whose fault it is."}, footer = {"", "Examples:",
            "  rewire evidence misfits", "  rewire evidence misfits --write docs/known-misfits.md --force"})
final class EvidenceMisfitsCommand implements Callable<Integer> {
  @Option(names = "--write", paramLabel = "FILE", description = "Write the page instead.")
  private @Nullable Path file;
  @Option(names = "--force", description = "Replace the file.")
  private boolean force;

  private final Main.Setting setting;

  EvidenceMisfitsCommand(Main.Setting setting) {
    this.setting = setting;
  }

  @Override
  public Integer call() {
    var console = setting.console();
    if (file != null && OutputFile.blocked(file, force, console)) {
      return Exit.OUTPUT;
    }
    return EvidenceTarget.opened(new ModelChoice(Optional.empty(), "default", List.of(), Map.of()), console,
        fitted -> {
          var page = KnownMisfits.shipped(fitted.folder(), fitted.published(), fitted.model());
          if (file != null) {
            return OutputFile.put(file, page, console);
          }
          console.out().print(page);
          console.out().flush();
          return Exit.OK;
        });
  }
}
