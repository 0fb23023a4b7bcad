package rewire.workbench.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import rewire.workbench.engine.BrainEngine;

/// Commands that carry the model in and out, with the real engine behind them.
class ModelOutTest {
  private static final Path ROOT = Path.of(System.getProperty("rewire.root", ".."));
  private static final String COURSE = ROOT.resolve("examples/single-infusion.yaml").toString();
  private static final String CONVEX = "symptoms=" + ROOT.resolve("examples/mechanisms/symptoms-convex.ant");

  @TempDir
  private Path folder = Path.of("");
  private String out = "";
  private String err = "";

  @Test
  void exportWritesACheckedFileOnce() throws IOException {
    var file = folder.resolve("brain.xml");

    assertEquals(Exit.OK, run("model", "export", "--sbml", file.toString()));
    assertTrue(err.contains("they agree, and the consistency check has no complaints"), err);
    assertTrue(Files.readString(file).contains("level=\"3\" version=\"1\""));
    assertEquals(Exit.OUTPUT, run("model", "export", "--sbml", file.toString()));
    assertTrue(err.contains("exists already") && err.contains("--force"), err);
    assertEquals(Exit.OK, run("model", "export", "--sbml", file.toString(), "--force"));
    assertEquals(List.of("brain.xml"), List.of(Objects.requireNonNull(folder.toFile().list())),
        "a draft stayed behind");
  }

  @Test
  void exportWithoutAFilePrintsTheTextAndNothingElse() {
    assertEquals(Exit.OK, run("model", "export", "--antimony", "--set", "WT=55", "--parameters", "dossier"));

    assertTrue(out.startsWith("// Model brain, numbers of the set dossier"), out.substring(0, 200));
    assertTrue(out.contains("inputs__WT = 55;"), "the number set by hand is missing");
    assertTrue(out.endsWith("end\n"));
    assertEquals(1, err.lines().count());
  }

  @Test
  void exportWantsExactlyOneFormat() {
    assertEquals(Exit.USAGE, run("model", "export"));
    assertEquals(Exit.USAGE, run("model", "export", "--sbml", "--antimony"));
  }

  @Test
  void numbersSetByHandAreShownAndUnknownOnesRefused() {
    assertEquals(Exit.OK, run("model", "show", "--set", "receptors.KI=2"));
    assertTrue(out.contains("Set by hand:\n  receptors.KI: "), out.substring(out.length() - 200));
    assertEquals(Exit.REFUSED, run("model", "show", "--set", "KII=2"));
    assertTrue(err.startsWith("The model has no quantity named KII.\nPerhaps "), err);
  }

  @Test
  void aSwappedMechanismIsKeptInTheRunAndRepeatedFromThere() throws IOException {
    var alternative = folder.resolve("mine.ant");
    Files.copy(ROOT.resolve("examples/mechanisms/symptoms-convex.ant"), alternative);
    Files.copy(ROOT.resolve("examples/mechanisms/symptoms-convex.csv"), folder.resolve("mine.csv"));
    var first = folder.resolve("first");
    assertEquals(Exit.OK,
        run("simulate", COURSE, "--patients", "1", "--swap", "symptoms=" + alternative, "--out",
            first.toString()),
        err);
    var record = Files.readString(first.resolve("run.json"));
    assertTrue(record.contains("\"mechanism\" : \"symptoms\"") && record.contains("\"table_sha256\""),
        record);

    Files.delete(alternative);
    assertEquals(Exit.OK, run("rerun", first.resolve("run.json").toString(), "--out",
        folder.resolve("again").toString()), err);

    assertFalse(err.contains("has changed"), err);
    assertArrayEquals(Files.readAllBytes(first.resolve("trajectories.csv")),
        Files.readAllBytes(folder.resolve("again/trajectories.csv")));
    Files.writeString(first.resolve("run.json"), record.replace("madTop - madLow", "madTop + madLow"));
    assertEquals(Exit.REFUSED, run("rerun", first.resolve("run.json").toString(), "--out",
        folder.resolve("third").toString()));
    assertTrue(err.contains("does not have the SHA-256 written beside it"), err);
  }

  @Test
  void aSwapThatCannotBeReadIsNamed() {
    assertEquals(Exit.REFUSED, run("model", "check", "--swap", "symptoms=nowhere.ant"));
    assertTrue(err.startsWith("There is no file \"nowhere.ant\" to swap symptoms for.\nPerhaps "), err);
    assertEquals(Exit.REFUSED, run("model", "check", "--swap", CONVEX.replace("symptoms=", "mood=")));
    assertTrue(err.contains("M093 The model has no mechanism mood."), err);
    assertEquals(Exit.USAGE, run("model", "check", "--swap", "symptoms"));
  }

