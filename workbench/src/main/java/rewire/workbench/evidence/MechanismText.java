package rewire.workbench.evidence;

import java.util.List;
import java.util.Locale;

/// The comparison with findings on the mechanism for a terminal of 72 columns.
public final class MechanismText {
  private static final int WIDTH = 72;

  private MechanismText() {}

  /// Lines without a line feed at the end.
  public static String of(Findings findings, String set) {
    var out = new StringBuilder("Findings on the mechanism against the model, parameters " + set + "\n");
    out.append(String.format(Locale.ROOT, "%-22s %7s %7s %7s%n", "compared as", "checks", "agree", "miss"));
    Findings.HOW.forEach(how -> count(out, how, findings.compared(how)));
    count(out, "all", findings.checks());
    findings.agreement().ifPresent(a -> out.append(String.format(Locale.ROOT,
        "Of %d numbers and ratios %d, %d, %d lie within 1.25x, 1.5x, 2x; AAFE %s.%n", a.rows(),
        a.within().get(0),
        a.within().get(1), a.within().get(2), Words.ratio(a.byRow().meanFold()))));
    out.append(String.format(Locale.ROOT, "%d findings went into the model, %d have no counterpart.%n",
        findings.inputs().size(), findings.without().size()));
    if (!findings.misses().isEmpty()) {
      out.append("Misses\n");
    }
    for (var f : findings.misses()) {
      out.append(Words.cut(String.format(Locale.ROOT, "  %s %-24s %9s, found %s", f.id(),
          Words.cut(f.map("quantity") + " " + f.map("measure"), 24), Words.three(f.value()), f.expected()),
          WIDTH))
          .append('\n').append("       ").append(Words.cut(f.found(), WIDTH - 7)).append('\n');
    }
    return out.toString().stripTrailing();
  }

  private static void count(StringBuilder out, String name, List<Finding> some) {
    long missed = some.stream().filter(Finding::missed).count();
    out.append(
        String.format(Locale.ROOT, "%-22s %7d %7d %7d%n", name, some.size(), some.size() - missed, missed));
  }
}
