package rewire.workbench.evidence;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import rewire.evidence.Agreement;
import rewire.evidence.Fit;

/// What a fit found: as text for a terminal and as a parameter set.
public final class FitFiles {
  private FitFiles() {}

  /// A table of changes, as `models/brain/default.csv` holds it.
  public static String set(Fit.Result result, String table) {
    var text = new StringWriter();
    try (var out = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      out.writeRecord("mechanism", "symbol", "value", "unit", "provenance", "note");
      for (var moved : result.moved()) {
        var p = moved.parameter();
        int dot = p.id().indexOf('.');
        out.writeRecord(p.id().substring(0, dot), p.id().substring(dot + 1), number(moved.value()),
            p.unit().toString(), "rewire evidence fit on the scored rows of " + table,
            String.format(Locale.ROOT, "dossier %s; plausible %s to %s; moved %+.2f SD of that range",
                number(p.value()), number(p.plausible().low()), number(p.plausible().high()), moved.shift()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /// The answer for a terminal.
  public static String text(Fit.Result result) {
    var out = new StringBuilder(String.format(Locale.ROOT, "%-26s %9s %9s   %s%n", "", "dossier", "fitted",
        "plausible, and how far it moved"));
    for (var m : result.moved()) {
      var range = m.parameter().plausible();
      out.append(String.format(Locale.ROOT, "%-26s %9s %9s   %s to %s, %+.2f SD%n", m.parameter().id(),
          number(m.parameter().value()), number(m.value()), number(range.low()), number(range.high()),
          m.shift()));
    }
    line(out, "Before", result.before());
    line(out, "After", result.after());
    return out.append(result.kept()
        ? "No study lost a row within any bound, and none is met less well as a whole."
        : "Some study lost; the numbers should not be used.").toString();
  }

  private static void line(StringBuilder out, String when, Agreement a) {
    out.append(String.format(Locale.ROOT,
        "%-7s %d, %d, %d of %d rows within 1.25x, 1.5x, 2x; each study once: GMR %s, AAFE %s%n", when,
        a.within().get(0), a.within().get(1), a.within().get(2), a.rows(),
        Words.ratio(a.byStudy().meanRatio()),
        Words.ratio(a.byStudy().meanFold())));
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
