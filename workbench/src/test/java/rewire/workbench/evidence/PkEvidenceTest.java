package rewire.workbench.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rewire.evidence.Agreement;
import rewire.model.Model;
import rewire.workbench.Engine.ModelChoice;
import rewire.workbench.course.Interactions;
import rewire.workbench.engine.OpenedModel;

/// The shipped table against the shipped sets, and rows that nobody has seen before.
class PkEvidenceTest {
  private static final String HEADER = "row,study,doi,analyte,matrix,site,form,route,schedule,weight_kg,assumed,"
      + "statistic,time_min,central,value,unit,spread,spread_kind,n,population,interaction,use,confidence,scored,note\n";

  private static Model model(String set) {
    return assertInstanceOf(OpenedModel.Good.class,
        OpenedModel.of(new ModelChoice(Optional.empty(), set, List.of(), Map.of()))).model();
  }

  private static List<PkRow> rows(String text) {
    return assertInstanceOf(PkTable.Reading.Understood.class,
        PkTable.read("t.csv", text, Interactions.shipped()))
        .rows();
  }

  private static PkComparison shipped(String set) {
    return PkComparison.of(rows(PkTable.shipped()), model(set));
  }

  @Test
  void theDossierReachesTheCountsOfAnIndependentImplementation() {
    var all = shipped("dossier").all().orElseThrow();
    assertEquals(139, all.rows());
    assertEquals(List.of(115, 125, 132), all.within());
  }

  @Test
  void theDefaultSetDoesBetterAndNoStudyLoses() {
    var before = shipped("dossier");
    var after = shipped("default");
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
  void defaultNumbersLieInTheirPlausibleRanges() {
    for (var p : model("default").parameters()) {
      assertFalse(p.value() < p.plausible().low() || p.value() > p.plausible().high(), p.id());
    }
  }

  @Test
  void everyRowOfTheTableIsListedOnce() {
    var comparison = shipped("dossier");
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

  private static PkComparison.Line one(Map<String, String> changes) {
    return PkComparison.of(rows(HEADER + row(changes)), model("dossier")).lines().getFirst();
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
    for (var changes : good) {
      var line = one(changes);
      assertTrue(line.predicted().isPresent(), changes + ": " + line.reason());
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
        Map.of("form", "racemic_ER"), Map.of("form", "esketamine", "analyte", "R_ketamine"),
        Map.of("route", "IN_device", "schedule", "28 mg @ 0 for 5"));
    for (var changes : bad) {
      var line = one(changes);
      assertTrue(line.predicted().isEmpty(), changes + " was simulated");
      assertFalse(line.reason().isEmpty(), changes.toString());
    }
  }

  @Test
  void hostileTablesAreRefusedOrReadButNeverCrash() {
    assertInstanceOf(PkTable.Reading.Refused.class, PkTable.read("t", "", Interactions.shipped()));
    assertInstanceOf(PkTable.Reading.Refused.class, PkTable.read("t", "a,b\n1,2\n", Interactions.shipped()));
    assertInstanceOf(PkTable.Reading.Refused.class, PkTable.read("t", HEADER, Interactions.shipped()));
    assertInstanceOf(PkTable.Reading.Refused.class,
        PkTable.read("t", HEADER + "\"open quote", Interactions.shipped()));
    var odd = rows(
        "\uFEFF" + HEADER + "short\n" + row(Map.of()) + row(Map.of()) + ",,,\n" + row(Map.of("row", "<b>")));
    assertEquals(4, odd.size());
    assertEquals(4, odd.stream().map(PkRow::id).distinct().count());
    var page = PkPage.page(PkComparison.of(odd, model("dossier")), "dossier", "<script>");
    assertFalse(page.contains("<b>") || page.contains("<script>)"), "cells are text, not markup");
  }

  @Test
  void rowsApartAreNotCounted() {
    var text = HEADER + row(Map.of("row", "1"))
        + row(Map.of("row", "2", "scored", "no", "population", "children", "weight_kg", "20"))
        + row(Map.of("row", "3", "scored", "no", "confidence", "R_low"))
        + row(Map.of("row", "4", "scored", "no"));
    var comparison = PkComparison.of(rows(text), model("dossier"));
    assertEquals(1, comparison.all().orElseThrow().rows());
    assertEquals(1, comparison.apart(PkRow.Place.PAEDIATRIC).size());
    assertEquals(1, comparison.apart(PkRow.Place.LOW_CONFIDENCE).size());
    assertEquals(1, comparison.apart(PkRow.Place.CONTEXT).size());
  }

  @Test
  void theSameTableGivesTheSameBytes() {
    assertEquals(PkFiles.json(shipped("dossier"), "dossier", "t", ""),
        PkFiles.json(shipped("dossier"), "dossier", "t", ""));
    assertTrue(PkText.of(shipped("dossier"), "dossier").contains("115    125    132"));
  }
}
