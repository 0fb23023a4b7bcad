package rewire.workbench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import rewire.lang.Complaint;
import rewire.simulate.Simulator;
import rewire.workbench.engine.OpenedModel;
import rewire.workbench.library.Library;
import rewire.workbench.trial.ConditionTables;
import rewire.workbench.trial.ObservationTables;
import rewire.workbench.trial.Scorecard;
import rewire.workbench.trial.ScorecardFiles;
import rewire.workbench.trial.ScorecardPage;
import rewire.workbench.trial.ScorecardPrint;
import rewire.workbench.trial.Scoring;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Options of the scorecard, and running it.
final class ScorecardOptions {
  private static final int MOST_REPLICATES = 100_000;

  @Option(names = "--library", paramLabel = "DIR", description = "Folder with arms.csv and results.csv; may be repeated "
      + "(default: the two that travel with Rewire).")
  private List<Path> libraries = new ArrayList<>();

  @Option(names = "--out", paramLabel = "DIR", description = "Folder for rows.csv, scorecard.json and index.html.")
  private @Nullable Path out;

  @Option(names = "--force", description = "Replace files in that folder.")
  private boolean force;

  @Option(names = "--replicates", paramLabel = "N", defaultValue = "2000", description = "Virtual trials per published "
      + "trial (default: ${DEFAULT-VALUE}).")
  private int replicates = 2000;

  @Option(names = "--sets", paramLabel = "N", defaultValue = "40", description = "Draws of the model's typical values from "
      + "their plausible ranges (default: ${DEFAULT-VALUE}).")
  private int sets = 40;

  @Option(names = "--people", paramLabel = "N", defaultValue = "40", description = "Virtual people in each draw and protocol "
      + "(default: ${DEFAULT-VALUE}).")
  private int people = 40;

  @Option(names = "--without", paramLabel = "PART", description = "Switch off what a trial adds: life, entry, link, "
      + "expectancy, rating, attrition, between or conditions; may be repeated.")
  private List<String> without = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of all chance (default: "
      + "${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--threads", paramLabel = "N", description = "Threads (default: all cores); results are the same.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--json", description = "Print the scorecard as JSON.")
  private boolean json;

  private static String text(Scorecard card) {
    return JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build()
        .writeValueAsString(ScorecardFiles.json(card)) + "\n";
  }

  int run(Console console, OpenedModel.Good model) {
    if (replicates < 20 || replicates > MOST_REPLICATES || sets < 2 || sets > 1000 || people < 4
        || people > 2000
        || threads < 1 || threads > 1024) {
      console.complain(
          "Something is out of range: 20 to 100000 replicates, 2 to 1000 sets, 4 to 2000 people, 1 to 1024 "
              + "threads.",
          "Perhaps leave these options away; their defaults suit two cores.");
      return Exit.USAGE;
    }
    if (out != null && Files.exists(out.resolve("rows.csv")) && !force) {
      console.complain("The folder \"" + out + "\" holds an earlier scorecard.",
          "Perhaps replace it with --force, or give another one.");
      return Exit.OUTPUT;
    }
    try {
      if (ConditionTables.of(Optional.empty(), model.model()) instanceof ConditionTables.Reading.Refused r) {
        console.complaints(r.complaints().stream().map(Complaint::render).toList());
        return Exit.REFUSED;
      }
      var tables = ObservationTables.shipped();
      var assumptions = tables.without(without);
      var read = new ArrayList<Library>();
      for (var folder : libraries) {
        read.add(Library.read(folder));
      }
      if (libraries.isEmpty()) {
        read.addAll(Library.shipped());
      }
      var scoring = new Scoring(Simulator.of(model.model()), tables, assumptions, model.care(),
          new Scoring.Options(seed, sets, people, replicates, threads, ""));
      var card = scoring.score(read, Library.shipped(), new Bar(console));
      if (out != null) {
        Files.createDirectories(out);
        ScorecardFiles.rows(card, out.resolve("rows.csv"));
        Files.writeString(out.resolve("scorecard.json"), text(card));
        ScorecardPage.write(card, out);
      }
      if (json) {
        console.out().print(text(card));
      } else {
        ScorecardPrint.print(card, console.out());
      }
      console.out().flush();
      return Exit.OK;
    } catch (IllegalArgumentException e) {
      console.complain(String.valueOf(e.getMessage()), "Perhaps see rewire evidence trials --help.");
      return Exit.USAGE;
    } catch (IOException e) {
      console.complain(SimulateCommand.reason(e) + ".",
          "Perhaps see evidence/library/README.md for the layout.");
      return Exit.REFUSED;
    }
  }

  /// Progress of both stages.
  private static final class Bar implements Scoring.Progress {
    private final Console console;
    private @Nullable ProgressLine recruiting;
    private @Nullable ProgressLine drawing;

    Bar(Console console) {
      this.console = console;
    }

    @Override
    public void recruiting(int done, int all) {
      if (recruiting == null) {
        recruiting = new ProgressLine(console.err(), all, "sets of people");
      }
      recruiting.followed(done);
    }

    @Override
    public void drawing(int done, int all) {
      if (drawing == null) {
        drawing = new ProgressLine(console.err(), all, "trials");
      }
      drawing.followed(done);
    }
  }
}
