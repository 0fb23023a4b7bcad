package rewire.trials.referee;

import static rewire.trials.referee.Recomputation.key;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import rewire.trials.Estimate;
import rewire.trials.RatingTable;
import rewire.trials.data.EventReader;
import rewire.trials.data.Folder;
import rewire.trials.data.Layout;
import rewire.trials.data.RatingReader;
import rewire.trials.data.Sheet;
import rewire.trials.missing.ConditionalMean;
import rewire.trials.missing.ConditionalMean.Variance;
import rewire.trials.missing.MultipleImputation;
import rewire.trials.missing.Strategy;
import rewire.trials.mixed.GrowthCurve;
import rewire.trials.mixed.Mmrm;
import rewire.trials.noise.NoiseStudy;
import rewire.trials.noise.SeriesSet;

/// The analyses of the antidepressant trial that SAS, rbmi, survival and nlme have printed.
final class AntidepressantReferee {
  private static final String MMRM = "MMRM REML unstructured KR: change ~ visit:baseline + visit:arm";
  private static final int DRAWS = 600;

  private final Map<String, Ours> ours = new HashMap<>();
  private final RatingTable table;

  private AntidepressantReferee(RatingTable table) {
    this.table = table;
  }

  static Optional<Map<String, Ours>> of(Folder folder) throws IOException {
    var sheet = folder.sheet("antidepressant_trial.csv", List.of(new Sheet.Filter("scale", "HAMD17")));
    var persons = folder.sheet("antidepressant_trial_persons.csv", List.of());
    if (sheet.isEmpty() || persons.isEmpty()) {
      return Optional.empty();
    }
    var layout = new Layout("person", "arm", "visit", "value", Optional.empty(), Optional.of("3"),
        Optional.of("PLACEBO"), List.of(), Layout.Range.ANY);
    var table = RatingReader.read(sheet.get(), layout).table();
    if (table.isEmpty()) {
      return Optional.empty();
    }
    var referee = new AntidepressantReferee(table.get());
    referee.mmrm();
    referee.imputation();
    referee.conditionalMeans();
    SeriesReferee.survival(referee.ours, "Kaplan-Meier time to discontinuation (Greenwood SE)",
        EventReader.read(persons.get(), new EventReader.Columns("person", "arm", "last_week", "discontinued",
            Optional.empty())).events(),
        List.of("DRUG", "PLACEBO"), Function.identity());
    referee.lines(folder);
    return Optional.of(referee.ours);
  }

  private void mmrm() {
    if (Mmrm.fit(table, Mmrm.Freedom.KENWARD_ROGER) instanceof Mmrm.Outcome.Fitted(var model)) {
      ours.put(key(MMRM, "-2 restricted log-likelihood"), Ours.number(model.minusTwoLogLikelihood()));
      for (int i = 0; i < table.visits().size(); i++) {
        for (int j = 0; j <= i; j++) {
          ours.put(
              key(MMRM, "covariance UN(" + (i + 1) + "," + (j + 1) + ") (visits 4,5,6,7 = weeks 1,2,4,6)"),
              Ours.number(model.covariance(i, j)).within(1e-4, 0, "SAS stops just short of the maximum"));
        }
        var visit = table.visits().get(i);
        ours.put(key(MMRM, "DRUG-PLACEBO visit " + visit), Ours.of(model.difference("DRUG", i)));
        for (var arm : table.arms()) {
          ours.put(key(MMRM, "LS mean " + arm + " visit " + visit), Ours.of(model.mean(arm, i)));
        }
      }
    }
    if (Mmrm.fit(table, Mmrm.Freedom.SATTERTHWAITE) instanceof Mmrm.Outcome.Fitted(var model)) {
      for (int v = 0; v < table.visits().size(); v++) {
        var e = model.difference("DRUG", v);
        ours.put(key("MMRM REML unstructured, model-based SE", "DRUG-PLACEBO visit " + table.visits().get(v)),
            Ours.number(e.value(), e.se()).within(1e-5, 0, "printed by an optimiser that stops at 1e-6"));
      }
    }
  }

  private void imputation() {
    for (var name : List.of("MAR", "CIR", "CR", "J2R")) {
      var drawn = draws(Strategy.named(name).orElseThrow());
      put("multiple imputation " + name + " (reference PLACEBO)", drawn, 0.07, 6,
          "drawn, here 600 times: four Monte Carlo errors");
      if (name.equals("J2R")) {
        put("Bayesian MI J2R + ANCOVA + Rubin", drawn, 0.16, 5, "150 draws there: four Monte Carlo errors");
      }
    }
    put("causal-model MI K0=1 K1=0.5 per visit, m=100, reference PLACEBO", draws(new Strategy.Causal(1, 0.5)),
        0.17,
        12, "100 draws there, and a covariance for each arm");
  }

  private List<Estimate> draws(Strategy strategy) {
    return MultipleImputation
        .differences(table, strategy, new MultipleImputation.Plan(DRAWS, 100, 5, 1), _ -> {
        }).orElseThrow().stream().map(MultipleImputation.Pooled::estimate).toList();
  }

  private void put(String analysis, List<Estimate> found, double slack, double df, String reason) {
    for (int v = 0; v < found.size(); v++) {
      ours.put(key(analysis, "PLACEBO-DRUG visit " + table.visits().get(v)),
          Ours.reversed(found.get(v)).within(slack, df, reason));
    }
  }

  private void conditionalMeans() {
    for (var variance : Variance.values()) {
      var analysis = variance == Variance.REPEATED_SAMPLING
          ? "conditional mean imputation J2R, jackknife SE"
          : "conditional mean MAR + delta matching J2R (information-anchored), jackknife SE";
      var found = ConditionalMean.differences(table, Strategy.jumpToReference(), variance).orElseThrow();
      for (int v = 0; v < found.size(); v++) {
        ours.put(key(analysis, "PLACEBO-DRUG visit " + table.visits().get(v)), Ours.reversed(found.get(v)));
      }
    }
  }

  private void lines(Folder folder) throws IOException {
    var sets = List.of(
        SeriesReferee.set("antidepressant_trial.csv", "HAMD17", SeriesSet.Model.LINE, true, 0),
        SeriesReferee.set("antidepressant_trial.csv", "HAMA", SeriesSet.Model.LINE, false, 1));
    for (var f : NoiseStudy.of(sets, folder, _ -> {
    }).fitted()) {
      var label = f.arm().isEmpty() ? "HAMA both arms, from week 1" : "HAMD17 " + f.arm();
      line(ours, label, f.curve(), 0.003, "the printed fit stops just short of the maximum");
    }
  }

  static void line(Map<String, Ours> ours, String label, GrowthCurve c, double slack, String reason) {
    var analysis = "linear mixed model value ~ week + (week|person), REML, recomputed (nlme)";
    var values = new HashMap<String, Double>();
    values.put("intercept", c.effect("start"));
    values.put("slope per week", c.effect("slope"));
    values.put("SD intercept", c.sdLevel());
    values.put("SD slope", c.sdSlope());
    values.put("correlation", c.correlation());
    values.put("SD residual", c.sdResidual());
    values.forEach((quantity, value) -> ours.put(key(analysis, label + ": " + quantity),
        Ours.number(value).within(slack, 0, reason)));
  }
}
