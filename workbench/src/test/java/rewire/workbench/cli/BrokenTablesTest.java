package rewire.workbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rewire.workbench.engine.BrainEngine;

/// A table beside a model that is broken is the model's mistake: refused with its place, never a fault of the program.
class BrokenTablesTest {
  private static final Path ROOT = Path.of(System.getProperty("rewire.root", ".."));
  private static final String COURSE = ROOT.resolve("examples/single-infusion.yaml").toString();

  @TempDir
  private Path model = Path.of("");
  private String err = "";

  @BeforeEach
  void copyTheModel() throws IOException {
    try (var files = Files.list(ROOT.resolve("models/brain"))) {
      for (var file : (Iterable<Path>) files::iterator) {
        Files.copy(file, model.resolve(file.getFileName()));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"interactions", "modalities", "resistance", "scales", "clinic_rules", "panels",
      "misfits", "default"})
  void missingColumnJunkAndSizeAreRefusedWithTheirPlace(String table) throws IOException {
    var file = model.resolve(table + ".csv");
    var good = Files.readString(file);
    int comma = good.indexOf(',');

    Files.writeString(file, good.substring(comma + 1));
    assertRefused(table + ".csv:1:1: M070 The table has no column " + good.substring(0, comma) + ".");

    Files.write(file, new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xff});
    assertRefused(table + ".csv:1:1: M001 The file is not UTF-8 text.");

    Files.writeString(file, good + "x".repeat(2_000_000));
    assertRefused(table + ".csv:1:1: M001 The file is larger than 1000000 bytes.");

    Files.writeString(file, "");
    assertRefused(table + ".csv:1:1: M070 The table is empty.");

    Files.writeString(file, good + "one cell\n");
    assertRefused("M071 The row has 1 cells");
  }

  @ParameterizedTest
  @CsvSource({"interactions, 'rifampicin,1.7,', 'rifampicin,fast,', M073 clint must be a finite number",
      "interactions, 'rifampicin,1.7,', 'rifampicin,-1,', M094 The folds of rifampicin must be positive.",
      "modalities, 'CBT,uT,1', 'CBT,uT,100', M094 The level is 100.0",
      "modalities, 'CBT,uT,1', 'CBT,uZ,1', M094 \"uZ\" is not a word for the column input.",
      "resistance, '1,1,0.8', '1,1,0x1p3', M073 ssri_responsiveness must be a finite number",
      "scales, ',0,60,', ',0,sixty,', M073 high must be a finite number",
      "clinic_rules, contraindicated, forbidden, M094 \"forbidden\" is not a word for the column level.",
      "panels, 'ng/mL,', 'ng/mL,,', M071 The row has 20 cells",
      "panels, ',measured,', ',seen,', M094 \"seen\" is not a word for the column grade.",
      "panels, ',peak,', ',noon,', M073 moment must be a finite number",
      "panels, 20 limit relapse, 20 limits relapse, M094 \"limits\" is not a word for the column thresholds.",
      "panels, '8;11;13', '8;eleven;13', M073 misfits must be a finite number",
      "misfits, '2,synapses', '2.5,synapses', M094 number must be a whole number"})
  void wrongCellIsRefusedWithItsPlace(String table, String from, String to, String complaint)
      throws IOException {
    var file = model.resolve(table + ".csv");
    var good = Files.readString(file);
    assertTrue(good.contains(from), "nothing to break");

    Files.writeString(file, good.replaceFirst(java.util.regex.Pattern.quote(from), to));

    assertRefused(complaint);
    assertTrue(err.matches("(?s)" + table + "\\.csv:[0-9]+:[0-9]+: .*"), err);
  }

  @Test
  void tablesThatAreLeftOutAreTheShippedOnes() throws IOException {
    for (var table : List.of("interactions", "modalities", "resistance", "scales", "clinic_rules")) {
      Files.delete(model.resolve(table + ".csv"));
    }

    assertEquals(Exit.OK, run("course", "check", COURSE, "--model", model.toString()), err);
  }

  @ParameterizedTest
  @ValueSource(strings = {"model check", "model show", "model docs book", "evidence pk", "simulate COURSE",
      "sensitivity COURSE --output MADRS@24h", "course check COURSE"})
  void everyCommandRefusesABrokenTable(String command) throws IOException {
    Files.writeString(model.resolve("interactions.csv"), "co_drug\nrifampicin\n");

    assertRefused(command.replace("COURSE", COURSE),
        "interactions.csv:1:1: M070 The table has no column clint.");
  }

  @Test
  void modelWithoutAPanelForTheScoreCannotBeReported() throws IOException {
    Files.delete(model.resolve("panels.csv"));

    assertRefused("simulate " + COURSE, "panels.csv: A report begins with exactly one panel of part score");
  }

  @Test
  void modelWithoutSafetyIsSimulatedWithoutItsNumbers() throws IOException {
    Files.delete(model.resolve("12-safety.ant"));
    Files.delete(model.resolve("12-safety.csv"));

    assertEquals(Exit.OK, run("simulate", COURSE, "--patients", "2", "--model", model.toString(), "--out",
        model.resolve("out").toString()), err);
  }

  private void assertRefused(String complaint) {
    assertRefused("model check", complaint);
  }

  private void assertRefused(String command, String complaint) {
    var words = Stream.concat(Arrays.stream(command.split(" ", -1)), Stream.of("--model", model.toString()));
    assertEquals(Exit.REFUSED, run(words.toArray(String[]::new)), err);
    assertTrue(err.contains(complaint), err);
    assertTrue(err.contains("\nPerhaps "), err);
  }

  private int run(String... args) {
    var e = new StringWriter();
    int code = Main.run(List.of(args), new Console(new PrintWriter(new StringWriter()), new PrintWriter(e)),
        () -> new BrainEngine("test"));
    err = e.toString().replace("\r\n", "\n");
    return code;
  }
}
