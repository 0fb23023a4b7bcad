package rewire.workbench.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/// Where a command writes: answers to `out`, everything else to `err`; `screen` says how, and is asked only when needed,
/// because asking a terminal what it is takes longer than printing help.
record Console(PrintWriter out, PrintWriter err, Supplier<Screen> screen) {

  /// What the terminal can show.
  record Screen(int width, boolean unicode, boolean colour) {
    /// 72 columns without colour, as pipes and files get it.
    static final Screen PLAIN = new Screen(72, true, false);

    /// What the environment says: `NO_COLOR`, `TERM=dumb` and pipes get no colour, other locales than UTF-8 no blocks.
    static Screen of(Map<String, String> environment, boolean terminal) {
      var locale = environment.getOrDefault("LC_ALL",
          environment.getOrDefault("LC_CTYPE", environment.getOrDefault("LANG", "UTF-8")));
      boolean colour = terminal && environment.getOrDefault("NO_COLOR", "").isEmpty()
          && !environment.getOrDefault("TERM", "dumb").equals("dumb");
      return new Screen(72, locale.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8"), colour);
    }
  }

  Console(PrintWriter out, PrintWriter err) {
    this(out, err, () -> Screen.PLAIN);
  }

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
