package rewire.study;

import java.util.List;
import rewire.cohort.Variety;
import rewire.course.Genotype;
import rewire.course.Person;
import rewire.course.Sex;
import rewire.random.Stream;
import rewire.sensitivity.Factor;

/// Who takes part: the covariates by which the model tells people apart.
///
/// @param ageYears mean; people differ by `ageSd` within `youngest` and `oldest`
/// @param female   share of women
/// @param weightKg median of men; women weigh [#WOMEN] of it
/// @param weightCv spread of weight, log-normal
/// @param stress   background stress of the typical person
/// @param stages   of resistance to SSRIs
/// @param recovery how soon the circumstances of the illness end
/// @param valMet   share of people with one Met allele of BDNF
/// @param metMet   share with two
/// @param variety  how people differ beyond the tables of the model
/// @param schema   numbers of the model that are others in this illness, each with its plausible range
public record Population(double ageYears, double ageSd, double youngest, double oldest, double female,
    double weightKg, double weightCv, double stress, List<Stage> stages, Recovery recovery, double valMet,
    double metMet, Variety variety, List<Factor> schema) {
  /// Weight of women against men, about 70 to 83 kg (adults in Europe and North America; a convention).
  private static final double WOMEN = 0.85;

  public Population {
    stages = List.copyOf(stages);
    schema = List.copyOf(schema);
    if (stages.isEmpty() || !(valMet >= 0 && metMet >= 0 && valMet + metMet <= 1)) {
      throw new IllegalArgumentException("A population needs stages, and shares of genotypes up to 1.");
    }
    if (!(ageYears > 0 && weightKg > 0 && female >= 0 && female <= 1)) {
      throw new IllegalArgumentException(
          "A population of %s years, %s kg and a share of women of %s is none.".formatted(ageYears, weightKg,
              female));
    }
  }

  /// One stage of resistance and Val/Val for all, who differ as the tables say.
  public Population(double ageYears, double ageSd, double youngest, double oldest, double female,
      double weightKg, double weightCv, double stress, double ssriResponsiveness, Recovery recovery) {
    this(ageYears, ageSd, youngest, oldest, female, weightKg, weightCv, stress,
        List.of(new Stage(1, ssriResponsiveness)), recovery, 0, 0, Variety.TABLES, List.of());
  }

  /// The same people with an illness in which some numbers of the model are others.
  public Population with(List<Factor> others) {
    return new Population(ageYears, ageSd, youngest, oldest, female, weightKg, weightCv, stress, stages,
        recovery,
        valMet, metMet, variety, others);
  }

  /// People whom as many antidepressants failed.
  ///
  /// @param share              of the population
  /// @param ssriResponsiveness what is left of the effect of an SSRI
  public record Stage(double share, double ssriResponsiveness) {}

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
        Genotype.VAL_VAL, stress, stages.getFirst().ssriResponsiveness());
  }

  /// One person of it.
  Person person(Stream stream) {
    boolean woman = stream.uniform("sex") < female;
    double age = Math.clamp(ageYears + ageSd * stream.normal("age"), youngest, oldest);
    double weight = weightKg * (woman ? WOMEN : 1)
        * StrictMath.exp(Math.sqrt(StrictMath.log(1 + weightCv * weightCv)) * stream.normal("weight"));
    return new Person(Math.clamp(weight, 40, 150), age, woman ? Sex.FEMALE : Sex.MALE, false,
        genotype(stream), stress, responsiveness(stream));
  }

  private Genotype genotype(Stream stream) {
    double u = valMet + metMet == 0 ? 1 : stream.uniform("BDNF Val66Met");
    return u < metMet ? Genotype.MET_MET : u < metMet + valMet ? Genotype.VAL_MET : Genotype.VAL_VAL;
  }

  private double responsiveness(Stream stream) {
    double u = stages.size() == 1 ? 0 : stream.uniform("failed trials");
    for (var stage : stages) {
      u -= stage.share;
      if (u < 0) {
        return stage.ssriResponsiveness;
      }
    }
    return stages.getLast().ssriResponsiveness;
  }
}
