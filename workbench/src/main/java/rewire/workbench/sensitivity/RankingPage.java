package rewire.workbench.sensitivity;

import static rewire.workbench.report.Html.percent;
import static rewire.workbench.report.Html.text;

import java.util.List;
import java.util.Locale;
import rewire.model.Parameter;
import rewire.workbench.book.Words;
import rewire.workbench.report.Html;
import rewire.workbench.report.PlainPage;
import rewire.workbench.report.Wording;
import rewire.workbench.sensitivity.Ranking.Method;
import rewire.workbench.sensitivity.Study.Result;

/// Rankings as one self-contained HTML page: for each endpoint the strongest parameters with bars and intervals.
public final class RankingPage {
  private static final int SHOWN = 20;

  private final Result result;
  private final Facts facts;
  private final StringBuilder out = new StringBuilder();

  /// What the page says of itself.
  ///
  /// @param course  title of the course
  /// @param samples walks or rows
  /// @param hash    of the model
  /// @param command that repeats the study
  public record Facts(String course, Method method, int samples, long seed, String set, String hash,
      String version,
      String command) {}

  private RankingPage(Result result, Facts facts) {
    this.result = result;
    this.facts = facts;
  }

  /// The page; the same study gives the same bytes.
  public static String html(Result result, Facts facts) {
    return new RankingPage(result, facts).html();
  }

  private String html() {
    var title = "What moves " + Wording.list(result.rankings().stream().map(Ranking::endpoint).toList());
    var who = facts.course() + "; " + result.varied() + " numbers of the model varied inside their plausible "
        + "ranges, set " + facts.set()
        + ". Every simulated person starts from the relaxed state of their own numbers.";
    int figure = 1;
    for (var ranking : result.rankings()) {
      figure(ranking, figure++);
    }
    return new PlainPage("ranking", "/rewire/workbench/sensitivity/ranking.css", title, who,
        PlainPage.answer(result.rankings().stream().map(RankingPage::sentence).toList()) + out
            + PlainPage.section("How it was done", method()) + PlainPage.section("Limits", limits()),
        text("rewire " + facts.version() + ", model "
            + facts.hash().substring(0, Math.min(12, facts.hash().length()))) + ". Repeat: <code>"
            + text(facts.command()) + "</code>")
        .html();
  }

  private static String sentence(Ranking ranking) {
    var known = ranking.rows().stream().filter(r -> r.effect().value() > 0).toList();
    if (known.isEmpty()) {
      return ranking.endpoint() + " does not move with any of the numbers varied.";
    }
    var first = known.getFirst();
    long guessed = known.stream().limit(10).filter(r -> r.parameter().grade() == Parameter.Grade.HYPOTHESIS)
        .count();
    var most = ranking.method() == Method.SOBOL
        ? "accounts for " + RankingTable.worded(ranking, first.effect())
            + " of its variance, alone and with others"
        : "moves it by " + RankingTable.worded(ranking, first.effect()) + " across its plausible range";
    return ranking.endpoint() + ": " + first.parameter().label() + " " + most + "; of the first "
        + Math.min(10, known.size()) + " numbers " + guessed
        + (guessed == 1 ? " is a hypothesis." : " are hypotheses.");
  }

  private void figure(Ranking ranking, int number) {
    double largest = ranking.rows().stream().mapToDouble(r -> r.effect().high()).filter(Double::isFinite)
        .max()
        .orElse(1);
    double scale = largest > 0 ? largest : 1;
    out.append("<section class=\"fig\"><h2><span class=\"n\">Figure ").append(number).append(".</span> ")
        .append(text(ranking.endpoint() + ", " + ranking.label())).append("</h2><p class=\"sub\">")
        .append(text(caption(ranking))).append("</p><table class=\"rank\"><thead><tr><th>#<th>Number<th>Grade"
            + "<th>Plausible<th class=\"b\">")
        .append(ranking.method() == Method.SOBOL ? "Share of variance" : "Change across the range")
        .append(", 0 to ")
        .append(Words.number(new java.math.BigDecimal(scale).round(new java.math.MathContext(2))
            .doubleValue()))
        .append("<th>").append(ranking.method() == Method.SOBOL ? "Total, alone" : "Mean size, direction")
        .append("</tr></thead><tbody>");
    int rank = 1;
    for (var row : ranking.rows().stream().limit(SHOWN).toList()) {
      row(ranking, row, rank++, scale);
    }
    out.append("</tbody></table>");
    int rest = ranking.rows().size() - SHOWN;
    if (rest > 0) {
      out.append("<p class=\"sub\">").append(rest).append(" more in ranking.csv; the next one reaches ")
          .append(text(RankingTable.worded(ranking, ranking.rows().get(SHOWN).effect()))).append(".</p>");
    }
    out.append("</section>");
  }

