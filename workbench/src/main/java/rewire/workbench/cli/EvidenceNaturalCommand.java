package rewire.workbench.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rewire.simulate.Simulator;
import rewire.workbench.engine.OpenedModel;
import rewire.workbench.library.Library;
import rewire.workbench.trial.NaturalCourse;
import rewire.workbench.trial.ObservationTables;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `rewire evidence natural`: what becomes of people whom nobody treats.
@Command(name = "natural", sortOptions = false, header = "Show how often people recover without treatment, beside published "
    + "pools.", description = {
        "Untreated people and waiting lists of the libraries that travel with Rewire: remission and",
        "change predicted for people whom nobody treats, and how many of them live under",
        "circumstances that have ended. Nothing is fitted to it."}, footer = {"", "Examples:",
            "  rewire evidence natural", "  rewire evidence natural --without life --json", "",
            "How to read it: docs/scorecard.md."})
final class EvidenceNaturalCommand implements Callable<Integer> {
  @Mixin
  private ModelOptions model = new ModelOptions();

  @Option(names = "--sets", paramLabel = "N", defaultValue = "20", description = "Draws of the model's typical values from "
      + "their plausible ranges (default: ${DEFAULT-VALUE}).")
  private int sets = 20;

  @Option(names = "--people", paramLabel = "N", defaultValue = "40", description = "Virtual people in each draw (default: "
      + "${DEFAULT-VALUE}).")
  private int people = 40;

  @Option(names = "--without", paramLabel = "PART", description = "Switch off what a trial adds; may be repeated.")
  private List<String> without = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of all chance (default: "
      + "${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--threads", paramLabel = "N", description = "Threads (default: all cores); results are the same.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--json", description = "Print as JSON.")
  private boolean json;

  private final Main.Setting setting;

  EvidenceNaturalCommand(Main.Setting setting) {
    this.setting = setting;
  }

  @Override
  public Integer call() {
    var console = setting.console();
    var choice = model.choice(console);
    if (choice.isEmpty()) {
      return Exit.REFUSED;
    }
    if (sets < 2 || sets > 1000 || people < 4 || people > 2000 || threads < 1 || threads > 1024) {
      console.complain("Something is out of range: 2 to 1000 sets, 4 to 2000 people, 1 to 1024 threads.", "");
      return Exit.USAGE;
    }
    return EvidenceTarget.opened(choice.get(), console, opened -> followed(opened, console));
  }

  private int followed(OpenedModel.Good opened, Console console) {
    var tables = ObservationTables.shipped();
    try {
      var course = NaturalCourse.of(Library.shipped(), Simulator.of(opened.model()), tables, opened.care(),
          tables.without(without), new NaturalCourse.Options(seed, sets, people, threads),
          EvidenceTarget.progress(console, "sets of people"));
      if (json) {
        console.out().println(JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build()
            .writeValueAsString(course.json()));
      } else {
        course.text().forEach(console.out()::println);
      }
      console.out().flush();
      return Exit.OK;
    } catch (IllegalArgumentException e) {
      console.complain(String.valueOf(e.getMessage()), "Perhaps see rewire evidence natural --help.");
      return Exit.USAGE;
    }
  }
}
