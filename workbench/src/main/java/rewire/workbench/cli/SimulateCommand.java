package rewire.workbench.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rewire.course.Course;
import rewire.exchange.table.TableFile.Format;
import rewire.workbench.cli.RunFile.CourseText;
import rewire.workbench.course.Complaint;
import rewire.workbench.course.CourseReader;
import rewire.workbench.course.CourseReading;

/// `rewire simulate`: one course, from file to folder.
@Command(name = "simulate", sortOptions = false, header = "Run a course of care for people like one person "
    + "and write tables and a report.", description = {"The folder that is written holds",
        "  report.html        the cascade from dose to mood, to be opened in a browser",
        "  trajectories.csv   every state and read-out over time; dictionary.csv explains the columns",
        "  summary.json       the main numbers",
        "  people.csv         one line per simulated person, bands.csv their percentiles",
        "  run.json           what is needed to repeat the run with: rewire rerun run.json"}, footer = {"",
            "Examples:", "  rewire simulate examples/single-infusion.yaml",
            "  rewire simulate examples/six-infusions.yaml --out results/six --force",
            "  rewire simulate examples/six-infusions.yaml --patients 1000 --seed 7 --threads 2",
            "  rewire simulate examples/six-infusions.yaml --patients 1000 --format parquet",
            "  rewire simulate examples/six-infusions.yaml --patients 1000000 --format parquet --curves",
            "  rewire simulate my-course.yaml --set uS=0.3 --json",
            "  rewire simulate my-course.yaml --swap symptoms=examples/mechanisms/symptoms-convex.ant",
            "  rewire simulate examples/six-infusions.yaml examples/infusions-with-cbt.yaml", "",
            "How a course is written: docs/course-format.md. Exit codes: docs/exit-codes.md."})
final class SimulateCommand implements Callable<Integer> {

  @Parameters(paramLabel = "COURSE.yaml", arity = "1..*", description = "The course of care; two or more are laid side by side.")
  private List<Path> files = List.of();
  @Option(names = "--out", paramLabel = "DIR", description = "Folder to write (default: results/<name of the file>).")
  private @Nullable Path out;
  @Option(names = "--force", description = "Replace the folder if an earlier run wrote it.")
  private boolean force;
  @Mixin
  private ModelOptions model = new ModelOptions();
  @Option(names = "--set", paramLabel = "NAME=VALUE", description = "Set a parameter or input of the model; may be "
      + "repeated.")
  private Map<String, Double> overrides = new LinkedHashMap<>();
  @Option(names = "--rtol", paramLabel = "X", description = "Relative tolerance of the solver (default: 1e-6).")
  private double rtol = 1e-6;
  @Mixin
  private CrowdOptions crowd = new CrowdOptions();
  @Option(names = "--format", paramLabel = "FORMAT", description = "Of trajectories, people and bands: csv (default) or "
      + "parquet, which carries units and labels in its metadata.")
  private Format format = Format.CSV;
  @Option(names = "--curves", description = "Write everybody's curves too, into the folder curves: some ten megabytes "
      + "for a thousand people in parquet.")
  private boolean curves;
  @Option(names = "--json", description = "Print the summary as JSON.")
  private boolean json;

  private final Main.Setting setting;

  SimulateCommand(Main.Setting setting) {
    this.setting = setting;
  }

  @Override
  public Integer call() {
    var console = setting.console();
    if (!(rtol >= 1e-12 && rtol <= 1e-2)) {
      console.complain("--rtol is " + rtol + "; it must lie between 1e-12 and 1e-2.", "");
      return Exit.USAGE;
    }
    var fault = crowd.fault();
    if (fault.isPresent()) {
      console.complain(fault.get(), "");
      return Exit.USAGE;
    }
    var choice = model.choice(console);
    var tables = choice.flatMap(c -> ModelOptions.tables(c.folder(), console));
    if (choice.isEmpty() || tables.isEmpty()) {
      return Exit.REFUSED;
    }
    var written = new ArrayList<CourseText>();
    var courses = new ArrayList<Course>();
    boolean refused = false;
    var file = Path.of("");
    try {
      for (var each : files) {
        file = each;
        switch (new CourseReader(tables.get()).read(file)) {
          case CourseReading.Refused bad -> {
            console.complaints(bad.complaints().stream().map(Complaint::text).toList());
            refused = true;
          }
          case CourseReading.Understood good -> {
            console.complaints(good.remarks().stream().map(r -> "Note: " + r.text()).toList());
            written.add(new CourseText(file.getFileName().toString(),
                Files.readString(file, StandardCharsets.UTF_8)));
            courses.add(good.course());
          }
        }
      }
      if (refused) {
        return Exit.REFUSED;
      }
      var run = new RunFile(written, choice.get(), "", overrides, rtol, crowd.people(), crowd.seed(), format,
          curves,
          String.join(" ", setting.arguments()));
      var target = out != null ? out : Path.of("results", RunFile.folderName(files));
      return new Simulation(setting, json, crowd.threads()).run(courses, run, target, force);
    } catch (NoSuchFileException e) {
      console.complain("There is no file \"" + e.getFile() + "\".",
          "Perhaps the path is meant from another folder than " + Path.of("").toAbsolutePath() + ".");
      return Exit.REFUSED;
    } catch (IOException e) {
      console.complain("\"" + file + "\" cannot be read: " + reason(e) + ".",
          Files.isDirectory(file) ? "Perhaps a file in this folder is meant." : "");
      return Exit.REFUSED;
    }
  }

  static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    return e.getMessage() == null || e.getMessage().isBlank() ? e.getClass().getSimpleName() : e.getMessage();
  }
}
