package rewire.workbench.engine;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import rewire.lang.ModelFolder;
import rewire.model.Model;
import rewire.workbench.report.ReportInput.Grade;
import rewire.workbench.report.ReportInput.Misfit;
import rewire.workbench.report.ReportInput.Moment;
import rewire.workbench.report.ReportInput.Part;
import rewire.workbench.report.ReportInput.Scale;
import rewire.workbench.report.ReportInput.Threshold;

/// What a report of a model shows, and its known misfits: the tables `panels.csv` and `misfits.csv` beside the model.
record PanelTable(List<Row> rows, List<Misfit> misfits) {
  PanelTable {
    rows = List.copyOf(rows);
    misfits = List.copyOf(misfits);
  }

  /// One panel; `lines` name quantities of the model.
  record Row(String id, Part part, String brief, String label, String unit, String measure,
      List<LineOf> lines,
      double factor, Scale scale, Moment moment, List<Threshold> thresholds, boolean humanData,
      List<Integer> misfits, boolean difference, Grade grade, String restsOn) {
    Row {
      lines = List.copyOf(lines);
      thresholds = List.copyOf(thresholds);
      misfits = List.copyOf(misfits);
    }
  }

  /// One curve of a panel: its name and its quantity.
  record LineOf(String name, String quantity) {}

  /// Of these panels, those that a model can fill.
  PanelTable of(Model model) {
    return new PanelTable(rows.stream()
        .filter(r -> r.lines().stream().allMatch(l -> model.find(l.quantity()).isPresent())).toList(),
        misfits);
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

  /// The tables of a folder; empty when it has none.
  static PanelTable of(ModelFolder folder) {
    var rows = new ArrayList<Row>();
    var misfits = new ArrayList<Misfit>();
    for (var record : records(folder, "panels.csv")) {
      rows.add(row(record));
    }
    for (var record : records(folder, "misfits.csv")) {
      misfits.add(new Misfit(Integer.parseInt(record.getField("number")), record.getField("text")));
    }
    return new PanelTable(rows, misfits);
  }

  private static List<NamedCsvRecord> records(ModelFolder folder, String file) {
    return folder.text(file).map(text -> CsvReader.builder().ofNamedCsvRecord(text).stream().toList())
        .orElse(List.of());
  }

  private static Row row(NamedCsvRecord r) {
    var moment = r.getField("moment");
    return new Row(r.getField("id"), Part.valueOf(r.getField("part").toUpperCase(Locale.ROOT)),
        r.getField("brief"),
        r.getField("label"), r.getField("unit"), r.getField("measure"),
        split(r.getField("lines"), ";").stream().map(PanelTable::line).toList(),
        Double.parseDouble(r.getField("factor")),
        new Scale(Double.parseDouble(r.getField("finest")), r.getField("axis").equals("zero"),
            bound(r.getField("low"), Double.NEGATIVE_INFINITY),
            bound(r.getField("high"), Double.POSITIVE_INFINITY)),
        moment.equals("peak") ? new Moment.Peak() : new Moment.At(Double.parseDouble(moment)),
        split(r.getField("thresholds"), ";").stream().map(PanelTable::threshold).toList(),
        r.getField("human_data").equals("yes"),
        split(r.getField("misfits"), ";").stream().map(Integer::valueOf).toList(),
        r.getField("difference").equals("yes"),
        Grade.valueOf(r.getField("grade").toUpperCase(Locale.ROOT)),
        r.getField("rests_on"));
  }

  private static LineOf line(String text) {
    int equals = text.indexOf('=');
    return new LineOf(equals < 0 ? "" : text.substring(0, equals), text.substring(equals + 1).strip());
  }

  private static Threshold threshold(String text) {
    var parts = text.split(" ", 3);
    return new Threshold(Double.parseDouble(parts[0]), parts[2],
        Threshold.Kind.valueOf(parts[1].toUpperCase(Locale.ROOT)));
  }

  private static double bound(String text, double none) {
    return text.isBlank() ? none : Double.parseDouble(text);
  }

  private static List<String> split(String text, String by) {
    return text.isBlank() ? List.of() : Arrays.stream(text.split(by, -1)).map(String::strip).toList();
  }
}
