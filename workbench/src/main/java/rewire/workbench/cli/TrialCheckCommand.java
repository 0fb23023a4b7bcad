package rewire.workbench.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rewire.exchange.table.TableFile;
import rewire.simulate.Simulator;
import rewire.study.Scale;
import rewire.trials.data.Sheet;
import rewire.units.Quantity;
import rewire.workbench.course.CourseReader;
import rewire.workbench.course.CourseReading;
import rewire.workbench.course.People;
import rewire.workbench.course.PeopleReader;
import rewire.workbench.course.TrialFile;
import rewire.workbench.trial.ObservationTables;
import rewire.workbench.trial.PredictiveCheck;

/// `rewire trial check`: observed scores beside virtual people who go through a course.
@Command(name = "check", sortOptions = false, header = "Lay observed scores beside what a course predicts (visual "
    + "predictive check).", description = {"",
        "DATA.csv has one row per person and visit. Percentiles 10, 50 and 90 of the scores at each visit are laid beside "
            + "those of virtual groups of the same size, who enter as ill as the observed people were at visit 0."}, footer = {
                "", "Examples:",
                "  rewire trial check my-clinic.csv --course examples/six-infusions.yaml --out results/check",
                "  rewire trial check my-trial.csv --course my-course.yaml --where arm=ketamine --scale PHQ9 \\",
                "    --people examples/people/resistant-depression.yaml --visit week --unit week"})
final class TrialCheckCommand implements Callable<Integer> {
  private static final int LEAST_PEOPLE = 5;
  private static final int MOST_VISITS = 200; // as in a trial file
  private static final double MOST_H = 24 * 800.0; // as in a trial file

  @Parameters(paramLabel = "DATA.csv", description = "Observed scores, as CSV.")
  private Path file = Path.of("");

  @Option(names = "--course", paramLabel = "COURSE", required = true, description = "What these people were given.")
  private Path course = Path.of("");

  @Option(names = "--people", paramLabel = "PEOPLE", description = "Who they are: a file of people (default: resistant "
      + "depression).")
  private @Nullable Path population;

  @Option(names = "--scale", paramLabel = "S", defaultValue = "MADRS", description = "Rating scale of the scores (default: "
      + "MADRS).")
  private String scale = "MADRS";

  @Option(names = "--visit", paramLabel = "COL", defaultValue = "visit", description = "Column of times; 0 is entry "
      + "(default: visit).")
  private String visit = "visit";

  @Option(names = "--unit", paramLabel = "U", defaultValue = "d", description = "Unit of these times: h, d or week (default: "
      + "d).")
  private String unit = "d";

  @Option(names = "--score", paramLabel = "COL", defaultValue = "score", description = "Column of scores (default: score); "
      + "blank or NA is missing.")
  private String score = "score";

  @Option(names = "--where", paramLabel = "COL=VALUE", description = "Use only these rows; may be repeated.")
  private List<String> where = List.of();

  @Option(names = "--blind", paramLabel = "B", defaultValue = "open", description = "Whether people knew what they got: "
      + "double, single or open (default: open).")
  private String blind = "open";

  @Option(names = "--groups", paramLabel = "N", defaultValue = "500", description = "Virtual groups (default: 500).")
  private int groups = 500;

  @Mixin
  private ModelOptions model = new ModelOptions();

  @Option(names = "--pool", paramLabel = "N", defaultValue = "400", description = "Virtual people from whom groups are drawn "
      + "(default: ${DEFAULT-VALUE}).")
  private int pool = 400;

  @Option(names = "--without", paramLabel = "PART", description = "Switch off what observation adds: life, entry, "
      + "expectancy, rating, attrition, between or conditions; may be repeated.")
  private List<String> without = new ArrayList<>();

  @Option(names = "--observation", paramLabel = "DIR", description = "Tables of observation, in the layout of "
      + "models/observation and models/conditions.")
  private @Nullable Path observation;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of all chance (default: 1).")
  private long seed = 1;

