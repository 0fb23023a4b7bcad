package rewire.workbench.sensitivity;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rewire.workbench.report.Estimate;
import rewire.workbench.report.Wording;
import rewire.workbench.sensitivity.Ranking.Method;

/// A ranking as a CSV file with every number in full, and as a few lines for a terminal.
public final class RankingTable {
  private static final int LINES = 9;
  private static final int NAME = 34;

  private RankingTable() {}

  /// Writes all rankings into one file.
  public static void write(Path file, List<Ranking> rankings) throws IOException {
    try (var out = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(Files.newBufferedWriter(file))) {
      out.writeRecord("endpoint", "rank", "parameter", "label", "unit", "low", "typical", "high", "grade",
          "method",
          "effect", "effect_low90", "effect_high90", "first", "first_low90", "first_high90", "direction",
          "unevenness");
      for (var ranking : rankings) {
        int rank = 1;
        for (var row : ranking.rows()) {
          var p = row.parameter();
          out.writeRecord(ranking.endpoint(), Integer.toString(rank++), p.id(), p.label(),
              p.unit().toString(),
              number(row.factor().low()), number(row.factor().typical()), number(row.factor().high()),
              p.grade().name().toLowerCase(Locale.ROOT), ranking.method().name().toLowerCase(Locale.ROOT),
              number(row.effect().value()), number(row.effect().low()), number(row.effect().high()),
              number(row.first().value()), number(row.first().low()), number(row.first().high()),
              number(row.direction()), number(row.unevenness()));
        }
      }
    }
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }

  /// The strongest parameters of a ranking, at most 72 columns wide.
  public static String text(Ranking ranking) {
    var lines = new ArrayList<String>();
    lines.add(String.format(Locale.ROOT, "%-46s %s", ranking.endpoint() + ", " + ranking.label(),
        ranking.method() == Method.SOBOL ? "total index (90 %)" : "change across its range"));
    for (var row : ranking.rows().stream().limit(LINES).toList()) {
      var label = row.parameter().label();
      lines.add(String.format(Locale.ROOT, "%-" + NAME + "s %s  %s", cut(label, NAME),
          row.parameter().grade().name().toLowerCase(Locale.ROOT).substring(0, 3),
          effect(ranking, row)).stripTrailing());
    }
    return String.join("\n", lines);
  }

  private static String effect(Ranking ranking, Ranking.Row row) {
    return worded(ranking, row.effect()) + " "
        + row.sense(ranking.method() == Method.SOBOL ? 1 : row.effect().value());
  }

  /// The effect with its interval and unit.
  static String worded(Ranking ranking, Ranking.Estimate effect) {
    if (Double.isNaN(effect.value())) {
      return "not known";
    }
    return Wording.full(new Estimate(effect.value(), effect.low(), effect.high(), finest(ranking)))
        + (ranking.method() == Method.SOBOL || ranking.unit().isEmpty()
            ? ""
            : " " + ranking.unit());
  }

  /// A tenth of the first digit of the strongest effect: finer digits would not change the ranking.
  private static double finest(Ranking ranking) {
    double most = ranking.rows().stream().mapToDouble(r -> r.effect().value()).filter(v -> v > 0).max()
        .orElse(1);
    return ranking.method() == Method.SOBOL ? 0.01 : Math.pow(10, Math.floor(Math.log10(most)) - 1);
  }

  private static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 1) + "…";
  }
}
