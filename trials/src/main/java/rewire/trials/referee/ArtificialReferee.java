package rewire.trials.referee;

import static rewire.trials.referee.Recomputation.key;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rewire.trials.Estimate;
import rewire.trials.RatingTable;
import rewire.trials.data.Folder;
import rewire.trials.data.Layout;
import rewire.trials.data.RatingReader;
import rewire.trials.mixed.Mmrm;

/// The artificial trial with many gaps that SAS has analysed for the R package mmrm.
final class ArtificialReferee {
  private static final String MMRM = "MMRM REML unstructured Satterthwaite: FEV1 ~ race + sex + arm*visit";
  private static final String STOPPED = "SAS stops 1e-5 short of the largest likelihood";

  private ArtificialReferee() {}

  static Optional<Map<String, Ours>> of(Folder folder) throws IOException {
    var sheet = folder.sheet("mmrm_referee_artificial.csv", List.of());
    var layout = new Layout("person", "arm", "visit", "value", Optional.empty(), Optional.empty(),
        Optional.of("PBO"), List.of("race", "sex"), Layout.Range.ANY);
    return sheet.flatMap(s -> RatingReader.read(s, layout).table()).map(ArtificialReferee::ours);
  }

  private static Map<String, Ours> ours(RatingTable table) {
    var ours = new HashMap<String, Ours>();
    if (!(Mmrm.fit(table, Mmrm.Freedom.SATTERTHWAITE) instanceof Mmrm.Outcome.Fitted(var model))) {
      return ours;
    }
    ours.put(key(MMRM, "-2 restricted log-likelihood"),
        Ours.number(model.minusTwoLogLikelihood()).within(2e-5, 0, STOPPED));
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j <= i; j++) {
        ours.put(key(MMRM, "covariance (" + (i + 1) + "," + (j + 1) + ") visit order 1,2,3,4"),
            Ours.number(model.covariance(i, j)).within(0.005, 0, STOPPED));
      }
      put(ours, "TRT-PBO VIS" + (i + 1), model.difference("TRT", i));
      put(ours, "LSM VIS" + (i + 1) + " PBO", model.mean("PBO", i));
      put(ours, "LSM VIS" + (i + 1) + " TRT", model.mean("TRT", i));
    }
    coefficients(ours, model, table);
    return ours;
  }

  /// The printed coefficients of the model with a reference level for each class, written as means.
  private static void coefficients(Map<String, Ours> ours, Mmrm model, RatingTable table) {
    var averages = table.covariates().stream().map(RatingTable.Covariate::name).toList();
    put(ours, "race Black", model.covariate(averages.indexOf("race Black or African American")));
    put(ours, "race White", model.covariate(averages.indexOf("race White")));
    var male = model.covariate(averages.indexOf("sex Male"));
    put(ours, "sex Female", new Estimate(male.name(), -male.value(), male.se(), male.df()));
    put(ours, "TRT", model.difference("TRT", 0));
    for (int v = 1; v < 4; v++) {
      put(ours, "VIS" + (v + 1), model.combination("", Map.of("PBO 0", -1.0, "PBO " + v, 1.0)));
      put(ours, "TRT:VIS" + (v + 1),
          model.combination("", Map.of("PBO 0", 1.0, "PBO " + v, -1.0, "TRT 0", -1.0, "TRT " + v, 1.0)));
    }
  }

  private static void put(Map<String, Ours> ours, String quantity, Estimate e) {
    ours.put(key(MMRM, quantity), Ours.of(e).withP(e.p()).within(3e-4, 0.1, STOPPED));
  }
}
