package rewire.workbench.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import rewire.evidence.Agreement;
import rewire.evidence.Progress;
import rewire.model.Model;
import rewire.workbench.Engine.ModelChoice;
import rewire.workbench.course.Interactions;
import rewire.workbench.engine.OpenedModel;
import rewire.workbench.report.Html;

/// The shipped table against the shipped sets, and rows that nobody has seen before.
class PkEvidenceTest {
  private static final String HEADER = "row,study,doi,analyte,matrix,site,form,route,schedule,weight_kg,assumed,"
      + "statistic,time_min,central,value,unit,spread,spread_kind,n,population,interaction,use,confidence,scored,note\n";

  private static final Model DOSSIER = model("dossier");
  private static final Model DEFAULT = model("default");

  private static Model model(String set) {
    return assertInstanceOf(OpenedModel.Good.class,
        OpenedModel.of(new ModelChoice(Optional.empty(), set, List.of(), Map.of()))).model();
  }

  private static List<PkRow> rows(String text) {
    return PkTable.rows(assertInstanceOf(Table.Reading.Understood.class, PkTable.read("t.csv", text)).table(),
        Interactions.shipped());
  }

  private static PkComparison compared(String text, Model model) {
    return PkComparison.of(rows(text), model, Progress.SILENT);
  }

  private static PkComparison shipped(Model model) {
    return compared(PkTable.shipped(), model);
  }

  @Test
  void theDossierReachesTheCountsOfAnIndependentImplementation() {
    var all = shipped(DOSSIER).all().orElseThrow();
    assertEquals(139, all.rows());
    assertEquals(List.of(115, 125, 132), all.within());
  }

  @Test
  void theDefaultSetDoesBetterAndNoStudyLoses() {
    var before = shipped(DOSSIER);
    var after = shipped(DEFAULT);
    assertEquals(List.of(118, 128, 135), after.all().orElseThrow().within());
    var studies = new HashMap<String, Agreement>();
    after.by(PkRow::study).forEach(g -> studies.put(g.name(), g.agreement()));
    for (var group : before.by(PkRow::study)) {
      var then = group.agreement();
      var now = studies.getOrDefault(group.name(), then);
      for (int f = 0; f < Agreement.FOLDS.size(); f++) {
        assertTrue(now.within().get(f) >= then.within().get(f), group.name() + " lost a row");
      }
      assertTrue(now.byRow().meanFold() <= 1.002 * then.byRow().meanFold(),
          group.name() + " is met less well");
    }
  }

  @Test
  void theDefaultNumbersAreWhatTheFitGives() {
    var result = PkFit.run(DOSSIER, rows(PkTable.shipped()), Progress.SILENT);

    assertTrue(result.kept());
    assertEquals(Html.resource("/models/brain/default.csv"),
        FitFiles.set(result, "evidence/pk_observations.csv"));
  }

  @Test
  void defaultNumbersLieInTheirPlausibleRanges() {
    for (var p : DEFAULT.parameters()) {
      assertFalse(p.value() < p.plausible().low() || p.value() > p.plausible().high(), p.id());
    }
  }

  @Test
  void everyRowOfTheTableIsListedOnce() {
    var comparison = shipped(DOSSIER);
    assertEquals(170, comparison.lines().size());
    assertEquals(170, comparison.scored().size() + comparison.silent().size()
        + comparison.apart(PkRow.Place.CONTEXT).size() + comparison.apart(PkRow.Place.PAEDIATRIC).size()
        + comparison.apart(PkRow.Place.LOW_CONFIDENCE).size());
    assertTrue(comparison.silent().stream().allMatch(l -> !l.reason().isEmpty()));
  }

