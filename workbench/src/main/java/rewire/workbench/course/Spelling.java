package rewire.workbench.course;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Finds what a misspelt word was meant to be.
public final class Spelling {
  private Spelling() {}

  /// The candidate nearest to the word, if it is near: at most a third of its letters wrong, or one the beginning of
  /// the other.
  public static Optional<String> nearest(String word, Collection<String> candidates) {
    var w = word.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ').strip();
    var best = Optional.<String>empty();
    int least = Integer.MAX_VALUE;
    for (var candidate : candidates) {
      var c = candidate.toLowerCase(Locale.ROOT).replace('-', ' ');
      boolean begins = Math.min(w.length(), c.length()) >= 3 && (c.startsWith(w) || w.startsWith(c));
      int distance = begins ? 1 : distance(w, c);
      if (distance < least && distance <= Math.max(1, Math.min(w.length(), c.length()) / 3)) {
        least = distance;
        best = Optional.of(candidate);
      }
    }
    return best;
  }

  /// Levenshtein distance, cut short for words too long to be a slip.
  private static int distance(String a, String b) {
    if (a.length() > 60 || b.length() > 60) {
      return Integer.MAX_VALUE;
    }
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
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
