package rewire.workbench.cli;

import java.io.PrintWriter;
import java.util.Locale;

/// People done and time left, on one line that is rewritten; silent for work under two seconds.
final class ProgressLine {
  private static final long SILENT_MS = 2000;
  private static final long EVERY_MS = 200;

  private final PrintWriter err;
  private final int people;
  private final String what;
  private long begin;
  private long shown;
  /// Done before this process began.
  private int before = -1;

  ProgressLine(PrintWriter err, int people) {
    this(err, people, "people");
  }

  /// @param what is counted
  ProgressLine(PrintWriter err, int people, String what) {
    this.err = err;
    this.people = people;
    this.what = what;
  }

  void followed(int done) {
    long now = System.currentTimeMillis();
    if (before < 0) {
      before = done - 1;
      begin = now;
    }
    boolean last = done == people;
    if (now - begin < SILENT_MS || (!last && now - shown < EVERY_MS)) {
      return;
    }
    shown = now;
    double left = (now - begin) / 1000.0 * (people - done) / (done - before);
    err.print(String.format(Locale.ROOT, "\r%d of %d %s, %s left   ", done, people, what, duration(left)));
    if (last) {
      err.print("\r" + " ".repeat(50) + "\r");
    }
    err.flush();
  }

  private static String duration(double seconds) {
    if (seconds < 90) {
      return Math.round(seconds) + " s";
    }
    return seconds < 5400
        ? Math.round(seconds / 60) + " min"
        : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
  }
}
