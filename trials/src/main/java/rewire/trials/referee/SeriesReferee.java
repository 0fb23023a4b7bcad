package rewire.trials.referee;

import static rewire.trials.referee.Recomputation.key;

import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import rewire.trials.data.EventReader;
import rewire.trials.data.Folder;
import rewire.trials.data.Sheet;
import rewire.trials.mixed.GrowthCurve;
import rewire.trials.noise.NoiseStudy;
import rewire.trials.noise.ReliableChange;
import rewire.trials.noise.ReliableChange.Fate;
import rewire.trials.noise.SeriesSet;
import rewire.trials.survival.Event;
import rewire.trials.survival.KaplanMeier;
import rewire.trials.survival.LogRank;
import rewire.trials.survival.ProportionalHazards;

/// The smaller referee sets, most of which the program may not carry.
final class SeriesReferee {
  private SeriesReferee() {}

  static Optional<Map<String, Ours>> of(String dataset, Folder folder) throws IOException {
    var sheet = folder.sheet(dataset + ".csv", List.of());
    if (sheet.isEmpty() || !sheet.get().faults().isEmpty()) {
      return Optional.empty();
    }
    var ours = new HashMap<String, Ours>();
    switch (dataset) {
      case "kaplan_meier_referee" -> leukaemia(ours, sheet.get());
      case "beat_the_blues" -> beatTheBlues(ours, sheet.get(), folder);
      case "placebo_amplification" -> reliableChange(ours, sheet.get());
      case "enrichd_bdi" -> enrichd(ours, folder);
      default -> means(ours, sheet.get());
    }
    return Optional.of(ours);
  }

  static SeriesSet set(String file, String scale, SeriesSet.Model model, boolean byArm, double from) {
    return new SeriesSet(file, file, List.of(scale), model, byArm, from, Optional.empty(), "time_d",
        Optional.empty(), new SeriesSet.Unit("week", 7), "", "", "", true);
  }

  /// Kaplan-Meier steps, log-rank and their like for a set of events.
  ///
  /// @param label how an arm is written in the name of the analysis; the arm itself where the quantity holds it
  static void survival(Map<String, Ours> ours, String analysis, List<Event> events, List<String> arms,
      Function<String, String> label) {
    for (var arm : arms) {
      for (var s : KaplanMeier.of(events.stream().filter(e -> e.arm().equals(arm)).toList()).steps()) {
        var time = s.time() == Math.rint(s.time())
            ? Long.toString((long) s.time())
            : Double.toString(s.time());
        var counts = "at risk " + s.atRisk() + " events " + s.events();
        ours.put(key(analysis, "S(" + time + " wk) " + label.apply(arm) + " " + counts),
            Ours.number(s.share(), s.se()));
        ours.put(key("Kaplan-Meier " + arm + " (Greenwood SE)", "S(" + time + " wk) " + counts),
            Ours.number(s.share(), s.se()));
      }
    }
    var test = LogRank.of(arms, events);
    ours.put(key("log-rank", "chi-square 1 df"), Ours.number(test.chiSquared()).withP(test.p()));
  }

  private static void leukaemia(Map<String, Ours> ours, Sheet sheet) {
    var events = EventReader.read(sheet,
        new EventReader.Columns("person", "arm", "time_weeks", "event", Optional.empty())).events();
    survival(ours, "", events, List.of("6-MP", "control"), Function.identity());
    for (var arm : List.of("6-MP", "control")) {
      var curve = KaplanMeier.of(events.stream().filter(e -> e.arm().equals(arm)).toList());
      ours.put(key("median weeks", arm),
          Ours.number(curve.median().orElse(Double.NaN)).with(curve.median(0.95)));
    }
    var ratio = ProportionalHazards.logRatio("control", "6-MP", events).orElseThrow();
    ours.put(key("Cox, Efron ties", "log hazard ratio control vs 6-MP"),
        Ours.number(ratio.value(), ratio.se()));
  }

  private static void beatTheBlues(Map<String, Ours> ours, Sheet sheet, Folder folder) throws IOException {
    var line = NoiseStudy
        .of(List.of(set("beat_the_blues.csv", "BDI-II", SeriesSet.Model.LINE, false, 0)), folder,
            _ -> {
            })
        .fitted();
    line.forEach(f -> AntidepressantReferee.line(ours, "BDI-II", f.curve(), 0.08,
        "the printed fit stops 0.036 short in minus twice the log-likelihood"));
    var persons = folder.sheet("beat_the_blues_persons.csv", List.of());
    if (persons.isEmpty()) {
      return;
    }
    var about = new HashMap<String, double[]>();
    for (var r : persons.get().rows()) {
      about.put(persons.get().cell(r, "person"),
          new double[] {persons.get().cell(r, "arm").equals("BtheB") ? 1 : 0,
              persons.get().cell(r, "antidepressant").equals("Yes") ? 1 : 0,
              persons.get().cell(r, "episode_length").equals(">6m") ? 1 : 0});
    }
    var scores = new TreeMap<String, TreeMap<Double, Double>>();
    for (var r : sheet.rows()) {
      scores.computeIfAbsent(sheet.cell(r, "person"), _ -> new TreeMap<>())
          .put(Double.parseDouble(sheet.cell(r, "nominal_month")),
              Double.parseDouble(sheet.cell(r, "value")));
    }
    var people = new java.util.ArrayList<GrowthCurve.Person>();
    scores.forEach((person, s) -> {
      double before = s.getOrDefault(0.0, Double.NaN);
      s.remove(0.0);
      var a = about.getOrDefault(person, new double[3]);
      if (!s.isEmpty()) {
        people.add(new GrowthCurve.Person(s.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
            s.values().stream().mapToDouble(Double::doubleValue).toArray(),
            s.keySet().stream().map(m -> new double[] {1, before, m, a[0], a[1], a[2]})
                .toArray(double[][]::new)));
      }
    });
    var names = List.of("intercept", "bdi_pre", "month", "treatment BtheB", "drug Yes", "length >6m");
    var analysis = "lmer ML: bdi ~ bdi_pre + month + treatment + drug + length + (1|person), 280 obs, 97 persons";
    GrowthCurve
        .fit(people, names, GrowthCurve.Line.LEVEL, GrowthCurve.Residual.NOISE, GrowthCurve.Criterion.FULL)
        .ifPresent(c -> {
          c.beta().forEach(b -> ours.put(key(analysis, b.name()), Ours.number(b.value(), b.se())));
          ours.put(key(analysis, "variance person"), Ours.number(c.sdLevel() * c.sdLevel()));
          ours.put(key(analysis, "variance residual"), Ours.number(c.sdResidual() * c.sdResidual()));
          ours.put(key(analysis, "log-likelihood"), Ours.number(-c.minusTwoLogLikelihood() / 2));
        });
  }

