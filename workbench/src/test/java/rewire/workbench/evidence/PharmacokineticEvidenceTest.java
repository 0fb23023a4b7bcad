package rewire.workbench.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import rewire.evidence.Agreement;
import rewire.evidence.Prediction;
import rewire.evidence.Predictor;
import rewire.lang.ModelFolder;
import rewire.lang.ModelReader;
import rewire.lang.Reading;
import rewire.simulate.Simulator;

class PharmacokineticEvidenceTest {
  private static final Path ROOT = Path.of(System.getProperty("rewire.root", ".."));
  private static final Simulator DOSSIER = dossier();
  private static final Map<String, Predictor.CoDrug> CO_DRUGS = Map.of("rifampicin",
      new Predictor.CoDrug(1.7, 0.24));
  private static final String HEADER = String.join(",", ObservationTable.COLUMNS) + "\n";

  @Test
  void theDossiersValuesReachWhatAnIndependentProgramReached() throws IOException {
    var table = ObservationTable.read("pk", Files.readString(ROOT.resolve("evidence/pk_observations.csv")));

    var evidence = PharmacokineticEvidence.of(table, DOSSIER, CO_DRUGS);

    var all = Agreement.of("all", evidence.scored());
    assertEquals(139, all.rows());
    assertEquals(List.of(115, 125, 132), List.of(all.within125(), all.within150(), all.within200()));
    assertEquals(170, evidence.scored().size() + evidence.context().size() + evidence.impossible().size()
        + evidence.refused().size(), "no row vanishes");
  }

  @Test
  void figuresWithAClosedFormAreMet() {
    // 10 mg of S-ketamine: area = dose / clearance = 10/98 h mg/L, half-life and steady state likewise
    assertEquals(1000 * 10 / 98.0,
        predicted("S_ketamine", "esketamine", "IV", "10 mg @ 0 for 40", "AUC0_inf", ""), 0.1);
    assertEquals(98, predicted("S_ketamine", "esketamine", "IV", "10 mg @ 0 for 40", "clearance", ""), 0.1);
    assertEquals(1000 * 6 / 98.0, predicted("S_ketamine", "esketamine", "IV", "1 mg @ 0 for 10", "Css", ""),
        0.1);
    assertEquals(404, predicted("S_ketamine", "esketamine", "IV", "10 mg @ 0 for 40", "Vss", ""), 1); // dossier,
                                                                                                      // section
                                                                                                      // 4
    assertEquals(48.5, predicted("S_ketamine", "esketamine", "IN_device",
        "28 mg @ 0 for 0; 28 mg @ 5 for 0; 28 mg @ 10 for 0", "F", ""), 0.1); // dossier: F(84) = .485
    assertEquals(1.73, predicted("S_HNK", "esketamine", "IV", "10 mg @ 0 for 40", "ratio_to_parent", ""),
        0.01);
    assertEquals(0.855,
        predicted("S_ketamine", "esketamine", "IV", "10 mg @ 0 for 40", "ratio_interaction", "rifampicin"),
        0.003);
    assertEquals(176.2, predicted("ketamine", "racemic", "IV", "35 mg @ 0 for 40", "Cmax", ""), 0.3);
    assertEquals(40, predicted("ketamine", "racemic", "IV", "35 mg @ 0 for 40", "Tmax", ""), 0.1);
  }

  @Test
  void rowsThatCannotBeSimulatedSayWhy() {
    assertEquals("the model has no route PR", reason("plasma,venous,racemic,PR,35 mg @ 0 for 0,70,Cmax"));
    assertEquals("the weight is not known", reason("plasma,venous,racemic,IV,35 mg @ 0 for 40,,Cmax"));
    assertEquals("the dose is not stated", reason("plasma,venous,racemic,IV,,70,Cmax"));
    assertEquals("the model has no counterpart of CSF",
        reason("CSF,venous,racemic,IV,35 mg @ 0 for 40,70,Cmax"));
    assertEquals("the statistic \"median\" is not known",
        reason("plasma,venous,racemic,IV,35 mg @ 0 for 40,70,median"));
    assertEquals("the form \"salt\" is not known", reason("plasma,venous,salt,IV,35 mg @ 0 for 40,70,Cmax"));
  }

  @Test
  void rowsThatCannotBeReadAreKeptWithTheirLine() {
    var table = ObservationTable.read("t",
        HEADER + "a,s,d,ketamine,plasma,venous,racemic,IV,35 mg,70,Cmax,,1,ng/mL,adults,,yes,\n"
            + "b,s,d,ketamine,plasma,venous,racemic,IV,,heavy,Cmax,,1,ng/mL,adults,,yes,\n");

    assertEquals(List.of(2L, 3L), table.refused().stream().map(ObservationTable.Refused::line).toList());
    assertTrue(table.refused().get(1).reason().contains("weight_kg is \"heavy\""));
  }

  @Test
  void aTableOfAnotherLayoutIsRefused() {
    var table = ObservationTable.read("t.csv", "a,b\n1,2\n");

    assertEquals(1, table.faults().size());
    assertTrue(table.faults().getFirst().startsWith("t.csv:1:1: the table has no column row"));
  }

  @Test
  void anEmptyTableIsPrintedWithoutAFault() {
    var out = new StringWriter();
    PharmacokineticEvidence.of(ObservationTable.read("t", HEADER), DOSSIER, CO_DRUGS)
        .print(new PrintWriter(out));

    assertTrue(out.toString().contains("0 rows as context"));
  }

  private static double predicted(String analyte, String form, String route, String schedule,
      String statistic, String co) {
    var table = ObservationTable.read("t",
        HEADER + "a,s,d," + analyte + ",plasma,venous," + form + "," + route + "," + schedule
            + ",70," + statistic + ",,1,u,adults," + co + ",yes,\n");
    var prediction = new Predictor(DOSSIER, CO_DRUGS).predict(table.observations().getFirst());
    return assertInstanceOf(Prediction.Value.class, prediction).predicted();
  }

  private static String reason(String middle) {
    var table = ObservationTable.read("t", HEADER + "a,s,d,ketamine," + middle + ",,1,ng/mL,adults,,yes,\n");
    var prediction = new Predictor(DOSSIER, CO_DRUGS).predict(table.observations().getFirst());
    return assertInstanceOf(Prediction.Impossible.class, prediction).reason();
  }

  private static Simulator dossier() {
    try {
      var read = ModelReader.read(ModelFolder.at(ROOT.resolve("models/brain")));
      return Simulator.of(assertInstanceOf(Reading.Understood.class, read).model());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
