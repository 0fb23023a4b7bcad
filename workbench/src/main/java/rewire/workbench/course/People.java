package rewire.workbench.course;

import java.util.List;
import java.util.Optional;
import rewire.cohort.Variety;

/// A population as it is written in a file or in a trial.
///
/// @param condition word of `models/observation/stages.csv`
/// @param failed    how many antidepressants failed, with shares; empty for the usual of the condition
/// @param female    share of women, 0 to 1
/// @param valMet    share of people with one Met allele of BDNF
/// @param metMet    share with two
/// @param stress    background stress of the typical person; NaN for the usual of the condition
/// @param variety   how people differ beyond the tables of the model
/// @param entry     how ill they are at entry, when the file says so
public record People(String condition, List<Failed> failed, double ageYears, double ageSd, double youngest,
    double oldest, double female, double weightKg, double weightCv, double valMet, double metMet,
    double stress,
    Variety variety, Optional<TrialFile.Severity> entry) {

  /// Resistant depression, as trials of ketamine take it.
  public static final People USUAL = new People("TRD", List.of(), 43, 12, 18, 90, 0.55, 84, 0.2, 0, 0,
      Double.NaN, Variety.TABLES, Optional.empty());

  public People {
    failed = List.copyOf(failed);
  }

  /// A share of people whom so many antidepressants failed.
  public record Failed(int trials, double share) {}
}
