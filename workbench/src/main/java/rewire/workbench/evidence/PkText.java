package rewire.workbench.evidence;

import java.util.Locale;
import rewire.evidence.Agreement;

/// The answer for a terminal: about one screen, 72 columns.
public final class PkText {
  private static final String WORDS = "%-22s %5s %6s %6s %6s %7s %7s";

  private static final int GROUPS = 20;
  private static final int LISTED = 10;
  private static final int WIDTH = 72;

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
    for (var division : PkGroups.brief(comparison)) {
      line(out, division.title());
      division.groups().stream().limit(GROUPS)
          .forEach(g -> row(out, "  " + division.word(g.name()), g.agreement(), division.thinness(g)));
      if (division.groups().size() > GROUPS) {
        line(out, "  and " + (division.groups().size() - GROUPS) + " more, all in evidence.json.");
      }
    }
    out.append(apart(comparison).stripLeading());
    return out.toString().stripTrailing();
  }

  private static void row(StringBuilder out, String name, Agreement a, String note) {
    line(out, String.format(Locale.ROOT, WORDS + "  %s", Words.cut(name, 22), a.rows(), a.within().get(0),
        a.within().get(1), a.within().get(2), Words.ratio(a.byRow().meanRatio()),
        Words.ratio(a.byRow().meanFold()),
        note));
  }

  private static String apart(PkComparison comparison) {
    var untested = PkGroups.untested(comparison).stream().map(Words::route).toList();
    var silent = comparison.silent();
    var out = new StringBuilder(String.format(Locale.ROOT,
        "%n%sNot counted: %d context, %d children, %d low confidence, %d cannot be simulated%s%n",
        untested.isEmpty() ? "" : Words.wrapped("No scored row: " + String.join(", ", untested) + ".", WIDTH),
        comparison.apart(PkRow.Place.CONTEXT).size(), comparison.apart(PkRow.Place.PAEDIATRIC).size(),
        comparison.apart(PkRow.Place.LOW_CONFIDENCE).size(), silent.size(), silent.isEmpty() ? "." : ":"));
    silent.stream().limit(LISTED)
        .forEach(l -> line(out, "  " + l.row().at() + ": " + l.row().id() + ": " + l.reason()));
    if (silent.size() > LISTED) {
      line(out, "  and " + (silent.size() - LISTED) + " more, all in rows.csv.");
    }
    return out.toString();
  }

  private static void line(StringBuilder out, String text) {
    out.append(text.stripTrailing()).append('\n');
  }
}
