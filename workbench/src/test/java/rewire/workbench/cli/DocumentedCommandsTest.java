package rewire.workbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rewire.workbench.engine.BrainEngine;

/// The commands of the manuals, run as they stand there. What they print is compared with what the manual shows; in the manual
/// on mechanisms numbers apart, because those change with the parameters.
class DocumentedCommandsTest {
  private static final Path ROOT = Path.of(System.getProperty("rewire.root", ".."));
  private static final Pattern FOLDER = Pattern.compile("(^|=)(examples|models|my-model|results)\\b");

  private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");

  @TempDir
  private Path work = Path.of("");

  private record Step(String command, List<String> shown) {}

  @Test
  void changingAMechanismGoesAsTheManualSays() throws IOException {
    var manual = Files.readString(ROOT.resolve("docs/changing-a-mechanism.md")).replace("\r\n", "\n");
    copy(ROOT.resolve("examples"), work.resolve("examples"));
    copy(ROOT.resolve("models"), work.resolve("models"));
    var steps = steps(manual);

    assertTrue(steps.size() >= 12, "only " + steps.size());
    for (var step : steps) {
      assertShown(step, run(step.command()), (shown, line) -> masked(shown).equals(masked(line)));
    }
  }

  @Test
  void theFiguresOfTheEvidenceAreWhatTheCommandsPrint() throws IOException {
    copy(ROOT.resolve("examples"), work.resolve("examples"));
    var steps = steps(Files.readString(ROOT.resolve("docs/evidence.md")).replace("\r\n", "\n"));

    assertEquals(4, steps.size());
    for (var step : steps) {
      assertShown(step, run(step.command()), DocumentedCommandsTest::close);
    }
  }

  @Test
  void theFilesOfTheManualAreTheShippedOnes() throws IOException {
    var manual = Files.readString(ROOT.resolve("docs/changing-a-mechanism.md")).replace("\r\n", "\n");

    for (var name : List.of("symptoms-convex.ant", "symptoms-convex.csv")) {
      var file = Files.readString(ROOT.resolve("examples/mechanisms").resolve(name)).replace("\r\n", "\n");
      assertTrue(manual.contains("```\n" + file + "```"), name);
    }
  }

  private String run(String command) throws IOException {
    var words = List.of(command.split(" ")).stream().map(this::placed).toList();
    switch (words.getFirst()) {
      case "cp" -> copy(Path.of(words.get(words.size() - 2)), Path.of(words.getLast()));
      case "rm" -> {
        for (var file : words.subList(1, words.size())) {
          Files.delete(Path.of(file));
        }
      }
      case "./rewire" -> {
        return rewire(words.subList(1, words.size()));
      }
      default -> throw new IllegalStateException("The test cannot run: " + command);
    }
    return "";
  }

  private String rewire(List<String> arguments) {
    var out = new StringWriter();
    var print = new PrintWriter(out);
    Main.run(arguments, new Console(print, print), () -> new BrainEngine(Main.VERSION));
    return out.toString().replace("\r\n", "\n").replace(work + "/", "").replace(work + "\\", "");
  }

  private String placed(String word) {
    return FOLDER.matcher(word)
        .replaceAll(m -> m.group(1) + work.resolve(m.group(2)).toString().replace("\\", "/"));
  }

  private static void assertShown(Step step, String printed, BiPredicate<String, String> alike) {
    var lines = printed.lines().toList();
    int at = 0;
    boolean skipping = false;
    for (var shown : step.shown()) {
      if (shown.equals("...")) {
        skipping = true;
        continue;
      }
      int last = skipping ? lines.size() : Math.min(at + 1, lines.size());
      int found = IntStream.range(at, last).filter(i -> alike.test(shown, lines.get(i))).findFirst()
          .orElse(-1);
      assertTrue(found >= 0, step.command() + "\nshows\n  " + shown + "\nbut printed\n" + printed);
      at = found + 1;
      skipping = false;
    }
    assertEquals(-1, printed.indexOf("A fault of the program"), printed);
  }

  private static String masked(String text) {
    return text.replaceAll("[0-9]+(\\.[0-9]+)?([eE]-?[0-9]+)?", "#").replaceAll("[ ]+", " ");
  }

  /// The same words; counts are equal, other numbers differ by at most two in the last place, as after a change of steps.
  private static boolean close(String shown, String line) {
    var a = NUMBER.matcher(shown).results().map(MatchResult::group).toList();
    var b = NUMBER.matcher(line).results().map(MatchResult::group).toList();
    return masked(shown).equals(masked(line)) && IntStream.range(0, a.size()).allMatch(i -> {
      int places = a.get(i).contains(".") ? a.get(i).length() - a.get(i).indexOf('.') - 1 : 0;
      double off = Math.abs(Double.parseDouble(a.get(i)) - Double.parseDouble(b.get(i)));
      return places == 0 ? off == 0 : off < 2.5 * Math.pow(10, -places);
    });
  }

  private static List<Step> steps(String manual) {
    var steps = new ArrayList<Step>();
    boolean inside = false;
    for (var line : manual.split("\n", -1)) {
      if (line.startsWith("```")) {
        inside = line.equals("```console");
      } else if (inside && line.startsWith("$ ")) {
        steps.add(new Step(line.substring(2), new ArrayList<>()));
      } else if (inside) {
        steps.getLast().shown().add(line);
      }
    }
    return steps;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        var target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, from.equals(file) ? to : target);
        }
      }
    }
  }
}
