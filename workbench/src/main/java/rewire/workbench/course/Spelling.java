package rewire.workbench.course;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Finds what a misspelt word was meant to be.
public final class Spelling {
  private Spelling() {}

  /// The candidate that people also call so, else the one nearest to the word, if it is near: at most a third of its letters wrong and at least one right, or
  /// one the beginning of the other.
  public static Optional<String> nearest(String word, Collection<String> candidates) {
    var synonym = Synonyms.of(word, candidates);
    if (synonym.isPresent()) {
      return synonym;
    }
    var w = word.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ').strip();
    var best = Optional.<String>empty();
    int least = Integer.MAX_VALUE;
    for (var candidate : candidates) {
      var c = candidate.toLowerCase(Locale.ROOT).replace('-', ' ');
      boolean begins = Math.min(w.length(), c.length()) >= 3 && (c.startsWith(w) || w.startsWith(c));
      int distance = begins ? 1 : distance(w, c);
      boolean near = distance <= Math.max(1, Math.min(w.length(), c.length()) / 3) && distance < w.length();
      if (distance < least && near) {
        least = distance;
        best = Optional.of(candidate);
      }
    }
    return best;
  }

  /// Letters left out, added or changed, and neighbours exchanged (optimal string alignment); words too long to be a
  /// slip are far from everything.
  private static int distance(String a, String b) {
    if (a.length() > 60 || b.length() > 60) {
      return Integer.MAX_VALUE;
    }
    var d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int change = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(change, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], 1 + d[i - 2][j - 2]);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
