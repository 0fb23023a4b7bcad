package rewire.lang;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import rewire.model.Model;
import rewire.model.Parameter;
import rewire.model.Position;
import rewire.units.Quantity;

/// Named sets of numbers for one model. The tables beside the model are the set `dossier`; any other set is a file
/// `NAME.csv` in the folder that lists what it changes.
public final class ParameterSet {
  /// The set that the tables are.
  public static final String DOSSIER = "dossier";
  private static final List<String> COLUMNS = List.of("mechanism", "symbol", "value", "unit", "provenance",
      "note");

  /// One number that differs between two versions of a model.
  public record Difference(Parameter from, Parameter to) {
    @Override
    public String toString() {
      return from.id() + ": " + from.value() + " -> " + to.value() + " " + to.unit() + " (" + to.label()
          + ")";
    }
  }

  private ParameterSet() {}

  /// The names of the sets in a folder: `dossier`, and every table with the columns of a set.
  public static List<String> names(ModelFolder folder) {
    var names = new ArrayList<>(List.of(DOSSIER));
    for (var file : folder.files()) {
      if (file.endsWith(".csv")
          && folder.text(file).filter(t -> t.startsWith(String.join(",", COLUMNS))).isPresent()) {
        names.add(file.substring(0, file.length() - ".csv".length()));
      }
    }
    return names;
  }

  /// The model with the numbers of a set. Changed parameters say so in their note.
  public static Reading apply(ModelFolder folder, String set, Model model) {
    if (set.equals(DOSSIER)) {
      return new Reading.Understood(model);
    }
    var complaints = new Complaints();
    var file = set + ".csv";
    if (!Names.isName(set.replace('-', '_')) || !folder.files().contains(file)) {
      complaints.add(Rule.M090, new Position(file, 1, 1), "There is no parameter set " + set + ".",
          Names.near(set, names(folder),
              "Perhaps one of " + String.join(", ", names(folder)) + " was meant."));
      return complaints.refused();
    }
    var text = folder.text(file, complaints).orElse("");
    if (complaints.any()) {
      return complaints.refused();
    }
    var changed = new HashMap<String, Parameter>();
    var known = new HashMap<String, Parameter>();
    model.parameters().forEach(p -> known.put(p.id(), p));
    for (var row : Csv.read(file, text, COLUMNS, complaints).rows()) {
      if (!folder.replaced().contains(row.cell("mechanism").text())) {
        change(row, known, changed, complaints);
      }
    }
    if (complaints.any()) {
      return complaints.refused();
    }
    var parameters = model.parameters().stream().map(p -> changed.getOrDefault(p.id(), p)).toList();
    var digest = ModelReader.sha256();
    digest.update(model.hash().getBytes(StandardCharsets.UTF_8));
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    return new Reading.Understood(new Model(model.name(), model.mechanisms(), model.states(), parameters,
        model.assignments(), model.triggers(), HexFormat.of().formatHex(digest.digest())));
  }

  /// What differs between two versions of one model, in order of the parameters; `toString` of each is a line.
  public static List<Difference> differences(Model from, Model to) {
    var other = new HashMap<String, Parameter>();
    to.parameters().forEach(p -> other.put(p.id(), p));
    var differences = new ArrayList<Difference>();
    for (var p : from.parameters()) {
      var q = other.getOrDefault(p.id(), p);
      if (Double.compare(p.value(), q.value()) != 0) {
        differences.add(new Difference(p, q));
      }
    }
    return differences;
  }

  private static void change(Csv.Row row, Map<String, Parameter> known, Map<String, Parameter> changed,
      Complaints complaints) {
    var symbol = row.cell("symbol");
    var id = row.cell("mechanism").text() + "." + symbol.text();
    var parameter = known.get(id);
    if (parameter == null) {
      complaints.add(Rule.M091, symbol.at(), id + " is not a parameter of the model.",
          Names.near(id, known.keySet(), "Perhaps it was renamed in the model."));
      return;
    }
    if (changed.containsKey(id)) {
      complaints.add(Rule.M091, symbol.at(), id + " is changed twice.", "Perhaps leave one row out.");
    }
    var value = Tables.number(row.cell("value"), "The value of " + id, complaints);
    var unit = Tables.unit(row.cell("unit"), complaints);
    if (row.cell("provenance").isEmpty()) {
      complaints.add(Rule.M079, row.cell("provenance").at(), "The change of " + id + " has no provenance.",
          "Perhaps say from which data or run the number comes.");
    }
    if (value.isEmpty() || unit.isEmpty()) {
      return;
    }
    if (!unit.get().sameDimension(parameter.unit())) {
      complaints.add(Rule.M092, row.cell("unit").at(), id + " is in " + parameter.unit() + "; " + unit.get()
          + " does not measure the same.",
          "Perhaps the unit of the table was meant: " + parameter.unit() + ".");
      return;
    }
    double converted = unit.get().equals(parameter.unit())
        ? value.get()
        : new Quantity(value.get(), unit.get()).in(parameter.unit());
    changed.put(id, new Parameter(id, parameter.label(), converted, parameter.unit(), parameter.spread(),
        parameter.plausible(), parameter.grade(), parameter.source(), note(parameter, row), parameter.at()));
  }

  private static String note(Parameter parameter, Csv.Row row) {
    var note = row.cell("provenance").text()
        + (row.cell("note").isEmpty() ? "" : ": " + row.cell("note").text());
    return parameter.note().isEmpty() ? note : note + " (dossier: " + parameter.note() + ")";
  }
}
