package rewire.workbench.library;

import java.util.List;

/// One arm of one trial: what was done to whom. Columns as in `evidence/library/README.md`; numbers that are not known
/// are NaN, words that are not known are empty.
///
/// @param doseDays           day numbers from the first dose
/// @param doseAssumed        whether the days were reconstructed from prose
/// @param cotreatmentStartDay day on which a new co-treatment starts
/// @param therapyDays        day numbers of sessions
/// @param therapyMinutes     length of one session
/// @param course             file of the course that stands for it, from an override; empty when its columns say it all
/// @param line               of `arms.csv`
public record Arm(String trial, String arm, String family, String doi, String pmid, double year,
    String design,
    String blind, double washoutDays, String condition, double failedTrials, String population,
    String entryScale, double entryMin, double entryMax, double ageMean, double femalePct, double weightKg,
    double n, String role, String control, String form, String route, double dose, String doseUnit,
    double durationMin, List<Double> doseDays, String doseRule, boolean doseAssumed, String doseNote,
    List<String> cotreatment, double cotreatmentStartDay, String cotreatmentNote, List<String> therapy,
    List<Double> therapyDays, double therapyMinutes, boolean therapyAssumed, String relapseRule, String note,
    String course, long line) {

  public Arm {
    doseDays = List.copyOf(doseDays);
    cotreatment = List.copyOf(cotreatment);
    therapy = List.copyOf(therapy);
    therapyDays = List.copyOf(therapyDays);
  }

  /// The same arm, of another family.
  public Arm of(String other) {
    return new Arm(trial, arm, other, doi, pmid, year, design, blind, washoutDays, condition, failedTrials,
        population, entryScale, entryMin, entryMax, ageMean, femalePct, weightKg, n, role, control, form,
        route,
        dose, doseUnit, durationMin, doseDays, doseRule, doseAssumed, doseNote, cotreatment,
        cotreatmentStartDay, cotreatmentNote, therapy, therapyDays, therapyMinutes, therapyAssumed,
        relapseRule, note, course, line);
  }

  /// Trial and arm, which name it uniquely.
  public String name() {
    return trial + " " + arm;
  }

  /// Whether it pools several trials or arms, so that nobody took part in it as it stands.
  public boolean pooled() {
    return design.equals("meta") || role.equals("pooled");
  }
}
