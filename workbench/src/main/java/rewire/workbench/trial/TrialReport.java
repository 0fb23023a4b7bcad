package rewire.workbench.trial;

import static rewire.workbench.report.Html.text;
import static rewire.workbench.trial.ScorecardPrint.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rewire.study.Scale;
import rewire.trials.survival.Event;
import rewire.trials.survival.KaplanMeier;
import rewire.workbench.course.TrialFile;

/// The outcome of a virtual trial as one self-contained page: endpoints, power, course of the score, flow, and curves of
/// leaving and of relapse.
public final class TrialReport {
  /// Trials whose people make the curves of leaving and relapse.
  private static final int SHOWN_TRIALS = 20;

  private final TrialRun run;
  private final TrialRun.Result typical;
  private final TrialRun.Result doubted;
  private final PowerCurve curve;

  private TrialReport(TrialRun run, TrialRun.Result typical, TrialRun.Result doubted, PowerCurve curve) {
    this.run = run;
    this.typical = typical;
    this.doubted = doubted;
    this.curve = curve;
  }

  /// The page.
  public static String html(TrialRun run, TrialRun.Result typical, TrialRun.Result doubted, PowerCurve curve,
      String repeat) {
    return new TrialReport(run, typical, doubted, curve).html(repeat);
  }

  private String html(String repeat) {
    var file = run.design().file();
    var body = new StringBuilder();
    body.append("<section><h2>Endpoints</h2>").append(endpoints());
    TrialPrint.extra(run, typical)
        .forEach(l -> body.append("<p class=\"sub\">").append(text(l)).append("</p>"));
    TrialPrint.undefined(typical)
        .forEach(l -> body.append("<p class=\"sub\">").append(text(l)).append("</p>"));
    typical.comparisons().forEach(c -> c.shares().ifPresent(s -> body.append("<p class=\"sub\">")
        .append(text(TrialPrint.shares(c, s))).append("</p>")));
    file.endpoints().forEach(e -> body.append("<p class=\"sub\">Estimand of ").append(text(e.name()))
        .append(": ").append(text(TrialPrint.estimand(file, e))).append(".</p>"));
    body.append("</section>");
    var scale = run.design().scale(file.endpoints().getFirst().scale());
    body.append(
        figure("Course of " + scale.name() + (scale.modelOnly() ? " (" + Scale.MODEL_OUTPUT + ")" : ""),
            "Mean of those still rated, and where 90 % of virtual trials lie.", courses()));
    body.append(figure("Power against number of people",
        "First endpoint. Solid: the model's typical values (power); thin: values from their plausible ranges (assurance).",
        power()));
    body.append("<section><h2>Flow of people</h2>").append(flow()).append("</section>");
    body.append(figure("Still in the trial", "Kaplan-Meier, people of " + SHOWN_TRIALS + " virtual trials.",
        leaving()));
    relapse().ifPresent(r -> body.append(figure("Without relapse",
        "Kaplan-Meier from the first visit with a fall by half, or from randomisation after an induction; relapse is the first rating at the severity of MADRS 22.",
        r)));
    var drawn = typical.comparisons().getFirst();
    return TrialPage.of(file.title(),
        drawn.differences().length + " virtual trials; " + file.analysis().method()
            + ", two-sided level " + number(file.analysis().level()),
        body.toString(),
        "A simulation before calibration, no forecast to plan a trial by alone. Repeat: <code>" + text(repeat)
            + "</code>");
  }

  private static String figure(String title, String caption, String svg) {
    return "<section class=\"fig\"><h2>" + text(title) + "</h2><p class=\"sub\">" + text(caption) + "</p>"
        + svg
        + "</section>";
  }

