package rewire.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import rewire.course.Form;
import rewire.course.Person;
import rewire.course.Route;
import rewire.evidence.Trial.CoDrug;
import rewire.evidence.Trial.Event;
import rewire.lang.ModelFolder;
import rewire.lang.ModelReader;
import rewire.lang.Reading;
import rewire.model.Model;

/// Statistics of the shipped kinetics, set `dossier`, against closed forms of a linear system and printed vectors.
class PredictorTest {
  private static final Model MODEL = model();
  private static final double CLOSE = 1e-4; // relative; predictions are held to half a percent
  private static final double CL_S = 98; // L/h at 70 kg, table of 02-disposition
  private static final double CL_R = 90;
  private static final double VSS = 74 + 133 + 197;
  private static final double QFE = 525;
  private final Predictor predictor = new Predictor(Kinetics.of(MODEL));

  private static Model model() {
    try {
      return assertInstanceOf(Reading.Understood.class,
          ModelReader.read(ModelFolder.onClassPath("models/brain")))
          .model();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Trial trial(Form form, Route route, Event... events) {
    return new Trial(Person.TYPICAL, form, route, List.of(events), CoDrug.NONE);
  }

  private static final Trial INFUSION = trial(Form.RACEMIC, Route.IV, new Event(0, 2 / 3.0, 35));

  private double ask(Trial trial, String analyte, Site site, Statistic statistic, OptionalDouble timeH) {
    var answer = predictor
        .answer(List.of(new Question(trial, Analyte.of(analyte).orElseThrow(), site, statistic, timeH)),
            Progress.SILENT)
        .getFirst();
    return assertInstanceOf(Answer.Predicted.class, answer, answer::toString).value();
  }

  private double ask(Trial trial, String analyte, Statistic statistic) {
    return ask(trial, analyte, Site.VENOUS, statistic, OptionalDouble.empty());
  }

  private static void close(double expected, double actual) {
    assertEquals(expected, actual, CLOSE * Math.abs(expected));
  }

  @Test
  void levelsAtAnInfusionsEndAreThoseBeforeItStops() {
    var at = OptionalDouble.of(40 / 60.0);
    // printed vectors of the dossier, four digits
    assertEquals(276.2, ask(INFUSION, "ketamine", Site.ARTERIAL, Statistic.CONCENTRATION, at), 0.05);
    assertEquals(176.2, ask(INFUSION, "ketamine", Site.VENOUS, Statistic.CONCENTRATION, at), 0.05);
    assertEquals(82.10, ask(INFUSION, "norketamine", Site.VENOUS, Statistic.CONCENTRATION, at), 0.005);
    assertEquals(276.2, ask(INFUSION, "ketamine", Site.ARTERIAL, Statistic.CMAX, OptionalDouble.empty()),
        0.05);
    assertEquals(40, ask(INFUSION, "ketamine", Site.ARTERIAL, Statistic.TMAX, OptionalDouble.empty()), 1e-3);
  }

  @Test
  void theAreaIsDoseOverClearanceAndClearanceDoseOverArea() {
    close(1000 * 17.5 / CL_S, ask(INFUSION, "S_ketamine", Statistic.AUC_INFINITE));
    close(1000 * 17.5 / CL_R, ask(INFUSION, "R_ketamine", Statistic.AUC_UNSTATED));
    close(CL_S, ask(INFUSION, "S_ketamine", Statistic.CLEARANCE));
    close(35 / (17.5 / CL_S + 17.5 / CL_R), ask(INFUSION, "ketamine", Statistic.CLEARANCE));
  }

  @Test
  void volumeAtSteadyStateIsTheSumOfTheVolumesWhateverTheInfusion() {
    close(VSS, ask(INFUSION, "S_ketamine", Statistic.VSS));
    close(VSS, ask(trial(Form.ESKETAMINE, Route.IV, new Event(0, 0, 10)), "S_ketamine", Statistic.VSS));
    close(VSS, ask(trial(Form.ESKETAMINE, Route.IV, new Event(0, 1, 10), new Event(2, 1, 30)), "S_ketamine",
        Statistic.VSS));
  }

  @Test
  void steadyStateIsRateOverClearanceAndHigherInAnArtery() {
    var trial = trial(Form.ESKETAMINE, Route.IV, new Event(0, 1, 5), new Event(1, 2, 40));
    close(1000 * 20 / CL_S, ask(trial, "S_ketamine", Statistic.CSS));
    close(1000 * (20 / CL_S + 20 / QFE),
        ask(trial, "S_ketamine", Site.ARTERIAL, Statistic.CSS, OptionalDouble.empty()));
  }

  @Test
  void metaboliteRatiosFollowTheSharesAndClearances() {
    double mass = 239.70 / 237.73;
    close(0.8 * 0.7 * CL_S / 32 * mass, ask(INFUSION, "S_HNK", Statistic.RATIO_TO_PARENT));
    close(0.8 * 0.7 * CL_R / 17 * mass, ask(INFUSION, "R_HNK", Statistic.RATIO_TO_PARENT));
  }

  @Test
  void halfLivesOfTheDossierComeBack() {
    assertEquals(4.9, ask(INFUSION, "S_ketamine", Statistic.HALF_LIFE), 0.05);
    assertEquals(5.1, ask(INFUSION, "R_ketamine", Statistic.HALF_LIFE), 0.05);
    // the slowest of all phases: HNK leaves at CLH/VH
    close(Math.log(2) * 210 / 17, ask(INFUSION, "R_HNK", Statistic.HALF_LIFE));
  }

  @Test
  void bioavailabilityIsTheShareThatArrives() {
    close(93, ask(trial(Form.RACEMIC, Route.IM, new Event(0, 0, 35)), "ketamine", Statistic.F));
    close(18, ask(trial(Form.ESKETAMINE, Route.ORAL, new Event(0, 0, 35)), "S_ketamine", Statistic.F));
    var devices = trial(Form.ESKETAMINE, Route.NASAL_DEVICE, new Event(0, 0, 28), new Event(5 / 60.0, 0, 28),
        new Event(10 / 60.0, 0, 28));
    assertEquals(48.5, ask(devices, "S_ketamine", Statistic.F), 0.05); // printed in the dossier
    assertEquals(48.5, ask(devices, "S_ketamine", Site.ARTERIAL, Statistic.F, OptionalDouble.empty()), 0.05);
  }

  @Test
  void aDeviceOnAnotherDayIsAFirstDeviceAgain() {
    var days = trial(Form.ESKETAMINE, Route.NASAL_DEVICE, new Event(0, 0, 28), new Event(72, 0, 28));
    assertEquals(58.9, ask(days, "S_ketamine", Statistic.F), 0.05);
  }

  @Test
  void aCoDrugChangesTheAreaAsTheRuleSays() {
    var with = new Trial(Person.TYPICAL, Form.ESKETAMINE, Route.IV, List.of(new Event(0, 1, 7)),
        new CoDrug(1.7, 0.24));
    close((1 + 0.7 * CL_S / 151) / 1.7, ask(with, "S_ketamine", Statistic.RATIO_INTERACTION));
  }

  @Test
  void eachIsTheMeanOfBothAndSumTheirSum() {
    double s = ask(INFUSION, "S_norketamine", Statistic.AUC_INFINITE);
    double r = ask(INFUSION, "R_norketamine", Statistic.AUC_INFINITE);
    close((s + r) / 2, ask(INFUSION, "norketamine_each", Statistic.AUC_INFINITE));
    close(s + r, ask(INFUSION, "norketamine", Statistic.AUC_INFINITE));
  }

  @Test
  void areasToATimeGrowIntoTheWhole() {
    double whole = ask(INFUSION, "ketamine", Statistic.AUC_INFINITE);
    close(whole, ask(INFUSION, "ketamine", Site.VENOUS, Statistic.AUC_TO, OptionalDouble.of(200)));
    // in a linear system half the dose has half the area up to any time
    var half = trial(Form.RACEMIC, Route.IV, new Event(0, 2 / 3.0, 17.5));
    close(2 * ask(half, "ketamine", Site.VENOUS, Statistic.AUC_TO, OptionalDouble.of(1)),
        ask(INFUSION, "ketamine", Site.VENOUS, Statistic.AUC_TO, OptionalDouble.of(1)));
  }

  @Test
  void whatCannotBeSaidIsSaidSo() {
    var oral = trial(Form.ESKETAMINE, Route.ORAL, new Event(0, 0, 35));
    var ketamine = Analyte.of("S_ketamine").orElseThrow();
    var other = Analyte.of("R_ketamine").orElseThrow();
    var none = OptionalDouble.empty();
    for (var q : List.of(new Question(oral, ketamine, Site.VENOUS, Statistic.CLEARANCE, none),
        new Question(oral, ketamine, Site.VENOUS, Statistic.CSS, none),
        new Question(oral, ketamine, Site.VENOUS, Statistic.CONCENTRATION, none),
        new Question(oral, ketamine, Site.VENOUS, Statistic.CONCENTRATION, OptionalDouble.of(0)),
        new Question(oral, other, Site.VENOUS, Statistic.CMAX, none),
        new Question(oral, other, Site.VENOUS, Statistic.HALF_LIFE, none),
        new Question(oral, ketamine, Site.VENOUS, Statistic.RATIO_TO_PARENT, none))) {
      assertInstanceOf(Answer.Impossible.class, predictor.answer(List.of(q), Progress.SILENT).getFirst(),
          q::toString);
    }
  }

  @Test
  void numbersPutInByHandAreUsedAndLeaveAgain() {
    var kinetics = Kinetics.of(MODEL);
    var own = new Predictor(kinetics);
    var question = List.of(new Question(INFUSION, Analyte.of("S_ketamine").orElseThrow(), Site.VENOUS,
        Statistic.CLEARANCE, OptionalDouble.empty()));
    kinetics.use(Map.of("disposition.CL_S_70", 80.0));
    close(80,
        assertInstanceOf(Answer.Predicted.class, own.answer(question, Progress.SILENT).getFirst()).value());
    kinetics.use(Map.of());
    close(CL_S,
        assertInstanceOf(Answer.Predicted.class, own.answer(question, Progress.SILENT).getFirst()).value());
  }
}
