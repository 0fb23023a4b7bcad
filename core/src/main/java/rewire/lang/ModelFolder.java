package rewire.lang;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import rewire.model.Position;

/// The texts of one model: the `.ant` and `.csv` files that lie side by side in a folder, read once.
///
/// Files are known by their plain names, so nothing outside the folder can be reached. Links are not followed.
public final class ModelFolder {
  private final String name;
  private final Map<String, byte[]> files; // sorted by name
  private final Set<String> replaced;

  private ModelFolder(String name, Map<String, byte[]> files) {
    this(name, files, Set.of());
  }

  private ModelFolder(String name, Map<String, byte[]> files, Set<String> replaced) {
    this.name = name;
    this.files = new TreeMap<>(files);
    this.replaced = Set.copyOf(replaced);
  }

  /// The files of a directory.
  ///
  /// @throws IOException when it cannot be read or is not a directory
  public static ModelFolder at(Path directory) throws IOException {
    var files = new TreeMap<String, byte[]>();
    try (var entries = Files.list(directory)) {
      for (var path : (Iterable<Path>) entries::iterator) {
        var file = path.getFileName().toString();
        if (belongs(file) && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
          try (var in = Files.newInputStream(path)) {
            put(files, file, in);
          }
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    var last = directory.toAbsolutePath().normalize().getFileName();
    return new ModelFolder(last == null ? "model" : last.toString(), files);
  }

  /// The files of a class-path folder such as `models/brain`, from a directory or a jar.
  ///
  /// @throws IOException when there is no such folder
  public static ModelFolder onClassPath(String folder) throws IOException {
    return onClassPath(folder, ModelFolder.class.getClassLoader());
  }

  static ModelFolder onClassPath(String folder, ClassLoader loader) throws IOException {
    var url = loader.getResource(folder);
    if (url == null) {
      throw new NoSuchFileException(folder, "", "the folder is not on the class path");
    }
    if (!(url.openConnection() instanceof JarURLConnection connection)) {
      try {
        return at(Path.of(new URI(url.toString())));
      } catch (URISyntaxException e) {
        throw new IOException("The folder " + folder + " has a name that is not understood: " + url, e);
      }
    }
    var files = new TreeMap<String, byte[]>();
    var prefix = folder + "/";
    var jar = connection.getJarFile(); // shared with the class loader, which closes it
    for (var entry : (Iterable<JarEntry>) jar.stream()::iterator) {
      var path = entry.getName();
      if (path.startsWith(prefix) && path.indexOf('/', prefix.length()) < 0 && belongs(path)) {
        try (var in = jar.getInputStream(entry)) {
          put(files, path.substring(prefix.length()), in);
        }
      }
    }
    return new ModelFolder(folder.substring(folder.lastIndexOf('/') + 1), files);
  }

  /// Texts by file name, for example from a test or an editor.
  public static ModelFolder of(String name, Map<String, String> texts) {
    var files = new TreeMap<String, byte[]>();
    texts.forEach((file, text) -> files.put(file, text.getBytes(StandardCharsets.UTF_8)));
    return new ModelFolder(name, files);
  }

  /// The folder with these texts beside its own.
  public ModelFolder or(Map<String, String> texts) {
    var all = new TreeMap<>(files);
    texts.forEach((file, text) -> all.putIfAbsent(file, text.getBytes(StandardCharsets.UTF_8)));
    return new ModelFolder(name, all, replaced);
  }

  /// The folder with the text of a swap in the place of a file and its table.
  ModelFolder replacing(String file, String by, Swap swap) {
    var changed = new TreeMap<>(files);
    changed.remove(file);
    changed.remove(file.replaceFirst("\\.ant$", ".csv"));
    changed.put(by, swap.text().getBytes(StandardCharsets.UTF_8));
    swap.table().ifPresent(
        t -> changed.put(by.replaceFirst("\\.ant$", ".csv"), t.getBytes(StandardCharsets.UTF_8)));
    var mechanisms = new HashSet<>(replaced);
    mechanisms.add(swap.mechanism());
    return new ModelFolder(name, changed, mechanisms);
  }

  /// Mechanisms that were swapped for other texts; parameter sets of the folder do not speak of those.
  public Set<String> replaced() {
    return replaced;
  }

  /// The folder's own name, for example `brain`.
  public String name() {
    return name;
  }

  /// The plain file names, sorted.
  public List<String> files() {
    return List.copyOf(files.keySet());
  }

  /// The text of a file; empty when there is no such file, or it is not UTF-8 text of at most a million bytes.
  public Optional<String> text(String file) {
    var bytes = bytes(file);
    if (bytes.length > Limits.FILE_BYTES || !files.containsKey(file)) {
      return Optional.empty();
    }
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  /// The text of a file that is there, or a complaint.
  Optional<String> text(String file, Complaints complaints) {
    var text = text(file);
    if (text.isEmpty()) {
      boolean large = bytes(file).length > Limits.FILE_BYTES;
      complaints.add(Rule.M001, new Position(file, 1, 1),
          large ? "The file is larger than " + Limits.FILE_BYTES + " bytes." : "The file is not UTF-8 text.",
          large ? "Perhaps divide it into two files." : "Perhaps save it again with the encoding UTF-8.");
    }
    return text;
  }

  /// The bytes of a file, cut one byte after the size limit; none when there is no such file.
  byte[] bytes(String file) {
    return files.getOrDefault(file, new byte[0]);
  }

  private static boolean belongs(String file) {
    return file.endsWith(".ant") || file.endsWith(".csv");
  }

  private static void put(Map<String, byte[]> files, String file, InputStream in) throws IOException {
    if (files.size() >= Limits.FILES) {
      throw new IOException("The folder holds more than " + Limits.FILES + " model files.");
    }
    files.put(file, in.readNBytes(Limits.FILE_BYTES + 1));
  }
}
