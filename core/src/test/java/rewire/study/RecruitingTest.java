package rewire.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rewire.cohort.Variety;
import rewire.course.Course;
import rewire.course.Dose;
import rewire.course.Form;
import rewire.course.Person;
import rewire.course.Route;
import rewire.lang.ModelFolder;
import rewire.lang.ModelReader;
import rewire.lang.Reading;
import rewire.simulate.Simulator;
import rewire.study.Assumptions.Assumption;
import rewire.study.Recruiting.Looked;

class RecruitingTest {
  private static final double[] TIMES = {0, 0.75, 24, 72};
  private static final Population TRD = new Population(43, 12, 18, 64, 0.55, 84, 0.2, 0.5, 0.4,
      Population.Recovery.TRD);

  @Test
  void aPersonIsTheSameInEveryCompanyAndOnAnyNumberOfThreads() throws IOException {
    var simulator = simulator();
    var alone = recruiting(simulator).fill(List.of(infusion()), 1, _ -> {
    });
    var together = recruiting(simulator).fill(List.of(untreated(), infusion()), 3, _ -> {
    });

    for (int s = 0; s < 2; s++) {
      for (int i = 0; i < 6; i++) {
        assertArrayEquals(alone.getFirst().left()[s][i], together.getLast().left()[s][i]);
      }
    }
  }

  @Test
  void aPersonIsTheSamePersonInEveryArm() throws IOException {
    var people = new Population(43, 12, 18, 64, 0.55, 84, 0.2, 0.5,
        List.of(new Population.Stage(0.5, 0.4), new Population.Stage(0.5, 1)), Population.Recovery.TRD, 0.3,
        0.1, Variety.TABLES, List.of());
    var pools = recruiting(simulator()).fill(List.of(looked(List.of(), people), infusion(people)), 2, _ -> {
    });

    assertArrayEquals(pools.getFirst().who(), pools.getLast().who());
    var all = java.util.Arrays.stream(pools.getFirst().who()).flatMap(java.util.Arrays::stream).toList();
    assertTrue(all.stream().map(Person::genotype).distinct().count() > 1);
    assertTrue(all.stream().map(Person::ssriResponsiveness).distinct().count() == 2);
    assertTrue(all.stream().map(Person::sex).distinct().count() == 2);
  }

  @Test
  void anInfusionHelpsMostAndIsFelt() throws IOException {
    var pools = recruiting(simulator()).fill(List.of(untreated(), infusion()), 2, _ -> {
    });

    double without = 0;
    double with = 0;
    for (int i = 0; i < 6; i++) {
      without += pools.getFirst().left()[0][i][2] / 6;
      with += pools.getLast().left()[0][i][2] / 6;
      assertTrue(pools.getLast().peak()[0][i][0] > 0);
    }
    assertTrue(with < without - 0.1,
        with + " of the affect is left with, " + without + " without an infusion");
  }

  /// None of these hours is among those at which the pools are looked at.
  @Test
  void aDoseIsFeltWhereverItStandsInTheCourse() throws IOException {
    var atOnce = List.of(new Dose(0, Form.RACEMIC, Route.IV, 35, 40 / 60.0));
    var nextDay = List.of(new Dose(25, Form.RACEMIC, Route.IV, 35, 40 / 60.0));
    var byMouth = List.of(new Dose(25, Form.RACEMIC, Route.ORAL, 150, 0));
    var pools = recruiting(simulator()).fill(
        List.of(looked(atOnce, TRD), looked(nextDay, TRD), looked(byMouth, TRD)), 2, _ -> {
        });

    for (int i = 0; i < 6; i++) {
      float felt = pools.getFirst().peak()[0][i][0];
      assertEquals(felt, pools.get(1).peak()[0][i][0], 0.05 * felt);
      assertTrue(pools.get(2).peak()[0][i][0] > 0.1, "by mouth: " + pools.get(2).peak()[0][i][0]);
    }
  }

  @Test
  void whatIsFeltIsKeptForEachPartOfTheSetting() throws IOException {
    var weakThenStrong = List.of(new Dose(0, Form.RACEMIC, Route.IV, 7, 40 / 60.0),
        new Dose(36, Form.RACEMIC, Route.IV, 35, 40 / 60.0));
    var one = looked(weakThenStrong, TRD).plan();
    var two = new Plan(one.course(), true, TRD, one.setting().then(36, one.setting()));
    var pool = recruiting(simulator()).fill(List.of(new Looked(two, TIMES)), 2, _ -> {
    }).getFirst();

    for (float[] felt : pool.peak()[0]) {
      assertEquals(2, felt.length);
      assertTrue(felt[0] < felt[1] / 2, felt[0] + " then " + felt[1]);
    }
  }

  @Test
  void whereNobodyCanBeFoundIllThePoolIsEmpty(@TempDir Path robust) throws IOException {
    try (var files = Files.list(Path.of("../models/brain"))) {
      for (var file : files.toList()) {
        Files.copy(file, robust.resolve(file.getFileName()));
      }
    }
    var table = robust.resolve("08-schemas.csv"); // a tilt that no synapses outweigh
    Files.writeString(table, Files.readString(table).replace("-0.79,1,sd=0.25,normal,-1.04,-0.54",
        "-40,1,sd=0.25,normal,-41,-39"));
    for (boolean doubt : new boolean[] {true, false}) {
      var pool = recruiting(simulator(robust), doubt).fill(List.of(untreated()), 2, _ -> {
      }).getFirst();
      assertFalse(pool.somebody());
    }
  }

  private static Recruiting recruiting(Simulator simulator) {
    return recruiting(simulator, true);
  }

  private static Recruiting recruiting(Simulator simulator, boolean doubt) {
    return new Recruiting(simulator,
        new Assumptions(List.of(one("recovery_trd", 0.02), one("recovered_stress", 0.15),
            one("events_per_year", 1), one("event_stress", 0.25), one("event_days", 30)), List.of()),
        3, 2, 6, doubt);
  }

  private static Assumption one(String symbol, double value) {
    return new Assumption("life", symbol, value, value, value);
  }

  private static Looked infusion() {
    return infusion(TRD);
  }

  private static Looked infusion(Population people) {
    return looked(List.of(new Dose(0, Form.RACEMIC, Route.IV, 35, 40 / 60.0)), people);
  }

  private static Looked untreated() {
    return looked(List.of(), TRD);
  }

  private static Looked looked(List<Dose> doses, Population people) {
    var course = Course.untreated(Person.TYPICAL, 72).with(doses);
    return new Looked(new Plan(course, true, people,
        new Setting(true, List.of(0.0), Setting.Felt.KETAMINE, false, Double.NaN, List.of(), false)), TIMES);
  }

  private static Simulator simulator() throws IOException {
    return simulator(Path.of("../models/brain"));
  }

  private static Simulator simulator(Path path) throws IOException {
    var folder = ModelFolder.at(path);
    if (ModelReader.read(folder) instanceof Reading.Understood read) {
      return Simulator.of(read.model());
    }
    throw new IllegalStateException("the shipped model is not understood");
  }
}
