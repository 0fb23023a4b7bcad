package rewire.lang;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The example files of the language. An example is a file `name.ant`, with `name.csv` beside it when it has a table,
/// or a folder of several files.
record Examples(Path folder) {

  static Examples of(String kind) {
    return new Examples(Path.of(System.getProperty("rewire.root"), "core/src/test/resources/lang", kind));
  }

  List<String> names() {
    try (var paths = Files.list(folder)) {
      return paths.map(p -> p.getFileName().toString()).filter(n -> !n.endsWith(".csv"))
          .map(n -> n.endsWith(".ant") ? n.substring(0, n.length() - 4) : n).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The example as a model folder; a single file is called `01-example.ant` there.
  ModelFolder folder(String name) {
    try {
      if (Files.isDirectory(folder.resolve(name))) {
        return ModelFolder.at(folder.resolve(name));
      }
      Map<String, String> texts = new TreeMap<>();
      texts.put("01-example.ant", Files.readString(folder.resolve(name + ".ant")));
      if (Files.exists(folder.resolve(name + ".csv"))) {
        texts.put("01-example.csv", Files.readString(folder.resolve(name + ".csv")));
      }
      return ModelFolder.of(name, texts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What the first line of a wrong example promises: `// expect M012 at [file ]line:column: what is wrong`.
  record Expected(String code, String place) {
    static Expected of(ModelFolder folder) {
      var first = folder.files().stream().filter(f -> f.endsWith(".ant")).findFirst().orElseThrow();
      var words = folder.text(first).orElseThrow().lines().findFirst().orElseThrow().split(" ", 7);
      if (!words[1].equals("expect") || !words[3].equals("at")) {
        throw new IllegalStateException("The first line of " + folder.name() + " promises nothing.");
      }
      boolean named = !Character.isDigit(words[4].charAt(0)) || words[4].endsWith(".ant");
      var file = !named ? first : words[4].equals("csv") ? first.replace(".ant", ".csv") : words[4];
      var place = named ? words[5] : words[4];
      return new Expected(words[2], file + ":" + place.substring(0, place.length() - 1));
    }
  }
}
