package rewire.workbench.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import rewire.workbench.Engine.ModelChoice;
import rewire.workbench.Engine.Start;
import rewire.workbench.course.Calendar;
import rewire.workbench.course.CareTables;
import rewire.workbench.course.ClinicCheck;
import rewire.workbench.course.Complaint;
import rewire.workbench.course.CourseReader;
import rewire.workbench.course.CourseReading;
import rewire.workbench.course.Spelling;
import rewire.workbench.course.Templates;
import tools.jackson.databind.node.JsonNodeFactory;

/// `rewire course`: check a course file, print it as a calendar, or begin a new one.
@Command(name = "course", header = "Check a course of care, print it as a calendar, or begin a new one.", footer = {
    "", "Examples:", "  rewire course new my-course.yaml --template six",
    "  rewire course check my-course.yaml",
    "  rewire course explain my-course.yaml",
    "  rewire course schema course.schema.json", "", "How a course is written: docs/course-format.md."})
final class CourseCommand implements Runnable {

  @Spec
  private CommandSpec spec = CommandSpec.create();

  private final Main.Setting setting;

  CourseCommand(Main.Setting setting) {
    this.setting = setting;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(),
        "Say whether to check, to explain or to begin a course, or to write the schema.");
  }

  @Command(name = "check", sortOptions = false, header = "Read course files and hold them against the rules of the "
      + "clinic.", description = {
          "Warnings do not refuse a course: the exit code is 0 for every file that can be run, "
              + "3 when one cannot."}, footer = {"", "Examples:",
                  "  rewire course check examples/six-infusions.yaml",
                  "  rewire course check examples/*.yaml --json"})
  int check(
      @Parameters(paramLabel = "FILE", arity = "1..*", description = "Course files.") List<Path> files,
      @Option(names = "--json", description = "Print what was found as JSON.") boolean json,
      @Mixin ModelOptions options) {
    var choice = options.choice(setting.console());
    var tables = choice.flatMap(c -> ModelOptions.tables(c.folder(), setting.console()));
    if (choice.isEmpty() || tables.isEmpty()) {
      return Exit.REFUSED;
    }
    var pages = files.stream().map(f -> page(f, tables.get(), choice.get())).toList();
    if (json) {
      var node = JsonNodeFactory.instance.objectNode();
      var list = node.putArray("files");
      pages.forEach(p -> list.add(p.json()));
      setting.console().out().print(Json.text(node));
    } else {
      for (int i = 0; i < pages.size(); i++) {
        setting.console().out()
            .print((i == 0 ? "" : "\n") + pages.get(i).text(setting.console().screen().get().width()));
      }
    }
    setting.console().out().flush();
    return pages.stream().allMatch(CheckPage::valid) ? Exit.OK : Exit.REFUSED;
  }

  private CheckPage page(Path file, CareTables tables, ModelChoice choice) {
    return switch (read(file, tables)) {
      case Opened.Unreadable u ->
        new CheckPage(file, List.of(u.complaint()), Optional.empty(), List.of(), "");
      case Opened.Read r -> switch (r.reading()) {
        case CourseReading.Refused bad ->
          new CheckPage(file, bad.complaints(), Optional.empty(), List.of(), "");
        case CourseReading.Understood good -> {
          var findings = ClinicCheck.of(tables.rules(), good.course(), good.clinic());
          if (good.course().person().severity().isEmpty()) {
            yield new CheckPage(file, List.of(), Optional.of(good), findings, "");
          }
          yield switch (setting.engine().get().start(good.course(), choice)) {
            case Start.At at ->
              new CheckPage(file, List.of(), Optional.of(good), findings,
                  CheckPage.reached(good.course(), at));
            case Start.Refused refused -> new CheckPage(file, refused.complaints().stream()
                .map(c -> CheckPage.whole(file, c)).toList(), Optional.empty(), List.of(), "");
          };
        }
      };
    };
  }

  @Command(name = "explain", sortOptions = false, header = "Print a course as a calendar that can be followed day by "
      + "day.", footer = {"", "Examples:", "  rewire course explain examples/esketamine-maintenance.yaml",
          "  rewire course explain my-course.yaml --json"})
  int explain(@Parameters(paramLabel = "FILE", description = "Course file.") Path file,
      @Option(names = "--json", description = "Print the days as JSON.") boolean json,
      @Mixin ModelOptions options) {
    var console = setting.console();
    var tables = options.choice(console).flatMap(c -> ModelOptions.tables(c.folder(), console));
    if (tables.isEmpty()) {
      return Exit.REFUSED;
    }
    return switch (read(file, tables.get())) {
      case Opened.Unreadable u -> {
        console.complain(u.complaint().text(), "");
        yield Exit.REFUSED;
      }
      case Opened.Read r -> switch (r.reading()) {
        case CourseReading.Refused bad -> {
          console.complaints(bad.complaints().stream().map(Complaint::text).toList());
          yield Exit.REFUSED;
        }
        case CourseReading.Understood good -> {
          var page = new CalendarPage(good, Calendar.of(good.course(), good.clinic(), tables.get().rules()),
              ClinicCheck.of(tables.get().rules(), good.course(), good.clinic()));
          console.out().print(json ? Json.text(page.json()) : page.text(console.screen().get().width()));
          console.out().flush();
          yield Exit.OK;
        }
      };
    };
  }

  @Command(name = "schema", sortOptions = false, header = "Write the JSON Schema with which an editor completes and "
      + "checks a course.", description = {
          "Editors with the YAML language server read it when the first line of a course is",
          "  # yaml-language-server: $schema=course.schema.json"}, footer = {"", "Example:",
              "  rewire course schema course.schema.json"})
  int schema(
      @Parameters(paramLabel = "FILE", arity = "0..1", description = "File to write; without it the schema is "
          + "printed.") Optional<Path> file,
      @Option(names = "--force", description = "Replace a file that is there.") boolean force) {
    if (file.isEmpty()) {
      setting.console().out().print(Templates.schema());
      setting.console().out().flush();
      return Exit.OK;
    }
    return write(file.get(), Templates.schema(), force, "");
  }

  @Command(name = "new", sortOptions = false, header = "Write a commented template of a course.", footer = {
      "",
      "Examples:", "  rewire course new my-course.yaml",
      "  rewire course new my-course.yaml --template nasal",
      "  rewire course new --list"})
  int begin(
      @Parameters(paramLabel = "FILE", arity = "0..1", description = "File to write; without it the template is "
          + "printed.") Optional<Path> file,
      @Option(names = "--template", paramLabel = "NAME", defaultValue = "single", description = "Which one (default: "
          + "single).") String name,
      @Option(names = "--list", description = "List the templates.") boolean list,
      @Option(names = "--force", description = "Replace a file that is there.") boolean force) {
    var console = setting.console();
    if (list) {
      Templates.all().forEach((n, what) -> console.out().println("%-14s %s".formatted(n, what)));
      console.out().flush();
      return Exit.OK;
    }
    var text = Templates.text(name);
    if (text.isEmpty()) {
      console.complain("There is no template \"" + name + "\".",
          Spelling.nearest(name, Templates.all().keySet()).map(n -> "Perhaps \"" + n + "\" is meant.")
              .orElse("Perhaps one of these: " + String.join(", ", Templates.all().keySet()) + "."));
      return Exit.USAGE;
    }
    if (file.isEmpty()) {
      console.out().print(text.get());
      console.out().flush();
      return Exit.OK;
    }
    return write(file.get(), text.get(), force, " Next: rewire course check " + file.get());
  }

  private int write(Path file, String text, boolean force, String next) {
    var console = setting.console();
    try {
      if (force) {
        Files.writeString(file, text);
      } else {
        Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      }
    } catch (FileAlreadyExistsException e) {
      console.complain("There is already a file \"" + file + "\".",
          "Perhaps give another name, or replace it with --force.");
      return Exit.OUTPUT;
    } catch (IOException e) {
      console.complain("\"" + file + "\" cannot be written: " + SimulateCommand.reason(e) + ".",
          "Perhaps its folder is not there or not yours.");
      return Exit.OUTPUT;
    }
    console.out().println("Written to " + file + "." + next);
    console.out().flush();
    return Exit.OK;
  }

  private sealed interface Opened {
    record Read(CourseReading reading) implements Opened {}

    record Unreadable(Complaint complaint) implements Opened {}
  }

  private static Opened read(Path file, CareTables tables) {
    try {
      return new Opened.Read(new CourseReader(tables).read(file));
    } catch (NoSuchFileException e) {
      return new Opened.Unreadable(new Complaint(file.toString(), 0, 0, "There is no such file.",
          "Perhaps the path is meant from another folder than " + Path.of("").toAbsolutePath() + ".", ""));
    } catch (IOException e) {
      return new Opened.Unreadable(new Complaint(file.toString(), 0, 0,
          "This cannot be read: " + SimulateCommand.reason(e) + ".",
          Files.isDirectory(file) ? "Perhaps a file in this folder is meant." : "", ""));
    }
  }

}
