package rewire.workbench.cli;

import java.io.PrintWriter;
import java.util.List;

/// Where a command writes: answers to `out`, everything else to `err`.
record Console(PrintWriter out, PrintWriter err) {

  /// Lines of complaints on one screen.
  private static final int SCREEN = 22;

  /// One sentence and a line of advice.
  void complain(String reason, String advice) {
    err.println(reason);
    if (!advice.isEmpty()) {
      err.println(advice);
    }
    err.flush();
  }

  /// As many complaints as fit on a screen, and how many there are more.
  void complaints(List<String> texts) {
    int lines = 0;
    int shown = 0;
    for (var text : texts) {
      int height = (int) text.lines().count() + 1;
      if (shown > 0 && lines + height > SCREEN) {
        break;
      }
      err.println((shown == 0 ? "" : "\n") + text);
      lines += height;
      shown++;
    }
    if (shown < texts.size()) {
      err.println("\nand " + (texts.size() - shown) + " more.");
    }
    err.flush();
  }
}