  /// A good row with some cells changed.
  private static String row(Map<String, String> changes) {
    var cells = new HashMap<>(
        Map.of("row", "X", "study", "New", "analyte", "ketamine", "matrix", "plasma", "site",
            "venous", "form", "racemic", "route", "IV"));
    cells.putAll(
        Map.of("schedule", "0.5 mg/kg @ 0 for 40", "weight_kg", "70", "statistic", "Cmax", "value", "180",
            "unit", "ng/mL", "population", "adults", "confidence", "V", "scored", "yes"));
    cells.putAll(changes);
    var line = new StringBuilder();
    for (var column : HEADER.strip().split(",", -1)) {
      line.append(line.isEmpty() ? "" : ",").append('"')
          .append(cells.getOrDefault(column, "").replace("\"", "\"\""))
          .append('"');
    }
    return line.append('\n').toString();
  }

  /// A table of good rows with some cells changed, each named after its changes.
  private static List<PkComparison.Line> lines(List<Map<String, String>> changes) {
    var text = new StringBuilder(HEADER);
    for (var each : changes) {
      var cells = new HashMap<>(each);
      cells.put("row", new TreeMap<>(each).toString());
      text.append(row(cells));
    }
    return compared(text.toString(), DOSSIER).lines();
  }

  @Test
  void unseenRowsOfTheLayoutAreSimulated() {
    var good = List.of(Map.of("route", "SC", "form", "arketamine", "analyte", "R_ketamine"),
        Map.of("route", "SC", "schedule", "0.5 mg/kg @ 0 for 100"), Map.of("route", "IV_bolus", "schedule",
            "10 mg @ 0 for 0"),
        Map.of("site", "capillary"), Map.of("matrix", "blood"), Map.of("population", "adults_over60"),
        Map.of("population", "adults_asian"),
        Map.of("form", "racemic_ER", "route", "PO", "schedule", "60 mg @ 0 for 0", "statistic", "AUC0_inf",
            "unit",
            "ng*h/mL"),
        Map.of("analyte", "HNK_each"), Map.of("statistic", "Css"), Map.of("statistic", "Vss", "unit", "L"),
        Map.of("route", "PO", "schedule", "50 mg @ 0 for 0; 50 mg @ 480 for 0"),
        Map.of("statistic", "concentration", "time_min", "20000"));
    for (var line : lines(good)) {
      assertTrue(line.predicted().isPresent(), line.row().id() + ": " + line.reason());
    }
  }

  @Test
  void rowsThatCannotBeSimulatedAreListedWithTheReason() {
    var bad = List.of(Map.of("route", "PR"), Map.of("route", "inhaled"), Map.of("route", "teleport"),
        Map.of("form", "esmeketamine"), Map.of("analyte", "DHNK"), Map.of("analyte", ""),
        Map.of("site", "toe"),
        Map.of("matrix", "CSF"), Map.of("statistic", "MRT"), Map.of("population", "cats"),
        Map.of("schedule", ""),
        Map.of("schedule", "0.5mg/kg at 0"), Map.of("schedule", "NaN mg @ 0 for 40"),
        Map.of("schedule", "1e300 mg @ 0 for 40"), Map.of("schedule", "-5 mg @ 0 for 40"),
        Map.of("schedule", "5 mg @ 10 for 40"), Map.of("schedule", "5 mg @ 0 for 1e12"),
        Map.of("schedule", "5 mg @ 0 for 1; 5 mg @ 9 for 1; 5 mg @ 3 for 1"),
        Map.of("schedule", "5 mg @ 0 for 1; ".repeat(2000)), Map.of("weight_kg", ""),
        Map.of("weight_kg", "heavy"),
        Map.of("weight_kg", "-70"), Map.of("weight_kg", "1e9"), Map.of("value", ""), Map.of("value", "0"),
        Map.of("value", "-3"), Map.of("value", "Infinity"), Map.of("value", "<5"), Map.of("unit", "umol/L"),
        Map.of("statistic", "concentration"), Map.of("statistic", "concentration", "time_min", "soon"),
        Map.of("statistic", "concentration", "time_min", "-1"),
        Map.of("statistic", "ratio_interaction", "unit", "ratio"),
        Map.of("statistic", "ratio_interaction", "unit", "ratio", "interaction", "moonshine"),
        Map.of("scored", "Yes"), Map.of("form", "racemic_ER"),
        Map.of("form", "esketamine", "analyte", "R_ketamine"),
        Map.of("route", "IN_device", "schedule", "28 mg @ 0 for 5"));
    for (var line : lines(bad)) {
      assertTrue(line.predicted().isEmpty(), line.row().id() + " was simulated");
      assertFalse(line.reason().isEmpty(), line.row().id());
    }
  }

