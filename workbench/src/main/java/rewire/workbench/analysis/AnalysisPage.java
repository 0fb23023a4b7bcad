package rewire.workbench.analysis;

import static rewire.workbench.report.Html.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import rewire.trials.analysis.Answer;
import rewire.trials.analysis.Method;
import rewire.trials.survival.KaplanMeier;
import rewire.workbench.report.PlainPage;

/// The analysis of a trial as one self-contained HTML page: scores with time, staying or event-free with time, and every
/// number.
public final class AnalysisPage {
  private final Facts facts;
  private final List<Answer> answers;
  private final StringBuilder figures = new StringBuilder();
  private int number = 1;

  /// What the page says of itself.
  ///
  /// @param arms      first the reference
  /// @param visits    in order; empty for events only
  /// @param curves    of Kaplan and Meier by arm; empty for none
  /// @param event     what the curves are free of
  /// @param baseline  name of the baseline, if there is one
  /// @param strategy  what multiple imputation estimates
  public record Facts(String file, String who, List<String> arms, List<String> visits,
      Optional<String> baseline,
      List<KaplanMeier> curves, String event, List<Method> methods, String strategy, double level,
      List<String> notes,
      String version, String command) {}

  private AnalysisPage(Facts facts, List<Answer> answers) {
    this.facts = facts;
    this.answers = answers;
  }

  /// The page; the same table gives the same bytes.
  public static String html(Facts facts, List<Answer> answers) {
    return new AnalysisPage(facts, answers).html();
  }

  private String html() {
    course();
    curves();
    return new PlainPage("trial", "/rewire/workbench/analysis/analysis.css", "Analysis of " + facts.file(),
        facts.who(),
        PlainPage.answer(sentences()) + figures + PlainPage.section("Every number", numbers())
            + PlainPage.section("How it was done", method()),
        text("rewire " + facts.version()) + ". Repeat: <code>" + text(facts.command()) + "</code>").html();
  }

  /// The comparison at the last visit by the first method that was asked for.
  private List<String> sentences() {
    var last = facts.visits().isEmpty() ? "" : facts.visits().getLast();
    var all = new ArrayList<String>();
    for (var arm : facts.arms().subList(1, facts.arms().size())) {
      answers.stream().filter(a -> a.arm().equals(arm) && a.visit().equals(last))
          .filter(a -> a.quantity().equals("difference")).findFirst()
          .ifPresent(a -> all.add(String.format(Locale.ROOT,
              "At visit %s the mean of %s is %.2f points %s than that of %s (%s interval %s; p %s; %s).",
              last, arm,
              Math.abs(a.value()), a.value() < 0 ? "lower" : "higher", a.against(), level(), between(a),
              AnalysisText.p(a.p()), a.method().toUpperCase(Locale.ROOT))));
      answers.stream().filter(a -> a.arm().equals(arm) && a.quantity().equals("hazard_ratio"))
          .filter(a -> facts.visits().isEmpty() && !Double.isNaN(a.value())).findFirst()
          .ifPresent(
              a -> all.add(
                  String.format(Locale.ROOT, "Hazard of %s against %s: %.2f times (%s interval %s).", arm,
                      a.against(), a.value(), level(), between(a))));
    }
    if (all.isEmpty()) {
      all.add("One arm; nothing is compared.");
    }
    return all;
  }

  private String level() {
    return AnalysisText.number(Math.round(1e6 * facts.level()) / 1e4) + " %";
  }

  private static String between(Answer a) {
    return String.format(Locale.ROOT, "%.2f to %.2f", a.limits().low(), a.limits().high());
  }

