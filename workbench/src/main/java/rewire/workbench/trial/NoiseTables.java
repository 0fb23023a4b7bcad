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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rewire.study.Scale;
import rewire.trials.noise.NoiseStudy;
import rewire.trials.noise.NoiseStudy.Fitted;
import rewire.trials.noise.NoiseStudy.Leaving;
import rewire.trials.noise.SeriesSet;

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
        return Optional.of(estimate("value", sd, List.of(f)));
      }
    }
    return Optional.empty();
  }

  private Optional<Estimate> scale(Map<String, String> row, Optional<Estimate> mood) {
    double moods = mood.map(Estimate::value)
        .orElseGet(() -> tables.without(List.of()).typical("fluctuation_sd"));
    var fits = findings.fitted().stream()
        .filter(f -> scaleOf(f).filter(s -> s.name().equals(row.getOrDefault("scale", ""))).isPresent())
        .toList();
    var telling = fits.stream().filter(NoiseTables::wanders).map(f -> f.set().set()).toList();
    var used = fits.stream().filter(f -> wanders(f) || !telling.contains(f.set().set())).toList();
    double squares = 0;
    double ratings = 0;
    for (var f : used) {
      var scale = scaleOf(f).orElseThrow();
      double residual = f.curve().sdResidual();
      double of = moods * scale.slope(f.curve().beta().getFirst().value());
      double error = wanders(f)
          ? f.sdNoise()
          : Math.sqrt(Math.max(Math.pow(LEAST_SHARE * residual, 2), residual * residual - of * of));
      squares += f.curve().ratings() * Math.pow(error / (scale.high() - scale.low()), 2);
      ratings += f.curve().ratings();
    }
    return used.isEmpty()
        ? Optional.empty()
        : Optional.of(estimate("noise", Math.sqrt(squares / ratings), used));
  }

  /// Chance per week to leave, of the sets whose visits are numbered in weeks.
  private Optional<Estimate> leaving() {
    var used = findings.leaving().stream().filter(l -> l.set().visit().orElse("").endsWith("week")).toList();
    double left = used.stream().mapToInt(Leaving::left).sum();
    if (left == 0) {
      return Optional.empty();
    }
    double weeks = used.stream()
        .mapToDouble(l -> l.atRisk() * (Double.parseDouble(l.until()) - Double.parseDouble(l.from()))).sum();
    double rate = left / weeks;
    double fold = StrictMath.exp(1.96 / Math.sqrt(left)); // interval of a Poisson rate on the log scale
    return Optional.of(estimate("value", rate, rate / fold, rate * fold, used.stream().map(Leaving::set)));
  }

  /// A range of a third either way: the study gives no error of these numbers.
  private static Estimate estimate(String column, double value, List<Fitted> from) {
    return estimate(column, value, value / 1.3, value * 1.3, from.stream().map(Fitted::set));
  }

  /// A number with all the sets that it is made of.
  private static Estimate estimate(String column, double value, double low, double high,
      Stream<SeriesSet> from) {
    var sets = from.distinct().toList();
    return new Estimate(column, value, low, high,
        sets.stream().map(SeriesSet::set).distinct().collect(Collectors.joining(" + ")),
        sets.stream().map(s -> s.licence() + "; " + s.source() + "; ").distinct()
            .collect(Collectors.joining())
            + "written by rewire trial noise");
  }
}
