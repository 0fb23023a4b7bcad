package rewire.lang;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rewire.model.Position;

/// Collects what is wrong, and finds the line of text to show with it.
final class Complaints {
  private final List<Complaint> found = new ArrayList<>();
  private final Map<String, List<String>> lines = new HashMap<>();

  /// Remembers a file's lines, so that complaints can show them.
  void text(String file, String text) {
    lines.put(file, text.lines().toList());
  }

  void add(Rule rule, Position at, String message, String advice) {
    if (found.size() < Limits.COMPLAINTS) {
      found.add(new Complaint(rule.name(), at, line(at), message, advice));
    }
  }

  /// Whether the line already has a complaint.
  boolean on(String file, int line) {
    return found.stream().anyMatch(c -> c.at().line() == line && c.at().file().equals(file));
  }

  boolean any() {
    return !found.isEmpty();
  }

  Reading.Refused refused() {
    found.sort(Comparator.comparing((Complaint c) -> c.at().file()).thenComparingInt(c -> c.at().line())
        .thenComparingInt(c -> c.at().column()));
    return new Reading.Refused(found);
  }

  private String line(Position at) {
    var text = lines.getOrDefault(at.file(), List.of());
    return at.line() >= 1 && at.line() <= text.size() ? text.get(at.line() - 1) : "";
  }
}
