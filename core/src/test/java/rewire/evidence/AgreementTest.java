package rewire.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import rewire.evidence.Observation.Event;

class AgreementTest {
  @Test
  void eachStudyCountsOnceHoweverManyRowsItHas() { // worked by hand
    var values = List.of(value("one", 10, 20), value("one", 10, 20), value("one", 10, 20),
        value("two", 10, 5));

    var agreement = Agreement.of("all", values);

    assertEquals(1, agreement.ratio(), 1e-12); // exp((ln 2 + ln 1/2) / 2)
    assertEquals(2, agreement.fold(), 1e-12);
    assertEquals(0, agreement.within150());
    assertEquals(4, agreement.within200());
    assertEquals(2, agreement.studies());
  }

  @Test
  void sharesAreMeansOverStudies() {
    var values = List.of(value("one", 10, 11), value("one", 10, 30), value("two", 10, 9));

    var agreement = Agreement.of("all", values);

    assertEquals(2, agreement.within125());
    assertEquals(0.75, agreement.share125(), 1e-12); // (1/2 + 1) / 2
  }

  @Test
  void aScheduleIsReadEventByEvent() {
    assertEquals(List.of(new Event(0.14, true, 0, 60), new Event(28, false, 60, 0)),
        Observation.schedule("0.14 mg/kg @ 0 for 60; 28 mg @ 60 for 0"));
    assertEquals(List.of(), Observation.schedule(" "));
  }

  @Test
  void aScheduleThatIsNotUnderstoodIsRefused() {
    for (var text : List.of("28 mg", "28 g @ 0 for 0", "x mg @ 0 for 0", "28 mg @ 0 for", "-1 mg @ 0 for 0",
        "1e99 mg @ 0 for 0", "28 mg @ 0 for 0;", "NaN mg @ 0 for 1")) {
      assertThrows(IllegalArgumentException.class, () -> Observation.schedule(text), text);
    }
  }

  private static Prediction.Value value(String study, double observed, double predicted) {
    return new Prediction.Value(
        new Observation("row", study, "", "ketamine", "plasma", "venous", "racemic", "IV",
            List.of(), 70, "Cmax", Double.NaN, observed, "ng/mL", "adults", "", true, ""),
        predicted);
  }
}