  @Option(names = "--threads", paramLabel = "N", description = "Threads (default: all cores); results are the same.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--format", paramLabel = "F", defaultValue = "csv", description = "Of the table: csv or parquet (default: "
      + "${DEFAULT-VALUE}).")
  private TableFile.Format format = TableFile.Format.CSV;

  @Option(names = "--out", paramLabel = "DIR", description = "Folder for the table and index.html.")
  private @Nullable Path out;

  @Option(names = "--force", description = "Replace them.")
  private boolean force;

  private final Main.Setting setting;

  TrialCheckCommand(Main.Setting setting) {
    this.setting = setting;
  }

  @Override
  public Integer call() {
    var console = setting.console();
    if (groups < 20 || groups > 100_000 || pool < 16 || pool > 100_000 || threads < 1 || threads > 1024
        || !List.of("h", "d", "week").contains(unit) || !TrialFile.BLINDS.contains(blind)
        || where.stream().anyMatch(w -> w.indexOf('=') < 1)) {
      console.complain(
          "Something is out of range: 20 to 100000 groups, 16 to 100000 people, 1 to 1024 threads, "
              + "--unit h, d or week, --blind double, single or open, --where COL=VALUE.",
          "Perhaps read: rewire trial check --help");
      return Exit.USAGE;
    }
    if (out != null && Files.exists(out.resolve("index.html")) && !force) {
      console.complain("The folder \"" + out + "\" holds an earlier page.",
          "Perhaps replace it with --force, or give another one.");
      return Exit.OUTPUT;
    }
    return Recruitment.opened(file, model, console, observation, without, this::check);
  }

  private int check(rewire.workbench.engine.OpenedModel.Good opened, ObservationTables tables,
      rewire.study.Assumptions assumptions) throws IOException {
    var console = setting.console();
    var faults = new ArrayList<String>();
    var symptoms = new TreeMap<>(tables.scales());
    symptoms.values().removeIf(Scale::modelOnly);
    var known = Optional.ofNullable(symptoms.get(scale));
    if (known.isEmpty()) {
      console.complain("\"" + scale + "\" is not a scale of symptoms that can be read off.",
          "Perhaps one of these: " + String.join(", ", symptoms.keySet()) + ".");
      return Exit.USAGE;
    }
    var observed = observed(new double[] {known.get().low(), known.get().high()}, faults);
    var arm = arm(opened, faults);
    var people = people(opened, tables, faults);
    if (!faults.isEmpty() || arm.isEmpty()) {
      console.complaints(faults);
      return Exit.REFUSED;
    }
    var bars = new Recruitment.Bars(console);
    var found = PredictiveCheck.of(observed, new PredictiveCheck.Question(arm.get(), people, blind, scale),
        Simulator.of(opened.model()), tables, opened.care(), assumptions,
        new rewire.workbench.trial.TrialRun.Options(seed, 2, pool, threads), groups, bars.named("groups"));
    if (out != null) {
      Files.createDirectories(out);
      for (var f : TableFile.Format.values()) {
        Files.deleteIfExists(out.resolve("check" + f.ending()));
      }
      found.write(out, format);
      Files.writeString(out.resolve("index.html"),
          found.html(file.getFileName() + " beside " + arm.get().course().title(),
              observed.entry().size() + " people at entry; " + scale + "; " + groups + " virtual groups",
              "rewire " + String.join(" ", setting.arguments())),
          StandardCharsets.UTF_8);
    }
    found.lines().forEach(console.out()::println);
    console.out().flush();
    return Exit.OK;
  }

  private Optional<TrialFile.Arm> arm(rewire.workbench.engine.OpenedModel.Good opened, List<String> faults)
      throws IOException {
    return switch (new CourseReader(opened.care()).read(course)) {
      case CourseReading.Refused r -> {
        r.complaints().forEach(c -> faults.add(c.text()));
        yield Optional.empty();
      }
      case CourseReading.Understood u -> {
        if (u.course().isOpen()) {
          faults.add(course + ": this course is decided on the way.\nPerhaps write its doses out.");
        }
        if (u.dosed().size() > 1) {
          faults.add(course
              + ": this course gives some doses in mg and some in mg/kg.\nPerhaps write all in mg/kg.");
        }
        yield Optional.of(new TrialFile.Arm("observed", u.course(), "none", 2,
            u.byWeight()));
      }
    };
  }

