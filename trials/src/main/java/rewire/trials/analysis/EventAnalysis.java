package rewire.trials.analysis;

import java.util.ArrayList;
import java.util.List;
import rewire.trials.Interval;
import rewire.trials.survival.Event;
import rewire.trials.survival.KaplanMeier;
import rewire.trials.survival.LogRank;
import rewire.trials.survival.ProportionalHazards;

/// Curves, medians, log-rank test and hazard ratios of times to an event.
public final class EventAnalysis {
  private EventAnalysis() {}

  /// Runs all of them.
  ///
  /// @param arms first the reference
  public static List<Answer> of(List<String> arms, List<Event> events, double level) {
    var answers = new ArrayList<Answer>();
    for (var arm : arms) {
      var curve = KaplanMeier.of(events.stream().filter(e -> e.arm().equals(arm)).toList());
      answers.add(Answer.number("km", "people", arm, "", "", curve.people(), Answer.NO_LIMITS));
      for (var step : curve.steps()) {
        answers.add(new Answer("km", "free_of_event", arm, "", number(step.time()), step.share(), step.se(),
            Double.NaN, step.interval(level), Double.NaN,
            step.events() + " of " + step.atRisk() + " at risk"));
      }
      var limits = curve.median(level);
      answers.add(
          Answer.number("km", "median_time", arm, "", "", curve.median().orElse(Double.POSITIVE_INFINITY),
              limits).noting(curve.median().isPresent() ? "" : "not reached"));
    }
    if (arms.size() > 1) {
      compare(arms, events, level, answers);
    }
    return answers;
  }

  private static void compare(List<String> arms, List<Event> events, double level, List<Answer> answers) {
    var test = LogRank.of(arms, events);
    answers.add(new Answer("km", "log_rank_chi_squared", "", "", "", test.chiSquared(), Double.NaN, test.df(),
        Answer.NO_LIMITS, test.p(),
        events.stream().map(Event::stratum).distinct().count() > 1 ? "stratified" : ""));
    for (var arm : arms.subList(1, arms.size())) {
      ProportionalHazards.logRatio(arm, arms.getFirst(), events).ifPresentOrElse(ratio -> {
        var limits = ratio.interval(level);
        answers.add(new Answer("km", "hazard_ratio", arm, arms.getFirst(), "", Math.exp(ratio.value()),
            Double.NaN, Double.NaN, new Interval(Math.exp(limits.low()), Math.exp(limits.high())), ratio.p(),
            "standard error of its logarithm " + String.format(java.util.Locale.ROOT, "%.4f", ratio.se())));
      }, () -> answers.add(Answer.number("km", "hazard_ratio", arm, arms.getFirst(), "", Double.NaN,
          Answer.NO_LIMITS).noting("not finite: an arm has no event")));
    }
  }

  private static String number(double time) {
    return time == Math.rint(time) ? Long.toString((long) time) : Double.toString(time);
  }
}
