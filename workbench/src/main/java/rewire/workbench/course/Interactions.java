package rewire.workbench.course;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import rewire.lang.SideTables;

/// The table of drugs that change the clearance of ketamine, `interactions.csv` beside the model.
public record Interactions(Map<String, Factors> drugs) {

  /// What a drug does in steady state.
  ///
  /// @param clint fold of intrinsic clearance
  /// @param gut fold of the share that passes the gut wall
  public record Factors(double clint, double gut) {}

  public Interactions {
    drugs = Collections.unmodifiableMap(new LinkedHashMap<>(drugs));
  }

  /// The table of the model that travels with the program.
  public static Interactions shipped() {
    return CareTables.shipped().interactions();
  }

  /// A course writes `grapefruit juice` for `grapefruit_juice`; the row `none` is no drug.
  static Interactions of(SideTables tables) {
    var drugs = new LinkedHashMap<String, Factors>();
    for (var row : tables.rows("interactions.csv", "co_drug", "clint", "gut", "source", "note")) {
      var factors = new Factors(row.number("clint"), row.number("gut"));
      if (!(factors.clint() > 0 && factors.gut() > 0)) {
        row.refuse("co_drug", "The folds of " + row.text("co_drug") + " must be positive.",
            "Perhaps 1, for no change.");
      }
      if (!row.text("co_drug").equals("none")) {
        drugs.put(row.text("co_drug").replace('_', ' '), factors);
      }
    }
    return new Interactions(drugs);
  }
}