  private People people(rewire.workbench.engine.OpenedModel.Good opened, ObservationTables tables,
      List<String> faults) throws IOException {
    if (population == null) {
      return People.USUAL;
    }
    return switch (new PeopleReader(tables.stages().keySet(), tables.scales(),
        new TreeSet<>(Recruitment.names(opened))).read(population)) {
      case PeopleReader.Reading.Understood u -> u.people();
      case PeopleReader.Reading.Refused r -> {
        faults.addAll(r.complaints());
        yield People.USUAL;
      }
    };
  }

  private PredictiveCheck.Observed observed(double[] range, List<String> faults) throws IOException {
    var filters = where.stream()
        .map(w -> new Sheet.Filter(w.substring(0, w.indexOf('=')), w.substring(w.indexOf('=') + 1))).toList();
    var out = new TreeMap<Double, List<Double>>();
    try (var in = Files.newInputStream(file)) {
      var sheet = Sheet.read(String.valueOf(file.getFileName()), in, filters);
      faults.addAll(sheet.faults());
      faults.addAll(sheet.missing(List.of(visit, score)));
      if (!faults.isEmpty()) {
        return new PredictiveCheck.Observed(out);
      }
      double hours = switch (unit) {
        case "h" -> 1;
        case "week" -> 168;
        default -> 24;
      };
      for (var row : sheet.rows()) {
        var cell = sheet.cell(row, score);
        var time = Quantity.decimal(sheet.cell(row, visit));
        if (time.isEmpty() || time.getAsDouble() < 0) {
          faults.add(sheet.place(row, visit) + visit + " is \"" + sheet.cell(row, visit)
              + "\", not a time of 0 or later.\nPerhaps --visit names another column.");
        } else if (!Sheet.isMissing(cell)) {
          var value = Quantity.decimal(cell);
          if (value.isEmpty() || value.getAsDouble() < range[0] || value.getAsDouble() > range[1]) {
            faults.add(sheet.place(row, score) + score + " is \"" + cell + "\"; " + scale + " runs from "
                + range[0] + " to " + range[1] + ".\nPerhaps it is another scale.");
          } else {
            out.computeIfAbsent(hours * time.getAsDouble(), _ -> new ArrayList<>()).add(value.getAsDouble());
          }
        }
      }
    }
    var entry = out.getOrDefault(0.0, List.of());
    if (faults.isEmpty() && (entry.size() < LEAST_PEOPLE || entry.stream().distinct().count() < 2)) {
      faults.add(file.getFileName() + ": " + entry.size() + " people have a score at time 0; " + LEAST_PEOPLE
          + " or more, not all alike, say how ill they are at entry.\nPerhaps times are counted from 1.");
    }
    if (faults.isEmpty() && out.size() < 2) {
      faults.add(file.getFileName() + ": there is no score after entry.");
    }
    if (faults.isEmpty() && out.size() > MOST_VISITS) {
      faults.add(file.getFileName() + ": the column \"" + visit + "\" holds " + out.size()
          + " different times; a check takes at most " + MOST_VISITS
          + ".\nPerhaps it holds the exact hour of each rating: round to days or weeks, or keep some rows with --where.");
    }
    if (faults.isEmpty() && out.lastKey() > MOST_H) {
      faults.add(file.getFileName() + ": the last visit is on day " + Math.round(out.lastKey() / 24)
          + "; a check ends by day " + Math.round(MOST_H / 24)
          + ".\nPerhaps times are in another unit: --unit h, d or week.");
    }
    return new PredictiveCheck.Observed(out);
  }
}
