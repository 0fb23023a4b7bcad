package rewire.workbench.library;

import java.util.List;
import java.util.Set;

/// Columns and code words of the layout, see `evidence/library/README.md`.
final class Codes {
  private Codes() {}

  static final List<String> ARM_COLUMNS = List.of("trial", "arm", "family", "doi", "pmid", "year", "design",
      "blind",
      "washout_days", "condition", "failed_trials", "population", "entry_scale", "entry_min", "entry_max",
      "age_mean", "female_pct", "weight_kg", "n", "role", "control", "form", "route", "dose", "dose_unit",
      "duration_min", "dose_days", "dose_rule", "dose_assumed", "dose_note", "cotreatment",
      "cotreatment_start_day", "cotreatment_note", "therapy", "therapy_days", "therapy_minutes",
      "therapy_assumed", "relapse_rule", "note");
  static final List<String> RESULT_COLUMNS = List.of("row", "trial", "arm", "vs", "scale", "statistic",
      "rule", "time_h",
      "n", "value", "sd", "se", "ci_low", "ci_high", "analysis", "class", "grade", "note");

  static final Set<String> DESIGN = Set.of("parallel", "crossover", "randomised_withdrawal", "single_arm",
      "cohort",
      "meta");
  static final Set<String> BLIND = Set.of("double", "single", "open");
  static final Set<String> CONDITION = Set.of("MDD", "TRD", "BD", "MDD_BD", "GAD", "SAD", "GAD_SAD", "PTSD",
      "OCD",
      "SUD", "mixed", "healthy");
  static final Set<String> ROLE = Set.of("active", "control", "comparator", "pooled");
  static final Set<String> CONTROL = Set.of("saline", "midazolam", "placebo_spray", "placebo_oral",
      "placebo_sham",
      "waitlist", "usual_care", "psychotherapy", "antidepressant", "ECT", "quetiapine", "other", "none");
  static final Set<String> FORM = Set.of("racemic", "racemic_ER", "esketamine", "arketamine", "midazolam",
      "saline",
      "placebo", "none", "mixed");
  static final Set<String> ROUTE = Set.of("IV", "IV_bolus", "IM", "SC", "IN_device", "IN_atomiser", "PO",
      "SL", "mixed",
      "none");
  static final Set<String> UNIT = Set.of("mg", "mg/kg");
  static final Set<String> DOSE_RULE = Set.of("fixed", "flexible_dose", "response_guided", "unknown");
  static final Set<String> COTREATMENT = Set.of("none", "stable_AD", "new_AD", "usual", "mood_stabiliser",
      "SSRI", "SNRI",
      "mirtazapine", "bupropion", "quetiapine", "lithium", "benzodiazepine", "anaesthesia", "other");
  static final Set<String> THERAPY = Set.of("none", "CBT", "exposure", "CPT", "MBCT", "mindfulness",
      "behavioural_activation", "MET", "KAP", "education", "music", "automated_training",
      "memory_reactivation",
      "exercise", "sleep_CBT", "supportive", "other");
  static final Set<String> SCALE = Set.of("MADRS", "HDRS6", "HDRS17", "HDRS21", "HDRS24", "HDRS25", "HDRS28",
      "QIDS_SR16", "QIDS_C16", "IDS", "PHQ9", "BDI", "CGI_S", "SSI", "HAMA", "GAD7", "FQ", "LSAS",
      "VAS_anxiety",
      "PCL5", "CAPS5", "CAPS_IV", "IES_R", "YBOCS", "CADSS", "SBP", "DBP", "BPRS", "Q_LES_Q", "SDS", "WHO5",
      "CDRISC",
      "RRS", "AAQ2", "mixed_depression", "none");
  static final Set<String> STATISTIC = Set.of("mean", "median", "change", "pct_change", "diff", "smd",
      "smd_pre_post",
      "response", "remission", "relapse_free", "sustained", "event_pct", "n", "median_days", "hr", "or", "rr",
      "nnt",
      "correlation", "sign");
  static final Set<String> ANALYSIS = Set.of("MMRM", "ANCOVA", "LOCF", "NRI", "observed", "KM", "completers",
      "unknown");
  static final Set<String> CLASS = Set.of("baseline", "scored", "pool", "sign", "safety", "protocol",
      "outside");
  static final Set<String> GRADE = Set.of("V", "R_high", "R_medium", "R_low");
  /// Statistics between 0 and 100.
  static final Set<String> PERCENT = Set.of("response", "remission", "relapse_free", "sustained",
      "event_pct");
  /// Statistics that compare two arms.
  static final Set<String> RATIO = Set.of("hr", "or", "rr");
}
