package rewire.course;

import java.util.Optional;

/// The one who receives care. A new person is 70 kg, 40 years old and under the background stress of a
/// treatment-resistant depression, 0.5 (a hypothesis of the model, where 0 is none).
///
/// @param japanese whether more of a nasal dose is taken up in the nose (Perez-Ruixo 2021,
///   10.1007/s40262-020-00953-4)
/// @param ssriResponsiveness multiplies what an SSRI does; 1 is full, about 0.4 after failed trials (hypothesis)
/// @param condition a word that the model knows no difference by
/// @param severity the score before the course that is asked for, if any
public record Person(double weightKg, double ageYears, Sex sex, boolean japanese, Genotype genotype,
    double backgroundStress, double ssriResponsiveness, Condition condition, Optional<Severity> severity) {

  /// The typical person of the model's tables.
  public static final Person TYPICAL = new Person(70, 40, Sex.MALE, false, Genotype.VAL_VAL, 0.5, 1);

  public Person {
    Check.positive("weight in kg", weightKg);
    Check.positive("age in years", ageYears);
    Check.notNegative("background stress", backgroundStress);
    Check.notNegative("SSRI responsiveness", ssriResponsiveness);
  }

  /// A person with depression, of whom no score is asked.
  public Person(double weightKg, double ageYears, Sex sex, boolean japanese, Genotype genotype,
      double backgroundStress, double ssriResponsiveness) {
    this(weightKg, ageYears, sex, japanese, genotype, backgroundStress, ssriResponsiveness,
        Condition.DEPRESSION, Optional.empty());
  }

  /// The same person under another background stress; a score that was asked for counts as reached.
  public Person under(double stress) {
    return new Person(weightKg, ageYears, sex, japanese, genotype, stress, ssriResponsiveness, condition,
        severity.map(s -> new Severity(s.madrs(), true)));
  }
}