  @Test
  void whatIsNoTableIsRefusedWithItsPlace() {
    assertRefused("t.csv:1: the table holds no rows.", "");
    assertRefused("t.csv:1: the column \"row\" is missing.", "a,b\n1,2\n");
    assertRefused("t.csv:1: the column \"unit\" is missing.",
        HEADER.replace("unit,", "units,") + row(Map.of()));
    assertRefused("t.csv:1: the column \"value\" is there twice.",
        HEADER.replace("doi", "value") + row(Map.of()));
    assertRefused("t.csv:1: the table holds no rows.", HEADER);
    assertRefused("t.csv:3: a quotation mark here or above has no partner.",
        HEADER + row(Map.of()) + "\"open quote");
    assertRefused("t.csv:2: the table cannot be divided into cells below here.",
        HEADER + row(Map.of()) + "\"closed\" too soon,");
    assertRefused("t.csv:10002: the table has more than 10,000 rows.", HEADER + "x\n".repeat(20_000));
  }

  private static void assertRefused(String complaint, String text) {
    var refused = assertInstanceOf(Table.Reading.Refused.class, PkTable.read("t.csv", text));
    assertEquals(complaint, refused.complaint());
    assertTrue(refused.advice().startsWith("Perhaps"), refused.advice());
  }

  @Test
  void oddRowsAreListedWithTheirPlaceAndNeverCrash() {
    var comparison = compared("\uFEFF" + HEADER + "short\n" + row(Map.of()) + row(Map.of()) + ",,,\n"
        + row(Map.of("row", "<b>")) + row(Map.of("row", "Z")).strip() + ",one,too,many\n", DOSSIER);

    var rows = comparison.lines().stream().map(PkComparison.Line::row).toList();
    assertEquals(List.of("short", "X", "X (t.csv:4)", "<b>", "Z"), rows.stream().map(PkRow::id).toList());
    assertEquals(List.of("t.csv:2", "t.csv:3", "t.csv:4", "t.csv:6", "t.csv:7"),
        rows.stream().map(PkRow::at).toList());
    assertEquals("the row has 1 cells, the header 25", rows.getFirst().reason());
    assertEquals("the row has 28 cells, the header 25", rows.getLast().reason());
    var page = PkPage.page(comparison, Readings.NONE, "dossier", "<script>", "");
    assertFalse(page.contains("<b>") || page.contains("<script>"), "cells are text, not markup");
    assertTrue(
        PkText.of(comparison, "dossier").contains("  t.csv:7: Z: the row has 28 cells, the header 25"));
  }

  @Test
  void rowsApartAreNotCounted() {
    var text = HEADER + row(Map.of("row", "1"))
        + row(Map.of("row", "2", "scored", "no", "population", "children", "weight_kg", "20"))
        + row(Map.of("row", "3", "scored", "no", "confidence", "R_low"))
        + row(Map.of("row", "4", "scored", "no"));
    var comparison = compared(text, DOSSIER);
    assertEquals(1, comparison.all().orElseThrow().rows());
    assertEquals(1, comparison.apart(PkRow.Place.PAEDIATRIC).size());
    assertEquals(1, comparison.apart(PkRow.Place.LOW_CONFIDENCE).size());
    assertEquals(1, comparison.apart(PkRow.Place.CONTEXT).size());
  }

  @Test
  void theSameTableGivesTheSameBytes() {
    assertEquals(PkFiles.json(shipped(DOSSIER), Readings.shipped(), "dossier", "t", ""),
        PkFiles.json(shipped(DOSSIER), Readings.shipped(), "dossier", "t", ""));
    assertTrue(PkText.of(shipped(DOSSIER), "dossier").contains("115    125    132"));
  }
}
