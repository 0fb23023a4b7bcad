package rewire.lang;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rewire.lang.Sheet.FunctionDefinition;
import rewire.lang.Statement.Mention;
import rewire.model.Parameter;
import rewire.model.Position;

/// Reads a folder of Antimony files `NN-name.ant` with tables `NN-name.csv` into one model.
///
/// Files are read in order of their names; other files are left alone unless imported. Nothing outside the folder is
/// touched, sizes are limited, and the same folder gives the same model.
public final class ModelReader {
  private final ModelFolder folder;
  private final Complaints complaints = new Complaints();
  private final Map<String, Optional<Sheet>> imported = new HashMap<>();
  private final MessageDigest digest = sha256();

  /// Whether the text holds the numbers that tables hold otherwise.
  private final boolean numbersInText;

  private ModelReader(ModelFolder folder, boolean numbersInText) {
    this.folder = folder;
    this.numbersInText = numbersInText;
  }

  /// The model of the folder, or everything that is wrong with it as far as can be told at once.
  public static Reading read(ModelFolder folder) {
    return new ModelReader(folder, false).read();
  }

  /// The model in the text of a [WholeModel]: as a single mechanism, whose numbers stand in the text.
  public static Reading readWhole(String name, String text) {
    return new ModelReader(ModelFolder.of(name, Map.of("00-" + name + ".ant", text)), true).read();
  }

  private Reading read() {
    var drafts = drafts();
    if (drafts.isEmpty() && !complaints.any()) {
      complaints.add(Rule.M005, new Position(folder.name(), 1, 1), "The folder holds no model file.",
          "Perhaps the files should be named like 01-absorption.ant.");
    }
    if (!complaints.any()) {
      define(drafts);
    }
    if (complaints.any()) {
      return complaints.refused();
    }
    var model = Assembly.build(folder.name(), drafts, HexFormat.of().formatHex(digest.digest()), complaints);
    if (!complaints.any() || complaints.refused().complaints().getFirst().code().equals(Rule.M058.name())) {
      drafts.forEach(d -> UnitCheck.check(d, complaints));
    }
    return complaints.any() ? complaints.refused() : new Reading.Understood(model);
  }

  // Texts

  private List<Draft> drafts() {
    var drafts = new ArrayList<Draft>();
    for (var file : folder.files()) {
      if (isModelFile(file)) {
        text(file).map(t -> SheetReader.read(file, t, complaints)).flatMap(this::draft)
            .ifPresent(drafts::add);
      }
    }
    return drafts;
  }

  static boolean isModelFile(String file) {
    return file.length() > 7 && file.endsWith(".ant") && Character.isDigit(file.charAt(0))
        && Character.isDigit(file.charAt(1)) && file.charAt(2) == '-';
  }

  private Optional<String> text(String file) {
    var bytes = folder.bytes(file);
    digest.update(file.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    digest.update(bytes);
    digest.update((byte) 0);
    return folder.text(file, complaints);
  }

  private Optional<Draft> draft(Sheet sheet) {
    if (sheet.models().isEmpty()) {
      if (!complaints.any()) {
        complaints.add(Rule.M013, new Position(sheet.file(), 1, 1), "The file holds no model.",
            "Perhaps it should begin with: model name(inputs, outputs).");
      }
      return Optional.empty();
    }
    var units = new UnitTable(complaints);
    var functions = new LinkedHashMap<String, FunctionDefinition>();
    for (var wanted : sheet.imports()) {
      imported(wanted).ifPresent(i -> {
        units.define(i.units());
        define(i.functions(), functions);
      });
    }
    units.define(sheet.units());
    define(sheet.functions(), functions);
    Formulas.functions(functions, sheet.file(), complaints);
    if (numbersInText) {
      var numbers = NumbersInText.of(sheet, units);
      return Optional.of(new Draft(numbers.rest(), numbers.parameters(), units, functions));
    }
    return Optional.of(new Draft(sheet, table(sheet), units, functions));
  }

  private Map<String, Parameter> table(Sheet sheet) {
    if (!folder.files().contains(sheet.table())) {
      return Map.of();
    }
    return text(sheet.table()).map(t -> Tables.read(sheet.table(), t, complaints)).orElse(Map.of());
  }

  private void define(List<FunctionDefinition> definitions, Map<String, FunctionDefinition> known) {
    for (var f : definitions) {
      var name = f.of().name();
      if (Names.BUILT_IN.contains(name)) {
        complaints.add(Rule.M043, f.of().at(), name + " is a built-in name.", "Perhaps choose another name.");
      }
      var earlier = known.putIfAbsent(name, f);
      if (earlier != null && !earlier.equals(f)) {
        complaints.add(Rule.M041, f.of().at(), "The function " + name + " is defined twice; first at "
            + earlier.of().at() + ".", "Perhaps leave one out.");
      }
      var seen = new ArrayList<String>();
      for (var p : f.parameters()) {
        if (seen.contains(p.name())) {
          complaints.add(Rule.M041, p.at(), "The function has two parameters " + p.name() + ".",
              "Perhaps one is another.");
        }
        seen.add(p.name());
      }
    }
  }

  private Optional<Sheet> imported(Mention wanted) {
    var file = wanted.name();
    if (file.indexOf('/') >= 0 || file.indexOf('\\') >= 0 || file.startsWith(".") || file.indexOf(':') >= 0) {
      complaints.add(Rule.M004, wanted.at(), "\"" + file + "\" lies outside the folder and is not opened.",
          "Perhaps copy what is needed into a file of this folder.");
      return Optional.empty();
    }
    if (!folder.files().contains(file)) {
      complaints.add(Rule.M004, wanted.at(), "There is no file \"" + file + "\" in the folder.",
          Names.near(file, folder.files(), "Perhaps it was not copied along."));
      return Optional.empty();
    }
    if (isModelFile(file)) {
      complaints.add(Rule.M004, wanted.at(),
          "\"" + file + "\" is a mechanism, not a file of units and functions.",
          "Perhaps list the needed symbol after \"model\"; plugs of the same name are joined.");
      return Optional.empty();
    }
    return imported.computeIfAbsent(file, f -> {
      var sheet = text(f).map(t -> SheetReader.read(f, t, complaints));
      sheet.ifPresent(this::checkImported);
      return sheet;
    });
  }

  private void checkImported(Sheet sheet) {
    if (!sheet.models().isEmpty() || !sheet.imports().isEmpty()) {
      complaints.add(Rule.M004,
          sheet.models().isEmpty() ? sheet.imports().getFirst().at() : sheet.models().getFirst().of().at(),
          "An imported file holds units and functions only.",
          "Perhaps name the file like 01-name.ant if it is a mechanism.");
    }
    var functions = new LinkedHashMap<String, FunctionDefinition>();
    define(sheet.functions(), functions);
    Formulas.functions(functions, sheet.file(), complaints);
  }

  // Meaning

  private void define(List<Draft> drafts) {
    drafts.forEach(d -> Definitions.collect(d, complaints));
    int symbols = drafts.stream().mapToInt(d -> d.symbols().size()).sum();
    if (symbols > Limits.SYMBOLS) {
      complaints.add(Rule.M003, new Position(drafts.getFirst().sheet().file(), 1, 1),
          "The model has " + symbols + " symbols; at most " + Limits.SYMBOLS + " are read.",
          "Perhaps the text was generated; generate fewer.");
      return;
    }
    drafts.forEach(d -> Definitions.check(d, complaints));
    Plugs.bind(drafts, complaints);
    Formulas.check(drafts, complaints);
    drafts.forEach(d -> Events.check(d, complaints));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
