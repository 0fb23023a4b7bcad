package rewire.workbench.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rewire.workbench.Engine.ModelChoice;
import rewire.workbench.book.ModelExport;
import rewire.workbench.book.ModelExport.Format;
import rewire.workbench.engine.OpenedModel;

/// `rewire model export`: the whole model as one file for other programs.
@Command(name = "export", sortOptions = false, header = "Write the whole model as one Antimony or SBML file for other "
    + "programs.", description = {
        "Names are mechanism__symbol, units are kept, and what is known about a number is a comment or note.",
        "Before it is written the text is read back and every equation compared; SBML (Level 3 Version 1) must also "
            + "pass a consistency check without complaints. Exit code 4 if not."}, footer = {
                "", "Examples:", "  rewire model export --sbml brain.xml",
                "  rewire model export --antimony brain.ant",
                "  rewire model export --antimony --parameters dossier > dossier.ant",
                "  rewire model export --sbml --set WT=55 light.xml"})
final class ExportCommand implements Callable<Integer> {

  /// Exactly one of the two.
  private static final class Kind {
    @SuppressWarnings("UnusedVariable") // one of the two must be given; which is read off the other
    @Option(names = "--antimony", description = "Antimony text.", required = true)
    private boolean antimony;
    @Option(names = "--sbml", description = "SBML, Level 3 Version 1.", required = true)
    private boolean sbml;
  }

  @ArgGroup(multiplicity = "1")
  private Kind kind = new Kind();
  @Parameters(paramLabel = "FILE", arity = "0..1", description = "File to write; without it the text is printed.")
  private @Nullable Path file;
  @Option(names = "--force", description = "Replace the file if it exists.")
  private boolean force;
  @Mixin
  private NumberOptions model = new NumberOptions();

  private final Main.Setting setting;

  ExportCommand(Main.Setting setting) {
    this.setting = setting;
  }

  @Override
  public Integer call() {
    var console = setting.console();
    if (file != null && OutputFile.blocked(file, force, console)) {
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
      case OpenedModel.Good good -> written(good, choice.get());
    };
  }

  private int written(OpenedModel.Good good, ModelChoice choice) {
    var console = setting.console();
    var format = kind.sbml ? Format.SBML : Format.ANTIMONY;
    if (format == Format.SBML) {
      console.err().println("Writing, reading back and checking; some seconds ...");
      console.err().flush();
    }
    var export = ModelExport.of(good.model(), format, about(good, choice));
    if (!export.complaints().isEmpty()) {
      console.complaints(export.complaints());
      console.complain("\nNothing is written.", "");
      return Exit.FAILED;
    }
    if (file == null) {
      console.out().print(export.text());
      console.out().flush();
    } else if (OutputFile.put(file, export.text(), console) != Exit.OK) {
      return Exit.OUTPUT;
    }
    console.err().printf("%s: %d equations read back and compared at %d states; they agree%s.%n",
        Optional.ofNullable(file).map(Path::toString).orElse(format.word()), export.equations(),
        export.states(),
        format == Format.SBML ? ", and the consistency check has no complaints" : "");
    console.err().flush();
    return Exit.OK;
  }

  private List<String> about(OpenedModel.Good good, ModelChoice choice) {
    return List.of(
        "Model " + good.model().name() + ", numbers of the set " + choice.parameterSet()
            + ", written by rewire "
            + Main.VERSION + ".",
        "Hash of its text and numbers: " + good.model().hash()
            + (choice.values().isEmpty() ? "" : ", then set by hand: " + choice.values()) + ".",
        "Time is in hours. Names are mechanism__symbol; inputs are what a course of care sets over time.",
        "For research and education. Not a medical device.");
  }
}
