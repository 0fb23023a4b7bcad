package rewire.trials;

import java.util.Arrays;
import java.util.List;

/// The ratings of one scale in one trial, with what is missing.
///
/// @param arms       first the reference, against which the others are compared
/// @param visits     after baseline, in order of time
/// @param subjects   all with a baseline, or all without
/// @param covariates columns that an analysis adjusts for
public record RatingTable(List<String> arms, List<String> visits, List<Covariate> covariates,
    List<Subject> subjects) {

  /// A column of the design: a number, or 1 for one level of a class and 0 for the others.
  ///
  /// @param average value at which adjusted means are given: the mean of a number, 1/levels for a level of a class
  public record Covariate(String name, double average) {}

  public RatingTable {
    arms = List.copyOf(arms);
    visits = List.copyOf(visits);
    covariates = List.copyOf(covariates);
    subjects = List.copyOf(subjects);
    for (var s : subjects) {
      if (s.scores().length != visits.size() || s.covariates().length != covariates.size()
          || !arms.contains(s.arm())) {
        throw new IllegalArgumentException("Person " + s.id() + " does not fit the table");
      }
      if (Double.isNaN(s.baseline()) != Double.isNaN(subjects.getFirst().baseline())) {
        throw new IllegalArgumentException("Everybody has a baseline, or nobody");
      }
    }
  }

  /// The same table with other people.
  public RatingTable with(List<Subject> others) {
    return new RatingTable(arms, visits, covariates, others);
  }

  /// The same table with some of its visits only, in the order given.
  public RatingTable only(List<String> some) {
    int[] places = some.stream().mapToInt(visits::indexOf).toArray();
    return new RatingTable(arms, some, covariates, subjects.stream()
        .map(s -> s.with(Arrays.stream(places).mapToDouble(v -> s.scores()[v]).toArray())).toList());
  }

  /// The reference arm.
  public String reference() {
    return arms.getFirst();
  }

  /// Whether baselines are there.
  public boolean hasBaseline() {
    return !subjects.isEmpty() && !Double.isNaN(subjects.getFirst().baseline());
  }

  /// The people of one arm.
  public List<Subject> of(String arm) {
    return subjects.stream().filter(s -> s.arm().equals(arm)).toList();
  }
}
