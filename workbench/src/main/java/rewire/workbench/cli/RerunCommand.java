package rewire.workbench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import rewire.course.Course;
import rewire.workbench.course.Complaint;
import rewire.workbench.course.CourseReader;
import rewire.workbench.course.CourseReading;

/// `rewire rerun`: repeats a run from its run.json.
@Command(name = "rerun", sortOptions = false, header = "Repeat a run from its run.json.", description = {
    "The file holds the course, the numbers and the settings. Says so when the model has changed since."}, footer = {
        "", "Example:",
        "  rewire rerun results/six-infusions/run.json"})
final class RerunCommand implements Callable<Integer> {

  @Parameters(paramLabel = "run.json", description = "The file that simulate wrote.")
  private Path file = Path.of("");
  @Option(names = "--out", paramLabel = "DIR", description = "Folder to write (default: results/<name>-rerun).")
  private @Nullable Path out;
  @Option(names = "--force", description = "Replace the folder if an earlier run wrote it.")
  private boolean force;
  @Option(names = "--threads", paramLabel = "T", defaultValue = "0", description = "Threads (default: one per "
      + "processor); changes no result.")
  private int threads;
  @Option(names = "--json", description = "Print the summary as JSON.")
  private boolean json;

  private final Main.Setting setting;

  RerunCommand(Main.Setting setting) {
    this.setting = setting;
  }

  @Override
  public Integer call() {
    var console = setting.console();
    if (!Files.isRegularFile(file)) {
      console.complain("There is no file \"" + file + "\".",
          "Perhaps run.json in a folder under results is meant.");
      return Exit.REFUSED;
    }
    try {
      var run = RunFile.read(file);
      var folder = run.model().folder();
      if (folder.isPresent() && !Files.isDirectory(folder.get())) {
        console.complain("The model of this run is not there any more: folder \"" + folder.get() + "\".", "");
        return Exit.REFUSED;
      }
      var tables = ModelOptions.tables(folder, console);
      if (tables.isEmpty()) {
        return Exit.REFUSED;
      }
      var courses = new ArrayList<Course>();
      for (var written : run.courses()) {
        switch (new CourseReader(tables.get()).read(written.file(), written.text())) {
          case CourseReading.Refused refused -> {
            console.complaints(refused.complaints().stream().map(Complaint::text).toList());
            return Exit.REFUSED;
          }
          case CourseReading.Understood understood -> courses.add(understood.course());
        }
      }
      var files = run.courses().stream().map(c -> Path.of(c.file())).toList();
      var target = out != null ? out : Path.of("results", RunFile.folderName(files) + "-rerun");
      return new Simulation(setting, json,
          threads > 0 ? threads : Runtime.getRuntime().availableProcessors())
          .run(courses, run, target, force);
    } catch (RunFile.NotARunFile e) {
      console.complain("\"" + file + "\" is not a run file: " + e.getMessage(),
          "Perhaps another file is meant, or it was changed by hand.");
      return Exit.REFUSED;
    } catch (IOException e) {
      console.complain("\"" + file + "\" cannot be read: " + SimulateCommand.reason(e) + ".", "");
      return Exit.REFUSED;
    }
  }
}
