package rewire.workbench.library;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/// One folder of the evidence library.
///
/// @param name       of the folder
/// @param arms       rows of `arms.csv` that can be used, in their order
/// @param results    rows of `results.csv` that can be used, in their order; their arms are among the arms
/// @param complaints the other rows, with the reason
/// @param overrides  what `overrides.csv` has read otherwise
public record Library(String name, List<Arm> arms, List<Result> results, List<Complaint> complaints,
    List<Otherwise> overrides) {
  /// Bytes of the largest table that is read.
  private static final long LARGEST = 50_000_000;
  private static final List<String> SHIPPED = List.of("depression", "integrated");

  public Library {
    arms = List.copyOf(arms);
    results = List.copyOf(results);
    complaints = List.copyOf(complaints);
    overrides = List.copyOf(overrides);
  }

  /// The same library under another name, with other arms.
  public Library with(String other, List<Arm> others) {
    return new Library(other, others, results, complaints, overrides);
  }

  /// Reads a folder with `arms.csv` and `results.csv`. What is wrong in a row is complained about and the other rows are
  /// used.
  ///
  /// @throws IOException when a table cannot be read at all; the message says which and why
  public static Library read(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException(
          "\"" + folder + "\" is no folder; a library is a folder with arms.csv and results.csv");
    }
    var name = folder.toAbsolutePath().normalize().getFileName();
    var beside = folder.resolve("overrides.csv");
    var overrides = Files.exists(beside)
        ? Overrides.read(folder, text(beside))
        : Overrides.NONE;
    return read(name == null ? "library" : name.toString(), folder.resolve("arms.csv").toString(),
        text(folder.resolve("arms.csv")),
        folder.resolve("results.csv").toString(), text(folder.resolve("results.csv")), overrides);
  }

  /// The folders that travel with the program.
  public static List<Library> shipped() {
    return SHIPPED.stream().map(Library::shipped).toList();
  }

  /// The arm that a result is about.
  public Arm armOf(Result result) {
    return arm(result.trial(), result.arm()).orElseThrow();
  }

  /// An arm by trial and name.
  public Optional<Arm> arm(String trial, String arm) {
    return arms.stream().filter(a -> a.trial().equals(trial) && a.arm().equals(arm)).findFirst();
  }

  private static Library shipped(String folder) {
    try {
      var arms = resource(folder + "/arms.csv");
      return read(folder, "evidence/library/" + folder + "/arms.csv", arms,
          "evidence/library/" + folder + "/results.csv", resource(folder + "/results.csv"), Overrides.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String resource(String name) throws IOException {
    try (var in = Library.class.getResourceAsStream("/evidence/library/" + name)) {
      if (in == null) {
        throw new IOException("the shipped table " + name + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String text(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          "there is no file \"" + file + "\"; a library is a folder with arms.csv and results.csv");
    }
    if (Files.size(file) > LARGEST) {
      throw new IOException("\"" + file + "\" is larger than " + LARGEST + " bytes");
    }
    try {
      return Files.readString(file);
    } catch (MalformedInputException e) {
      throw new IOException("\"" + file + "\" is not UTF-8 text", e);
    }
  }

  /// Reads two tables from their texts; the file names are for messages.
  static Library read(String name, String armsFile, String armsText, String resultsFile, String resultsText,
      Overrides overrides) throws IOException {
    var complaints = new ArrayList<>(overrides.complaints());
    var seenArms = new LinkedHashMap<String, Arm>();
    Set<String> badArms = new HashSet<>();
    each(armsFile, armsText, Codes.ARM_COLUMNS, r -> r.text("trial") + " " + r.text("arm"), overrides,
        Rows::arm,
        (id, arm) -> {
          if (seenArms.putIfAbsent(id, arm) != null) {
            throw new Row.Bad("arm", "the arm " + id + " is described before");
          }
        }, c -> {
          complaints.add(c);
          badArms.add(c.row());
        });
    var results = new LinkedHashMap<String, Result>();
    each(resultsFile, resultsText, Codes.RESULT_COLUMNS, r -> r.text("row"), Overrides.NONE, Rows::result,
        (id, result) -> {
          known(result.trial() + " " + result.arm(), "arm", seenArms, badArms);
          if (result.compares()) {
            known(result.trial() + " " + result.vs(), "vs", seenArms, badArms);
          }
          if (results.putIfAbsent(id, result) != null) {
            throw new Row.Bad("row", "the row " + id + " is described before");
          }
        }, complaints::add);
    complaints.addAll(overrides.astray(seenArms.values(), badArms));
    return new Library(name, List.copyOf(seenArms.values()), List.copyOf(results.values()), complaints,
        overrides.of(seenArms.values()));
  }

  private static void known(String arm, String column, Map<String, Arm> arms, Set<String> bad) {
    if (bad.contains(arm) && !arms.containsKey(arm)) {
      throw new Row.Bad(column, "its arm " + arm + " cannot be used, see arms.csv");
    }
    if (!arms.containsKey(arm)) {
      throw new Row.Bad(column, "arms.csv has no arm " + arm);
    }
  }

  @FunctionalInterface
  interface Sink<T> {
    void take(String id, T row);
  }

  static <T> void each(String file, String text, List<String> columns, Function<Row, String> id,
      Overrides overrides, BiFunction<Row, Long, T> reader, Sink<T> sink,
      java.util.function.Consumer<Complaint> complain)
      throws IOException {
    try (var csv = CsvReader.builder().missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE).ofNamedCsvRecord(
            text.startsWith("\uFEFF") ? text.substring(1) : text)) {
      boolean first = true;
      for (var record : csv) {
        if (first) {
          var missing = columns.stream().filter(c -> !record.getHeader().contains(c)).toList();
          if (!missing.isEmpty()) {
            throw new IOException(file + ":1: the table has no column " + String.join(", ", missing));
          }
          if (Set.copyOf(record.getHeader()).size() < record.getHeader().size()) {
            throw new IOException(file + ":1: the table has a column twice");
          }
          first = false;
        }
        var instead = overrides.of(new Row(record, Map.of()));
        var row = new Row(record, instead);
        long line = record.getStartingLineNumber();
        try {
          if (record.getFieldCount() != record.getHeader().size()) {
            throw new Row.Bad("", "the row has %d fields, the header %d".formatted(record.getFieldCount(),
                record.getHeader().size()));
          }
          sink.take(id.apply(row), reader.apply(row, line));
        } catch (Row.Bad e) {
          complain.accept(instead.containsKey(e.column())
              ? overrides.complaint(row, e)
              : new Complaint(file, line, record.getHeader().indexOf(e.column()) + 1, id.apply(row),
                  String.valueOf(e.getMessage())));
        }
      }
      if (first) {
        throw new IOException(file + ": the table has no rows");
      }
    } catch (CsvParseException e) {
      throw new IOException(file + ": the table is not CSV: " + e.getMessage(), e);
    }
  }
}
