package rewire.study;

import rewire.course.Person;

/// A covariate by which people are allotted to arms in equal parts.
public enum Trait {
  SEX("sex"), FAILED("failed trials"), GENOTYPE("genotype");

  private final String label;

  Trait(String label) {
    this.label = label;
  }

  /// Its name in files.
  public String label() {
    return label;
  }

  /// The level of a person; people of one level are told apart by nothing else of this trait.
  public String of(Person person) {
    return switch (this) {
      case SEX -> person.sex().name();
      case FAILED -> Double.toString(person.ssriResponsiveness());
      case GENOTYPE -> person.genotype().name();
    };
  }
}
