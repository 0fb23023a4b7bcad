package rewire.workbench.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rewire.workbench.book.Book;
import rewire.workbench.engine.OpenedModel;

/// `rewire model docs`: the model book.
@Command(name = "docs", sortOptions = false, header = "Write the model book: every mechanism, equation and number on one "
    + "page.", description = {
        "One HTML file that needs no network: what feeds what as pictures, every equation, every number with unit, "
            + "plausible range, spread between people, grade and source, known misfits, parameter sets."}, footer = {
                "", "Examples:", "  rewire model docs", "  rewire model docs my-book --force",
                "  rewire model docs --swap symptoms=examples/mechanisms/symptoms-saturating.ant"})
final class DocsCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", arity = "0..1", description = "Folder to write model-book.html into (default: results).", defaultValue = "results")
  private Path folder = Path.of("results");
  @Option(names = "--force", description = "Replace the book if it exists.")
  private boolean force;
  @Mixin
  private NumberOptions model = new NumberOptions();

  private final Main.Setting setting;

  DocsCommand(Main.Setting setting) {
    this.setting = setting;
  }

  @Override
  public Integer call() {
    var console = setting.console();
    var file = folder.resolve("model-book.html");
    if (OutputFile.blocked(file, force, console)) {
      return Exit.OUTPUT;
    }
    var choice = model.choice(console);
    if (choice.isEmpty()) {
      return Exit.REFUSED;
    }
    return switch (OpenedModel.of(choice.get())) {
      case OpenedModel.Bad bad -> {
        console.complaints(bad.complaints());
        yield Exit.REFUSED;
      }
      case OpenedModel.Good good -> {
        var command = "rewire " + String.join(" ", setting.arguments());
        var page = Book.html(good.folder(), good.published(), good.model(),
            new Book.Facts(choice.get().parameterSet(), Main.VERSION, command));
        int code = OutputFile.put(file, page, console);
        if (code == Exit.OK) {
          console.out().println("Written to " + file + "; open it in a browser.");
          console.out().flush();
        }
        yield code;
      }
    };
  }
}
