package rewire.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rewire.course.Genotype;
import rewire.course.Person;
import rewire.course.Sex;
import rewire.random.Stream;
import rewire.study.Assumptions.Assumption;

class StudyTest {
  static final Scale MADRS = new Scale("MADRS", 0, 60, 0.033, 10,
      List.of(new Scale.Knot(0, 0), new Scale.Knot(60, 60)));

  @Test
  void entrantsHaveThePublishedMeanAndSd() {
    var entry = Entry.of(33, 5.5, 26, 4);
    double[] rated = IntStream.range(0, 20_000)
        .mapToDouble(i -> entry.draw(new Stream(1, i, 0), 0, 60).rated())
        .toArray();

    assertEquals(33, Measures.mean(rated), 0.15);
    assertEquals(5.5, Measures.sd(rated), 0.15);
    assertTrue(Arrays.stream(rated).min().orElse(0) >= 26);
  }

  @Test
  void whoEnteredByLuckFallsBack() {
    var entry = Entry.of(33, 5.5, 28, 4);
    double[] luck = IntStream.range(0, 20_000).mapToDouble(i -> {
      var e = entry.draw(new Stream(1, i, 0), 0, 60);
      return e.rated() - e.severity();
    }).toArray();

    assertTrue(Measures.mean(luck) > 0.5, "mean fall " + Measures.mean(luck));
    var open = Entry.of(33, 5.5, Double.NaN, 4);
    double[] without = IntStream.range(0, 20_000).mapToDouble(i -> {
      var e = open.draw(new Stream(1, i, 0), 0, 60);
      return e.rated() - e.severity();
    }).toArray();
    assertEquals(0, Measures.mean(without), 0.1); // nobody is selected, so nobody is lucky on average
  }

  @Test
  void hopeFollowsWhatIsFeltUnlessAsleep() {
    var saline = belief(Setting.Felt.SALINE, false, 0);
    var midazolam = belief(Setting.Felt.MIDAZOLAM, false, 0);
    var ketamine = belief(Setting.Felt.KETAMINE, false, 20);
    var asleep = belief(Setting.Felt.KETAMINE, true, 20);

    assertTrue(saline < midazolam && midazolam < ketamine, saline + " " + midazolam + " " + ketamine);
    assertEquals(0.5, asleep, 1e-9);
  }

  private static double belief(Setting.Felt felt, boolean asleep, double cadss) {
    var setting = new Setting(true, List.of(0.0), felt, asleep, Double.NaN, List.of(), false);
    return new Expectancy(assumptions(List.of()), setting, new Stream(1, 1, 0))
        .believer(new float[] {(float) cadss}, new Stream(1, 2, 0))
        .belief();
  }

  @Test
  void aPartThatIsSwitchedOffDoesNothing() {
    var setting = new Setting(true, List.of(0.0), Setting.Felt.MIDAZOLAM, false, Double.NaN, List.of(),
        false);
    var off = new Expectancy(assumptions(List.of("expectancy")), setting, new Stream(1, 1, 0));
    var on = new Expectancy(assumptions(List.of()), setting, new Stream(1, 1, 0));
    var person = new Stream(1, 2, 0);

    assertEquals(0, off.share(off.believer(new float[] {5}, person), 24));
    assertTrue(on.share(on.believer(new float[] {5}, person), 24) > 0.02);
    assertThrows(IllegalArgumentException.class, () -> assumptions(List.of("placebo")));
  }

  @Test
  void equalArmsDifferAsOftenAsChanceSays() {
    var arm = new TrialArm("a", List.of(pool()), List.of(WITHOUT),
        new TrialArm.Severity(MADRS, 33, 5.5, Double.NaN, 0),
        40, false, 0, 0);
    var other = new TrialArm("b", List.of(pool()), List.of(WITHOUT),
        new TrialArm.Severity(MADRS, 33, 5.5, Double.NaN, 0), 40, false, 0, 0);
    var trials = new Replicates("null", List.of(arm, other), assumptions(List.of()).certain(), 1);
    int significant = 0;
    for (int r = 0; r < 2000; r++) {
      var arms = trials.replicate(r, false);
      double[] x = Measures.changes(arms.getFirst(), MADRS, 1, Measures.Missing.OBSERVED);
      double[] y = Measures.changes(arms.getLast(), MADRS, 1, Measures.Missing.OBSERVED);
      double z = (Measures.mean(x) - Measures.mean(y)) / Math.hypot(Measures.error(x), Measures.error(y));
      significant += Math.abs(z) > 1.96 ? 1 : 0;
    }

    assertEquals(0.05, significant / 2000.0, 0.02); // four standard errors of 2000 trials
  }

