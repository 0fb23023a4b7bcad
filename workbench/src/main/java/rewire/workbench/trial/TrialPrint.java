package rewire.workbench.trial;

import static rewire.workbench.trial.ScorecardPrint.number;

import java.io.PrintWriter;
import java.util.Locale;

/// The outcome of a virtual trial on a terminal.
public final class TrialPrint {
  private TrialPrint() {}

  /// Prints it.
  public static void print(TrialRun run, TrialRun.Result typical, TrialRun.Result doubted, PowerCurve curve,
      PrintWriter out) {
    var file = run.design().file();
    int replicates = typical.comparisons().getFirst().differences().length;
    out.println(file.title());
    out.printf("%d virtual trials, %s, %s-sided level %s%s.%n", replicates, file.analysis().method(), "two",
        number(file.analysis().level()),
        file.analysis().multiplicity().equals("none")
            ? ""
            : ", " + file.analysis().multiplicity() + " over all questions");
    out.println("Estimand: " + estimand(file.analysis().method()) + ".");
    out.println();
    out.println("endpoint                     arm against " + file.reference()
        + "        difference  90 % of trials      power   assurance");
    for (int i = 0; i < typical.comparisons().size(); i++) {
      var c = typical.comparisons().get(i);
      var d = doubted.comparisons().get(i);
      out.printf(Locale.ROOT, "%-28s %-26s %8s  %7s to %-7s  %4.0f %%     %4.0f %%%n",
          clipped(c.endpoint().name(), 28),
          clipped(c.arm(), 26), number(c.mean()), number(c.quantile(0.05)), number(c.quantile(0.95)),
          100 * c.won(),
          100 * d.won());
    }
    var first = typical.comparisons().getFirst();
    out.printf(Locale.ROOT,
        "%nMonte-Carlo error of a power of %.0f %%: %.1f percentage points. Power: the model's typical "
            + "values; assurance: values from their plausible ranges.%n",
        100 * first.won(), 100 * first.error());
    if (file.looks().size() > 1) {
      out.print("Stops for benefit at each look:");
      for (int k = 0; k < file.looks().size(); k++) {
        out.printf(Locale.ROOT, "  %s of the people %.0f %%", number(file.looks().get(k)),
            100 * typical.stopped()[k]);
      }
      out.printf(Locale.ROOT, "; %.0f people on average.%n", typical.expected());
    }
    out.println();
    out.println("people  power  assurance   (first endpoint" + (file.analysis().method().equals("MMRM")
        ? ", ANCOVA in place of MMRM)"
        : ")"));
    curve.points()
        .forEach(p -> out.printf(Locale.ROOT, "%6d  %4.0f %%  %4.0f %%%n", p.people(), 100 * p.power(),
            100 * p.assurance()));
    long[] troubles = run.troubles();
    if (troubles[1] > 0) {
      out.println(troubles[1] + " people could not be computed; their neighbours stand in.");
    }
  }

  static String estimand(String method) {
    return switch (method) {
      case "MMRM", "ANCOVA" -> "hypothetical, had everybody stayed; who leaves counts as missing at random";
      case "LOCF" -> "the last rating stands, as if nobody changed after it";
      default -> "composite, who leaves has not responded";
    };
  }

  private static String clipped(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - 1) + "…";
  }
}
