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
import rewire.model.Parameter;
import rewire.simulate.Simulator;
import rewire.study.Assumptions;
import rewire.workbench.course.TrialFile;
import rewire.workbench.course.TrialReader;
import rewire.workbench.course.TrialReading;
import rewire.workbench.engine.OpenedModel;
import rewire.workbench.trial.ConditionTables;
import rewire.workbench.trial.ObservationTables;
import rewire.workbench.trial.TrialRun;

/// Options that virtual trials share, and recruiting their people.
final class Recruitment {
  @Option(names = "--people", paramLabel = "N", defaultValue = "1000", description = "Virtual people from whom each arm "
      + "is drawn (default: ${DEFAULT-VALUE}).")
  private int people = 1000;

  @Option(names = "--sets", paramLabel = "N", defaultValue = "25", description = "Draws of the model's typical values, for "
      + "assurance (default: ${DEFAULT-VALUE}).")
  private int sets = 25;

  @Option(names = "--without", paramLabel = "PART", description = "Switch off what a trial adds: life, entry, link, "
      + "expectancy, rating, attrition, between or conditions; may be repeated.")
  private List<String> without = new ArrayList<>();

  @Option(names = "--observation", paramLabel = "DIR", description = "Tables of observation, in the layout of "
      + "models/observation and models/conditions, such as rewire trial noise writes; those that are not there are the shipped ones.")
  private @Nullable Path observation;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of all chance (default: "
      + "${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--threads", paramLabel = "N", description = "Threads (default: all cores); results are the same.")
  private int threads = Runtime.getRuntime().availableProcessors();

  /// What is done with a recruited trial.
  @FunctionalInterface
  interface Work {
    void on(TrialFile trial, TrialRun run, Bars progress) throws IOException;
  }

  /// What is done with an opened model and the tables of observation.
  @FunctionalInterface
  interface Opened {
    int on(OpenedModel.Good model, ObservationTables tables, Assumptions assumptions) throws IOException;
  }

  int with(Path file, ModelOptions options, Console console, Work work) {
    if (people < 16 || people > 100_000 || sets < 2 || sets > 1000 || threads < 1
        || threads > 1024) {
      console.complain("Something is out of range: 16 to 100000 people, 2 to 1000 sets, 1 to 1024 threads.",
          "");
      return Exit.USAGE;
    }
    return opened(file, options, console, observation, without, (model, tables, assumptions) -> {
      var reading = new TrialReader(model.care(), tables.stages().keySet(), tables.scales(), names(model))
          .read(file);
      return switch (reading) {
        case TrialReading.Understood u -> {
          var bars = new Bars(console);
          var run = TrialRun.recruit(u.trial(), Simulator.of(model.model()), tables, model.care(),
              assumptions,
              new TrialRun.Options(seed, sets, people, threads), bars);
          work.on(u.trial(), run, bars);
          console.out().flush();
          yield Exit.OK;
        }
        case TrialReading.Refused r -> {
          console.complaints(r.complaints());
          yield Exit.REFUSED;
        }
      };
    });
  }

  static List<String> names(OpenedModel.Good model) {
    return model.model().parameters().stream().map(Parameter::id).toList();
  }

  /// @param file that is worked on, for messages
  static int opened(Path file, ModelOptions options, Console console, @Nullable Path observation,
      List<String> without, Opened work) {
    var choice = options.choice(console);
    if (choice.isEmpty()) {
      return Exit.REFUSED;
    }
    return switch (OpenedModel.of(choice.get())) {
      case OpenedModel.Bad bad -> {
        console.complaints(bad.complaints());
        yield Exit.REFUSED;
      }
      case OpenedModel.Good good -> {
        try {
          var folder = Optional.ofNullable(observation).filter(Files::isDirectory);
          yield switch (ConditionTables.of(folder, good.model())) {
            case ConditionTables.Reading.Refused r -> {
              console.complaints(r.complaints().stream().map(Complaint::render).toList());
              yield Exit.REFUSED;
            }
            case ConditionTables.Reading.Understood u -> {
              var tables = ObservationTables.of(Optional.ofNullable(observation), u.tables());
              yield work.on(good, tables, tables.without(without));
            }
          };
        } catch (IllegalArgumentException e) {
          console.complain(String.valueOf(e.getMessage()), "Perhaps see rewire trial --help.");
          yield Exit.USAGE;
        } catch (IOException e) {
          console.complain("\"" + file + "\": " + SimulateCommand.reason(e) + ".",
              "Perhaps the path is meant from another folder than " + Path.of("").toAbsolutePath() + ".");
          yield Exit.REFUSED;
        }
      }
    };
  }

  /// Progress lines, a new one for each stage.
  static final class Bars implements TrialRun.Progress {
    private final Console console;
    private String name = "";
    private Optional<ProgressLine> line = Optional.empty();
    private int before;

    Bars(Console console) {
      this.console = console;
    }

    Bars named(String stage) {
      name = stage;
      line = Optional.empty();
      return this;
    }

    @Override
    public void recruiting(int done, int all) {
      show(done, all, "sets of people");
    }

    @Override
    public void trials(int done, int all) {
      show(done, all, name);
    }

    private void show(int done, int all, String what) {
      if (line.isEmpty() || done < before) {
        line = Optional.of(new ProgressLine(console.err(), all, what));
      }
      before = done;
      line.get().followed(done);
    }
  }
}
