package rewire.workbench.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rewire.simulate.Simulator;
import rewire.workbench.Engine.ModelChoice;
import rewire.workbench.course.CareTables;
import rewire.workbench.engine.OpenedModel;
import rewire.workbench.library.Library;

class NaturalCourseTest {
  private static NaturalCourse course(List<String> off, int threads) {
    var tables = ObservationTables.shipped();
    var choice = new ModelChoice(Optional.empty(), "default", List.of(), Map.of());
    var model = assertInstanceOf(OpenedModel.Good.class, OpenedModel.of(choice)).model();
    return NaturalCourse.of(Library.shipped(), Simulator.of(model), tables, CareTables.shipped(),
        tables.without(off), new NaturalCourse.Options(1, 4, 10, threads), (_, _) -> {
        });
  }

  private static double at(NaturalCourse course, String row) {
    return course.lines().stream().filter(l -> l.row().equals(row)).findFirst().orElseThrow().predicted();
  }

  @Test
  void thePublishedPoolsOfUntreatedPeopleStandBesideThePrediction() {
    var one = course(List.of(), 1);

    assertEquals(course(List.of(), 3).text(), one.text());
    assertEquals(List.of(23.0, 32.0, 53.0), one.lines().stream()
        .filter(l -> l.row().startsWith("META_Whiteford2013")).map(NaturalCourse.Line::observed).toList());
    assertEquals(36.9, one.lines().stream().filter(l -> l.row().equals("META_Morina2014-02")).findFirst()
        .orElseThrow().observed());
    // the chance that circumstances end is read from these pools, 0.08 a month: 62 % in a year
    assertEquals(62, one.lines().stream().filter(l -> l.row().equals("META_Whiteford2013-03")).findFirst()
        .orElseThrow().ended(), 1);
    assertTrue(at(one, "META_Whiteford2013-01") <= at(one, "META_Whiteford2013-03") + 3);
    // without life, nobody's circumstances end
    assertTrue(at(course(List.of("life"), 2), "META_Whiteford2013-03") < at(one, "META_Whiteford2013-03"));
  }
}
