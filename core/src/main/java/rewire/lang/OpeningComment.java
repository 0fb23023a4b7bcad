package rewire.lang;

import java.util.ArrayList;
import java.util.List;

/// The comment a file opens with: what its mechanism is about.
final class OpeningComment {
  private OpeningComment() {}

  /// The lines of the comment without their signs; blank lines at its ends are left out.
  static List<String> of(String text) {
    var about = new ArrayList<String>();
    boolean block = false;
    for (var line : (Iterable<String>) text.lines()::iterator) {
      var t = line.strip();
      if (!block && t.startsWith("/*")) {
        block = true;
        t = t.substring(2).strip();
      }
      if (block) {
        int end = t.indexOf("*/");
        block = end < 0;
        t = end < 0 ? t : t.substring(0, end);
        about.add((t.startsWith("*") ? t.substring(1) : t).strip());
      } else if (t.startsWith("//")) {
        about.add(t.substring(t.startsWith("///") ? 3 : 2).strip());
      } else if (t.startsWith("#")) {
        about.add(t.substring(1).strip());
      } else if (!t.isEmpty() || !about.isEmpty()) {
        break;
      }
    }
    while (!about.isEmpty() && about.getFirst().isEmpty()) {
      about.removeFirst();
    }
    while (!about.isEmpty() && about.getLast().isEmpty()) {
      about.removeLast();
    }
    return about;
  }
}
