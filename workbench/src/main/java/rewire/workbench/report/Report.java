package rewire.workbench.report;

import static rewire.workbench.report.Html.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import rewire.workbench.report.ReportInput.Numbers;
import rewire.workbench.report.ReportInput.Sentence;

/// Writes a course report as one HTML file that needs nothing else: no network, no fonts, no script to be seen.
///
/// The order is fixed: answer, pictures, numbers, basis, limits, data. An empty answer or an empty table of numbers
/// in the input is worded from the curves by [Findings]. The page forbids itself every load by a content policy
/// that admits only its own script, by hash.
public final class Report {
  private Report() {}

  /// The whole page; the same input gives the same bytes.
  public static String html(ReportInput in) {
    var figures = new Figures(in);
    var tables = new Tables(in);
    String pictures = figures.html();
    Numbers numbers = in.numbers().groups().isEmpty() ? Findings.numbers(in) : in.numbers();
    int section = figures.count();
    String script = Html.resource("report.js");
    var parts = new HashMap<String, String>();
    parts.put("policy", "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" + sha256(script)
        + "'; base-uri 'none'; form-action 'none'");
    parts.put("title", text(in.title()));
    parts.put("css", Html.resource("report.css"));
    parts.put("script", script);
    parts.put("bodyclass", in.zooms().isEmpty() ? "nozoom" : "");
    parts.put("notices", notices(in.notices()));
    parts.put("who", text(in.who()) + " No placebo response included.");
    parts.put("person", in.onePerson()
        ? "<p class=person><b>One typical person;</b> people differ, see <a"
            + " href=\"#people\">Limits</a>.</p>"
        : "");
    parts.put("answer", answer(in.answer().isEmpty() ? Findings.answer(in) : in.answer()));
    parts.put("figures", pictures);
    parts.put("numbers", tables.numbers(numbers, section + 1));
    parts.put("basis", tables.basis(section + 2));
    parts.put("limits", tables.limits(section + 3));
    parts.put("data", tables.data(section + 4));
    parts.put("sources", tables.sources());
    parts.put("json", Html.json(new CursorData(in, figures.days()).json()));
    return Html.fill(Html.resource("page.html"), parts);
  }

  private static String notices(List<String> notices) {
    var strips = new StringBuilder();
    notices.forEach(n -> strips.append("<p class=notice>").append(text(n)).append("</p>"));
    return strips.toString();
  }

  private static String answer(List<Sentence> sentences) {
    var paragraphs = new StringBuilder();
    for (Sentence s : sentences) {
      paragraphs.append("<p>").append(s.course() < 0 ? "" : Figures.chip(s.course()) + " ")
          .append(Tables.intervals(text(s.text()))).append("</p>");
    }
    return paragraphs.toString();
  }

  private static String sha256(String script) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
