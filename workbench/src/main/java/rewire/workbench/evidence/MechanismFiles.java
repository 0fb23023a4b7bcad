package rewire.workbench.evidence;

import static rewire.workbench.evidence.Words.html;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rewire.workbench.evidence.Finding.Outcome;
import tools.jackson.databind.node.JsonNodeFactory;

/// The comparison with findings on the mechanism: screen, page, JSON and CSV.
public final class MechanismFiles {
  private static final List<String> HOW = List.of("number", "ratio", "sign");

  private MechanismFiles() {}

  private static List<Finding> checks(List<Finding> all) {
    return all.stream().filter(f -> f.outcome() instanceof Outcome.Checked).toList();
  }

  private static List<Finding> misses(List<Finding> all) {
    return all.stream()
        .filter(f -> f.outcome() instanceof Outcome.Checked(double _, boolean agrees) && !agrees)
        .toList();
  }

  private static List<Finding> inputs(List<Finding> all) {
    return all.stream().filter(f -> f.outcome() instanceof Outcome.Input).toList();
  }

  private static List<Finding> without(List<Finding> all) {
    return all.stream().filter(f -> f.outcome() instanceof Outcome.NoCounterpart).toList();
  }

  private static List<Finding> how(List<Finding> some, String how) {
    return some.stream().filter(f -> f.map("compared").equals(how)).toList();
  }

  /// The answer for a terminal.
  public static String text(List<Finding> all, String set) {
    var out = new StringBuilder(String.format(Locale.ROOT,
        "Findings on the mechanism against the model, parameters %s%n%-22s %7s %7s %7s%n", set, "compared as",
        "checks", "agree", "miss"));
    for (var how : HOW) {
      count(out, how, how(checks(all), how));
    }
    count(out, "all", checks(all));
    out.append(String.format(Locale.ROOT, "%d findings went into the model, %d have no counterpart.%n",
        inputs(all).size(), without(all).size()));
    out.append("Misses\n");
    for (var f : misses(all)) {
      double value = value(f);
      out.append(Words.cut(String.format(Locale.ROOT, "  %s %-24s %9s, found %s", f.cell("id"),
          Words.cut(f.map("quantity") + " " + f.map("measure"), 24), Words.three(value), expected(f)), 72))
          .append('\n');
      out.append("       ").append(Words.cut(f.found(), 65)).append('\n');
    }
    return out.toString().stripTrailing();
  }

  private static void count(StringBuilder out, String name, List<Finding> some) {
    int missed = misses(some).size();
    out.append(
        String.format(Locale.ROOT, "%-22s %7d %7d %7d%n", name, some.size(), some.size() - missed, missed));
  }

  private static double value(Finding f) {
    return f.outcome() instanceof Outcome.Checked(double value, boolean _) ? value : Double.NaN;
  }

  private static String expected(Finding f) {
    var tolerance = f.map("tolerance").equals("x1")
        ? ""
        : f.map("tolerance").replace("+-", f.map("compared").equals("sign") ? "by " : "± ").replace("x",
            "× or ÷ ");
    return (f.map("expected") + " " + tolerance).strip();
  }

  /// Everything, with all digits.
  public static String json(List<Finding> all, String set, String modelHash) {
    var root = JsonNodeFactory.instance.objectNode();
    root.put("question", "mechanism").put("parameters", set).put("model_hash", modelHash);
    var counts = root.putObject("counts");
    for (var how : HOW) {
      var some = how(checks(all), how);
      counts.putObject(how).put("checks", some.size()).put("agree", some.size() - misses(some).size())
          .put("miss", misses(some).size());
    }
    counts.put("checks", checks(all).size()).put("agree", checks(all).size() - misses(all).size())
        .put("miss", misses(all).size()).put("inputs", inputs(all).size())
        .put("without_counterpart", without(all).size());
    var rows = root.putArray("rows");
    for (var f : all) {
      var node = rows.addObject().put("id", f.cell("id")).put("study", f.cell("study"))
          .put("found", f.found())
          .put("flag", f.cell("flag")).put("outcome", outcome(f));
      switch (f.outcome()) {
        case Outcome.Checked c -> node.put("quantity", f.map("quantity")).put("protocol", f.map("protocol"))
            .put("against", f.map("against")).put("measure", f.map("measure"))
            .put("compared", f.map("compared"))
            .put("expected", f.map("expected")).put("tolerance", f.map("tolerance")).put("model", c.value())
            .put("note", f.map("note"));
        case Outcome.Input i -> node.put("note", i.how());
        case Outcome.NoCounterpart n -> node.put("reason", n.reason());
      }
    }
    return PkFiles.text(root);
  }

  private static String outcome(Finding f) {
    return switch (f.outcome()) {
      case Outcome.Checked c -> c.agrees() ? "agrees" : "misses";
      case Outcome.Input _ -> "input";
      case Outcome.NoCounterpart _ -> "no counterpart";
    };
  }

