package rewire.course;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/// A course of care: one person and everything that is done from time 0 to `endH`.
///
/// @param source where a published course comes from, or empty
/// @param overrides values of model parameters that differ in this course, by name; unknown names are refused by the
///   simulator, which knows the model
public record Course(String title, String source, Person person, List<Dose> doses, List<Session> sessions,
    List<Practice> practices, List<Medicine> medicines, List<Stress> stress, List<Experiment> experiments,
    double endH, Map<String, Double> overrides) {

  public Course {
    doses = List.copyOf(doses);
    sessions = List.copyOf(sessions);
    practices = List.copyOf(practices);
    medicines = List.copyOf(medicines);
    stress = List.copyOf(stress);
    experiments = List.copyOf(experiments);
    overrides = Map.copyOf(overrides);
    Check.positive("end of the course in hours", endH);
    notAfter(endH, "dose", doses, Dose::endH);
    notAfter(endH, "therapy session", sessions, s -> s.timeH() + s.durationH());
  }

  /// A course in which nothing is done but to wait.
  public static Course untreated(Person person, double endH) {
    return new Course("No treatment", "", person, List.of(), List.of(), List.of(), List.of(), List.of(),
        List.of(), endH, Map.of());
  }

  /// The same course with other doses.
  public Course with(List<Dose> newDoses) {
    return new Course(title, source, person, newDoses, sessions, practices, medicines, stress, experiments,
        endH, overrides);
  }

  /// The same course for another person.
  public Course of(Person newPerson) {
    return new Course(title, source, newPerson, doses, sessions, practices, medicines, stress, experiments,
        endH, overrides);
  }

  /// The same course under another name.
  public Course titled(String newTitle) {
    return new Course(newTitle, source, person, doses, sessions, practices, medicines, stress, experiments,
        endH, overrides);
  }

  /// The same course, watched to another end.
  public Course until(double newEndH) {
    return new Course(title, source, person, doses, sessions, practices, medicines, stress, experiments,
        newEndH, overrides);
  }

  /// The same course with parameters of the model set to other values.
  public Course overriding(Map<String, Double> values) {
    return new Course(title, source, person, doses, sessions, practices, medicines, stress, experiments, endH,
        values);
  }

  /// All ketamine given, mg of base.
  public double totalDoseMg() {
    return doses.stream().flatMapToDouble(d -> DoubleStream.of(d.amountMg())).sum();
  }

  private static <T> void notAfter(double endH, String what, List<T> acts, ToDoubleFunction<T> time) {
    for (var act : acts) {
      if (time.applyAsDouble(act) > endH) {
        throw new IllegalArgumentException("A %s ends at %s h, after the end of the course at %s h."
            .formatted(what, time.applyAsDouble(act), endH));
      }
    }
  }
}