  @Test
  void aReplicateIsTheSameWheneverItIsDrawn() {
    var arm = new TrialArm("a", List.of(pool()), List.of(WITHOUT),
        new TrialArm.Severity(MADRS, 33, 5.5, 24, 0), 20,
        false, 0, 0);
    var trials = new Replicates("again", List.of(arm), assumptions(List.of()), 1);
    trials.replicate(5, false);
    double[] first = Measures.ratings(trials.replicate(7, false).getFirst(), MADRS, 1,
        Measures.Missing.CARRIED);
    double[] again = Measures.ratings(trials.replicate(7, false).getFirst(), MADRS, 1,
        Measures.Missing.CARRIED);
    double[] other = Measures.ratings(trials.replicate(8, false).getFirst(), MADRS, 1,
        Measures.Missing.CARRIED);

    assertArrayEquals(first, again);
    assertNotEquals(Measures.mean(first), Measures.mean(other));
  }

  private static VirtualArm drawn(TrialArm.Rules rules, int replicate) {
    var arm = new TrialArm("a", List.of(pool()), List.of(WITHOUT),
        new TrialArm.Severity(MADRS, 33, 5.5, Double.NaN, 0), 40, false, 0, 0, rules);
    return new Replicates("rules", List.of(arm), assumptions(List.of()), 1).replicate(replicate, false)
        .getFirst();
  }

  @Test
  void strataMakeUpTheSameShareOfEveryArm() {
    var rules = new TrialArm.Rules(List.of(Trait.SEX), Optional.empty(), Optional.empty());
    for (int r = 0; r < 20; r++) {
      var arm = drawn(rules, r);
      double women = (double) IntStream.range(0, 40).filter(i -> arm.who(i).sex() == Sex.FEMALE).count();
      assertEquals(40 / 3.0, women, 1.0); // a third of the pool
    }
  }

  @Test
  void onlyRespondersAreRandomisedAfterAnInduction() {
    var rules = new TrialArm.Rules(List.of(), Optional.of(new TrialArm.Admission(MADRS, 168, 0.4)),
        Optional.empty());
    var arm = drawn(rules, 3);

    assertTrue(arm.screened() > 40);
    for (int i = 0; i < 40; i++) {
      assertTrue(arm.there(i, 1) && Measures.fell(arm, MADRS, i, 1, 0.4));
    }
    assertThrows(IllegalArgumentException.class, () -> drawn(new TrialArm.Rules(List.of(),
        Optional.of(new TrialArm.Admission(MADRS, 168, 5)), Optional.empty()), 3));
  }

  @Test
  void whoeverLeavesGoesOnAsInTheOtherArm() {
    var unmoved = pool();
    for (var person : unmoved.left()[0]) {
      person[1] = 1;
    }
    var rules = new TrialArm.Rules(List.of(), Optional.empty(),
        Optional.of(new TrialArm.Afterwards(unmoved, WITHOUT)));
    boolean left = false;
    for (int r = 0; r < 20; r++) {
      var with = drawn(rules, r);
      var without = drawn(TrialArm.SIMPLE, r);
      for (int i = 0; i < 40; i++) {
        double more = with.severity(i, 1) - without.severity(i, 1);
        left |= !with.there(i, 1);
        assertTrue(with.there(i, 1) ? more == 0 : more >= 0, "person " + i + " has " + more);
      }
    }
    assertTrue(left);
  }

  @Test
  void aRatingIsTheSameWhateverOtherVisitsThereAre() {
    var few = seen(new double[] {0, 24, 168, 504}).seenAt(List.of(24.0, 168.0));
    var many = seen(new double[] {0, 5, 24, 30, 100, 168, 400, 504}).seenAt(List.of(24.0, 168.0));

    assertEquals(few.visits(), many.visits());
    for (int i = 0; i < few.size(); i++) {
      assertEquals(few.leavesH(i), many.leavesH(i), 1e-9);
      for (int v = 0; v < few.visits(); v++) {
        assertEquals(few.hour(v), many.hour(v));
        assertEquals(few.rated(MADRS, i, v), many.rated(MADRS, i, v));
      }
    }
  }

