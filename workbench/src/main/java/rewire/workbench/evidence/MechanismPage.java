package rewire.workbench.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import rewire.evidence.Agreement.Pair;
import rewire.workbench.evidence.Finding.Outcome;

/// The comparison with findings on the mechanism as one page: answer, ratios, counts, misses, agreements, the rest.
public final class MechanismPage {
  private MechanismPage() {}

  /// The whole page; the same comparison gives the same bytes.
  ///
  /// @param repeat what was asked of which model
  public static String page(Findings findings, Readings readings, String set, String repeat) {
    var body = new StringBuilder();
    var missed = findings.misses();
    var checks = findings.checks();
    var answer = List.of(
        String.format(Locale.ROOT, "Of %d findings, %d can be held against the model: %d agree, %d miss.",
            findings.all().size(), checks.size(), checks.size() - missed.size(), missed.size()),
        String.format(Locale.ROOT,
            "%d more went into the model as constants and are no checks; %d have no counterpart.",
            findings.inputs().size(), findings.without().size()),
        "Most findings are directions in rodents; agreement in sign is weak evidence for sizes in people.");
    figure(body, findings);
    counts(body, findings);
    misses(body, missed, readings);
    agreements(body, findings.agreements());
    others(body, "4", "Inputs: constants that went into the model", "How it went in", findings.inputs());
    others(body, "5", "No counterpart in the model", "Why not", findings.without());
    return Pages.html("Findings on the mechanism against the model",
        "Table mechanism_timecourses.csv, map mechanism_map.csv, parameters " + set + ". Typical person.",
        answer,
        body.toString(), repeat);
  }

  private static void figure(StringBuilder body, Findings findings) {
    var lines = new ArrayList<RatioFigure.Line>();
    for (var f : findings.checks()) {
      if (f.outcome() instanceof Outcome.Checked c && c.pair().isPresent()) {
        Pair pair = c.pair().get();
        lines.add(new RatioFigure.Line(f.id() + "  " + f.map("quantity") + " " + f.map("measure"),
            List.of(new RatioFigure.Mark(pair.ratio(), true,
                f.found() + "; model " + Words.three(c.value()) + ", expected " + f.expected())),
            OptionalDouble.empty(), c.expectation().low() / pair.observed(),
            c.expectation().high() / pair.observed()));
      }
    }
    if (lines.isEmpty()) {
      return;
    }
    body.append(
        "<figure class=\"fig\"><figcaption><h2><span class=\"n\">Figure 1.</span> Numbers and ratios</h2>"
            + "<p class=\"sub\">Model over finding. Inside a published range the ratio is 1, outside it the nearer end "
            + "counts. Bar: what counts as agreement, written down before the first run. Directions have no ratio and are "
            + "in the tables.</p></figcaption><div class=\"scroll\">")
        .append(RatioFigure.svg(List.of(new RatioFigure.Part("", lines)), "model over finding",
            "Ratios of model over finding; the numbers are in the tables below."))
        .append("</div></figure>");
  }

  private static void counts(StringBuilder body, Findings findings) {
    body.append(Pages.head("1", "Counts", findings.agreement().map(a -> String.format(Locale.ROOT,
        "Of %d numbers and ratios %d, %d and %d lie within 1.25, 1.5 and 2 times; geometric mean ratio %s, absolute "
            + "average fold error %s, with each of %d studies counted once %s.",
        a.rows(), a.within().get(0), a.within().get(1), a.within().get(2), Words.ratio(a.byRow().meanRatio()),
        Words.ratio(a.byRow().meanFold()), a.studies(), Words.ratio(a.byStudy().meanFold()))).orElse("")))
        .append(Pages.table("right counts", "Compared as", "checks", "agree", "miss"));
    Findings.HOW.forEach(how -> count(body, how, findings.compared(how)));
    count(body, "all", findings.checks());
    body.append(Pages.END);
  }

  private static void count(StringBuilder body, String name, List<Finding> some) {
    long missed = some.stream().filter(Finding::missed).count();
    body.append(Pages.row(name, String.valueOf(some.size()), String.valueOf(some.size() - missed),
        String.valueOf(missed)));
  }

  private static void misses(StringBuilder body, List<Finding> some, Readings readings) {
    body.append(Pages.head("2", "Misses, and whose fault they are",
        "Fault: the model's structure, a parameter, the data, or how the row is read."))
        .append(Pages.table("rows", "Row", "Finding", "In the model", "As", ">Expected", ">Model",
            "How it was read",
            "Fault", "Reading"));
    for (var f : some) {
      var reading = readings.of(f.id());
      body.append(Pages.row(f.id(), f.found() + " (" + f.cell("study") + ")", where(f), f.map("compared"),
          ">" + f.expected(), ">" + Words.three(f.value()), f.note(),
          reading.map(Readings.Reading::fault).orElse(""),
          reading.map(Readings.Reading::words).orElse("Nobody has looked into it.")));
    }
    body.append(Pages.END);
  }

  private static void agreements(StringBuilder body, List<Finding> some) {
    body.append(Pages.head("3", "Agreements", ""))
        .append(Pages.table("rows", "Row", "Finding", "In the model", "As", ">Expected", ">Model",
            "How it was read"));
    some.forEach(f -> body.append(Pages.row(f.id(), f.found() + " (" + f.cell("study") + ")", where(f),
        f.map("compared"), ">" + f.expected(), ">" + Words.three(f.value()), f.note())));
    body.append(Pages.END);
  }

  private static String where(Finding f) {
    return f.map("quantity") + ", " + f.map("measure") + "; " + f.map("protocol")
        + (f.map("against").isEmpty() ? "" : ", against " + f.map("against"));
  }

  private static void others(StringBuilder body, String number, String title, String why,
      List<Finding> some) {
    body.append(Pages.head(number, title, "")).append(Pages.table("rows", "Row", "Study", "Finding", why));
    some.forEach(f -> body.append(Pages.row(f.id(), f.cell("study"), f.found(), f.note())));
    body.append(Pages.END);
  }
}
