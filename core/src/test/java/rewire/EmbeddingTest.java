package rewire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program of `docs/embedding.md`, compiled and run as it stands there.
class EmbeddingTest {
  private static final Path MANUAL = Path.of(System.getProperty("rewire.root", ".."))
      .resolve("docs/embedding.md");

  @TempDir
  private Path folder = Path.of("");

  @Test
  void theProgramOfTheManualRunsAndPrintsWhatTheManualShows() throws IOException, InterruptedException {
    var manual = Files.readString(MANUAL).replace("\r\n", "\n");
    var program = block(manual, "```java\n");
    var shown = block(manual, "```console\n").lines().toList();
    Files.writeString(folder.resolve("SixInfusions.java"), program);

    var process = new ProcessBuilder(
        List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
            classPath(), "SixInfusions.java"))
        .directory(folder.toFile())
        .redirectErrorStream(true).start();
    var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertEquals(0, process.waitFor(), printed);
    assertEquals(masked(String.join("\n", shown.subList(1, shown.size()))), masked(printed.strip()), printed);
    assertTrue(printed.contains("day 12  MADRS"), printed);
    assertTrue(program.lines().count() <= 24, "no longer about twenty lines: " + program.lines().count());
  }

  @Test
  void aSetThatIsNotThereIsNamed() {
    var refused = assertThrows(IllegalArgumentException.class, () -> Brain.open("nowhere"));
    assertTrue(String.valueOf(refused.getMessage()).contains("There is no parameter set nowhere."),
        refused.getMessage());
  }

  /// What the manual's `workbench/target/lib` holds of core.
  private static String classPath() {
    return Stream.of(Brain.class, org.antlr.v4.runtime.Lexer.class, de.siegmar.fastcsv.reader.CsvReader.class)
        .map(EmbeddingTest::home).distinct().collect(Collectors.joining(File.pathSeparator));
  }

  private static String home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String block(String manual, String fence) {
    int from = manual.indexOf(fence) + fence.length();
    return manual.substring(from, manual.indexOf("```", from));
  }

  /// Numbers change with the parameters; what is printed around them does not.
  private static String masked(String text) {
    return text.replaceAll("(?m)(?<=MADRS).*$", " #").replaceAll("[0-9]e-[0-9]+", "#").replace("\r\n", "\n");
  }
}
