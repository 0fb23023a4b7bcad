package rewire.cohort;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rewire.course.Course;
import rewire.course.Dose;
import rewire.course.Form;
import rewire.course.Person;
import rewire.course.Route;
import rewire.lang.ModelFolder;
import rewire.lang.ModelReader;
import rewire.lang.Reading;
import rewire.model.Model;
import rewire.model.Parameter;
import rewire.model.Parameter.Distribution;
import rewire.random.Stream;
import rewire.simulate.Simulator;

class CohortTest {
  private static final Model BRAIN = brain();
  private static final Simulator SIMULATOR = Simulator.of(BRAIN);
  private static final List<String> SHOWN = List.of("K_ven", "B", "MADRS");

  @Test
  void anyNumberOfThreadsGivesTheSameBits() {
    var one = Ward.follow(SIMULATOR, cohort(List.of(infusion()), 12, 5), 1, _ -> {
    });
    var three = Ward.follow(SIMULATOR, cohort(List.of(infusion()), 12, 5), 3, _ -> {
    });

    assertEquals(one.members(), three.members());
    for (int b = 0; b < one.bands().size(); b++) {
      assertArrayEquals(one.bands().get(b).values(), three.bands().get(b).values());
    }
  }

  @Test
  void curvesThatMemoryDoesNotHoldAreFollowedInSmallerBlocks() {
    var oneCourse = held(1, Cohort.MOST_EXACT, 1500);
    var fourCourses = held(4, Cohort.MOST_EXACT, 2600);

    assertTrue(oneCourse.isExact());
    assertEquals(Ward.BLOCK, held(1, 1_000_000, 400).block());
    assertFalse(fourCourses.isExact(), "4.6 GB of curves");
    assertTrue(4L * 22 * 2600 * fourCourses.block() <= Cohort.MOST_HELD, "and a block of them fits");
    assertThrows(IllegalArgumentException.class, () -> Ward.follow(SIMULATOR, fourCourses, 1, _ -> {
    }));
  }

  private static Cohort held(int courses, int people, int times) {
    var quantities = java.util.stream.Stream.concat(IntStream.range(0, 21).mapToObj(i -> "q" + i),
        java.util.stream.Stream.of("MADRS")).toList();
    return new Cohort(Collections.nCopies(courses, infusion()), people, 1, quantities, List.of(),
        new double[times], 1e-4);
  }

  @Test
  void aLargeCohortHasTheSameBitsInBlocksOfAnySize() {
    var cohort = cohort(List.of(infusion(), Course.untreated(Person.TYPICAL, 336)), 20, 5);
    var exact = Ward.follow(SIMULATOR, cohort, 1, _ -> {
    });
    var sevens = Ward.followInBlocks(SIMULATOR, cohort, 2, _ -> {
    }, Ledger.NONE, 7);
    var all = Ward.followInBlocks(SIMULATOR, cohort, 1, _ -> {
    }, Ledger.NONE, 1024);

    assertEquals(exact.members(), sevens.members());
    assertEquals(exact.members(), all.members());
    for (int b = 0; b < exact.bands().size(); b++) {
      assertArrayEquals(sevens.bands().get(b).values(), all.bands().get(b).values());
    }
    for (int d = 0; d < exact.differences().size(); d++) {
      assertArrayEquals(sevens.differences().get(d).values(), all.differences().get(d).values());
    }
    // with an odd number of people the median is a person, so only the bins set it apart
    var odd = cohort(List.of(infusion()), 21, 5);
    var median = Ward.follow(SIMULATOR, odd, 2, _ -> {
    }).band(0, "MADRS").values()[2];
    var binned = Ward.followInBlocks(SIMULATOR, odd, 2, _ -> {
    }, Ledger.NONE, 4).band(0, "MADRS").values()[2];
    for (int t = 0; t < median.length; t++) {
      assertEquals(median[t], binned[t], median[t] / 250);
    }
  }

