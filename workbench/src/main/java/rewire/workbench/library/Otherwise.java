package rewire.workbench.library;

import java.util.List;
import java.util.Set;

/// One line of `overrides.csv`: how an arm is simulated, where its columns do not say it well.
///
/// @param arm    of the trial; empty for all
/// @param column of `arms.csv` that reads otherwise, or `course`
/// @param value  what it reads
/// @param reason why
/// @param line   of the file
public record Otherwise(String trial, String arm, String column, String value, String reason, String file,
    long line) {
  /// The column that names a course file, in the library's folder.
  static final String COURSE = "course";
  static final List<String> COLUMNS = List.of("trial", "arm", "column", "value", "reason");
  /// What may be read otherwise: what is done to whom, never what was measured.
  static final Set<String> KNOWN = Set.of("design", "blind", "condition", "failed_trials", "entry_scale",
      "entry_min", "entry_max", "age_mean", "female_pct", "weight_kg", "control", "form", "route", "dose",
      "dose_unit", "duration_min", "dose_days", "cotreatment", "cotreatment_start_day", "therapy",
      "therapy_days", "therapy_minutes", COURSE);

  boolean concerns(String otherTrial, String otherArm) {
    return trial.equals(otherTrial) && (arm.isEmpty() || arm.equals(otherArm));
  }
}