  private void course() {
    if (facts.visits().isEmpty()) {
      return;
    }
    var method = answers.stream().anyMatch(a -> a.method().equals("mmrm") && a.quantity().startsWith("mean_"))
        ? "mmrm"
        : answers.stream().filter(a -> a.quantity().startsWith("mean_") && !Double.isNaN(a.limits().low()))
            .map(Answer::method).findFirst().orElse("");
    if (method.isEmpty()) {
      return;
    }
    boolean change = answers.stream()
        .anyMatch(a -> a.method().equals(method) && a.quantity().equals("mean_change"));
    var at = times();
    var lines = new ArrayList<List<Chart.Point>>();
    for (var arm : facts.arms()) {
      var points = new ArrayList<Chart.Point>();
      if (change) {
        points.add(new Chart.Point(at[0], 0, 0, 0));
      }
      for (int v = 0; v < facts.visits().size(); v++) {
        var visit = facts.visits().get(v);
        double time = at[v + 1];
        answers.stream().filter(a -> a.method().equals(method) && a.quantity().startsWith("mean_")
            && a.arm().equals(arm) && a.visit().equals(visit)).findFirst()
            .ifPresent(
                a -> points.add(new Chart.Point(time, a.value(), a.limits().low(), a.limits().high())));
      }
      lines.add(points);
    }
    double low = lines.stream().flatMap(List::stream).mapToDouble(Chart.Point::low).min().orElse(0);
    double high = lines.stream().flatMap(List::stream).mapToDouble(Chart.Point::high).max().orElse(1);
    var chart = new Chart(new double[] {change ? at[0] : at[1], at[at.length - 1]},
        new double[] {Math.min(low, change ? 0 : low), high});
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isEmpty()) {
        chart.line(i, facts.arms().get(i), lines.get(i));
      }
    }
    figure(change ? "Change from baseline" : "Score",
        "Adjusted means by " + method.toUpperCase(Locale.ROOT) + "; bands: "
            + level() + " intervals.",
        chart.html((change ? "Mean change" : "Mean score") + " by visit and arm",
            "Visit" + (facts.baseline().isPresent() ? ", baseline on the left" : ""), List.of()));
  }

  /// Baseline, then visits, as numbers where they are numbers, otherwise counted.
  private double[] times() {
    var at = new double[facts.visits().size() + 1];
    try {
      for (int v = 0; v < facts.visits().size(); v++) {
        at[v + 1] = Double.parseDouble(facts.visits().get(v));
      }
      at[0] = Math.min(facts.baseline().filter(b -> b.matches("-?[0-9.]+")).map(Double::valueOf).orElse(0.0),
          at[1]);
    } catch (NumberFormatException e) {
      for (int v = 0; v < at.length; v++) {
        at[v] = v;
      }
    }
    if (at[at.length - 1] <= at[0]) {
      at[at.length - 1] = at[0] + 1;
    }
    return at;
  }

  private void curves() {
    if (facts.curves().isEmpty()) {
      return;
    }
    double end = facts.curves().stream().flatMap(
        c -> Stream.concat(c.steps().stream().map(KaplanMeier.Step::time),
            c.lost().stream()))
        .mapToDouble(Double::doubleValue).max().orElse(1);
    var chart = new Chart(new double[] {0, end > 0 ? end : 1}, new double[] {0, 1});
    var under = new ArrayList<Chart.Under>();
    for (int i = 0; i < facts.curves().size(); i++) {
      var curve = facts.curves().get(i);
      var points = new ArrayList<Chart.Point>();
      points.add(new Chart.Point(0, 1, 1, 1));
      for (var s : curve.steps()) {
        var limits = s.interval(facts.level());
        points.add(new Chart.Point(s.time(), s.share(), Double.isNaN(limits.low()) ? 0 : limits.low(),
            Double.isNaN(limits.high()) ? 0 : limits.high()));
      }
      var last = points.getLast();
      points.add(new Chart.Point(end, last.y(), last.low(), last.high()));
      chart.steps(i, facts.arms().get(i), points)
          .marks(i, curve.lost().stream().distinct().map(t -> new double[] {t, curve.at(t)}).toList());
      under.add(new Chart.Under(Chart.tone(i), facts.arms().get(i), t -> atRisk(curve, t)));
    }
    figure(facts.event(),
        "Kaplan-Meier; bands: " + level() + " intervals (Greenwood, on the logarithm); strokes: people "
            + "lost from sight; below: people at risk.",
        chart.html(facts.event() + " by arm", "Time", under));
  }

  private static int atRisk(KaplanMeier curve, double time) {
    int gone = curve.steps().stream().filter(s -> s.time() < time).mapToInt(KaplanMeier.Step::events).sum();
    return curve.people() - gone - (int) curve.lost().stream().filter(t -> t < time).count();
  }

  private void figure(String title, String caption, String chart) {
    figures.append("<section class=\"fig\"><h2><span class=\"n\">Figure ").append(number++)
        .append(".</span> ")
        .append(text(title)).append("</h2><p class=\"sub\">").append(text(caption)).append("</p>")
        .append(chart)
        .append("</section>");
  }

  private String numbers() {
    var out = new StringBuilder(
        "<div class=scroll><table class=data><thead><tr><th>Method<th>Quantity<th>Arm<th>Against"
            + "<th>Visit<th>Value<th>" + level() + " interval<th>SE<th>df<th>p<th>Note</tr></thead><tbody>");
    var comparisonsFirst = Stream.concat(answers.stream().filter(a -> !a.method().equals("observed")),
        answers.stream().filter(a -> a.method().equals("observed"))).toList();
    for (var a : comparisonsFirst) {
      out.append("<tr>");
      for (var cell : List.of(a.method(), a.quantity().replace('_', ' '), a.arm(), a.against(), a.visit(),
          a.quantity().equals("people") ? AnalysisText.number(a.value()) : AnalysisText.fixed(a.value()),
          AnalysisText.interval(a), AnalysisText.fixed(a.se()),
          Double.isNaN(a.df()) || Double.isInfinite(a.df()) ? "" : String.format(Locale.ROOT, "%.1f", a.df()),
          AnalysisText.p(a.p()), a.note())) {
        out.append("<td>").append(text(cell)).append("</td>");
      }
      out.append("</tr>");
    }
    return out.append("</tbody></table></div>").toString();
  }

  private String method() {
    var out = new StringBuilder();
    if (facts.visits().isEmpty()) {
      out.append(
          "<p class=\"sub\">Kaplan-Meier curves with Greenwood's variance, log-rank test, hazard ratio of the "
              + "proportional hazards model with Efron's ties; whoever is lost from sight is taken to have the hazard of those "
              + "who stay.</p>");
    }
    for (var m : facts.visits().isEmpty() ? List.<Method>of() : facts.methods()) {
      out.append("<p class=\"sub\"><b>").append(m.name().toLowerCase(Locale.ROOT)).append("</b> ")
          .append(text(m.words()
              + "; estimates " + (m == Method.MI ? facts.strategy() : m.estimand())))
          .append(".</p>");
    }
    facts.notes().forEach(n -> out.append("<p class=\"sub\">").append(text(n)).append("</p>"));
    return out.append(
        "<p class=\"sub\">p values are not adjusted for the number of comparisons. Sources of every method: "
            + "docs/trial-statistics.md.</p>")
        .toString();
  }
}
