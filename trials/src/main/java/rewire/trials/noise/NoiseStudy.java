package rewire.trials.noise;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import rewire.trials.data.Folder;
import rewire.trials.data.Sheet;
import rewire.trials.mixed.GrowthCurve;
import rewire.trials.mixed.GrowthCurve.Criterion;
import rewire.trials.mixed.GrowthCurve.Line;
import rewire.trials.mixed.GrowthCurve.Residual;

/// Takes the spread of ratings apart: between persons, between their slopes, wandering within a person, noise; and counts
/// who leaves at each visit.
public final class NoiseStudy {
  private static final double WEEK_LEAST = 5.0 / 7; // a week apart: 5 to 9 days
  private static final double WEEK_MOST = 9.0 / 7;

  /// A number found in a set.
  ///
  /// @param arm  empty for everybody
  /// @param unit of the value; empty for shares, correlations and counts
  public record Found(SeriesSet set, String scale, String arm, String quantity, double value, String unit) {}

  /// One scale of one set.
  ///
  /// @param week pairs of ratings about a week apart
  public record Fitted(SeriesSet set, String scale, String arm, GrowthCurve curve, Change week) {

    /// Standard deviation of noise in one rating.
    public double sdNoise() {
      return curve.sdResidual() * Math.sqrt(curve.noise());
    }

    /// Correlation of two ratings at the start and one week, one day or one occasion later.
    public double reliability() {
      return curve.reliability(0, 1);
    }
  }

  /// People who leave after a visit.
  ///
  /// @param from  visit at which they were still seen
  /// @param until visit at which they were not seen again
  public record Leaving(SeriesSet set, String arm, String from, String until, int atRisk, int left) {

    /// Share of those who were still there.
    public double hazard() {
      return (double) left / atRisk;
    }
  }

  /// Everything that was found.
  ///
  /// @param absent sets whose file is not there
  public record Findings(List<Fitted> fitted, List<Leaving> leaving, List<SeriesSet> absent) {

    /// The same, number by number.
    public List<Found> rows() {
      var rows = new ArrayList<Found>();
      for (var f : fitted) {
        var c = f.curve();
        var per = "points/" + f.set().unit().name();
        add(rows, f, "people", c.people(), "");
        add(rows, f, "ratings", c.ratings(), "");
        add(rows, f, "mean_at_start", c.beta().getFirst().value(), "points");
        add(rows, f, "mean_slope", c.effect("slope"), per);
        add(rows, f, "sd_level", c.sdLevel(), "points");
        add(rows, f, "sd_slope", f.set().model().ownSlope() ? c.sdSlope() : Double.NaN, per);
        add(rows, f, "correlation_level_slope", f.set().model().ownSlope() ? c.correlation() : Double.NaN,
            "");
        add(rows, f, "sd_residual", c.sdResidual(), "points");
        add(rows, f, "noise_share_of_residual", c.noise(), "");
        add(rows, f, "sd_noise", f.sdNoise(), "points");
        add(rows, f, "wandering_range", c.range(), f.set().unit().name());
        add(rows, f, "reliability_1_" + f.set().unit().name(), f.reliability(), "");
        if (f.week().pairs() > 2) {
          add(rows, f, "pairs_5_to_9_days", f.week().pairs(), "");
          add(rows, f, "change_mean_5_to_9_days", f.week().mean(), "points");
          add(rows, f, "change_sd_5_to_9_days", f.week().sd(), "points");
          add(rows, f, "correlation_5_to_9_days", f.week().correlation(), "");
        }
      }
      for (var l : leaving) {
        var scale = l.set().scales().getFirst();
        rows.add(new Found(l.set(), scale, l.arm(), "at_risk_until_" + l.until(), l.atRisk(), ""));
        rows.add(new Found(l.set(), scale, l.arm(), "left_until_" + l.until(), l.left(), ""));
        rows.add(new Found(l.set(), scale, l.arm(), "hazard_until_" + l.until(), l.hazard(), ""));
      }
      return rows;
    }

    private static void add(List<Found> rows, Fitted f, String quantity, double value, String unit) {
      if (!Double.isNaN(value)) {
        rows.add(new Found(f.set(), f.scale(), f.arm(), quantity, value, unit));
      }
    }
  }

