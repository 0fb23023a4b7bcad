package rewire.workbench.trial;

import static rewire.workbench.report.Html.text;
import static rewire.workbench.trial.ScorecardPrint.number;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.IntStream;
import rewire.cohort.Quantiles;
import rewire.exchange.table.Column;
import rewire.exchange.table.TableFile;
import rewire.simulate.Simulator;
import rewire.study.Assumptions;
import rewire.workbench.course.CareTables;
import rewire.workbench.course.People;
import rewire.workbench.course.TrialFile;

/// A visual predictive check: percentiles of observed scores at each visit beside those of virtual groups of the same size,
/// who enter as ill as the observed people did and go through a course (Holford 2005; Bergstrand et al. 2011,
/// 10.1208/s12248-011-9255-z).
public final class PredictiveCheck {
  /// Percentiles that are compared.
  private static final double[] SHARES = {0.1, 0.5, 0.9};

  private final List<Point> points;

  private PredictiveCheck(List<Point> points) {
    this.points = List.copyOf(points);
  }

  /// Observed scores.
  ///
  /// @param byHour scores at each hour; those at hour 0 say how ill people are at entry
  public record Observed(TreeMap<Double, List<Double>> byHour) {
    /// Scores at entry.
    public List<Double> entry() {
      return byHour.getOrDefault(0.0, List.of());
    }

    List<Double> later() {
      return byHour.keySet().stream().filter(h -> h > 0).toList();
    }
  }

  /// One percentile at one visit.
  ///
  /// @param people   observed
  /// @param low      5 % of virtual groups lie below
  /// @param middle   half of them
  /// @param high     5 % lie above
  public record Point(double day, int people, double share, double observed, double low, double middle,
      double high) {
    boolean inside() {
      return low <= observed && observed <= high;
    }
  }

  /// What people are sent through.
  public record Question(TrialFile.Arm arm, People people, String blind, String scale) {}

  /// Simulates groups and compares.
  public static PredictiveCheck of(Observed observed, Question question, Simulator simulator,
      ObservationTables tables, CareTables care, Assumptions assumptions, TrialRun.Options options,
      int groups, TrialRun.Progress progress) {
    double[] entry = observed.entry().stream().mapToDouble(v -> v).toArray();
    double mean = Arrays.stream(entry).average().orElseThrow();
    double sd = Math.sqrt(Arrays.stream(entry).map(v -> (v - mean) * (v - mean)).sum() / (entry.length - 1));
    var arm = new TrialFile.Arm(question.arm.name(), question.arm.course(), "none", entry.length,
        question.arm.perKg());
    var file = new TrialFile("Check", new TrialFile.Design.Parallel(), question.blind, question.people,
        new TrialFile.Severity(question.scale, mean, sd, Double.NaN), List.of(), List.of(arm), arm.name(),
        observed.later(), List.of(), new TrialFile.Analysis("LOCF", 0.05, "none"), List.of(1.0), groups);
    var design = TrialDesign.of(file, tables, care);
    var run = TrialRun.typical(design, simulator, assumptions, options, progress);
    var scale = design.scale(question.scale);
    double[] hours = design.shownH().toArray();
    var found = new double[hours.length][SHARES.length][groups];
    for (int g = 0; g < groups; g++) {
      var group = run.example(g).getFirst();
      for (int v = 0; v < hours.length; v++) {
        int visit = group.visit(hours[v]);
        double[] scores = IntStream.range(0, group.size()).filter(i -> group.there(i, visit))
            .mapToDouble(i -> Math.rint(group.rated(scale, i, visit))).sorted().toArray();
        for (int s = 0; s < SHARES.length; s++) {
          found[v][s][g] = scores.length == 0 ? Double.NaN : Quantiles.of(scores, SHARES[s]);
        }
      }
      progress.trials(g + 1, groups);
    }
    var points = new ArrayList<Point>();
    for (int v = 0; v < hours.length; v++) {
      double[] seen = observed.byHour.getOrDefault(hours[v], List.of()).stream().mapToDouble(x -> x).sorted()
          .toArray();
      for (int s = 0; s < SHARES.length; s++) {
        double[] groupsThere = Arrays.stream(found[v][s]).filter(Double::isFinite).sorted().toArray();
        if (seen.length > 0 && groupsThere.length > 0) {
          points.add(new Point(hours[v] / 24, seen.length, SHARES[s], Quantiles.of(seen, SHARES[s]),
              Quantiles.of(groupsThere, 0.05), Quantiles.of(groupsThere, 0.5),
              Quantiles.of(groupsThere, 0.95)));
        }
      }
    }
    return new PredictiveCheck(points);
  }