  @Test
  void aPersonIsTheSameInABiggerCohortAndInAnotherCourse() {
    var few = Ward.follow(SIMULATOR, cohort(List.of(infusion()), 3, 5), 1, _ -> {
    });
    var more = Ward.follow(SIMULATOR,
        cohort(List.of(Course.untreated(Person.TYPICAL, 336), infusion()), 6, 5), 2, _ -> {
        });

    for (int i = 0; i < 3; i++) {
      assertEquals(few.members().get(i).redrawn(), more.members().get(i).redrawn());
      assertEquals(few.members().get(i).fates().getFirst(), more.members().get(i).fates().get(1));
    }
  }

  @Test
  void inACohortOfTheIllEverybodyIsIllAndEveryNewDrawIsCounted() {
    var result = Ward.follow(SIMULATOR, cohort(List.of(infusion()), 60, 1), 2, _ -> {
    });

    assertEquals(60, result.members().size());
    assertTrue(result.followed().stream().allMatch(m -> m.fates().getFirst().start() > 20));
    int redrawn = result.members().stream().mapToInt(Member::redrawn).sum();
    // the dossier finds about one draw in five to be well
    assertTrue(redrawn >= 5 && redrawn <= 30, redrawn + " of " + (60 + redrawn) + " draws were well");
  }

  @Test
  void withoutTreatmentAPersonStaysWhereTheyRest() {
    var result = Ward.follow(SIMULATOR, cohort(List.of(Course.untreated(Person.TYPICAL, 336)), 10, 3), 2,
        _ -> {
        });

    // people near a fold drift a little for years
    result.followed()
        .forEach(m -> assertEquals(m.fates().getFirst().start(), m.fates().getFirst().end(), 0.5,
            "person " + m.number()));
  }

  @Test
  void anOverrideIsTheSameForEverybody() {
    var fixed = new Draw(BRAIN, Set.of("inputs.uS"));
    double[] typical = SIMULATOR.parameters(infusion());
    int uS = SIMULATOR.parameterIndex("uS");

    for (int person = 0; person < 20; person++) {
      assertEquals(0.5, fixed.person(typical, new Stream(1, person, 0))[uS]);
    }
  }

  @Test
  void aPopulationMayVaryMoreThanTheTablesAndTogether() {
    var variety = new Variety(Map.of("inputs.uS", new Parameter.Spread(Distribution.NORMAL, 0.1)),
        List.of(new Variety.Tie("inputs.uS", "schemas.g0", -0.6),
            new Variety.Tie("inputs.uS", "schemas.gL", 0.5)));
    var draw = new Draw(BRAIN, Set.of(), variety);
    double[] typical = SIMULATOR.parameters(infusion());
    int people = 4000;
    var stress = new double[people];
    var tilt = new double[people];
    for (int i = 0; i < people; i++) {
      double[] p = draw.person(typical, new Stream(3, i, 0));
      stress[i] = p[SIMULATOR.parameterIndex("uS")];
      tilt[i] = p[SIMULATOR.parameterIndex("schemas.g0")];
    }
    double both = 0;
    for (int i = 0; i < people; i++) {
      both += (stress[i] - mean(stress)) * (tilt[i] - mean(tilt)) / (people - 1);
    }

    assertEquals(0.1, sd(stress), 5 * 0.1 / Math.sqrt(2.0 * people)); // five standard errors
    assertEquals(0.25, sd(tilt), 5 * 0.25 / Math.sqrt(2.0 * people)); // the table's own
    assertEquals(-0.6, both / sd(stress) / sd(tilt), 5 * 0.64 / Math.sqrt(people)); // (1 - r²)/√n
    assertTrue(new Variety(Map.of(), List.of(new Variety.Tie("a", "b", 0.9), new Variety.Tie("b", "c", 0.9),
        new Variety.Tie("a", "c", -0.9))).factor().isEmpty());
  }

