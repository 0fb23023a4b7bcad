package rewire.workbench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rewire.workbench.report.ReportInput.Panel;

class AxisTest {

  @Test
  void ticksOfTheValueAxisAreNiceAndFew() {
    for (Panel panel : SampleReport.twoCourses().panels()) {
      ValueAxis axis = ValueAxis.of(panel, List.of(), 3);

      int ticks = axis.ticks().size();
      assertTrue(ticks >= 2 && ticks <= 5, panel.id() + " has " + ticks + " ticks from " + axis);
    }
  }

  @Test
  void theScoreAxisStartsAtZeroAndEndsAtATick() {
    ReportInput report = SampleReport.oneInfusion();

    ValueAxis axis = ValueAxis.of(report.score(), report.zooms(), 4);

    assertEquals(0, axis.low());
    assertEquals(40, axis.high());
    assertEquals(List.of(0.0, 10.0, 20.0, 30.0, 40.0), axis.ticks());
  }

  @Test
  void aConstantCurveStillHasAnAxis() {
    ReportInput report = SampleReport.oneInfusion();
    Panel flat = report.panels().getFirst();
    var track = new ReportInput.Track(Samples.of(5, 5), new ReportInput.Spread.OnePerson());
    var panel = new Panel(flat.id(), "", "", "", "", flat.part(), "", flat.grade(), false, List.of(),
        ReportInput.Scale.free(0.1), flat.moment(), List.of(new ReportInput.Line("", List.of(track))),
        List.of(), List
            .of());

    ValueAxis axis = ValueAxis.of(panel, List.of(), 3);

    assertTrue(axis.low() < 5 && axis.high() > 5, axis.toString());
  }

  @ParameterizedTest
  @ValueSource(doubles = {6, 24, 72, 336, 1440, 2880, 4368, 8760, 17520})
  void theTimeAxisHasAtMostFourteenTicksFromZero(double endH) {
    var axis = TimeAxis.Days.of(Samples.of(0, endH), "the first infusion");

    assertTrue(axis.ticks().size() >= 2 && axis.ticks().size() <= 14, axis.ticks().toString());
    assertEquals(0, axis.ticks().getFirst().timeH());
    assertEquals(1, axis.across(endH), 1e-12);
    assertTrue(axis.across(0) > 0.02);
  }

  @Test
  void hoursStretchAsTheSquareRoot() {
    var axis = new TimeAxis.Hours(48, "infusion 1");

    assertEquals(0.5, axis.across(12), 1e-12);
    assertEquals(12, axis.at(0.5), 1e-12);
    assertEquals("Hours from infusion 1, stretched near 0", axis.title());
  }
}
