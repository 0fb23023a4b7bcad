package rewire.trials.mixed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import rewire.random.Stream;
import rewire.trials.Ancova;
import rewire.trials.RatingTable;
import rewire.trials.Referee;
import rewire.trials.Subject;
import rewire.trials.mixed.Mmrm.Freedom;
import rewire.trials.mixed.Mmrm.Outcome;

class MmrmTest {

  @Test
  void theHeadlineOfTheRefereeTrialIsRepeated() throws IOException {
    var difference = fitted(Referee.antidepressant(), Freedom.KENWARD_ROGER).difference("DRUG", 3);

    // SAS PROC MIXED prints these digits
    assertEquals(-2.8018, difference.value(), 0.00005);
    assertEquals(1.1163, difference.se(), 0.00005);
    assertEquals(150, difference.df(), 0.5);
    assertEquals(0.0131, difference.p(), 0.00005);
  }

  /// Closed form: with one visit the model is analysis of covariance.
  @Test
  void oneVisitIsAnalysisOfCovariance() throws IOException {
    var table = Referee.antidepressant().only(List.of("7"));

    var mixed = fitted(table, Freedom.KENWARD_ROGER).difference("DRUG", 0);
    var least = Ancova.at(table, 0).orElseThrow().difference("DRUG");

    assertEquals(least.value(), mixed.value(), 1e-9);
    assertEquals(least.se(), mixed.se(), 1e-9);
    assertEquals(least.df(), mixed.df(), 1e-6);
  }

  /// Closed form: without gaps each visit is analysed as if alone.
  @Test
  void withoutGapsEachVisitStandsAlone() {
    var table = drawn(40, 3);

    var model = fitted(table, Freedom.KENWARD_ROGER);

    for (int v = 0; v < 3; v++) {
      var least = Ancova.at(table, v).orElseThrow().difference("b");
      assertEquals(least.value(), model.difference("b", v).value(), 1e-8);
      assertEquals(least.se(), model.difference("b", v).se(), 1e-8);
    }
  }

  @Test
  void scoresInOtherUnitsGiveTheSameAnswerInThoseUnits() throws IOException {
    var table = Referee.antidepressant();
    var scaled = table.with(table.subjects().stream().map(s -> new Subject(s.id(), s.arm(), 10 * s.baseline(),
        Arrays.stream(s.scores()).map(x -> 10 * x).toArray(), s.covariates())).toList());

    var one = fitted(table, Freedom.KENWARD_ROGER).difference("DRUG", 3);
    var ten = fitted(scaled, Freedom.KENWARD_ROGER).difference("DRUG", 3);

    assertEquals(10 * one.value(), ten.value(), 1e-6);
    assertEquals(10 * one.se(), ten.se(), 1e-6);
    assertEquals(one.df(), ten.df(), 1e-4);
  }

  @Test
  void whatTheDataDoNotTellIsRefusedWithAReason() {
    var table = drawn(6, 5);

    var refused = assertInstanceOf(Outcome.Refused.class, Mmrm.fit(table, Freedom.KENWARD_ROGER));

    assertTrue(refused.reason().contains("5 visits for 6 people"), refused.reason());
  }

  @Test
  void anArmThatNobodyReachesTheEndOfIsNamed() {
    var table = drawn(20, 2);
    var cut = table.with(table.subjects().stream().map(s -> s.arm().equals("b")
        ? s.with(new double[] {s.scores()[0], Double.NaN})
        : s).toList());

    var refused = assertInstanceOf(Outcome.Refused.class, Mmrm.fit(cut, Freedom.KENWARD_ROGER));

    assertTrue(refused.reason().contains("of b have a score at 1"), refused.reason());
  }

  static Mmrm fitted(RatingTable table, Freedom freedom) {
    return assertInstanceOf(Outcome.Fitted.class, Mmrm.fit(table, freedom)).model();
  }

  static RatingTable drawn(int people, int visits) {
    var subjects = java.util.stream.IntStream.range(0, people).mapToObj(i -> {
      var stream = new Stream(7, i, 0);
      var scores = new double[visits];
      double level = stream.normal("level");
      Arrays.setAll(scores, v -> 20 + 5 * level + 3 * stream.normal("noise " + v));
      return new Subject("p" + i, i % 2 == 0 ? "a" : "b", 20 + 5 * level + 3 * stream.normal("baseline"),
          scores,
          new double[0]);
    }).toList();
    return new RatingTable(List.of("a", "b"),
        java.util.stream.IntStream.range(0, visits).mapToObj(Integer::toString).toList(), List.of(),
        subjects);
  }
}