  private NoiseStudy() {}

  /// Goes through the sets whose files are there.
  ///
  /// @param begun is told each scale of each set before it is fitted
  /// @throws IllegalArgumentException with the place, when a file does not fit its entry
  public static Findings of(List<SeriesSet> sets, Folder folder, Consumer<String> begun)
      throws IOException {
    var fitted = new ArrayList<Fitted>();
    var leaving = new ArrayList<Leaving>();
    var absent = new ArrayList<SeriesSet>();
    for (var set : sets) {
      var read = folder.sheet(set.file(), set.where().stream().toList());
      if (read.isEmpty()) {
        absent.add(set);
        continue;
      }
      var sheet = whole(set, read.get());
      var arms = set.byArm() ? arms(sheet) : List.of("");
      for (var scale : set.scales()) {
        for (var arm : arms) {
          begun.accept(set.set() + " " + scale + " " + arm);
          var series = Series.of(set, sheet, scale, arm);
          fit(set, series).ifPresent(curve -> fitted.add(new Fitted(set, scale, arm, curve,
              set.unit().name().equals("week")
                  ? Change.of(series, WEEK_LEAST, WEEK_MOST)
                  : Change.of(series, 1, 0))));
        }
      }
      set.visit().ifPresent(column -> arms(sheet)
          .forEach(arm -> leaving.addAll(leaving(set, sheet, column, arm))));
    }
    return new Findings(fitted, leaving, absent);
  }

  private static Sheet whole(SeriesSet set, Sheet sheet) {
    if (!sheet.faults().isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", sheet.faults()));
    }
    var needed = new ArrayList<>(List.of("person", "scale", "value", set.time()));
    set.visit().ifPresent(needed::add);
    for (var column : needed) {
      if (!sheet.header().contains(column)) {
        throw new IllegalArgumentException(
            sheet.name() + ":1: there is no column \"" + column + "\".\nPerhaps it is "
                + "another file of the same name.");
      }
    }
    return sheet;
  }

  private static List<String> arms(Sheet sheet) {
    return sheet.header().contains("arm")
        ? List.copyOf(new TreeSet<>(sheet.rows().stream().map(r -> sheet.cell(r, "arm")).toList()))
        : List.of("");
  }

  private static Optional<GrowthCurve> fit(SeriesSet set, List<Series> series) {
    boolean sloped = set.model().sloped();
    return GrowthCurve.fit(series.stream().map(s -> s.person(sloped)).toList(),
        sloped ? List.of("start", "slope") : List.of("start"),
        set.model().ownSlope() ? Line.LEVEL_AND_SLOPE : Line.LEVEL,
        set.model().wandering() ? Residual.WANDERING_AND_NOISE : Residual.NOISE, Criterion.RESTRICTED);
  }

  /// Nobody comes back: a person has left after their last rating.
  private static List<Leaving> leaving(SeriesSet set, Sheet sheet, String column, String arm) {
    var scale = set.scales().getFirst();
    var rows = sheet.rows().stream().filter(r -> sheet.cell(r, "scale").equals(scale))
        .filter(r -> arm.isEmpty() || sheet.cell(r, "arm").equals(arm))
        .filter(r -> !Double.isNaN(Series.number(sheet, r, "value")))
        .filter(r -> !Double.isNaN(Series.number(sheet, r, column))).toList();
    var last = new TreeMap<String, Double>();
    rows.forEach(r -> last.merge(sheet.cell(r, "person"), Series.number(sheet, r, column), Math::max));
    var visits = new TreeMap<Double, String>();
    rows.forEach(r -> visits.putIfAbsent(Series.number(sheet, r, column), sheet.cell(r, column)));
    var all = new ArrayList<Leaving>();
    for (var visit : visits.tailMap(visits.isEmpty() ? 0 : visits.firstKey(), false).entrySet()) {
      var before = visits.lowerEntry(visit.getKey());
      int atRisk = (int) last.values().stream().filter(l -> l >= before.getKey()).count();
      int left = (int) last.values().stream().filter(l -> l.equals(before.getKey())).count();
      all.add(new Leaving(set, arm, before.getValue(), visit.getValue(), atRisk, left));
    }
    return all;
  }
}