  private String endpoints() {
    var out = new StringBuilder(
        "<table><thead><tr><th>Endpoint<th>Comparison<th class=\"n\">Difference<th>of<th class=\"n\">90&#8239;&#37; of "
            + "trials<th class=\"n\">Power<th class=\"n\">95&#8239;&#37; interval<th class=\"n\">Assurance</tr></thead><tbody>");
    for (int i = 0; i < typical.comparisons().size(); i++) {
      var c = typical.comparisons().get(i);
      out.append("<tr><td>").append(text(c.endpoint().name())).append("<td>")
          .append(text(c.arm() + " - " + run.design().file().reference())).append("<td class=\"n\">")
          .append(text(number(c.mean()))).append("<td>")
          .append(text(TrialPrint.quantity(run.design().scale(c.endpoint().scale()), c.endpoint())))
          .append("<td class=\"n\">")
          .append(text(number(c.quantile(0.05)) + " to " + number(c.quantile(0.95))))
          .append("<td class=\"n\">")
          .append(percent(c.won())).append("<td class=\"n\">").append(percent(c.chance().low()))
          .append(" to ")
          .append(percent(c.chance().high()))
          .append("<td class=\"n\">")
          .append(percent(doubted.comparisons().get(i).won())).append("</tr>");
    }
    return out.append("</tbody></table>").toString();
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  // ---------------------------------------------------------------- pictures

  private String courses() {
    double[] days = run.design().shownH().map(run.design()::day).toArray();
    double top = 1;
    for (var arm : typical.courses()) {
      for (var at : arm) {
        top = Math.max(top, at[2]);
      }
    }
    var frame = new Frame(days[days.length - 1], 0, Math.ceil(top / 10) * 10, "d");
    for (int a = 0; a < typical.arms().size(); a++) {
      var points = new ArrayList<double[]>();
      var bands = new ArrayList<double[]>();
      for (int v = 0; v < days.length; v++) {
        double[] at = typical.courses()[a][v];
        if (Double.isFinite(at[0])) {
          points.add(new double[] {days[v], at[0]});
          bands.add(new double[] {days[v], at[1], at[2]});
        }
      }
      frame.band("b" + style(a), bands);
      frame.line("l" + style(a), points);
      frame.name(typical.arms().get(a), style(a));
    }
    return frame.svg();
  }

  private static int style(int arm) {
    return 1 + arm % 4;
  }

  private String power() {
    var frame = new Frame(curve.points().getLast().people(), 0, 100, "people");
    frame.line("l1", curve.points().stream().map(p -> new double[] {p.people(), 100 * p.power()}).toList());
    frame.line("l2",
        curve.points().stream().map(p -> new double[] {p.people(), 100 * p.assurance()}).toList());
    frame.name("power, %", 1);
    frame.name("assurance, %", 2);
    return frame.svg();
  }

  private String flow() {
    var out = new StringBuilder("<table><thead><tr><th>Arm<th class=\"n\">Randomised");
    run.design().ratedH()
        .forEach(h -> out.append("<th class=\"n\">day ").append(text(number(run.design().day(h)))));
    out.append("<th class=\"n\">left</tr></thead><tbody>");
    for (int a = 0; a < typical.arms().size(); a++) {
      double[] there = typical.there()[a];
      out.append("<tr><td>").append(text(typical.arms().get(a)));
      for (double n : there) {
        out.append("<td class=\"n\">").append(text(number(Math.rint(10 * n) / 10)));
      }
      out.append("<td class=\"n\">")
          .append(text(number(Math.rint(10 * (there[0] - there[there.length - 1])) / 10)))
          .append("</tr>");
    }
    return out.append("</tbody></table><p class=\"sub\">People still rated, mean of all virtual trials.</p>")
        .toString();
  }

  private String leaving() {
    double end = run.design().day(run.design().ratedH().getLast());
    var events = new ArrayList<List<Event>>();
    typical.arms().forEach(_ -> events.add(new ArrayList<>()));
    for (int r = 0; r < SHOWN_TRIALS; r++) {
      var arms = run.example(r);
      for (int a = 0; a < arms.size(); a++) {
        for (int i = 0; i < arms.get(a).size(); i++) {
          double left = run.design().day(arms.get(a).leavesH(i));
          events.get(a)
              .add(new Event(r + "-" + i, typical.arms().get(a), "", Math.min(end, Math.max(0.01, left)),
                  left < end));
        }
      }
    }
    return curves(events, end);
  }

  private java.util.Optional<String> relapse() {
    if (run.design().file().design() instanceof TrialFile.Design.Crossover) {
      return java.util.Optional.empty();
    }
    var testing = new Testing(run.design(), "LOCF");
    var scale = run.design().scale(run.design().file().endpoints().getFirst().scale());
    if (scale.modelOnly()) {
      return java.util.Optional.empty();
    }
    double end = run.design().day(run.design().ratedH().getLast());
    var events = new ArrayList<List<Event>>();
    typical.arms().forEach(_ -> events.add(new ArrayList<>()));
    for (int r = 0; r < SHOWN_TRIALS; r++) {
      var arms = run.example(r);
      for (int a = 0; a < arms.size(); a++) {
        events.get(a).addAll(testing.events(scale, arms.get(a), typical.arms().get(a),
            run.design().file().visitsH().getLast(), 1));
      }
    }
    return events.stream().anyMatch(List::isEmpty)
        ? java.util.Optional.empty()
        : java.util.Optional.of(curves(events, end));
  }

  private String curves(List<List<Event>> events, double end) {
    var frame = new Frame(end, 0, 100, "d");
    for (int a = 0; a < events.size(); a++) {
      var points = new ArrayList<double[]>();
      points.add(new double[] {0, 100});
      double before = 100;
      for (var step : KaplanMeier.of(events.get(a)).steps()) {
        points.add(new double[] {step.time(), before});
        before = 100 * step.share();
        points.add(new double[] {step.time(), before});
      }
      points.add(new double[] {end, before});
      frame.line("l" + style(a), points);
      frame.name(typical.arms().get(a), style(a));
    }
    return frame.svg();
  }
}
