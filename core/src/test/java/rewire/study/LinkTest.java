package rewire.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rewire.random.Stream;

class LinkTest {
  /// An arm of thirty people of whom the mechanism says 20 to 37 points, with a floor of 4.
  private static TrialArm arm(String name, double mean) {
    return new TrialArm(name, List.of(StudyTest.pool()), List.of(StudyTest.WITHOUT),
        new TrialArm.Severity(StudyTest.MADRS, mean, 5.5, Double.NaN, 0), 40, false, 0, 0);
  }

  private static Picks picks(List<String> off, long replicate) {
    var a = StudyTest.assumptions(off);
    var trial = new Stream(1, replicate, 0);
    return new Picks(arm("a", 33), 0, new Link(a, trial), trial, new Stream(2, replicate, 0));
  }

  @Test
  void peopleAreDrawnAsOftenAsTheyAreProbableToBeSoIll() {
    double severity = 34;
    double[] odds = IntStream.range(0, 30).mapToDouble(i -> {
      double gain = Math.log((severity - 4) / (16 + 0.6 * i));
      return Math.exp(-gain * gain / (2 * 0.15 * 0.15)); // the log-normal density, up to a constant
    }).toArray();
    double sum = Arrays.stream(odds).sum();
    int draws = 40_000;
    var seen = new int[30];
    for (int r = 0; r < draws; r++) {
      seen[picks(List.of(), r).person(0, 3, 1, severity)]++;
    }
    for (int i = 0; i < 30; i++) {
      double expected = draws * odds[i] / sum;
      assertEquals(expected, seen[i], 5 * Math.sqrt(expected) + 1, "person " + i); // five standard errors
    }
    double squares = Arrays.stream(odds).map(o -> o * o).sum();
    assertEquals(sum * sum / squares, picks(List.of(), 0).standing(0, severity), 1e-3); // floats in the pool
  }

  @Test
  void whoEntersMoreIllHasMoreOfTheIllnessInTheMechanism() {
    assertTrue(meanAffect(38, List.of()) > meanAffect(28, List.of()) + 3);
    assertEquals(meanAffect(28, List.of("link")), meanAffect(38, List.of("link")), 0.5); // anybody, when off
  }

  private static double meanAffect(double severity, List<String> off) {
    return IntStream.range(0, 4000).map(r -> picks(off, r).person(0, 0, 1, severity))
        .mapToDouble(i -> 20 + 0.6 * i)
        .average().orElseThrow();
  }

  @Test
  void nobodyInThePoolReachesFarBeyondIt() {
    assertEquals(0, picks(List.of(), 0).beyond(0, 34), 1e-12);
    assertEquals(Math.log(56 / 33.4) / 0.15, picks(List.of(), 0).beyond(0, 60), 1e-3);
    assertTrue(picks(List.of(), 0).standing(0, 60) < 10);
  }

  @Test
  void severityAtEntryIsWhatWasDrawnAndAnotherArmStirsNothing() {
    var a = StudyTest.assumptions(List.of());
    var alone = new Replicates("t", List.of(arm("b", 33)), a, 1).replicate(4, false).getFirst();
    var beside = new Replicates("t", List.of(arm("a", 30), arm("b", 33)), a, 1).replicate(4, false).getLast();

    for (int i = 0; i < alone.size(); i++) {
      assertEquals(alone.rated(StudyTest.MADRS, i, 1), beside.rated(StudyTest.MADRS, i, 1));
      assertEquals(alone.leavesH(i), beside.leavesH(i));
    }
  }

  @Test
  void strataAreKeptWhenPeopleAreDrawnBySeverity() {
    var rules = new TrialArm.Rules(List.of(Trait.SEX), Optional.empty(), Optional.empty());
    var severe = new TrialArm("a", List.of(StudyTest.pool()), List.of(StudyTest.WITHOUT),
        new TrialArm.Severity(StudyTest.MADRS, 44, 5.5, Double.NaN, 0), 40, false, 0, 0, rules);
    var drawn = new Replicates("s", List.of(severe), StudyTest.assumptions(List.of()), 1).replicate(0, false)
        .getFirst();
    double women = (double) IntStream.range(0, 40).filter(i -> drawn.who(i).sex() == rewire.course.Sex.FEMALE)
        .count();

    assertEquals(40 / 3.0, women, 1.0); // a third of the pool
  }
}