  private static void reliableChange(Map<String, Ours> ours, Sheet sheet) {
    var analysis = "Jacobson-Truax, BDI-II occasion 1 to 4, reliability 0.801, functional mean 7.69 SD 7.52, cut-off c, "
        + "n=40 used";
    var first = new TreeMap<String, Double>();
    var last = new TreeMap<String, Double>();
    for (var r : sheet.rows()) {
      if (sheet.cell(r, "scale").equals("BDI-II")) {
        (sheet.cell(r, "occasion").equals("1") ? first : last).merge(sheet.cell(r, "person"),
            Double.valueOf(sheet.cell(r, "value")), (a, b) -> b);
        if (!List.of("1", "4").contains(sheet.cell(r, "occasion"))) {
          last.remove(sheet.cell(r, "person"));
        }
      }
    }
    first.keySet().retainAll(last.keySet());
    double mean = first.values().stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    double sd = Math.sqrt(first.values().stream().mapToDouble(v -> (v - mean) * (v - mean)).sum()
        / (first.size() - 1));
    var rule = ReliableChange.between(0.801, mean, sd, 7.69, 7.52);
    var fates = new EnumMap<Fate, Integer>(Fate.class);
    first.forEach((person, before) -> fates.merge(rule.fate(before, last.getOrDefault(person, before)), 1,
        Integer::sum));
    ours.put(key(analysis, "cut-off c"), Ours.number(rule.cutOff()));
    ours.put(key(analysis, "clinical mean at occasion 1"), Ours.number(mean));
    ours.put(key(analysis, "clinical SD"), Ours.number(sd));
    ours.put(key(analysis, "recovered n"), Ours.number(fates.getOrDefault(Fate.RECOVERED, 0)));
    ours.put(key(analysis, "improved n"), Ours.number(fates.getOrDefault(Fate.IMPROVED, 0)));
    ours.put(key(analysis, "unchanged n"), Ours.number(fates.getOrDefault(Fate.UNCHANGED, 0)));
    ours.put(key(analysis, "deteriorated n"), Ours.number(fates.getOrDefault(Fate.WORSE, 0)));
  }

  private static void enrichd(Map<String, Ours> ours, Folder folder) throws IOException {
    var sets = List.of(set("enrichd_bdi.csv", "BDI", SeriesSet.Model.LINE, false, 0),
        set("enrichd_bdi.csv", "BDI", SeriesSet.Model.SHARED_LINE_AND_WANDERING, false, 0));
    var fitted = NoiseStudy.of(sets, folder, _ -> {
    }).fitted();
    AntidepressantReferee.line(ours, "BDI", fitted.getFirst().curve(), 0.05,
        "other handling of two ratings on one day");
    var change = "BDI visit-to-visit change (same-day repeats averaged)";
    var week = fitted.getFirst().week();
    ours.put(key(change, "SD of consecutive differences, gap 5-9 d (n=1552)"), Ours.number(week.sd()));
    ours.put(key(change, "mean of the same"), Ours.number(week.mean()));
    // the label names a slope for each person; the numbers are those of the model without, to all digits
    var wandering = fitted.get(1).curve();
    var analysis = "value ~ week, random intercept and slope, exponential autocorrelation with nugget (REML)";
    ours.put(key(analysis, "residual total SD"), Ours.number(wandering.sdResidual()));
    ours.put(key(analysis, "share of residual variance that is white noise (nugget)"),
        Ours.number(wandering.noise()));
    ours.put(key(analysis, "autocorrelation range, days (corr = exp(-gap/range))"),
        Ours.number(7 * wandering.range()));
    ours.put(key(analysis, "SD person intercept"), Ours.number(wandering.sdLevel()));
  }

  private static void means(Map<String, Ours> ours, Sheet sheet) {
    var analysis = "observed PTSD-RI mean (SD in the se column, n in df)";
    var groups = new TreeMap<String, java.util.ArrayList<Double>>();
    for (var r : sheet.rows()) {
      var scale = sheet.cell(r, "scale");
      if (scale.startsWith("PTSD-RI_")) {
        groups.computeIfAbsent(
            scale.substring(8) + " " + sheet.cell(r, "arm") + " T" + sheet.cell(r, "occasion"),
            _ -> new java.util.ArrayList<>()).add(Double.valueOf(sheet.cell(r, "value")));
      }
    }
    groups.forEach((name, values) -> {
      double mean = values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
      double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
      ours.put(key(analysis, name), new Ours(mean, Math.sqrt(squares / (values.size() - 1)), values.size(),
          new rewire.trials.Interval(Double.NaN, Double.NaN), Double.NaN, Ours.Slack.NONE));
    });
  }
}