  @Test
  void sensitivityGivesTheSameBytesOnOneAndTwoThreads() throws IOException {
    for (var threads : List.of("1", "2")) {
      assertEquals(Exit.OK,
          run("sensitivity", COURSE, "--output", "MADRS@24h", "--output", "max(CADSS)", "--only",
              "safety", "--samples", "4", "--threads", threads, "--out", folder.resolve(threads).toString()),
          err);
    }

    for (var file : List.of("ranking.csv")) {
      assertArrayEquals(Files.readAllBytes(folder.resolve("1").resolve(file)),
          Files.readAllBytes(folder.resolve("2").resolve(file)));
    }
    var ranking = Files.readAllLines(folder.resolve("1/ranking.csv"));
    assertTrue(ranking.stream().anyMatch(l -> l.startsWith("max(CADSS),1,safety.")), ranking.toString());
    var page = Files.readString(folder.resolve("1/sensitivity.html"));
    assertTrue(page.contains("What moves MADRS@24h and max(CADSS)") && page.contains("Morris 1991"), page);
    assertFalse(page.contains("<script") || page.contains("src="), "the page asks for something");
  }

  @Test
  void sobolIndicesComeAfterAScreening() throws IOException {
    assertEquals(Exit.OK,
        run("sensitivity", COURSE, "--output", "max(CADSS)", "--only", "safety", "--method", "sobol",
            "--samples", "16", "--top", "3", "--out", folder.resolve("s").toString()),
        err);

    assertEquals(1 + 3, Files.readAllLines(folder.resolve("s/ranking.csv")).size());
    assertTrue(out.contains("total index (90 %)"), out);
  }

  @Test
  void sensitivityRefusesWhatItCannotAnswer() {
    assertEquals(Exit.USAGE, run("sensitivity", COURSE));
    assertEquals(Exit.USAGE, run("sensitivity", COURSE, "--output", "MADRS@24h", "--samples", "1"));
    assertEquals(Exit.REFUSED, run("sensitivity", COURSE, "--output", "MADRS"));
    assertTrue(err.contains("Perhaps write it like MADRS@24h"), err);
    assertEquals(Exit.REFUSED, run("sensitivity", COURSE, "--output", "MADRS@day900"));
    assertEquals(Exit.REFUSED, run("sensitivity", COURSE, "--output", "MADRS@24h", "--only", "nobody"));
    assertEquals(Exit.REFUSED, run("sensitivity", "nowhere.yaml", "--output", "MADRS@24h"));
    assertFalse(Files.exists(Path.of("results")), "something was written");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void completionIsAScriptThatBashUnderstands() throws IOException, InterruptedException {
    assertEquals(Exit.OK, run("completion"));
    var script = folder.resolve("completion.bash");
    Files.writeString(script, out);

    var bash = new ProcessBuilder("bash", "-c", "compopt() { :; }; source '" + script
        + "'; COMP_WORDS=(rewire model ex); COMP_CWORD=2; _complete_rewire; echo \"${COMPREPLY[@]}\"")
        .redirectErrorStream(true).start();
    var answer = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertTrue(bash.waitFor(20, TimeUnit.SECONDS));
    assertEquals("export", answer.strip());
  }

  @Test
  void theWindowsLauncherStartsWhatTheShellLauncherStarts() throws IOException {
    var shell = Files.readString(ROOT.resolve("rewire")) + Files.readString(ROOT.resolve("build/jdk.sh"));
    var windows = Files.readString(ROOT.resolve("rewire.cmd"));

    for (var shared : List.of("workbench-" + Main.VERSION + ".jar", "-XX:+UseSerialGC", "-XX:AOTCache=",
        "-XX:AOTCacheOutput=", "-Xlog:disable -Xlog:all=off", "REWIRE_JAVA", "REWIRE_JVM_OPTIONS",
        "JAVA_HOME",
        "mvn -B -Dmaven.test.skip=true -Dspotless.check.skip -pl ", "-am package", "exit")) {
      assertTrue(shell.contains(shared), "shell: " + shared);
      assertTrue(windows.contains(shared), "cmd: " + shared);
    }
    assertEquals(windows.lines().count(), windows.split("\r\n", -1).length - 1, "cmd.exe wants CR LF");
  }

  private int run(String... args) {
    var o = new StringWriter();
    var e = new StringWriter();
    int code = Main.run(List.of(args), new Console(new PrintWriter(o), new PrintWriter(e)),
        () -> new BrainEngine(Main.VERSION));
    out = o.toString().replace("\r\n", "\n");
    err = e.toString().replace("\r\n", "\n");
    return code;
  }
}