  private static VirtualArm seen(double[] timesH) {
    var flat = new float[1][30][timesH.length];
    for (var person : flat[0]) {
      Arrays.fill(person, 0.9f);
      person[0] = 1;
    }
    var p = pool();
    var pool = new Pool(timesH, p.who(), flat, flat, p.peak(), p.floor(), p.start(), false, 0, 0);
    return one(new TrialArm("a", List.of(pool), List.of(WITHOUT),
        new TrialArm.Severity(MADRS, 33, 5.5, Double.NaN, 0), 40, false, 0, 0), List.of());
  }

  private static VirtualArm one(TrialArm arm, List<String> off) {
    return new Replicates("one", List.of(arm), assumptions(off), 1)
        .replicate(0, false).getFirst();
  }

  @Test
  void moodsHaveTheSameSpreadAtEveryHour() {
    var noise = new RatingNoise(assumptions(List.of()).certain(), new Stream(1, 0, 0));
    double[] hours = {0, 12, 36, 180};
    var moods = IntStream.range(0, 20_000).mapToObj(i -> noise.fluctuation(hours, new Stream(1, i, 1)))
        .toList();
    for (int t = 0; t < hours.length; t++) {
      int at = t;
      assertEquals(3.5, Measures.sd(moods.stream().mapToDouble(m -> m[at]).toArray()), 0.1);
    }
    double[] products = moods.stream().mapToDouble(m -> m[0] * m[3]).toArray();
    assertEquals(3.5 * 3.5 * Math.exp(-7.5 / 14), Measures.mean(products), 0.4);
  }

  @Test
  void everyPartOfAPooledArmCountsFromItsOwnFirstDose() {
    // both are unmoved until their first dose and well a day after it; the second is prepared for a week
    var p = pool();
    var early = new Pool(new double[] {0, 24, 192}, p.who(), same(1, 0, 0), same(1, 0, 0), p.peak(),
        p.floor(), p.start(), false, 0, 0);
    var late = new Pool(new double[] {0, 168, 192, 360}, p.who(), same(1, 1, 0, 0), same(1, 1, 0, 0),
        p.peak(),
        p.floor(), p.start(), false, 0, 0);
    var pools = List.of(early, late);
    var clocks = List.of(new TrialArm.Clock(0, 0), new TrialArm.Clock(168, 168));
    for (boolean turned : new boolean[] {false, true}) {
      var arm = one(new TrialArm("a", turned ? pools.reversed() : pools, List.of(WITHOUT, WITHOUT),
          new TrialArm.Severity(MADRS, 33, 5.5, Double.NaN, 0), 40, false,
          turned ? clocks.reversed() : clocks, TrialArm.SIMPLE),
          List.of("rating"));
      int day = arm.visit(arm.offsetH() + 24);
      for (int i = 0; i < 40; i++) {
        assertEquals(4, arm.severity(i, day), 1e-9);
      }
    }
  }

  private static float[][][] same(float... left) {
    var out = new float[1][30][];
    Arrays.fill(out[0], left);
    return out;
  }

  @Test
  void hopeOfASecondPeriodFollowsItsOwnDoses() {
    var ketamine = new Setting(true, List.of(0.0), Setting.Felt.KETAMINE, false, Double.NaN, List.of(),
        false);
    var saline = new Setting(true, List.of(168.0), Setting.Felt.SALINE, false, Double.NaN, List.of(), false);
    var person = new Stream(1, 1, 1);
    var alone = new Expectancy(assumptions(List.of()), ketamine, new Stream(1, 0, 0));
    var both = new Expectancy(assumptions(List.of()), ketamine.then(168, saline), new Stream(1, 0, 0));
    var first = alone.believer(new float[] {40}, person);
    var two = both.believer(new float[] {40, 0}, person);

    assertEquals(alone.share(first, 24), both.share(two, 24));
    assertTrue(both.share(two, 192) < alone.share(first, 24));
    assertTrue(two.later().orElseThrow().belief() < two.belief());
  }

