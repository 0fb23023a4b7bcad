package rewire.workbench.evidence;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import rewire.evidence.Agreement;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The comparison as JSON and CSV, with all digits.
public final class PkFiles {
  private PkFiles() {}

  /// All figures and all rows.
  public static String json(PkComparison comparison, Readings readings, String set, String table,
      String modelHash) {
    var root = JsonNodeFactory.instance.objectNode();
    root.put("question", "pk").put("table", table).put("parameters", set).put("model_hash", modelHash);
    comparison.all().ifPresent(a -> root.set("all", agreement(a)));
    var divisions = root.putObject("groups");
    for (var division : PkGroups.of(comparison)) {
      var groups = divisions.putObject(division.title().toLowerCase(Locale.ROOT));
      for (var g : division.groups()) {
        groups.set(g.name(), agreement(g.agreement()).put("evidence", division.thinness(g)));
      }
    }
    var untested = root.putArray("routes_without_scored_rows");
    PkGroups.untested(comparison).forEach(untested::add);
    var rows = root.putArray("rows");
    for (var line : comparison.lines()) {
      var row = line.row();
      var node = rows.addObject().put("row", row.id()).put("at", row.at()).put("study", row.study())
          .put("listed_as", listed(line)).put("route", row.cell("route"))
          .put("site", row.cell("site")).put("analyte", row.cell("analyte"))
          .put("statistic", row.cell("statistic")).put("unit", row.cell("unit"));
      line.pair().ifPresentOrElse(
          p -> node.put("observed", p.observed()).put("predicted", p.predicted()).put("ratio", p.ratio()),
          () -> node.put("reason", line.reason()));
      if (!row.remark().isEmpty()) {
        node.put("remark", row.remark());
      }
      readings.of(row.id()).ifPresent(r -> node.put("fault", r.fault()).put("reading", r.words()));
    }
    return text(root);
  }

  /// One line for each row of the table.
  public static String csv(PkComparison comparison, Readings readings) {
    var text = new StringWriter();
    try (var out = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      out.writeRecord("row", "at", "study", "listed_as", "route", "site", "form", "analyte", "statistic",
          "unit",
          "observed",
          "predicted", "ratio", "remark", "reason", "reading");
      for (var line : comparison.lines()) {
        var row = line.row();
        var pair = line.pair();
        out.writeRecord(List.of(row.id(), row.at(), row.study(), listed(line), row.cell("route"),
            row.cell("site"),
            row.cell("form"), row.cell("analyte"), row.cell("statistic"), row.cell("unit"), row.cell("value"),
            pair.map(p -> Double.toString(p.predicted())).orElse(""),
            pair.map(p -> Double.toString(p.ratio())).orElse(""), row.remark(), line.reason(),
            readings.of(row.id()).map(Readings.Reading::words).orElse("")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  static String listed(PkComparison.Line line) {
    return line.predicted().isEmpty()
        ? "cannot be simulated" + (line.row().place() == PkRow.Place.SCORED ? " (marked scored)" : "")
        : line.row().place().words();
  }

  static ObjectNode agreement(Agreement a) {
    var node = JsonNodeFactory.instance.objectNode();
    node.put("rows", a.rows()).put("studies", a.studies());
    node.set("by_row", summary(a.byRow()));
    node.set("each_study_once", summary(a.byStudy()));
    var counts = node.putObject("rows_within");
    for (int f = 0; f < Agreement.FOLDS.size(); f++) {
      counts.put(Agreement.FOLDS.get(f).toString(), a.within().get(f));
    }
    return node;
  }

  private static ObjectNode summary(Agreement.Summary s) {
    var node = JsonNodeFactory.instance.objectNode();
    var shares = node.putObject("share_within");
    for (int f = 0; f < Agreement.FOLDS.size(); f++) {
      shares.put(Agreement.FOLDS.get(f).toString(), s.shares().get(f));
    }
    return node.put("geometric_mean_ratio", s.meanRatio()).put("absolute_average_fold_error", s.meanFold());
  }

  static String text(ObjectNode node) {
    return JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(node)
        + "\n";
  }
}
