package rewire.workbench.trial;

import static rewire.workbench.report.Html.px;
import static rewire.workbench.report.Html.text;
import static rewire.workbench.trial.ScorecardPrint.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rewire.trials.survival.Event;
import rewire.trials.survival.KaplanMeier;

/// The outcome of a virtual trial as one self-contained page: endpoints, power, course of the score, flow, and curves of
/// leaving and of relapse.
public final class TrialReport {
  private static final int WIDTH = 680;
  private static final int HEIGHT = 260;
  private static final int LEFT = 44;
  private static final int BOTTOM = 28;
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
    body.append("<section><h2>Endpoints</h2><p class=\"sub\">Estimand: ")
        .append(text(TrialPrint.estimand(file.analysis().method()))).append(".</p>").append(endpoints())
        .append("</section>");
    body.append(figure("Course of " + file.endpoints().getFirst().scale(),
        "Mean of those still rated, and where 90 % of virtual trials lie.", courses()));
    body.append(figure("Power against number of people",
        "First endpoint. Solid: the model's typical values (power); thin: values from their plausible ranges (assurance).",
        power()));
    body.append("<section><h2>Flow of people</h2>").append(flow()).append("</section>");
    body.append(figure("Still in the trial", "Kaplan-Meier, people of " + SHOWN_TRIALS + " virtual trials.",
        leaving()));
    relapse().ifPresent(r -> body.append(figure("Without relapse after response",
        "Kaplan-Meier from the first visit with a fall by half; relapse is the first rating at the severity of MADRS 22.",
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
        "<table><thead><tr><th>Endpoint<th>Comparison<th class=\"n\">Difference<th class=\"n\">90&#8239;&#37; of "
            + "trials<th class=\"n\">Power<th class=\"n\">Monte-Carlo error<th class=\"n\">Assurance</tr></thead><tbody>");
    for (int i = 0; i < typical.comparisons().size(); i++) {
      var c = typical.comparisons().get(i);
      out.append("<tr><td>").append(text(c.endpoint().name())).append("<td>")
          .append(text(c.arm() + " - " + run.design().file().reference())).append("<td class=\"n\">")
          .append(text(number(c.mean()))).append("<td class=\"n\">")
          .append(text(number(c.quantile(0.05)) + " to " + number(c.quantile(0.95))))
          .append("<td class=\"n\">")
          .append(percent(c.won())).append("<td class=\"n\">").append(percent(c.error()))
          .append("<td class=\"n\">")
          .append(percent(doubted.comparisons().get(i).won())).append("</tr>");
    }
    return out.append("</tbody></table>").toString();
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  // ---------------------------------------------------------------- pictures

  /// A frame with two axes from 0.
  private static final class Frame {
    private final StringBuilder out = new StringBuilder(
        "<svg viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" role=\"img\">");
    private final double right;
    private final double low;
    private final double top;

    Frame(double right, double low, double top, String unit) {
      this.right = right;
      this.low = low;
      this.top = top;
      for (int i = 0; i <= 4; i++) {
        double y = low + (top - low) * i / 4;
        out.append("<line class=\"zero\" x1=\"").append(LEFT).append("\" x2=\"").append(WIDTH - 8)
            .append("\" y1=\"")
            .append(px(y(y))).append("\" y2=\"").append(px(y(y)))
            .append("\" opacity=\"0.3\"/><text x=\"2\" y=\"")
            .append(px(y(y) + 4)).append("\">").append(text(number(y))).append("</text>");
        double x = right * i / 4;
        out.append("<text x=\"").append(px(x(x) - 8)).append("\" y=\"").append(HEIGHT - 8).append("\">")
            .append(text(number(Math.rint(10 * x) / 10) + (i == 4 ? " " + unit : ""))).append("</text>");
      }
    }

    double x(double x) {
      return LEFT + (WIDTH - LEFT - 40) * x / right;
    }

    double y(double y) {
      return 8 + (HEIGHT - BOTTOM - 8) * (1 - (y - low) / (top - low));
    }

    void line(String style, List<double[]> points) {
      out.append("<polyline class=\"").append(style).append("\" points=\"");
      points.forEach(p -> out.append(px(x(p[0]))).append(',').append(px(y(p[1]))).append(' '));
      out.append("\"/>");
    }

    void band(String style, List<double[]> points) {
      out.append("<polygon class=\"").append(style).append("\" points=\"");
      points.forEach(p -> out.append(px(x(p[0]))).append(',').append(px(y(p[1]))).append(' '));
      points.reversed().forEach(p -> out.append(px(x(p[0]))).append(',').append(px(y(p[2]))).append(' '));
      out.append("\"/>");
    }

    void name(String name, int place) {
      out.append("<line class=\"l").append(place).append("\" x1=\"").append(WIDTH - 190).append("\" x2=\"")
          .append(WIDTH - 170).append("\" y1=\"").append(10 + 15 * place).append("\" y2=\"")
          .append(10 + 15 * place)
          .append("\"/><text x=\"").append(WIDTH - 164).append("\" y=\"").append(14 + 15 * place)
          .append("\">")
          .append(text(name)).append("</text>");
    }

    String svg() {
      return out.append("</svg>").toString();
    }
  }

  private String courses() {
    var visits = run.design().file().visitsH();
    double top = 1;
    for (var arm : typical.courses()) {
      for (var at : arm) {
        top = Math.max(top, at[2]);
      }
    }
    var frame = new Frame(visits.getLast() / 24, 0, Math.ceil(top / 10) * 10, "d");
    for (int a = 0; a < typical.arms().size(); a++) {
      var points = new ArrayList<double[]>();
      var bands = new ArrayList<double[]>();
      for (int v = 0; v <= visits.size(); v++) {
        double day = v == 0 ? 0 : visits.get(v - 1) / 24;
        double[] at = typical.courses()[a][v];
        if (Double.isFinite(at[0])) {
          points.add(new double[] {day, at[0]});
          bands.add(new double[] {day, at[1], at[2]});
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
    var visits = run.design().file().visitsH();
    var out = new StringBuilder("<table><thead><tr><th>Arm<th class=\"n\">Randomised");
    visits.forEach(v -> out.append("<th class=\"n\">day ").append(text(number(v / 24))));
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
    double end = run.design().file().visitsH().getLast() / 24;
    var events = new ArrayList<List<Event>>();
    typical.arms().forEach(_ -> events.add(new ArrayList<>()));
    for (int r = 0; r < SHOWN_TRIALS; r++) {
      var arms = run.example(r);
      for (int a = 0; a < arms.size(); a++) {
        for (int i = 0; i < arms.get(a).size(); i++) {
          double left = arms.get(a).leavesH(i) / 24;
          events.get(a)
              .add(new Event(r + "-" + i, typical.arms().get(a), "", Math.min(end, Math.max(0.01, left)),
                  left < end));
        }
      }
    }
    return curves(events, end);
  }

  private java.util.Optional<String> relapse() {
    var testing = new Testing(run.design(), "LOCF");
    var scale = run.design().scale(run.design().file().endpoints().getFirst().scale());
    double end = run.design().file().visitsH().getLast() / 24;
    var events = new ArrayList<List<Event>>();
    typical.arms().forEach(_ -> events.add(new ArrayList<>()));
    for (int r = 0; r < SHOWN_TRIALS; r++) {
      var arms = run.example(r);
      for (int a = 0; a < arms.size(); a++) {
        events.get(a).addAll(testing.events(scale, arms.get(a), typical.arms().get(a),
            arms.get(a).visit(24 * end), 1));
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
