package rewire.workbench.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import rewire.cohort.Cohort;
import rewire.exchange.table.TableFile.Format;
import rewire.lang.Swap;
import rewire.workbench.Engine.ModelChoice;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `run.json`: all that is needed to repeat a run.
///
/// @param format    of the tables
/// @param curves    whether everybody's curves are written
/// @param modelHash of the model the run was made with; empty before it has run
record RunFile(List<CourseText> courses, ModelChoice model, String modelHash,
    Map<String, Double> overrides, double relativeTolerance, int people, long seed, Format format,
    boolean curves, String command) {

  private static final int LARGEST = 4_000_000;

  /// A course as it was written.
  record CourseText(String file, String text) {}

  RunFile {
    courses = List.copyOf(courses);
    overrides = Map.copyOf(overrides);
  }

  /// What is wrong with a run file, in a sentence.
  static final class NotARunFile extends Exception {
    private static final long serialVersionUID = 1;

    NotARunFile(String reason) {
      super(reason);
    }
  }

  /// The name of a folder for results of this file.
  static String folderName(Path file) {
    var name = file.getFileName() == null ? "course" : file.getFileName().toString();
    var stem = name.replaceAll("\\.(ya?ml|json)$", "").toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}._]+", "-")
        .replaceAll("^[-.]+|[-.]+$", "");
    return stem.isEmpty() ? "course" : stem;
  }

  /// The name of a folder for the results of these files, in order.
  static String folderName(List<Path> files) {
    return String.join("-or-", files.stream().map(RunFile::folderName).toList());
  }

  RunFile ranWith(String hash) {
    return new RunFile(courses, model, hash, overrides, relativeTolerance, people, seed, format,
        curves, command);
  }

  ObjectNode json() {
    var node = JsonNodeFactory.instance.objectNode();
    node.put("format", 1);
    node.put("version", Main.VERSION);
    node.put("command", command);
    node.put("model", model.folder().map(f -> f.toAbsolutePath().normalize().toString()).orElse("shipped"));
    node.put("model_hash", modelHash);
    node.put("parameter_set", model.parameterSet());
    put(model.swaps(), node.putArray("swaps"));
    var set = node.putObject("overrides");
    new TreeMap<>(overrides).forEach(set::put);
    node.put("relative_tolerance", relativeTolerance);
    node.put("people", people);
    node.put("seed", seed);
    node.put("tables", word(format));
    if (curves) {
      node.put("curves", true);
    }
    var written = node.putArray("courses");
    for (var course : courses) {
      written.addObject().put("file", course.file()).put("sha256", sha256(course.text())).put("text",
          course.text());
    }
    return node;
  }

  /// A hash of everything that the result depends on, but for the model that is found in its place.
  String identity() {
    var node = json();
    node.remove("command");
    return sha256(node.toString());
  }

  /// Swapped texts with their hashes.
  static void put(List<Swap> swaps, ArrayNode into) {
    for (var swap : swaps) {
      var one = into.addObject().put("mechanism", swap.mechanism()).put("file", swap.file())
          .put("sha256", sha256(swap.text())).put("text", swap.text());
      swap.table().ifPresent(t -> one.put("table_sha256", sha256(t)).put("table", t));
    }
  }

  static RunFile read(Path file) throws IOException, NotARunFile {
    if (Files.size(file) > LARGEST) {
      throw new NotARunFile("it has " + Files.size(file) + " bytes.");
    }
    JsonNode node;
    try {
      node = new JsonMapper().readTree(Files.readAllBytes(file));
    } catch (JacksonException e) {
      throw new NotARunFile(
          "it is not JSON (line " + (e.getLocation() == null ? 1 : e.getLocation().getLineNr())
              + ").");
    }
    if (node.path("format").asInt(0) != 1) {
      throw new NotARunFile("it lacks \"format\": 1.");
    }
    var courses = new ArrayList<CourseText>();
    for (var course : node.path("courses")) {
      var text = text(course, "text");
      if (!sha256(text).equals(text(course, "sha256"))) {
        throw new NotARunFile("a course in it does not have the SHA-256 written beside it.");
      }
      path(course, "file");
      courses.add(new CourseText(text(course, "file"), text));
    }
    if (courses.isEmpty()) {
      throw new NotARunFile("it holds no course.");
    }
    var overrides = new LinkedHashMap<String, Double>();
    for (var entry : node.path("overrides").properties()) {
      if (!entry.getValue().isNumber()) {
        throw new NotARunFile("the override \"" + entry.getKey() + "\" is not a number.");
      }
      overrides.put(entry.getKey(), entry.getValue().asDouble());
    }
    double rtol = node.path("relative_tolerance").asDouble(0);
    if (!(rtol >= 1e-12 && rtol <= 1e-2)) {
      throw new NotARunFile("\"relative_tolerance\" is " + rtol + ".");
    }
    int people = node.path("people").asInt(0);
    if (people < 1 || people > Cohort.MOST_PEOPLE) {
      throw new NotARunFile("\"people\" is " + people + ".");
    }
    return new RunFile(courses,
        new ModelChoice(folder(node), text(node, "parameter_set"), swaps(node), Map.of()),
        text(node, "model_hash"), overrides, rtol, people, node.path("seed").asLong(0), format(node),
        node.path("curves").asBoolean(false), text(node, "command"));
  }

  private static Optional<Path> folder(JsonNode node) throws NotARunFile {
    return text(node, "model").equals("shipped") ? Optional.empty() : Optional.of(path(node, "model"));
  }

  private static Path path(JsonNode node, String key) throws NotARunFile {
    try {
      return Path.of(text(node, key));
    } catch (InvalidPathException e) {
      throw new NotARunFile("\"" + key + "\" is no path: " + e.getReason() + ".");
    }
  }

  /// A run file of before there was a choice says nothing and means CSV.
  private static Format format(JsonNode node) throws NotARunFile {
    for (var format : Format.values()) {
      if (word(format).equals(node.path("tables").asString("csv"))) {
        return format;
      }
    }
    throw new NotARunFile("\"tables\" is neither csv nor parquet.");
  }

  private static String word(Format format) {
    return format.name().toLowerCase(Locale.ROOT);
  }

  /// The swapped texts are kept in the run, so that it can be repeated when their files have changed or gone.
  private static List<Swap> swaps(JsonNode node) throws NotARunFile {
    var swaps = new ArrayList<Swap>();
    for (var swap : node.path("swaps")) {
      var table = swap.has("table") ? Optional.of(text(swap, "table")) : Optional.<String>empty();
      if (!sha256(text(swap, "text")).equals(text(swap, "sha256"))
          || (table.isPresent() && !sha256(table.get()).equals(text(swap, "table_sha256")))) {
        throw new NotARunFile("a swapped mechanism in it does not have the SHA-256 written beside it.");
      }
      swaps.add(new Swap(text(swap, "mechanism"), text(swap, "file"), text(swap, "text"), table));
    }
    return swaps;
  }

  private static String text(JsonNode node, String key) throws NotARunFile {
    var value = node.path(key);
    if (!value.isString()) {
      throw new NotARunFile("it lacks the text \"" + key + "\".");
    }
    return value.asString();
  }

  private static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  static String sha256(byte[] bytes) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
