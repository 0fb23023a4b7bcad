package rewire.trials.survival;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rewire.random.Stream;

class SurvivalTest {
  private static final List<String> ARMS = List.of("a", "b");

  /// Worked by hand: 4 people, events at 1 and 3, one lost at 2, one at 4.
  @Test
  void aSmallCurveIsAsWorkedByHand() {
    var curve = KaplanMeier.of(List.of(event("a", 1, true), event("a", 2, false), event("a", 3, true),
        event("a", 4, false)));

    assertEquals(0.75, curve.at(1), 1e-12);
    assertEquals(0.375, curve.at(3.5), 1e-12);
    assertEquals(3, curve.median().orElseThrow(), 1e-12);
    assertEquals(0.375 * Math.sqrt(1.0 / 12 + 1.0 / 2), curve.steps().get(1).se(), 1e-12);
  }

  @Test
  void withoutLossTheCurveIsTheShareStillThere() {
    var events = drawn(1, 40).stream().map(e -> event(e.arm(), e.time(), true)).toList();
    var curve = KaplanMeier.of(events);

    for (var step : curve.steps()) {
      double there = events.stream().filter(e -> e.time() > step.time()).count();
      assertEquals(there / events.size(), step.share(), 1e-12);
      assertEquals(Math.sqrt(step.share() * (1 - step.share()) / events.size()),
          Double.isNaN(step.se()) ? 0 : step.se(), 1e-12);
    }
  }

  /// Law: a stratum of one arm alone says nothing about the difference.
  @Test
  void aStratumWithOneArmDoesNotMoveTheTest() {
    var events = drawn(2, 60);
    var more = new ArrayList<>(events);
    for (int i = 0; i < 10; i++) {
      more.add(new Event("x" + i, "a", "alone", 1 + i, true));
    }

    assertEquals(LogRank.of(ARMS, events).chiSquared(), LogRank.of(ARMS, more).chiSquared(), 1e-9);
  }

  /// Law: without ties the score test of the proportional hazards model is the log-rank test, so both nearly agree for
  /// a small difference.
  @Test
  void hazardRatioAndLogRankAgree() {
    var events = drawn(3, 400);
    double chi = LogRank.of(ARMS, events).chiSquared();
    var ratio = ProportionalHazards.logRatio("b", "a", events).orElseThrow();

    assertEquals(Math.sqrt(chi), Math.abs(ratio.value() / ratio.se()), 0.05);
  }

  @Test
  void armsChangeOnlyTheSignOfTheLogRatio() {
    var events = drawn(4, 50);

    assertEquals(ProportionalHazards.logRatio("b", "a", events).orElseThrow().value(),
        -ProportionalHazards.logRatio("a", "b", events).orElseThrow().value(), 1e-9);
  }

  @Test
  void anArmWithoutEventsHasNoRatio() {
    var events = drawn(5, 30).stream()
        .map(e -> new Event(e.person(), e.arm(), "", e.time(), e.arm().equals("a"))).toList();

    assertTrue(ProportionalHazards.logRatio("b", "a", events).isEmpty());
    assertTrue(LogRank.of(ARMS, events).p() < 0.05);
  }

  private static Event event(String arm, double time, boolean happened) {
    return new Event(arm + time, arm, "", time, happened);
  }

  private static List<Event> drawn(long seed, int people) {
    var all = new ArrayList<Event>();
    for (int i = 0; i < people; i++) {
      var stream = new Stream(seed, i, 0);
      double time = -Math.log(stream.uniform("time")) * (i % 2 == 0 ? 1 : 1.2);
      double lost = -2 * Math.log(stream.uniform("lost"));
      all.add(new Event("p" + i, ARMS.get(i % 2), "", Math.min(time, lost), time < lost));
    }
    return all;
  }
}
