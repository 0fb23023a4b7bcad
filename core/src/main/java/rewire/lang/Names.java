package rewire.lang;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Names of the language: which are taken, and which are near a mistyped one.
final class Names {
  /// Functions that are built in; `log` is one so that it can be refused with a reason.
  static final Set<String> BUILT_IN = Set.of("exp", "ln", "log10", "log", "sqrt", "abs", "max", "min", "pow",
      "piecewise");

  private Names() {}

  /// Advice that lists near names, or `otherwise` when none is near.
  static String near(String name, Collection<String> known, String otherwise) {
    record Candidate(String name, int distance) {}
    var lower = name.toLowerCase(Locale.ROOT);
    int most = name.length() <= 2 ? 1 : name.length() <= 5 ? 2 : 3;
    var near = new ArrayList<Candidate>();
    for (var other : known) {
      if (Math.abs(other.length() - name.length()) <= most) {
        int d = distance(lower, other.toLowerCase(Locale.ROOT));
        if (d <= most && d < name.length()) {
          near.add(new Candidate(other, d));
        }
      }
    }
    if (near.isEmpty()) {
      return otherwise;
    }
    near.sort(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name));
    List<String> names = near.stream().limit(3).map(Candidate::name).toList();
    return "Perhaps " + String.join(" or ", names) + " was meant.";
  }

  /// Whether a symbol may have this name: letters, digits and `_`, not beginning with a digit.
  static boolean isName(String text) {
    if (text.isEmpty() || Character.isDigit(text.charAt(0))) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '_' && (c > 'z' || !Character.isLetterOrDigit(c))) {
        return false;
      }
    }
    return true;
  }

  /// Edit distance: insertions, deletions, changes.
  private static int distance(String a, String b) {
    var row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