  private static String reason(Finding f) {
    return f.outcome() instanceof Outcome.NoCounterpart(String reason) ? reason : f.map("note");
  }

  /// One line for each finding.
  public static String csv(List<Finding> all) {
    var text = new StringWriter();
    try (var out = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      out.writeRecord("id", "study", "found", "flag", "outcome", "quantity", "protocol", "against", "measure",
          "compared",
          "expected", "tolerance", "model", "note");
      for (var f : all) {
        out.writeRecord(f.cell("id"), f.cell("study"), f.found(), f.cell("flag"), outcome(f),
            f.map("quantity"),
            f.map("protocol"), f.map("against"), f.map("measure"), f.map("compared"), f.map("expected"),
            f.map("tolerance"), f.outcome() instanceof Outcome.Checked c ? Double.toString(c.value()) : "",
            reason(f));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /// The whole page.
  public static String page(List<Finding> all, String set) {
    var body = new StringBuilder();
    var missed = misses(all);
    var answer = new ArrayList<String>();
    answer.add(
        String.format(Locale.ROOT, "Of %d findings, %d can be held against the model: %d agree, %d miss.",
            all.size(), checks(all).size(), checks(all).size() - missed.size(), missed.size()));
    answer.add(String.format(Locale.ROOT,
        "%d more went into the model as constants and are no checks; %d have no counterpart.",
        inputs(all).size(),
        without(all).size()));
    answer.add(
        "Most findings are directions in rodents; agreement in sign is weak evidence for sizes in people.");
    counts(body, all);
    checked(body, "2", "Misses", missed);
    checked(body, "3", "Agreements", checks(all).stream().filter(f -> !missed.contains(f)).toList());
    others(body, "4", "Inputs: constants that went into the model", "How it went in", inputs(all));
    others(body, "5", "No counterpart in the model", "Why not", without(all));
    return Page.html("Findings on the mechanism against the model",
        "Table evidence/mechanism_timecourses.csv, map evidence/mechanism_map.csv, parameters " + set
            + ". Typical person.",
        answer, body.toString());
  }

  private static void counts(StringBuilder body, List<Finding> all) {
    body.append(
        "<section><h2><span class=\"n\">1</span> Counts</h2><div class=\"scroll\"><table class=\"right\"><thead><tr>"
            + "<th>Compared as</th><th>checks</th><th>agree</th><th>miss</th></tr></thead><tbody>");
    for (var how : HOW) {
      countRow(body, how, how(checks(all), how));
    }
    countRow(body, "all", checks(all));
    body.append("</tbody></table></div></section>");
  }

  private static void countRow(StringBuilder body, String name, List<Finding> some) {
    int missed = misses(some).size();
    body.append("<tr><th scope=\"row\">").append(name).append("</th><td>").append(some.size())
        .append("</td><td>")
        .append(some.size() - missed).append("</td><td>").append(missed).append("</td></tr>");
  }

  private static void checked(StringBuilder body, String number, String title, List<Finding> some) {
    head(body, number, title);
    body.append(
        "<th>Finding</th><th>In the model</th><th>As</th><th class=\"r\">Expected</th><th class=\"r\">Model</th>"
            + "<th>Note</th></tr></thead><tbody>");
    for (var f : some) {
      var against = f.map("against").isEmpty() ? "" : ", against " + f.map("against");
      start(body, f);
      body.append("<td>")
          .append(html(f.map("quantity") + ", " + f.map("measure") + "; " + f.map("protocol") + against))
          .append("</td><td>").append(html(f.map("compared"))).append("</td><td class=\"r\">")
          .append(html(expected(f))).append("</td><td class=\"r\">").append(html(Words.three(value(f))))
          .append("</td><td>").append(html(f.map("note"))).append("</td></tr>");
    }
    body.append("</tbody></table></div></section>");
  }

  private static void others(StringBuilder body, String number, String title, String why,
      List<Finding> some) {
    head(body, number, title);
    body.append("<th>Finding</th><th>").append(why).append("</th></tr></thead><tbody>");
    for (var f : some) {
      start(body, f);
      body.append("<td>").append(html(reason(f))).append("</td></tr>");
    }
    body.append("</tbody></table></div></section>");
  }

  private static void head(StringBuilder body, String number, String title) {
    body.append("<section><h2><span class=\"n\">").append(number).append("</span> ").append(html(title))
        .append("</h2><div class=\"scroll\"><table class=\"data\"><thead><tr><th>Row</th><th>Study</th>");
  }

  private static void start(StringBuilder body, Finding f) {
    body.append("<tr><th scope=\"row\">").append(html(f.cell("id"))).append("</th><td>")
        .append(html(f.cell("study"))).append("</td><td>").append(html(f.found())).append("</td>");
  }
}
