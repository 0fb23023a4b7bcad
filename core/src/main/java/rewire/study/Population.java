package rewire.study;

import rewire.course.Genotype;
import rewire.course.Person;
import rewire.course.Sex;
import rewire.random.Stream;

/// Who takes part: the covariates by which the model tells people apart.
///
/// @param ageYears           mean; people differ by `ageSd` within `youngest` and `oldest`
/// @param female             share of women
/// @param weightKg           median of men; women weigh [#WOMEN] of it
/// @param weightCv           spread of weight, log-normal
/// @param stress             background stress of the typical person
/// @param ssriResponsiveness what is left of the effect of an SSRI after earlier failures
/// @param recovery           how soon the circumstances of the illness end
public record Population(double ageYears, double ageSd, double youngest, double oldest, double female,
    double weightKg, double weightCv, double stress, double ssriResponsiveness, Recovery recovery) {
  /// Weight of women against men, about 70 to 83 kg (adults in Europe and North America; a convention).
  private static final double WOMEN = 0.85;

  /// Which of the assumptions on natural recovery holds.
  public enum Recovery {
    MDD("recovery_mdd"), TRD("recovery_trd"), ANXIETY("recovery_anxiety"), PTSD("recovery_ptsd");

    private final String symbol;

    Recovery(String symbol) {
      this.symbol = symbol;
    }

    /// The assumption's name.
    public String symbol() {
      return symbol;
    }
  }

  /// The one around whom the others vary.
  Person typical() {
    return new Person(weightKg * (1 - female * (1 - WOMEN)), ageYears, female > 0.5 ? Sex.FEMALE : Sex.MALE,
        false,
        Genotype.VAL_VAL, stress, ssriResponsiveness);
  }

  /// One person of it.
  Person person(Stream stream) {
    boolean woman = stream.uniform("sex") < female;
    double age = Math.clamp(ageYears + ageSd * stream.normal("age"), youngest, oldest);
    double weight = weightKg * (woman ? WOMEN : 1)
        * StrictMath.exp(Math.sqrt(StrictMath.log(1 + weightCv * weightCv)) * stream.normal("weight"));
    return new Person(Math.clamp(weight, 40, 150), age, woman ? Sex.FEMALE : Sex.MALE, false,
        Genotype.VAL_VAL, stress, ssriResponsiveness);
  }
}
