package rewire.workbench.library;

import java.util.Locale;

/// A row of either table as a record.
final class Rows {
  private Rows() {}

  /// Largest number of people in a row.
  private static final double MOST_PEOPLE = 10_000_000;
  /// Largest dose event, in mg and in mg/kg; ten times what anaesthesia uses.
  private static final double MOST_MG = 2000;
  private static final double MOST_MG_PER_KG = 30;
  /// Largest absolute value of a result: no scale, percentage or time in days is larger.
  private static final double MOST = 100_000;

  /// Sessions may prepare for the first dose, within a year before it.
  private static final double EARLIEST_DAYS = 366;

  static Arm arm(Row r, long line) {
    var unit = r.word("dose_unit", Codes.UNIT);
    double dose = r.number("dose", 0, unit.equals("mg/kg") ? MOST_MG_PER_KG : MOST_MG);
    if (dose > 0 && unit.isEmpty()) {
      throw new Row.Bad("dose_unit",
          "the dose is " + dose + " but dose_unit is empty; mg and mg/kg are known");
    }
    double low = r.number("entry_min", 0, MOST);
    double high = r.number("entry_max", 0, MOST);
    if (low > high) {
      throw new Row.Bad("entry_max", "entry_max is %s, less than entry_min, %s".formatted(high, low));
    }
    var trial = r.needed("trial");
    var family = r.text("family");
    return new Arm(trial, r.needed("arm"), family.isEmpty() ? trial : family, r.text("doi"), r.text("pmid"),
        r.number("year", 1900, 2200), r.word("design", Codes.DESIGN), r.word("blind", Codes.BLIND),
        r.number("washout_days", 0, Row.LONGEST_DAYS), r.word("condition", Codes.CONDITION),
        r.number("failed_trials", 0, 100), r.text("population"), scale(r, "entry_scale"), low, high,
        r.number("age_mean", 1, 120), r.number("female_pct", 0, 100), r.number("weight_kg", 1, 400),
        r.number("n", 1, MOST_PEOPLE), r.word("role", Codes.ROLE), r.word("control", Codes.CONTROL),
        r.word("form", Codes.FORM), r.word("route", Codes.ROUTE), dose, unit,
        r.number("duration_min", 0, 100 * 24 * 60), r.days("dose_days", 0),
        r.word("dose_rule", Codes.DOSE_RULE),
        r.yes("dose_assumed"), r.text("dose_note"), r.words("cotreatment", Codes.COTREATMENT),
        r.number("cotreatment_start_day", 0, Row.LONGEST_DAYS), r.text("cotreatment_note"),
        r.words("therapy", Codes.THERAPY), r.days("therapy_days", -EARLIEST_DAYS),
        r.number("therapy_minutes", 0, 24 * 60),
        r.yes("therapy_assumed"), r.text("relapse_rule"), r.text("note"), r.text(Otherwise.COURSE), line);
  }

  static Result result(Row r, long line) {
    var statistic = r.word("statistic", Codes.STATISTIC);
    if (statistic.isEmpty()) {
      throw new Row.Bad("statistic", "the column statistic is empty");
    }
    boolean percent = Codes.PERCENT.contains(statistic) && r.text("vs").isEmpty();
    boolean ratio = Codes.RATIO.contains(statistic);
    double lowest = percent || ratio ? 0 : -MOST;
    double highest = percent ? 100 : MOST;
    double value = r.number("value", lowest, highest);
    if (Double.isNaN(value)) {
      throw new Row.Bad("value", "the column value is empty");
    }
    double low = r.number("ci_low", -MOST, MOST);
    double high = r.number("ci_high", -MOST, MOST);
    if (low > high) {
      throw new Row.Bad("ci_high", "ci_high is %s, less than ci_low, %s".formatted(high, low));
    }
    var kind = r.word("class", Codes.CLASS);
    if (kind.isEmpty()) {
      throw new Row.Bad("class", "the column class is empty");
    }
    var grade = r.word("grade", Codes.GRADE);
    return new Result(r.needed("row"), r.needed("trial"), r.needed("arm"), r.text("vs"), scale(r, "scale"),
        statistic,
        r.text("rule"), r.number("time_h", -24 * Row.LONGEST_DAYS, 24 * Row.LONGEST_DAYS),
        r.number("n", 0, MOST_PEOPLE), value, r.number("sd", 0, MOST), r.number("se", 0, MOST), low, high,
        r.word("analysis", Codes.ANALYSIS), Result.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
        grade.isEmpty() ? Result.Grade.R_LOW : Result.Grade.valueOf(grade.toUpperCase(Locale.ROOT)),
        r.text("note"), line);
  }

  private static String scale(Row r, String column) {
    var name = r.text(column);
    return name.startsWith("other:") ? name : r.word(column, Codes.SCALE);
  }
}