  @Test
  void drawsHaveTheSpreadOfTheTables() {
    var draw = new Draw(BRAIN, Set.of());
    double[] typical = SIMULATOR.parameters(infusion());
    int people = 4000;
    var logs = new double[BRAIN.parameters().size()][people];
    for (int person = 0; person < people; person++) {
      double[] p = draw.person(typical, new Stream(9, person, 0));
      for (int i = 0; i < logs.length; i++) {
        logs[i][person] = Math.log(p[i] / typical[i]);
      }
    }
    int checked = 0;
    for (int i = 0; i < logs.length; i++) {
      var spread = BRAIN.parameters().get(i).spread();
      if (spread.distribution() == Distribution.LOGNORMAL && typical[i] > 0) {
        double omega = Math.sqrt(Math.log(1 + spread.size() * spread.size()));
        // the standard error of a standard deviation is omega / sqrt(2 n), of a mean omega / sqrt(n); five of
        // them
        assertEquals(omega, sd(logs[i]), 5 * omega / Math.sqrt(2.0 * people), BRAIN.parameters().get(i).id());
        assertEquals(0, mean(logs[i]), 5 * omega / Math.sqrt(people), BRAIN.parameters().get(i).id());
        checked++;
      }
    }
    assertTrue(checked > 20, checked + " parameters have a log-normal spread");
  }

  @Test
  void percentilesAreThoseOfSortedValues() { // type 7 of Hyndman & Fan: worked by hand
    assertArrayEquals(new double[] {1, 2.5, 4}, Quantiles.of(new double[] {4, 1, 3, 2}, 0, 0.5, 1));
    assertEquals(1.75, Quantiles.of(new double[] {1, 2, 3, 4}, 0.25));
  }

  @Test
  void aFateIsReadOffTheCurve() {
    var course = infusion();
    double[] t = {0, 24, 48, 72, 96};
    double[] score = {30, 14, 9, 19, 22};

    var fate = Fates.of(course, 0.5, t, score);

    assertEquals(new Member.Fate(0.5, 30, 14, 9, 48, 22, 24, 48, 96, 0, 48), fate);
  }

  @Test
  void coursesOfDifferentPeopleAreEachDrawnAroundTheirOwnPerson() {
    var heavy = Person.TYPICAL.under(0.45);
    var alone = Ward.follow(SIMULATOR, cohort(List.of(infusion().of(heavy)), 6, 5), 1, _ -> {
    });
    var beside = Ward.follow(SIMULATOR, cohort(List.of(infusion(), infusion().of(heavy)), 6, 5), 2, _ -> {
    });

    int same = 0;
    for (int i = 0; i < 6; i++) {
      var first = beside.members().get(i).fates().get(0);
      var second = beside.members().get(i).fates().get(1);
      assertTrue(second.stress() < first.stress(), "the same luck around a lower background stress");
      // a person who is well in one of two roles is drawn anew, so only those drawn equally often are the
      // same
      if (beside.members().get(i).redrawn() == alone.members().get(i).redrawn()) {
        assertEquals(alone.members().get(i).fates().getFirst(), second);
        same++;
      }
    }
    assertTrue(same >= 3, same + " of 6 people were drawn equally often");
  }

  private static Course infusion() {
    return Course.untreated(Person.TYPICAL, 336)
        .with(List.of(new Dose(0, Form.RACEMIC, Route.IV, 35, 40 / 60.0)));
  }

  private static Cohort cohort(List<Course> courses, int people, long seed) {
    return new Cohort(courses, people, seed, SHOWN, List.of("MADRS"), SIMULATOR.coarseTimes(courses), 1e-4);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double v : values) {
      sum += v;
    }
    return sum / values.length;
  }

  private static double sd(double[] values) {
    double mean = mean(values);
    double sum = 0;
    for (double v : values) {
      sum += (v - mean) * (v - mean);
    }
    return Math.sqrt(sum / (values.length - 1));
  }

  private static Model brain() {
    try {
      var folder = ModelFolder.at(Path.of(System.getProperty("rewire.root", "..")).resolve("models/brain"));
      return assertInstanceOf(Reading.Understood.class, ModelReader.read(folder)).model();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