  private static String caption(Ranking ranking) {
    if (ranking.method() == Method.SOBOL) {
      var spread = ranking.spread();
      return String.format(Locale.ROOT,
          "Over the drawn people it is %.3g on average, with a standard deviation of %.2g. "
              + "Outline and whisker: total index, the share of variance that would go if the number were known; filled: the "
              + "number alone. The rest of the outline acts through other numbers. Intervals hold 90 %%.",
          spread.mean(),
          spread.standardDeviation());
    }
    return "Bar: mean absolute change of the endpoint"
        + (ranking.unit().isEmpty() ? "" : " in " + ranking.unit())
        + " when the number goes across its whole plausible range, all others anywhere in theirs; whisker: 90 % "
        + "interval. Both ways: the direction depends on the other numbers.";
  }

  private void row(Ranking ranking, Ranking.Row row, int rank, double scale) {
    var p = row.parameter();
    var grade = p.grade().name().toLowerCase(Locale.ROOT);
    boolean sobol = ranking.method() == Method.SOBOL;
    out.append("<tr><td class=\"k\">").append(rank).append("</td><th>").append(text(p.label()))
        .append(" <span class=\"sym\">")
        .append(text(p.id())).append("</span></th><td><span class=\"tag\"><i class=\"").append(grade, 0, 3)
        .append("\"></i>").append(grade).append("</span></td><td class=\"pl\">")
        .append(text(range(row))).append("</td><td class=\"b\">").append(bar(row, scale, sobol))
        .append("</td><td>")
        .append("<b>").append(text(RankingTable.worded(ranking, row.effect()))).append("</b>");
    if (sobol) {
      out.append(", ").append(text(RankingTable.worded(ranking, row.first())));
    }
    var sense = row.sense(sobol ? 1 : row.effect().value());
    out.append(sense.isEmpty()
        ? ""
        : " <span class=\"r\">" + (sense.equals("raises")
            ? "▲ "
            : sense.equals("lowers")
                ? "▼ "
                : "")
            + sense + "</span>")
        .append("</td></tr>");
  }

  private static String range(Ranking.Row row) {
    var unit = row.parameter().unit();
    return Words.number(row.factor().low()) + " to " + Words.number(row.factor().high())
        + (unit.isOne() ? "" : " " + unit.toString().replace("uM", "µM"));
  }

  private static String bar(Ranking.Row row, double scale, boolean sobol) {
    var effect = row.effect();
    if (Double.isNaN(effect.value())) {
      return "";
    }
    var first = sobol ? Math.clamp(row.first().value(), 0, Math.max(0, effect.value())) : effect.value();
    return "<div class=\"bar\" aria-hidden=\"true\"><i class=\"" + (sobol ? "total" : "size")
        + "\" style=\"width:"
        + percent(effect.value() / scale) + "\"></i>"
        + (sobol ? "<i class=\"size\" style=\"width:" + percent(first / scale) + "\"></i>" : "")
        + "<i class=\"wh\" style=\"left:"
        + percent(Math.max(0, effect.low()) / scale) + ";width:"
        + percent((effect.high() - Math.max(0, effect.low())) / scale) + "\"></i></div>";
  }

  private String method() {
    var all = facts.method() == Method.SOBOL
        ? List.of(
            "Sobol indices: " + facts.samples()
                + " rows of two Latin hypercubes; first-order by Saltelli et al. "
                + "2010 (10.1016/j.cpc.2009.09.018), total by Jansen 1999 (10.1016/S0010-4655(98)00154-4).",
            result.varied() < result.all()
                ? "The " + result.varied() + " numbers that a screening of all " + result.all()
                    + " ranks first are varied; the others keep their value, so their part of the variance is missing."
                : "All " + result.all() + " numbers are varied.")
        : List.of(
            "Elementary effects: " + facts.samples()
                + " walks through all numbers, one step at a time (Morris 1991, "
                + "10.1080/00401706.1991.10484804; mean absolute effect, Campolongo et al. 2007, "
                + "10.1016/j.envsoft.2006.10.004).",
            "A screening ranks; it does not share out variance. For the strongest few: --method sobol.");
    var out = new StringBuilder();
    all.forEach(s -> out.append("<p class=\"sub\">").append(text(s)).append("</p>"));
    return out.append(
        "<p class=\"sub\">Numbers are varied one apart from the other, inside the central 95 % of the "
            + "tables, on the scale on which the table gives them (logarithmic when positive). Intervals: bootstrap over "
            + "samples, 500 draws. Seed ")
        .append(facts.seed()).append(", ").append(result.runs())
        .append(" runs of the course.</p>").toString();
  }

  private String limits() {
    var out = new StringBuilder("<ul class=\"lim\">");
    out.append(
        "<li>A wide range makes a number matter, and many ranges here are assumed (a factor of 1.5 either way, "
            + "where nothing is published). The ranking says where knowledge is missing as much as what drives the model.</li>");
    out.append("<li>").append(result.failed() == 0
        ? "No run failed."
        : result.failed() + " of " + result.runs() + " runs gave no number and were left out: "
            + text(String.join("; ", result.reasons())))
        .append("</li>");
    out.append("<li>").append(result.well()).append(" of ").append(result.runs())
        .append(
            " runs start from a person who is well without any care (a score of 20 or less); they are kept.</li>");
    return out.append("</ul>").toString();
  }
}
