package rewire.workbench.evidence;

import static rewire.workbench.report.Wording.rounded;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import rewire.workbench.Engine.Fact;
import rewire.workbench.Engine.Followed;

/// How far the answers to the same courses move from one set of numbers to another.
public final class Drift {
  /// Always shown; other facts only when they move by more than this share.
  private static final String SCORE = "MADRS";
  private static final double SAME = 0.005;

  private Drift() {}

  /// A table for each course, without a line feed at the end.
  ///
  /// @param before the courses under the first set
  /// @param after  the same courses under the second, in the same order
  public static String text(List<Followed> before, List<Followed> after, String first, String second) {
    var out = new StringBuilder();
    for (int i = 0; i < before.size(); i++) {
      out.append(String.format(Locale.ROOT, "%s%-44s %8s %8s %8s%n", i == 0 ? "" : "\n",
          Words.cut(before.get(i).course().title(), 44), first, second, "change"));
      var then = new HashMap<String, Fact>();
      after.get(i).facts().forEach(f -> then.put(f.name(), f));
      for (var fact : before.get(i).facts()) {
        var other = then.getOrDefault(fact.name(), fact);
        if (fact.name().startsWith(SCORE) || moved(fact.value(), other.value())) {
          out.append(String.format(Locale.ROOT, "  %-42s %8s %8s %8s%n",
              Words.cut(fact.unit().isEmpty() ? fact.name() : fact.name() + ", " + fact.unit(), 42),
              rounded(fact.value(), step(fact, other)), rounded(other.value(), step(fact, other)),
              change(other.value() - fact.value(), step(fact, other))));
        }
      }
    }
    return out.toString().stripTrailing();
  }

  private static boolean moved(double from, double to) {
    return Math.abs(to - from) > SAME * Math.abs(from);
  }

  /// Three digits of the larger one.
  private static double step(Fact a, Fact b) {
    double size = Math.max(Math.abs(a.value()), Math.abs(b.value()));
    return size == 0 ? 1 : Math.pow(10, Math.floor(Math.log10(size)) - 2);
  }

  private static String change(double by, double step) {
    var text = rounded(by, step);
    return by > 0 && text.matches(".*[1-9].*") ? "+" + text : text;
  }
}
