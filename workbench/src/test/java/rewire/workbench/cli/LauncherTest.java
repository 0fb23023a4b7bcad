package rewire.workbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The launchers find a JDK 25 in places expected and odd, and know everything that is built in.
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final Path ROOT = Path.of(System.getProperty("rewire.root", "..")).toAbsolutePath()
      .normalize();

  @TempDir
  private Path folder = Path.of("");

  /// What a script printed, both streams, and how it ended.
  private record Ended(int code, String text) {}

  @Test
  void jdkOfJavaHomeIsTaken() throws Exception {
    var jdk = jdk("an odd place", "25.0.3");

    assertEquals(new Ended(0, jdk + "\n"), find(Map.of("JAVA_HOME", jdk.toString())));
  }

  @Test
  void rewireJavaMayBeTheFolderOrTheProgramOrALinkToIt() throws Exception {
    var jdk = jdk("jdk", "25");
    var link = Files.createSymbolicLink(folder.resolve("java-link"), jdk.resolve("bin/java"));

    for (var at : new Path[] {jdk, jdk.resolve("bin/java"), link}) {
      assertEquals(new Ended(0, jdk + "\n"), find(Map.of("REWIRE_JAVA", at.toString())));
    }
  }

  @Test
  void javaOnThePathIsFollowedToItsJdk() throws Exception {
    var old = jdk("old", "17.0.15");
    var jdk = jdk("new", "25.0.3");
    Files.createDirectory(folder.resolve("path"));
    Files.createSymbolicLink(folder.resolve("path/java"), jdk.resolve("bin/java"));

    assertEquals(new Ended(0, jdk + "\n"), find(
        Map.of("JAVA_HOME", old.toString(), "PATH", folder.resolve("path") + ":/usr/bin:/bin")));
  }

  @Test
  void anotherVersionUnderRewireJavaIsRefusedWithTheRemedy() throws Exception {
    var old = jdk("old", "17.0.15");

    var ended = find(Map.of("REWIRE_JAVA", old.toString()));

    assertEquals(new Ended(1, "REWIRE_JAVA is \"" + old
        + "\", which is not a JDK 25: let it name the folder of one, or unset it.\n"), ended);
  }

  @Test
  void whereverResourcesComeFromIsWatched() throws IOException {
    var launcher = Files.readString(ROOT.resolve("rewire"));
    for (var module : new String[] {"core", "exchange", "trials", "workbench"}) {
      assertTrue(launcher.contains("\"$home/" + module + "/src/main\"")
          && launcher.contains("\"$home/" + module + "/pom.xml\""), module);
      var folders = Pattern.compile("<directory>\\$\\{maven.multiModuleProjectDirectory}/([^<]+)<")
          .matcher(Files.readString(ROOT.resolve(module).resolve("pom.xml")));
      while (folders.find()) {
        assertTrue(launcher.matches("(?s).*\"\\$home/" + folders.group(1) + "[\"/].*"), folders.group(1));
      }
    }
  }

  @Test
  void manyPeopleAreToldFromFew() throws Exception {
    var large = Files.writeString(folder.resolve("large.json"), "{\n  \"people\" : 1000\n}");
    var small = Files.writeString(folder.resolve("small.json"), "{\n  \"people\" : 999\n}");

    for (var crowd : new String[] {"simulate a.yaml --patients 1000", "simulate --patients=20000 a.yaml",
        "trial a.yaml", "evidence trials", "rerun " + large, "rerun --out x " + large}) {
      assertEquals(new Ended(0, "crowd\n"), people(crowd), crowd);
    }
    for (var few : new String[] {"", "rerun", "rerun " + small, "rerun nothing.json", "trial noise",
        "simulate a.yaml --patients 999", "simulate --patients"}) {
      assertEquals(new Ended(0, "few\n"), people(few), few);
    }
  }

  private Ended people(String arguments) throws Exception {
    return run("eval \"$(sed -n '/^is_crowd()/,/^}/p' rewire)\"; set -- " + arguments
        + "; if is_crowd \"$@\"; then echo crowd; else echo few; fi", Map.of());
  }

  @Test
  void bothLaunchersGiveCrowdsTheSameOptions() throws IOException {
    var unix = Files.readString(ROOT.resolve("rewire")).split("if is_crowd \"\\$@\"; then", -1)[1]
        .split("\\$\\{REWIRE_JVM_OPTIONS", -1)[0];
    var windows = Files.readString(ROOT.resolve("rewire.cmd")).split("set CROWD=", -1)[1].split("\\R", -1)[0];

    assertEquals(5, options(unix).size(), unix);
    assertEquals(options(unix), options(windows));
  }

  private static List<String> options(String text) {
    return Pattern.compile("-[XD][^\\s'\"]+").matcher(text).results().map(MatchResult::group).toList();
  }

  @Test
  void buildThatFailsWithoutAnErrorLineShowsTheEndOfItsLog() throws Exception {
    var mvn = folder.resolve("path/mvn");
    Files.createDirectory(mvn.getParent());
    Files.writeString(mvn, "#!/bin/sh\necho \"JAVA_HOME is $JAVA_HOME\"\necho no memory\nexit 3\n");
    assertTrue(mvn.toFile().setExecutable(true));

    var ended = run("build_module . /odd/jdk workbench " + folder.resolve("log"),
        Map.of("PATH", mvn.getParent() + ":/usr/bin:/bin"));

    assertEquals(new Ended(1, "JAVA_HOME is /odd/jdk\nno memory\nThe build failed; all of it is in "
        + folder.resolve("log") + ".\n"), ended);
  }

  private Ended find(Map<String, String> environment) throws Exception {
    return run("find_jdk", environment);
  }

  private Ended run(String command, Map<String, String> environment) throws Exception {
    var builder = new ProcessBuilder("sh", "-c", "set -eu; . build/jdk.sh; " + command)
        .directory(ROOT.toFile())
        .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().putAll(environment);
    var process = builder.start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), text);
  }

  private Path jdk(String name, String version) throws IOException {
    var jdk = folder.toRealPath().resolve(name);
    Files.createDirectories(jdk.resolve("bin"));
    for (var program : new String[] {"java", "javac"}) {
      Files.createFile(jdk.resolve("bin").resolve(program));
      assertTrue(jdk.resolve("bin").resolve(program).toFile().setExecutable(true));
    }
    Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
    return jdk;
  }
}
