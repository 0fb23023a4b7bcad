package rewire.workbench.trial;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import rewire.study.Scale;
import rewire.trials.noise.NoiseStudy;
import rewire.trials.noise.NoiseStudy.Fitted;

/// Tables of observation with the numbers of [NoiseStudy] in them, in the layout of `models/observation`.
///
/// Where a set tells mood that wanders from noise (a fit with wandering), both are taken from it. Else the residual holds
/// both, and the mood of the tables is taken off its square before the rest counts as error of a rating.
public final class NoiseTables {
  private static final Map<String, String> NAMES = Map.of("HAMD17", "HDRS17", "HAMD", "HDRS17", "BDI-II",
      "BDI",
      "HAMA", "HAMA");
  /// Error that is left at least, as a share of the residual: no rating is free of it.
  private static final double LEAST_SHARE = 0.3;

  private final NoiseStudy.Findings findings;
  private final ObservationTables tables;
  private final List<String> changes = new ArrayList<>();

  private NoiseTables(NoiseStudy.Findings findings, ObservationTables tables) {
    this.findings = findings;
    this.tables = tables;
  }

  /// Writes `scales.csv` and `trial_effects.csv`.
  ///
  /// @return what differs from the tables of the program
  public static List<String> write(NoiseStudy.Findings findings, ObservationTables tables, Path folder)
      throws IOException {
    var writer = new NoiseTables(findings, tables);
    Files.createDirectories(folder);
    var mood = writer.mood();
    writer.copy("scales.csv", folder, row -> writer.scale(row, mood));
    writer.copy("trial_effects.csv", folder, row -> switch (row.getOrDefault("symbol", "")) {
      case "fluctuation_sd" -> mood;
      case "leave_weekly" -> writer.leaving();
      default -> Optional.empty();
    });
    return List.copyOf(writer.changes);
  }

  /// A number that takes the place of one in a table.
  private record Estimate(String column, double value, double low, double high, String source, String note) {}

  private interface Change {
    Optional<Estimate> of(Map<String, String> row);
  }

  private void copy(String name, Path folder, Change change) throws IOException {
    var rows = ObservationTables.rows(name, Optional.empty());
    try (var out = CsvWriter.builder().lineDelimiter(LineDelimiter.LF)
        .build(Files.newBufferedWriter(folder.resolve(name)))) {
      out.writeRecord(rows.getFirst().getHeader());
      for (NamedCsvRecord record : rows) {
        var row = new LinkedHashMap<>(record.getFieldsAsMap());
        change.of(row).ifPresent(e -> {
          var key = row.getOrDefault("symbol", row.getOrDefault("scale", ""));
          changes.add(String.format(Locale.ROOT, "%s: %s of %s %s -> %s (%s)", name, e.column, key,
              row.getOrDefault(e.column, ""), shown(e.value), e.source));
          row.put(e.column, shown(e.value));
          row.replace("low", row.containsKey("symbol") ? shown(e.low) : row.getOrDefault("low", ""));
          row.replace("high", row.containsKey("symbol") ? shown(e.high) : row.getOrDefault("high", ""));
          row.put("grade", "fitted");
          row.put("source", e.source);
          row.put("note", e.note);
        });
        out.writeRecord(row.values());
      }
    }
  }

  private static String shown(double value) {
    return Double.toString(Math.rint(value * 1e4) / 1e4);
  }

  private Optional<Scale> scaleOf(Fitted f) {
    return Optional.ofNullable(tables.scales().get(NAMES.getOrDefault(f.scale(), f.scale())));
  }

  private static boolean wanders(Fitted f) {
    return f.curve().noise() > 0 && f.curve().noise() < 1;
  }

  /// SD of mood around its course, MADRS points.
  private Optional<Estimate> mood() {
    for (var f : findings.fitted()) {
      var scale = scaleOf(f);
      if (wanders(f) && scale.isPresent()) {
        double sd = f.curve().sdResidual() * Math.sqrt(1 - f.curve().noise())
            / scale.get().slope(f.curve().beta().getFirst().value());
        return Optional.of(estimate("value", sd, f));
      }
    }
    return Optional.empty();
  }

  private Optional<Estimate> scale(Map<String, String> row, Optional<Estimate> mood) {
    double moods = mood.map(Estimate::value)
        .orElseGet(() -> tables.without(List.of()).typical("fluctuation_sd"));
    double squares = 0;
    double ratings = 0;
    Optional<Fitted> last = Optional.empty();
    for (var f : findings.fitted()) {
      var scale = scaleOf(f);
      if (scale.isPresent() && scale.get().name().equals(row.getOrDefault("scale", ""))) {
        double residual = f.curve().sdResidual();
        double of = moods * scale.get().slope(f.curve().beta().getFirst().value());
        double error = wanders(f)
            ? f.sdNoise()
            : Math.sqrt(Math.max(Math.pow(LEAST_SHARE * residual, 2), residual * residual - of * of));
        squares += f.curve().ratings() * Math.pow(error / (scale.get().high() - scale.get().low()), 2);
        ratings += f.curve().ratings();
        last = Optional.of(f);
      }
    }
    double share = Math.sqrt(squares / Math.max(1, ratings));
    return last.map(f -> estimate("noise", share, f));
  }

  /// Chance per week to leave, visits a week apart.
  private Optional<Estimate> leaving() {
    double left = 0;
    double weeks = 0;
    Optional<NoiseStudy.Leaving> last = Optional.empty();
    var before = new LinkedHashMap<String, Double>();
    for (var l : findings.leaving()) {
      if (l.set().unit().name().equals("week") && l.until().matches("[0-9]+")) {
        double until = Double.parseDouble(l.until());
        double span = until - before.getOrDefault(l.set().set() + l.arm(), 0.0);
        before.put(l.set().set() + l.arm(), until);
        left += l.left();
        weeks += span * l.atRisk();
        last = Optional.of(l);
      }
    }
    if (last.isEmpty() || left == 0) {
      return Optional.empty();
    }
    double rate = left / weeks;
    double fold = StrictMath.exp(1.96 / Math.sqrt(left)); // interval of a Poisson rate on the log scale
    var set = last.get().set();
    return Optional.of(new Estimate("value", rate, rate / fold, rate * fold, set.set(),
        set.licence() + "; " + set.source() + "; written by rewire trial noise"));
  }

  /// A range of a third either way: the study gives no error of these numbers.
  private static Estimate estimate(String column, double value, Fitted f) {
    return new Estimate(column, value, value / 1.3, value * 1.3, f.set().set(),
        f.set().licence() + "; " + f.set().source() + "; written by rewire trial noise");
  }
}