  /// All percentiles, by visit.
  public List<Point> points() {
    return points;
  }

  /// Lines for a terminal.
  public List<String> lines() {
    var out = new ArrayList<String>();
    out.add("    day  people  percentile  observed  virtual groups (90 %)");
    for (var p : points) {
      out.add(String.format(Locale.ROOT, "%7s %7d %11.0f %9s  %6s to %-6s %s", number(p.day), p.people,
          100 * p.share, number(p.observed), number(p.low), number(p.high), p.inside() ? "" : "outside"));
    }
    out.add(verdict());
    return out;
  }

  private String verdict() {
    var later = points.stream().filter(p -> p.day > 0).toList();
    return later.stream().filter(Point::inside).count() + " of " + later.size()
        + " observed percentiles after entry lie inside the 90 % of virtual groups; 9 of 10 would if the model "
        + "were right.";
  }

  /// Writes `check.csv` or `check.parquet`.
  public void write(Path folder, TableFile.Format format) throws IOException {
    try (var out = TableFile.create(format, folder, "check", List.of(Column.number("day", "d", "Visit"),
        Column.count("people", "People observed"),
        Column.number("percentile", "%", "Percentile of the scores"),
        Column.number("observed", "points", "Of the observed people"),
        Column.number("low90", "points", "5 % of virtual groups lie below"),
        Column.number("median", "points", "Median of virtual groups"),
        Column.number("high90", "points", "5 % of virtual groups lie above"),
        Column.text("inside", "yes when the observed lies between")))) {
      for (var p : points) {
        out.number(p.day).count(p.people).number(100 * p.share).number(p.observed).number(p.low)
            .number(p.middle).number(p.high).text(p.inside() ? "yes" : "no").end();
      }
    }
  }

  /// A self-contained page.
  ///
  /// @param who what was compared
  public String html(String title, String who, String repeat) {
    double top = points.stream().mapToDouble(p -> Math.max(p.high, p.observed)).max().orElse(1);
    double end = points.stream().mapToDouble(Point::day).max().orElse(1);
    var frame = new Frame(end, 0, Math.ceil(top / 10) * 10, "d");
    for (int s = 0; s < SHARES.length; s++) {
      double share = SHARES[s];
      var those = points.stream().filter(p -> p.share == share).toList();
      frame.band("b" + (s + 1), those.stream().map(p -> new double[] {p.day, p.low, p.high}).toList());
      frame.line("l" + (s + 1), those.stream().map(p -> new double[] {p.day, p.middle}).toList());
      frame.dots(those.stream().map(p -> new double[] {p.day, p.observed}).toList());
      frame.name(String.format(Locale.ROOT, "percentile %.0f", 100 * share), s + 1);
    }
    var table = new StringBuilder("<table><thead><tr><th class=\"n\">Day<th class=\"n\">People"
        + "<th class=\"n\">Percentile<th class=\"n\">Observed<th class=\"n\">Virtual groups, 90&#8239;&#37;"
        + "<th></tr></thead><tbody>");
    points.forEach(p -> table.append("<tr><td class=\"n\">").append(number(p.day)).append("<td class=\"n\">")
        .append(p.people).append("<td class=\"n\">").append(number(100 * p.share)).append("<td class=\"n\">")
        .append(number(p.observed)).append("<td class=\"n\">").append(number(p.low)).append(" to ")
        .append(number(p.high)).append("<td>").append(p.inside() ? "" : "outside").append("</tr>"));
    return TrialPage.of(title, who,
        "<section class=\"fig\"><h2>Observed and predicted</h2><p class=\"sub\">Dots: percentiles 10, 50 and 90 of "
            + "the observed scores. Lines and bands: the same of virtual groups of that size, median and where 90 % "
            + "of them lie. " + text(verdict()) + "</p>" + frame.svg() + table + "</tbody></table></section>",
        "People enter as ill as those observed. Repeat: <code>" + text(repeat) + "</code>");
  }
}
