package rewire.workbench.trial;

import static rewire.workbench.trial.ScorecardPrint.number;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rewire.study.Scale;
import rewire.study.Trait;
import rewire.workbench.course.TrialFile;

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
    file.endpoints().forEach(e -> out.println("Estimand of \"" + e.name() + "\": "
        + estimand(file, e) + "."));
    extra(run, typical).forEach(out::println);
    run.entries()
        .forEach(e -> out.println(e.arm() + ": " + e.text().replace("published", "asked for") + "."));
    out.println();
    out.println("endpoint                     arm against " + file.reference()
        + "        difference  90 % of trials      power   assurance  of what");
    for (int i = 0; i < typical.comparisons().size(); i++) {
      var c = typical.comparisons().get(i);
      var d = doubted.comparisons().get(i);
      out.printf(Locale.ROOT, "%-28s %-26s %8s  %7s to %-7s  %4.0f %%     %4.0f %%     %s%n",
          clipped(c.endpoint().name(), 28),
          clipped(c.arm(), 26), number(c.mean()), number(c.quantile(0.05)), number(c.quantile(0.95)),
          100 * c.won(), 100 * d.won(), quantity(run.design().scale(c.endpoint().scale()), c.endpoint()));
    }
    typical.comparisons().forEach(c -> c.shares().ifPresent(s -> out.println("  " + shares(c, s))));
    var first = typical.comparisons().getFirst();
    out.printf(Locale.ROOT,
        "%nWhat chance leaves open of the first power, %.0f %%: %.1f to %.1f %% (95 %% interval). Power: the model's "
            + "typical values; assurance: values from their plausible ranges.%n",
        100 * first.won(), 100 * first.chance().low(), 100 * first.chance().high());
    undefined(typical).forEach(out::println);
    if (file.looks().size() > 1) {
      out.print(
          "Power is with the looks; differences are of trials that run to the end. Stops for benefit at each look:");
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

  /// Shares in words, with the number needed to treat.
  static String shares(TrialRun.Comparison c, Shares.Found s) {
    double d = s.treated() - s.control();
    return String.format(Locale.ROOT,
        "%s: %.0f %% with %s, %.0f %% with the reference; %+.0f points (95 %% interval of one trial, "
            + "Miettinen-Nurminen, mean limits %+.0f to %+.0f); one more for every %.1f treated%s.",
        c.endpoint().name(), 100 * s.treated(), c.arm(), 100 * s.control(), 100 * d, 100 * s.low(),
        100 * s.high(), Math.abs(1 / d),
        d < 0 ? " with the reference" : s.low() <= 0 ? "; the interval includes none" : "");
  }

  /// What a design adds: who could be randomised, what is left of a first period.
  static List<String> extra(TrialRun run, TrialRun.Result typical) {
    var out = new ArrayList<String>();
    var design = run.design();
    if (!design.file().strata().isEmpty()) {
      out.add("Allotted in equal parts, and analysed, by "
          + String.join(" and ", design.file().strata().stream().map(Trait::label).toList()) + ".");
    }
    switch (design.file().design()) {
      case TrialFile.Design.Withdrawal w -> out.add(String.format(Locale.ROOT,
          "%.0f %% of the people who begin the induction have responded at day %s and are randomised; days count "
              + "from then.",
          100 / typical.screened(), number(w.lengthH() / 24)));
      case TrialFile.Design.Crossover c -> {
        int second = design.ratedH().indexOf(c.secondH()) + 1;
        var parts = new ArrayList<String>();
        for (int a = 0; a < typical.arms().size(); a++) {
          parts.add(number(typical.courses()[a][second][0]) + " (" + typical.arms().get(a) + ")");
        }
        out.add(
            "Carry-over: mean score at the start of the second period, day " + number(c.secondH() / 24) + ": "
                + String.join(", ", parts) + "; at entry " + number(typical.courses()[0][0][0]) + ".");
      }
      case TrialFile.Design.Parallel _ -> {
      }
    }
    return out;
  }

  /// What the numbers of an endpoint are.
  static String quantity(Scale scale, TrialFile.Endpoint endpoint) {
    return switch (endpoint.measure()) {
      case "relapse" -> "log hazard ratio";
      case "change" -> "points" + (scale.moreIsBetter() ? ", more is better" : "")
          + (scale.modelOnly() ? "; " + Scale.MODEL_OUTPUT : "");
      default -> "share";
    };
  }

  /// Comparisons that could not be made in some virtual trials.
  static List<String> undefined(TrialRun.Result result) {
    var out = new ArrayList<String>();
    for (var c : result.comparisons()) {
      if (c.undefined() > 0) {
        out.add("\"" + c.endpoint().name() + "\", " + c.arm() + ": undefined in " + c.undefined() + " of "
            + c.differences().length + " virtual trials, which have not won; too few "
            + (c.endpoint().measure().equals("relapse") ? "responded or relapsed" : "are left")
            + " to compare.");
      }
    }
    return out;
  }

  static String estimand(TrialFile file, TrialFile.Endpoint endpoint) {
    if (endpoint.measure().equals("relapse")) {
      return file.design() instanceof TrialFile.Design.Parallel
          ? "among those who responded, whom treatment selects, so the arms are no longer alike; who leaves is censored"
          : "hypothetical, had everybody stayed; who leaves is censored";
    }
    return switch (Testing.method(endpoint, file.analysis().method())) {
      case "MMRM", "ANCOVA", "observed" ->
        "hypothetical, had everybody stayed; who leaves counts as missing at random";
      case "LOCF" -> "while in the trial, the last rating stands";
      case "everybody" ->
        "treatment policy, everybody is rated; who leaves goes on as the same person in the reference arm";
      default -> endpoint.measure().equals("change")
          ? "while in the trial, the last rating stands"
          : "composite, who leaves has not responded";
    };
  }

  private static String clipped(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - 1) + "…";
  }
}
