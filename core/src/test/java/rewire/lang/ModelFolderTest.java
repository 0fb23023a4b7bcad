package rewire.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFolderTest {

  @Test
  void holdsModelFilesAndTablesInOrderAndNothingElse(@TempDir Path directory) throws IOException {
    for (var file : List.of("02-b.ant", "01-a.ant", "01-a.csv", "notes.txt")) {
      Files.writeString(directory.resolve(file), file);
    }
    Files.createDirectory(directory.resolve("folder.ant"));

    var folder = ModelFolder.at(directory);

    assertEquals(List.of("01-a.ant", "01-a.csv", "02-b.ant"), folder.files());
    assertEquals(Optional.of("01-a.csv"), folder.text("01-a.csv"));
    assertEquals(Optional.empty(), folder.text("../notes.txt"));
  }

  @Test
  void isFoundInAJar(@TempDir Path directory) throws IOException {
    var jar = directory.resolve("models.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (var entry : List.of("models/", "models/brain/", "models/brain/01-a.ant",
          "models/brain/deep/02-b.ant",
          "models/other/03-c.ant")) {
        out.putNextEntry(new JarEntry(entry));
        if (!entry.endsWith("/")) {
          out.write(entry.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
      }
    }

    try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      var folder = ModelFolder.onClassPath("models/brain", loader);

      assertEquals("brain", folder.name());
      assertEquals(List.of("01-a.ant"), folder.files());
      assertEquals(Optional.of("models/brain/01-a.ant"), folder.text("01-a.ant"));
    }
  }
}
