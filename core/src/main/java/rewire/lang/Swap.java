package rewire.lang;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import rewire.lang.Statement.Mention;
import rewire.model.Mechanism;
import rewire.model.Model;
import rewire.model.Position;

/// Another text in the place of one mechanism of a model. It must offer what the old one offers, in the same units; what
/// it takes and how it gets there is its own affair.
///
/// @param mechanism name of the mechanism that gives way, for example `receptors`
/// @param file      where the text comes from, as messages name it
/// @param text      the Antimony text
/// @param table     its parameter table; empty when there is none
public record Swap(String mechanism, String file, String text, Optional<String> table) {

  /// The folder with every swap made; one that names no mechanism of the folder changes nothing.
  public static ModelFolder made(ModelFolder folder, List<Swap> swaps) {
    var changed = folder;
    for (var swap : swaps) {
      var home = swap.home(folder);
      if (home.isPresent()) {
        changed = changed.replacing(home.get(), swap.placed(home.get()), swap);
      }
    }
    return changed;
  }

  /// The model of the folder with every swap made, or all that speaks against it. Complaints name the file that was
  /// given, not the place it takes.
  public static Reading read(ModelFolder folder, List<Swap> swaps) {
    var reading = ModelReader.read(folder);
    if (!(reading instanceof Reading.Understood old) || swaps.isEmpty()) {
      return reading;
    }
    var complaints = new Complaints();
    swaps.forEach(s -> s.checkPlace(old.model(), folder, complaints));
    var changed = made(folder, swaps);
    if (complaints.any()) {
      return named(complaints.refused(), folder, swaps);
    }
    var again = ModelReader.read(changed);
    if (again instanceof Reading.Understood read) {
      swaps.forEach(s -> s.checkUnits(old.model(), read.model(), folder, complaints));
    }
    var answer = complaints.any() ? complaints.refused() : again;
    return answer instanceof Reading.Refused refused ? named(refused, folder, swaps) : answer;
  }

  private static Reading.Refused named(Reading.Refused refused, ModelFolder folder, List<Swap> swaps) {
    var real = new TreeMap<String, String>();
    for (var swap : swaps) {
      swap.home(folder).ifPresent(home -> {
        real.put(swap.placed(home), swap.file);
        real.put(table(swap.placed(home)), table(swap.file));
      });
    }
    return new Reading.Refused(refused.complaints().stream()
        .map(c -> new Complaint(c.code(),
            new Position(real.getOrDefault(c.at().file(), c.at().file()), c.at().line(), c.at().column()),
            c.lineText(), named(c.message(), real), named(c.advice(), real)))
        .toList());
  }

  private static String named(String text, Map<String, String> real) {
    var named = text;
    for (var file : real.entrySet()) {
      named = named.replace(file.getKey(), file.getValue());
    }
    return named;
  }

  private void checkPlace(Model old, ModelFolder folder, Complaints complaints) {
    var names = old.mechanisms().stream().map(Mechanism::name).toList();
    var home = home(folder);
    if (home.isEmpty() || !names.contains(mechanism)) {
      complaints.add(Rule.M093, new Position(file, 1, 1), "The model has no mechanism " + mechanism + ".",
          Names.near(mechanism, names, "Perhaps one of " + String.join(", ", names) + " was meant."));
      return;
    }
    complaints.text(placed(home.get()), text);
    var sheet = SheetReader.read(placed(home.get()), text, new Complaints());
    if (sheet.models().isEmpty()) {
      return; // reading the whole says what is wrong
    }
    var header = sheet.models().getFirst();
    if (!header.of().name().equals(mechanism)) {
      complaints.add(Rule.M093, header.of().at(), "The file describes the mechanism " + header.of().name()
          + ", not " + mechanism + ".", "Perhaps the line should begin with: model " + mechanism + "(…).");
      return;
    }
    var missing = missing(old, offered(sheet, header));
    if (!missing.isEmpty()) {
      complaints.add(Rule.M093, header.of().at(),
          "The mechanism " + mechanism + " must go on offering " + String.join(", ", missing) + ".",
          "Perhaps list " + (missing.size() == 1 ? "it" : "them") + " after \"model\" and define "
              + (missing.size() == 1 ? "it" : "each")
              + "; rewire model show prints what each mechanism gives.");
    }
  }

  /// The plugs that the text defines or lists in its table.
  private List<String> offered(Sheet sheet, Sheet.Header header) {
    var defined = new TreeSet<String>();
    for (var statement : sheet.statements()) {
      switch (statement) {
        case Statement.Rate r -> defined.add(r.of().name());
        case Statement.Rule r -> defined.add(r.of().name());
        case Statement.Reaction r -> {
          defined.add(r.label().name());
          r.left().forEach(p -> defined.add(p.species().name()));
          r.right().forEach(p -> defined.add(p.species().name()));
        }
        default -> {
          // defines nothing
        }
      }
    }
    table.ifPresent(t -> defined.addAll(Tables.read(table(file), t, new Complaints()).keySet()));
    return header.plugs().stream().map(Mention::name).filter(defined::contains).toList();
  }

  private List<String> missing(Model old, List<String> offered) {
    return outputs(old).stream().map(Mechanism.Plug::name).filter(n -> !offered.contains(n)).toList();
  }

  private void checkUnits(Model old, Model read, ModelFolder folder, Complaints complaints) {
    var before = old.symbols();
    var after = new LinkedHashMap<>(read.symbols());
    var different = new ArrayList<String>();
    for (var plug : outputs(old)) {
      var was = before.get(plug.id());
      var is = after.get(plug.id());
      if (was != null && is != null && !was.equals(is)) {
        different.add(plug.name() + " in " + was + ", not " + is);
      }
    }
    if (!different.isEmpty()) {
      complaints.add(Rule.M093, new Position(home(folder).map(this::placed).orElse(file), 1, 1),
          "The mechanism " + mechanism + " must go on offering " + String.join("; ", different) + ".",
          "Perhaps a conversion factor is missing.");
    }
  }

  private List<Mechanism.Plug> outputs(Model old) {
    return old.mechanisms().stream().filter(m -> m.name().equals(mechanism)).findFirst()
        .map(Mechanism::outputs).orElse(List.of());
  }

  /// The file of the folder that describes the mechanism.
  private Optional<String> home(ModelFolder folder) {
    return folder.files().stream().filter(ModelReader::isModelFile)
        .filter(f -> folder.text(f).filter(t -> describes(f, t)).isPresent()).findFirst();
  }

  private boolean describes(String name, String content) {
    return SheetReader.read(name, content, new Complaints()).mechanism().equals(mechanism);
  }

  /// The name under which the text lies in the folder: the old number, so that it keeps its place in the order.
  private String placed(String home) {
    var plain = file.replace('\\', '/');
    plain = plain.substring(plain.lastIndexOf('/') + 1).replaceFirst("^[0-9][0-9]-", "");
    return home.substring(0, "NN-".length()) + (plain.endsWith(".ant") ? plain : plain + ".ant");
  }

  private static String table(String antimony) {
    return antimony.replaceFirst("\\.ant$", "") + ".csv";
  }
}