  @Test
  void eachPeriodIsBelievedByWhatIsFeltInIt() {
    var first = new Setting(true, List.of(0.0), Setting.Felt.KETAMINE, false, Double.NaN, List.of(), false);
    var second = new Setting(true, List.of(168.0), Setting.Felt.KETAMINE, false, Double.NaN, List.of(),
        false);
    var both = new Expectancy(assumptions(List.of()), first.then(168, second), new Stream(1, 0, 0));
    var weakFirst = both.believer(new float[] {2, 40}, new Stream(1, 1, 1));

    assertTrue(weakFirst.belief() < weakFirst.later().orElseThrow().belief());
  }

  @Test
  void aLinkRisesAndReadsBothWays() {
    var hdrs = new Scale("HDRS17", 0, 52, 0, 7,
        List.of(new Scale.Knot(0, 0), new Scale.Knot(13, 10), new Scale.Knot(26, 20),
            new Scale.Knot(52.5, 40)));

    assertEquals(20, hdrs.at(26), 1e-9); // the crosswalk of 10.1016/j.jad.2017.09.042
    assertEquals(19.5, hdrs.severity(hdrs.at(19.5)), 1e-9);
    assertThrows(IllegalArgumentException.class, () -> new Scale("odd", 0, 1, 0, 0,
        List.of(new Scale.Knot(0, 1), new Scale.Knot(1, 0), new Scale.Knot(2, 0.5))));
    var falling = new Scale("BRS", 1, 5, 0.1, Double.NaN,
        List.of(new Scale.Knot(-1, 4.6), new Scale.Knot(0, 3.6), new Scale.Knot(3, 1)));
    assertTrue(falling.moreIsBetter());
    assertEquals(1.5, falling.severity(falling.at(1.5)), 1e-9);
    assertEquals(-0.5, falling.severity(falling.at(-0.5)), 1e-9);
  }

  static final Setting WITHOUT = new Setting(true, List.of(), Setting.Felt.SALINE, false, Double.NaN,
      List.of(),
      false);

  /// Thirty people of 20 to 37 points whose affect fell to between half and all of what it was.
  static Pool pool() {
    var left = new float[1][30][];
    for (int i = 0; i < 30; i++) {
      left[0][i] = new float[] {1, 0.5f + i / 60f};
    }
    var who = new Person[1][30];
    Arrays.setAll(who[0], i -> new Person(70, 40, i % 3 == 0 ? Sex.FEMALE : Sex.MALE, false, Genotype.VAL_VAL,
        0.5, 1));
    var start = new float[1][30];
    for (int i = 0; i < 30; i++) {
      start[0][i] = 20 + 0.6f * i;
    }
    return new Pool(new double[] {0, 168}, who, left, left, new float[1][30][1], new double[] {4}, start,
        false, 0, 0);
  }

  /// Round numbers of the same names as in the tables.
  static Assumptions assumptions(List<String> off) {
    return new Assumptions(List.of(one("entry", "entry_mean", 33),
        one("link", "link_spread", 0.15), one("rating", "fluctuation_sd", 3.5),
        one("rating", "fluctuation_days", 14), one("rating", "rating_error_fold", 1),
        one("expectancy", "expectancy_largest", 0.25), one("expectancy", "expectancy_spread", 0.7),
        one("expectancy", "expectancy_transient", 0.1), one("expectancy", "transient_hours", 8),
        one("expectancy", "expectancy_fades_days", 14), one("expectancy", "expectancy_builds_days", 10),
        one("expectancy", "unblinding", 0.8), one("expectancy", "hope", 0.5),
        one("expectancy", "hope_open", 0.9),
        one("expectancy", "credible_open_care", 0.7), one("expectancy", "felt_saline", 0.05),
        one("expectancy", "felt_midazolam", 0.5), one("expectancy", "felt_half_cadss", 4),
        one("expectancy", "disappointment", 0.05), one("attrition", "leave_weekly", 0.015),
        one("attrition", "leave_unimproved_fold", 2), one("attrition", "leave_demanding_weekly", 0.05),
        one("between", "between_trials_d", 0.3), one("between", "change_sd", 10)), off);
  }

  private static Assumption one(String part, String symbol, double value) {
    return new Assumption(part, symbol, value, value, value);
  }
}
