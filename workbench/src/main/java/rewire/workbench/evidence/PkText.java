package rewire.workbench.evidence;

import java.util.List;
import java.util.Locale;
import rewire.evidence.Agreement;
import rewire.workbench.evidence.PkComparison.Group;

/// The answer for a terminal: about one screen, 72 columns.
public final class PkText {
  private static final String WORDS = "%-22s %5s %6s %6s %6s %7s %7s";

  private PkText() {}

  /// Lines without a line feed at the end.
  public static String of(PkComparison comparison, String set) {
    var out = new StringBuilder();
    var all = comparison.all();
    if (all.isEmpty()) {
      return "No row is both marked scored=yes and can be simulated." + apart(comparison);
    }
    line(out, "Levels in people against the model, parameters " + set);
    line(out, String.format(Locale.ROOT, WORDS, "", "rows", "1.25x", "1.5x", "2x", "GMR", "AAFE"));
    row(out, "All scored rows", all.get(), "");
    var once = all.get().byStudy();
    line(out, String.format(Locale.ROOT, WORDS, "Each study once", all.get().studies(),
        Words.percent(once.shares().get(0)), Words.percent(once.shares().get(1)),
        Words.percent(once.shares().get(2)), Words.ratio(once.meanRatio()), Words.ratio(once.meanFold())));
    for (var division : PkGroups.of(comparison)) {
      var groups = division.title().equals("Analyte") ? PkGroups.molecules(comparison) : division.groups();
      groups(out, division.title(), groups, !division.title().equals("Study"));
    }
    out.append(apart(comparison).stripLeading());
    return out.toString().stripTrailing();
  }

  private static void groups(StringBuilder out, String title, List<Group> groups, boolean thin) {
    line(out, title);
    for (var g : groups) {
      row(out, "  " + g.name(), g.agreement(), thin ? PkGroups.thinness(g.agreement()) : "");
    }
  }

  private static void row(StringBuilder out, String name, Agreement a, String note) {
    line(out, String.format(Locale.ROOT, WORDS + "  %s", Words.cut(name, 22), a.rows(), a.within().get(0),
        a.within().get(1), a.within().get(2), Words.ratio(a.byRow().meanRatio()),
        Words.ratio(a.byRow().meanFold()),
        note));
  }

  private static String apart(PkComparison comparison) {
    var untested = PkGroups.untested(comparison);
    return String.format(Locale.ROOT,
        "%n%sNot counted: %d context, %d children, %d low confidence, %d cannot be simulated.%n",
        untested.isEmpty() ? "" : "No scored row: " + String.join(", ", untested) + ".\n",
        comparison.apart(PkRow.Place.CONTEXT).size(), comparison.apart(PkRow.Place.PAEDIATRIC).size(),
        comparison.apart(PkRow.Place.LOW_CONFIDENCE).size(), comparison.silent().size());
  }

  private static void line(StringBuilder out, String text) {
    out.append(text.stripTrailing()).append('\n');
  }
}
