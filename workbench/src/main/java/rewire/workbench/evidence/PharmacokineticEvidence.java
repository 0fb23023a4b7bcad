package rewire.workbench.evidence;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import rewire.evidence.Agreement;
import rewire.evidence.Observation;
import rewire.evidence.Prediction;
import rewire.evidence.Predictor;
import rewire.simulate.Simulator;

/// The model beside every row of a table of observed concentrations.
///
/// @param scored     predictions of the rows that count
/// @param context    predictions of the rows that do not, such as paediatric and low-confidence ones
/// @param impossible rows without a counterpart, and why
/// @param refused    rows that could not be read, and why
public record PharmacokineticEvidence(List<Prediction.Value> scored, List<Prediction.Value> context,
    List<Prediction.Impossible> impossible, List<ObservationTable.Refused> refused) {
  /// Routes with fewer rows or studies than this are called thin.
  private static final int THIN_ROWS = 8;
  private static final int THIN_STUDIES = 2;

  public PharmacokineticEvidence {
    scored = List.copyOf(scored);
    context = List.copyOf(context);
    impossible = List.copyOf(impossible);
    refused = List.copyOf(refused);
  }

  /// Predicts every row.
  public static PharmacokineticEvidence of(ObservationTable table, Simulator simulator,
      Map<String, Predictor.CoDrug> coDrugs) {
    var predictor = new Predictor(simulator, coDrugs);
    var scored = new ArrayList<Prediction.Value>();
    var context = new ArrayList<Prediction.Value>();
    var impossible = new ArrayList<Prediction.Impossible>();
    for (var observation : table.observations()) {
      switch (predictor.predict(observation)) {
        case Prediction.Value v -> (observation.scored() ? scored : context).add(v);
        case Prediction.Impossible i -> impossible.add(i);
      }
    }
    return new PharmacokineticEvidence(scored, context, impossible, table.refused());
  }

  /// What a group is named after, in the order of printing.
  static Map<String, Function<Observation, String>> groupings() {
    var map = new LinkedHashMap<String, Function<Observation, String>>();
    map.put("route", Observation::route);
    map.put("site", Observation::site);
    map.put("analyte", Observation::analyte);
    map.put("study", Observation::study);
    return map;
  }

  /// About one screen: all scored rows, then by route, site, analyte and study, then what is left out.
  public void print(PrintWriter out) {
    out.println("Predicted / observed         rows  1.25x  1.5x    2x   GMR  AAFE studies");
    if (!scored.isEmpty()) {
      line(out, Agreement.of("all scored rows", scored), "");
    }
    groupings().forEach((name, key) -> {
      out.println("by " + name);
      Agreement.by(key, scored).forEach(a -> line(out, a, name));
    });
    out.printf(
        "%nGMR and AAFE count each study once. Listed apart: %d rows as context, %d without a counterpart, %d unread.%n",
        context.size(), impossible.size(), refused.size());
    impossible.forEach(i -> out.println("  " + i.observation().row() + ": " + i.reason()));
    refused.forEach(r -> out.println("  " + r.row() + " (line " + r.line() + "): " + r.reason()));
  }

  private static void line(PrintWriter out, Agreement a, String grouping) {
    boolean thin = grouping.equals("route") && (a.rows() < THIN_ROWS || a.studies() < THIN_STUDIES);
    out.printf(Locale.ROOT, "  %-25s %5d %6d %5d %5d %5.2f %5.2f %4d%s%n", a.name(), a.rows(), a.within125(),
        a.within150(), a.within200(), a.ratio(), a.fold(), a.studies(), thin ? "  thin" : "");
  }

  /// Every row with its prediction; status is scored, context, impossible or refused.
  public void write(Path file) throws IOException {
    try (var out = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(Files.newBufferedWriter(file))) {
      out.writeRecord("row", "study", "doi", "analyte", "site", "route", "statistic", "time_min", "observed",
          "predicted",
          "ratio", "unit", "status", "reason");
      scored.forEach(v -> out.writeRecord(row(v, "scored")));
      context.forEach(v -> out.writeRecord(row(v, "context")));
      for (var i : impossible) {
        var o = i.observation();
        out.writeRecord(o.row(), o.study(), o.doi(), o.analyte(), o.site(), o.route(), o.statistic(),
            text(o.timeMin()),
            text(o.value()), "", "", o.unit(), "impossible", i.reason());
      }
      for (var r : refused) {
        out.writeRecord(r.row(), "", "", "", "", "", "", "", "", "", "", "", "refused", r.reason());
      }
    }
  }

  private static List<String> row(Prediction.Value v, String status) {
    var o = v.observation();
    return List.of(o.row(), o.study(), o.doi(), o.analyte(), o.site(), o.route(), o.statistic(),
        text(o.timeMin()),
        text(o.value()), text(v.predicted()), text(v.ratio()), o.unit(), status, o.scored() ? "" : o.note());
  }

  private static String text(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }

  /// The summaries as nested maps, for JSON.
  public Map<String, Object> summary() {
    var root = new LinkedHashMap<String, Object>();
    root.put("all", scored.isEmpty() ? Map.of() : entry(Agreement.of("all", scored)));
    groupings().forEach((name, key) -> root.put("by_" + name, Agreement.by(key, scored).stream()
        .map(PharmacokineticEvidence::entry).toList()));
    root.put("context_rows", context.size());
    root.put("impossible", impossible.stream().map(i -> reason(i.observation().row(), i.reason())).toList());
    root.put("refused", refused.stream().map(r -> reason(r.row(), r.reason())).toList());
    return root;
  }

  private static Map<String, Object> reason(String row, String reason) {
    var map = new LinkedHashMap<String, Object>();
    map.put("row", row);
    map.put("reason", reason);
    return map;
  }

  private static Map<String, Object> entry(Agreement a) {
    var map = new LinkedHashMap<String, Object>();
    map.put("name", a.name());
    map.put("rows", a.rows());
    map.put("studies", a.studies());
    map.put("within_1.25x", a.within125());
    map.put("within_1.5x", a.within150());
    map.put("within_2x", a.within200());
    map.put("geometric_mean_ratio", a.ratio());
    map.put("absolute_average_fold_error", a.fold());
    map.put("share_within_1.25x_each_study_once", a.share125());
    map.put("share_within_1.5x_each_study_once", a.share150());
    map.put("share_within_2x_each_study_once", a.share200());
    return map;
  }
}
