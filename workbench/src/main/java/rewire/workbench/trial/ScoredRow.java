package rewire.workbench.trial;

import java.util.List;
import java.util.Optional;
import rewire.trials.forecast.Crps;
import rewire.workbench.library.Arm;
import rewire.workbench.library.Result;

/// A row of the library beside its prediction.
///
/// @param library    the folder it is from
/// @param arm        the arm it is about
/// @param vs         the arm it is compared with
/// @param kind       kind of outcome
/// @param model      what virtual trials say
/// @param apart      the same with the interaction of therapy and ketamine switched off, where one arises
/// @param unit       of the value: points of a scale, %, d, log or days
/// @param points     points of the value that make one MADRS point; 1 for shares, SD and logarithms
/// @param pooled     baseline (a)
/// @param nearest    baseline (b)
/// @param notes      what was taken how
public record ScoredRow(String library, Result row, Arm arm, Optional<Arm> vs, RowReading.Kind kind,
    Prediction model,
    Optional<Prediction> apart, String unit, double points, Guess pooled, Guess nearest, List<String> notes) {

  public ScoredRow {
    notes = List.copyOf(notes);
  }

  /// A prediction by other trials: a normal distribution.
  ///
  /// @param from what it was made of
  public record Guess(double mean, double sd, String from) {
    double crps(double value) {
      return Crps.normal(mean, sd, value);
    }
  }

  /// The observed number on the scale on which it is scored: ratios and times by their logarithm.
  double observed() {
    return logarithmic() ? StrictMath.log(Math.max(1e-3, row.value())) : row.value();
  }

  boolean logarithmic() {
    return logarithmic(kind);
  }

  static boolean logarithmic(RowReading.Kind kind) {
    return kind == RowReading.Kind.RATIO || kind == RowReading.Kind.TIME;
  }

  /// Predicted minus observed.
  double error() {
    return model.mean() - observed();
  }

  /// The error in SD of the prediction.
  double standardised() {
    return error() / model.sd();
  }
}
