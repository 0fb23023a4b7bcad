package rewire.sensitivity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rewire.Refusal;
import rewire.course.Course;
import rewire.course.Dose;
import rewire.course.Form;
import rewire.course.Person;
import rewire.course.Route;
import rewire.lang.ModelFolder;
import rewire.lang.ModelReader;
import rewire.lang.Reading;
import rewire.sensitivity.Factor.Shape;
import rewire.simulate.Precision;
import rewire.simulate.Run;
import rewire.simulate.Simulator;

class CourseStudyTest {
  private static Simulator simulator;
  private static final Course COURSE = Course.untreated(Person.TYPICAL, 48)
      .with(List.of(new Dose(0, Form.RACEMIC, Route.IV, 35, 40 / 60.0)));

  @BeforeAll
  static void open() throws IOException {
    simulator = Simulator.of(assertInstanceOf(Reading.Understood.class,
        ModelReader.read(ModelFolder.onClassPath("models/brain"))).model());
  }

  @Test
  void aFactorKeepsTheThreeNumbersOfItsTable() {
    for (var shape : Shape.values()) {
      var factor = new Factor("a.b", 0.2, 0.3, 0.8, shape);

      assertEquals(0.2, factor.at(0));
      assertEquals(0.3, factor.at(0.5), 1e-12);
      assertEquals(0.8, factor.at(1));
      assertEquals(0.2, factor.at(1e-9), 1e-6);
      for (int i = 1; i < 100; i++) {
        assertTrue(factor.at(i / 100.0) > factor.at((i - 1) / 100.0), shape + " " + i);
      }
    }
  }

  @Test
  void onlyWhatHasARangeAndIsNotSetIsVaried() {
    var factors = CourseStudy.factors(simulator.model(), COURSE.overriding(Map.of("receptors.KI", 2.0)));
    var ids = factors.stream().map(Factor::id).toList();

    assertTrue(ids.contains("receptors.KE") && !ids.contains("receptors.KI"), ids.toString());
    assertFalse(ids.contains("inputs.WT") || ids.contains("receptors.toMolar"), ids.toString());
    assertTrue(ids.size() > 100, "only " + ids.size());
  }

  @Test
  void theMiddleOfTheCubeIsTheTypicalPerson() {
    var factors = CourseStudy.factors(simulator.model(), COURSE);
    var study = new CourseStudy(simulator, COURSE,
        List.of(Endpoint.parse("MADRS@24h"), Endpoint.parse("max(CADSS)")));
    var middle = new double[factors.size()];
    java.util.Arrays.fill(middle, 0.5);

    var runs = study.run(factors, List.of(middle), 1, _ -> {
    });

    var run = assertInstanceOf(Run.Completed.class, simulator.run(COURSE, new Precision(1e-6, false)));
    assertEquals(run.trajectories().at("MADRS", 24), runs.values()[0][0], 0.02);
    assertEquals(java.util.Arrays.stream(run.trajectories().column("CADSS").values()).max().orElseThrow(),
        runs.values()[1][0], 0.2);
    assertEquals(0, runs.failed());
  }

  @Test
  void threadsChangeNoBit() {
    var factors = CourseStudy.factors(simulator.model(), COURSE).subList(0, 4);
    var points = new Morris(4, 3, 1).points();
    var study = new CourseStudy(simulator, COURSE, List.of(Endpoint.parse("MADRS@24h-MADRS@0h")));

    var one = study.run(factors, points, 1, _ -> {
    });
    var two = study.run(factors, points, 2, _ -> {
    });

    assertArrayEquals(one.values()[0], two.values()[0]);
  }

  @Test
  void everyPersonStartsFromTheirOwnRelaxedState() {
    var factor = List.of(Factor.of(simulator.model().parameter("symptoms.madX")));
    var study = new CourseStudy(simulator, Course.untreated(Person.TYPICAL, 48),
        List.of(Endpoint.parse("MADRS@0h"), Endpoint.parse("MADRS@48h-MADRS@0h")));

    var runs = study.run(factor, List.of(new double[] {0}, new double[] {1}), 1, _ -> {
    });

    assertTrue(runs.values()[0][1] > runs.values()[0][0] + 5);
    assertEquals(0, runs.values()[1][1], 0.01);
  }

  @Test
  void outcomesAreReadAsTheyAreWritten() {
    assertEquals(new Endpoint.At("MADRS", 24), Endpoint.parse("MADRS@24h"));
    assertEquals(new Endpoint.At("MADRS", 720), Endpoint.parse("MADRS@day30"));
    assertEquals(new Endpoint.At("MADRS", 720), Endpoint.parse(" MADRS@30d "));
    assertEquals(new Endpoint.At("receptors.bI", 0.5), Endpoint.parse("receptors.bI@30min"));
    assertEquals(new Endpoint.Largest("CADSS"), Endpoint.parse("max(CADSS)"));
    assertEquals(new Endpoint.Difference(new Endpoint.At("MADRS", 24), new Endpoint.At("MADRS", 0)),
        Endpoint.parse("MADRS@24h - MADRS@0h"));
    assertEquals(2.0, Endpoint.parse("mean(a)").of(List.of("a"), new double[] {0, 1, 4},
        new double[][] {{0, 2, 8.0 / 3}}), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "MADRS", "MADRS@", "MADRS@24x", "median(MADRS)", "MADRS@-3h", "max(MADRS",
      "@24h"})
  void whatIsNoOutcomeIsRefusedWithAdvice(String text) {
    var refused = assertThrows(IllegalArgumentException.class, () -> Endpoint.parse(text));
    assertTrue(String.valueOf(refused.getMessage()).contains("Perhaps "), refused.getMessage());
  }

  @Test
  void whatTheModelOrTheCourseLacksIsRefused() {
    assertThrows(Refusal.class,
        () -> new CourseStudy(simulator, COURSE, List.of(Endpoint.parse("MADR@24h"))));
    assertThrows(IllegalArgumentException.class,
        () -> new CourseStudy(simulator, COURSE, List.of(Endpoint.parse("MADRS@day30"))));
  }
}
