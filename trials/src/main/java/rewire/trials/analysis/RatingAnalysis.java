package rewire.trials.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.IntConsumer;
import rewire.trials.Ancova;
import rewire.trials.Interval;
import rewire.trials.RatingTable;
import rewire.trials.missing.LastCarried;
import rewire.trials.missing.MultipleImputation;
import rewire.trials.missing.Responders;
import rewire.trials.missing.Strategy;
import rewire.trials.mixed.Mmrm;
import rewire.trials.rates.RiskDifference;
import rewire.trials.rates.Share;
import rewire.trials.survival.Event;
import rewire.trials.survival.KaplanMeier;

/// Runs analyses on the scores of a trial.
public final class RatingAnalysis {
  private final RatingTable table;
  private final Order order;
  private final List<Answer> answers = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();

  /// What is asked.
  ///
  /// @param fall      share of the baseline by which a responder's score falls
  /// @param remission score at or below which a person is in remission; empty for not asked
  /// @param strategy  for what is missing in multiple imputation
  /// @param level     of intervals, such as 0.95
  public record Order(Set<Method> methods, double fall, OptionalDouble remission, Strategy strategy,
      MultipleImputation.Plan plan, double level) {}

  /// Answers, and what could not be answered and why.
  public record Result(List<Answer> answers, List<String> refusals) {}

  private RatingAnalysis(RatingTable table, Order order) {
    this.table = table;
    this.order = order;
  }

  /// Runs what is asked.
  ///
  /// @param imputed is told the number of imputed tables that are finished
  public static Result of(RatingTable table, Order order, IntConsumer imputed) {
    var analysis = new RatingAnalysis(table, order);
    analysis.observed();
    for (var method : Method.values()) {
      if (order.methods().contains(method)) {
        switch (method) {
          case MMRM -> analysis.mmrm();
          case ANCOVA -> analysis.ancova("ancova", table);
          case LOCF -> analysis.lastCarried();
          case NRI -> analysis.responders();
          case MI -> analysis.imputation(imputed);
          case KM -> analysis.staying();
        }
      }
    }
    return new Result(List.copyOf(analysis.answers), List.copyOf(analysis.refusals));
  }

  private List<String> others() {
    return table.arms().subList(1, table.arms().size());
  }

  /// Means of what was seen.
  private void observed() {
    for (var arm : table.arms()) {
      var people = table.of(arm);
      if (table.hasBaseline()) {
        summary(arm, "baseline", people.stream().mapToDouble(s -> s.baseline()).toArray());
      }
      for (int v = 0; v < table.visits().size(); v++) {
        int visit = v;
        summary(arm, table.visits().get(v),
            people.stream().filter(s -> s.rated(visit)).mapToDouble(s -> s.scores()[visit]).toArray());
      }
    }
  }

  private void summary(String arm, String visit, double[] scores) {
    double mean = java.util.Arrays.stream(scores).average().orElse(Double.NaN);
    double squares = java.util.Arrays.stream(scores).map(s -> (s - mean) * (s - mean)).sum();
    double sd = scores.length < 2 ? Double.NaN : Math.sqrt(squares / (scores.length - 1));
    answers.add(Answer.number("observed", "people", arm, "", visit, scores.length, Answer.NO_LIMITS));
    answers.add(Answer.number("observed", "mean_score", arm, "", visit, mean, Answer.NO_LIMITS));
    answers.add(Answer.number("observed", "sd_score", arm, "", visit, sd, Answer.NO_LIMITS));
  }

  private String mean() {
    return table.hasBaseline() ? "mean_change" : "mean_score";
  }

  private void mmrm() {
    switch (Mmrm.fit(table, Mmrm.Freedom.KENWARD_ROGER)) {
      case Mmrm.Outcome.Refused refused -> refusals.add("mmrm: " + refused.reason()
          + ".\nPerhaps leave visits out with --visits, or ask for ancova.");
      case Mmrm.Outcome.Fitted fitted -> {
        for (int v = 0; v < table.visits().size(); v++) {
          var visit = table.visits().get(v);
          for (var arm : table.arms()) {
            answers
                .add(Answer.of("mmrm", mean(), arm, "", visit, fitted.model().mean(arm, v), order.level()));
          }
          for (var arm : others()) {
            answers.add(Answer.of("mmrm", "difference", arm, table.reference(), visit,
                fitted.model().difference(arm, v), order.level()));
          }
        }
      }
    }
  }

