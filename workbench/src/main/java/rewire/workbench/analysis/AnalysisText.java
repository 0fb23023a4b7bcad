package rewire.workbench.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rewire.trials.analysis.Answer;

/// Answers as a table for the terminal.
public final class AnalysisText {
  private AnalysisText() {}

  /// Counts and means of what was seen, arm by arm.
  public static List<String> observed(List<Answer> answers) {
    var lines = new ArrayList<String>();
    var seen = answers.stream().filter(a -> a.method().equals("observed")).toList();
    if (seen.isEmpty()) {
      return lines;
    }
    lines.add(
        String.format(Locale.ROOT, "%-20s %-10s %6s %8s %8s", "Observed", "visit", "people", "mean", "SD"));
    for (int i = 0; i + 2 < seen.size(); i += 3) {
      lines.add(String.format(Locale.ROOT, "%-20s %-10s %6.0f %8s %8s", cut(seen.get(i).arm(), 20),
          cut(seen.get(i).visit(), 10), seen.get(i).value(), fixed(seen.get(i + 1).value()),
          fixed(seen.get(i + 2).value())));
    }
    return lines;
  }

  /// Comparisons, and what belongs to arms alone.
  public static List<String> answers(List<Answer> answers, double level) {
    var lines = new ArrayList<String>();
    lines.add(String.format(Locale.ROOT, "%-7s %-40s %-8s %9s  %-19s %7s %6s %8s", "Method", "what", "visit",
        "value",
        number(Math.round(1e6 * level) / 1e4) + " % interval", "SE", "df", "p"));
    for (var a : answers) {
      if (!a.method().equals("observed") && !a.quantity().equals("free_of_event")
          && !a.quantity().startsWith("mean_")
          && !a.quantity().equals("people")) {
        lines.add(line(a).stripTrailing());
      }
    }
    return lines;
  }

  private static String line(Answer a) {
    var whose = a.against().isEmpty() ? a.arm() : a.arm() + " - " + a.against();
    var what = a.quantity().equals("difference")
        ? whose
        : (a.quantity().replace('_', ' ').replace("number needed to treat", "NNT") + " " + whose).strip();
    return String.format(Locale.ROOT, "%-7s %-40s %-8s %9s  %-19s %7s %6s %8s  %s", a.method(), cut(what, 40),
        cut(a.visit(), 8), fixed(a.value()), interval(a), fixed(a.se()),
        Double.isNaN(a.df()) || Double.isInfinite(a.df()) ? "" : String.format(Locale.ROOT, "%.1f", a.df()),
        p(a.p()),
        a.note());
  }

  static String interval(Answer a) {
    return Double.isNaN(a.limits().low()) && Double.isNaN(a.limits().high())
        ? ""
        : fixed(a.limits().low()) + " to " + fixed(a.limits().high());
  }

  /// A p value as papers print it.
  static String p(double p) {
    if (Double.isNaN(p)) {
      return "";
    }
    return p < 0.0001 ? "<0.0001" : String.format(Locale.ROOT, p < 0.1 ? "%.4f" : "%.3f", p);
  }

  static String fixed(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    return Double.isInfinite(value)
        ? value > 0 ? "∞" : "-∞"
        : String.format(Locale.ROOT, Math.abs(value) < 1000 ? "%.3f" : "%.1f", value);
  }

  /// A number in full, without a point where it is whole.
  static String number(double value) {
    return AnalysisTable.number(value);
  }

  private static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 1) + "…";
  }
}
