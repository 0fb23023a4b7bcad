package rewire.workbench.engine;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import rewire.lang.SideTables;
import rewire.model.Model;
import rewire.workbench.report.ReportInput.Grade;
import rewire.workbench.report.ReportInput.Misfit;
import rewire.workbench.report.ReportInput.Moment;
import rewire.workbench.report.ReportInput.Part;
import rewire.workbench.report.ReportInput.Scale;
import rewire.workbench.report.ReportInput.Threshold;

/// What a report of a model shows, and its known misfits: the tables `panels.csv` and `misfits.csv` beside the model.
public record PanelTable(List<Row> rows, List<Misfit> misfits) {
  private static final String[] COLUMNS = {"id", "part", "brief", "label", "unit", "measure", "lines",
      "factor",
      "finest", "axis", "low", "high", "moment", "thresholds", "human_data", "misfits", "difference", "grade",
      "rests_on"};
  // sorted: messages list them
  private static final Map<String, Boolean> YES = new TreeMap<>(Map.of("yes", true, "no", false, "", false));
  private static final Map<String, Boolean> AXIS = new TreeMap<>(Map.of("zero", true, "free", false));

  public PanelTable {
    rows = List.copyOf(rows);
    misfits = List.copyOf(misfits);
  }

  /// One panel; `lines` name quantities of the model.
  public record Row(String id, Part part, String brief, String label, String unit, String measure,
      List<LineOf> lines,
      double factor, Scale scale, Moment moment, List<Threshold> thresholds, boolean humanData,
      List<Integer> misfits, boolean difference, Grade grade, String restsOn) {
    public Row {
      lines = List.copyOf(lines);
      thresholds = List.copyOf(thresholds);
      misfits = List.copyOf(misfits);
    }
  }

  /// One curve of a panel: its name and its quantity.
  public record LineOf(String name, String quantity) {}

  /// Of these panels, those that a model can fill.
  PanelTable of(Model model) {
    return new PanelTable(rows.stream()
        .filter(r -> r.lines().stream().allMatch(l -> model.find(l.quantity()).isPresent())).toList(),
        misfits);
  }

  /// Whether a report can be made of them: it begins with one score.
  boolean showScore() {
    return rows.stream().filter(r -> r.part() == Part.SCORE).count() == 1;
  }

  /// All quantities that are shown.
  List<String> quantities() {
    return rows.stream().flatMap(r -> r.lines().stream()).map(LineOf::quantity).distinct().toList();
  }

  /// Quantities of which courses are compared.
  List<String> compared() {
    return rows.stream().filter(Row::difference).map(r -> r.lines().getFirst().quantity()).distinct()
        .toList();
  }

  static PanelTable of(SideTables tables) {
    var rows = tables.rows("panels.csv", COLUMNS).stream().flatMap(r -> row(r).stream()).toList();
    var misfits = tables.rows("misfits.csv", "number", "mechanism", "text").stream()
        .map(r -> new Misfit(r.count("number", r.text("number")), r.text("text"))).toList();
    return new PanelTable(rows, misfits);
  }

  private static Optional<Row> row(SideTables.Row r) {
    var part = r.oneOf("part", words(Part.values()));
    var grade = r.oneOf("grade", words(Grade.values()));
    var scale = new Scale(r.number("finest"), r.oneOf("axis", AXIS).orElse(false),
        r.number("low", Double.NEGATIVE_INFINITY), r.number("high", Double.POSITIVE_INFINITY));
    double factor = r.number("factor");
    var moment = r.text("moment").equals("peak") ? new Moment.Peak() : new Moment.At(r.number("moment"));
    var thresholds = split(r.text("thresholds")).flatMap(t -> threshold(r, t).stream()).toList();
    var misfits = split(r.text("misfits")).map(t -> r.count("misfits", t)).toList();
    boolean human = r.oneOf("human_data", YES).orElse(false);
    boolean difference = r.oneOf("difference", YES).orElse(false);
    var lines = split(r.text("lines")).map(PanelTable::line).toList();
    if (lines.isEmpty()) {
      r.refuse("lines", "The panel " + r.text("id") + " has no lines.",
          "Perhaps name a quantity of the model.");
    }
    if (part.isEmpty() || grade.isEmpty() || lines.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Row(r.text("id"), part.get(), r.text("brief"), r.text("label"), r.text("unit"),
        r.text("measure"), lines, factor, scale, moment, thresholds, human, misfits, difference, grade.get(),
        r.text("rests_on")));
  }

  private static LineOf line(String text) {
    int equals = text.indexOf('=');
    return new LineOf(equals < 0 ? "" : text.substring(0, equals), text.substring(equals + 1).strip());
  }

  private static Optional<Threshold> threshold(SideTables.Row row, String text) {
    var parts = text.split(" ", 3);
    if (parts.length < 3) {
      row.refuse("thresholds", "The threshold \"" + text + "\" cannot be read.",
          "Perhaps write value, kind and words, such as 10 limit remission: 10 or less.");
      return Optional.empty();
    }
    double value = row.part("thresholds", parts[0]);
    return row.oneOf("thresholds", parts[1], words(Threshold.Kind.values()))
        .map(kind -> new Threshold(value, parts[2], kind));
  }

  private static <E extends Enum<E>> Map<String, E> words(E[] values) {
    var words = new LinkedHashMap<String, E>();
    for (var value : values) {
      words.put(value.name().toLowerCase(Locale.ROOT), value);
    }
    return words;
  }

  private static Stream<String> split(String text) {
    return text.isBlank() ? Stream.of() : Arrays.stream(text.split(";", -1)).map(String::strip);
  }
}