  private void ancova(String method, RatingTable data) {
    for (int v = 0; v < data.visits().size(); v++) {
      var visit = data.visits().get(v);
      var fit = Ancova.at(data, v);
      if (fit.isEmpty()) {
        refusals.add(method + ": too few people have a score at " + visit + ".");
        continue;
      }
      for (var arm : data.arms()) {
        answers.add(Answer.of(method, mean(), arm, "", visit, fit.get().mean(arm), order.level()));
      }
      for (var arm : others()) {
        answers.add(Answer.of(method, "difference", arm, data.reference(), visit, fit.get().difference(arm),
            order.level()));
      }
    }
  }

  private void lastCarried() {
    if (table.hasBaseline()) {
      ancova("locf", LastCarried.fill(table));
    } else {
      refusals.add("locf: there are no baselines to carry forward.\nPerhaps name them with --baseline or "
          + "--baseline-visit.");
    }
  }

  private void responders() {
    if (!table.hasBaseline()) {
      refusals
          .add("nri: response is a fall from baseline, and there are no baselines.\nPerhaps name them with "
              + "--baseline or --baseline-visit.");
      return;
    }
    int last = table.visits().size() - 1;
    share("response", arm -> Responders.response(table, arm, last, order.fall()));
    order.remission()
        .ifPresent(limit -> share("remission", arm -> Responders.remission(table, arm, last, limit)));
  }

  private void share(String quantity, java.util.function.Function<String, Share> count) {
    var visit = table.visits().getLast();
    for (var arm : table.arms()) {
      var share = count.apply(arm);
      answers.add(Answer.number("nri", quantity, arm, "", visit, share.value(), share.wilson(order.level()))
          .noting(share.count() + " of " + share.people()));
    }
    for (var arm : others()) {
      var difference = new RiskDifference(count.apply(arm), count.apply(table.reference()));
      answers.add(Answer.number("nri", quantity + "_difference", arm, table.reference(), visit,
          difference.value(), difference.miettinenNurminen(order.level())).noting("Miettinen-Nurminen"));
      answers.add(Answer.number("nri", quantity + "_difference", arm, table.reference(), visit,
          difference.value(), difference.newcombe(order.level())).noting("Newcombe"));
      var needed = difference.numberNeeded(order.level());
      answers.add(Answer.number("nri", quantity + "_number_needed_to_treat", arm, table.reference(), visit,
          needed.value(),
          needed.unbounded() ? Answer.NO_LIMITS : new Interval(needed.atHigh(), needed.atLow()))
          .noting(needed.unbounded()
              ? String.format(Locale.ROOT, "interval: harm %.1f, through infinity, to benefit %.1f",
                  -needed.atLow(), needed.atHigh())
              : needed.value() < 0 ? "negative: number needed to harm" : ""));
    }
  }

  private void imputation(IntConsumer imputed) {
    var found = MultipleImputation.differences(table, order.strategy(), order.plan(), imputed);
    if (found.isEmpty()) {
      refusals.add("mi: the scores do not determine the imputation model of " + table.visits().size()
          + " visits.\nPerhaps leave visits out with --visits.");
      return;
    }
    int place = 0;
    for (var arm : others()) {
      for (var visit : table.visits()) {
        var pooled = found.get().get(place++);
        answers.add(
            Answer.of("mi", "difference", arm, table.reference(), visit, pooled.estimate(), order.level())
                .noting(String.format(Locale.ROOT, "%s, Monte Carlo error %.2g", order.strategy().words(),
                    pooled.monteCarloError() < 1e-9 ? 0 : pooled.monteCarloError())));
      }
    }
  }

  /// Leaving as an event at the time of the visit that was missed first.
  private void staying() {
    var events = leaving(table);
    if (events.isEmpty()) {
      refusals.add(
          "km: visits are not numbers, so there is no time to leaving.\nPerhaps name a column of weeks or "
              + "days with --visit.");
      return;
    }
    answers.addAll(EventAnalysis.of(table.arms(), events.get(), order.level()));
  }

  /// When each person was last seen; an event when that was not the last visit. Empty when visits are no numbers.
  public static Optional<List<Event>> leaving(RatingTable table) {
    try {
      var times = table.visits().stream().map(Double::valueOf).toList();
      return Optional.of(table.subjects().stream().map(s -> {
        int last = s.lastVisit();
        return new Event(s.id(), s.arm(), "", last < 0 ? 0 : times.get(last), last < times.size() - 1);
      }).toList());
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /// Curves of staying by arm.
  public static List<KaplanMeier> curves(List<String> arms, List<Event> events) {
    return arms.stream().map(a -> KaplanMeier.of(events.stream().filter(e -> e.arm().equals(a)).toList()))
        .toList();
  }
}
