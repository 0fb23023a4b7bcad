package rewire.course;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// A course of care: one person and everything that is done from time 0 to `endH`.
///
/// @param source where a published course comes from, or empty
/// @param overrides values of model parameters that differ in this course, by name; unknown names are refused by the
///   simulator, which knows the model
/// @param conduct rules and what was decided by them
/// @param ratings scores to predict and scores seen
/// @param notes what the model makes no difference of in this course; whoever shows results shows them too
public record Course(String title, String source, Person person, List<Dose> doses, List<Session> sessions,
    List<Practice> practices, List<Medicine> medicines, List<Stress> stress, List<Experiment> experiments,
    double endH, Map<String, Double> overrides, Conduct conduct, Ratings ratings, List<String> notes) {

  public Course {
    doses = List.copyOf(doses);
    sessions = List.copyOf(sessions);
    practices = List.copyOf(practices);
    medicines = List.copyOf(medicines);
    stress = List.copyOf(stress);
    experiments = List.copyOf(experiments);
    overrides = Map.copyOf(overrides);
    notes = List.copyOf(notes);
    Check.positive("end of the course in hours", endH);
    notAfter(endH, "dose", doses, Dose::endH);
    notAfter(endH, "therapy session", sessions, Session::endH);
  }

  /// A course that goes as planned, without ratings.
  public Course(String title, String source, Person person, List<Dose> doses, List<Session> sessions,
      List<Practice> practices, List<Medicine> medicines, List<Stress> stress, List<Experiment> experiments,
      double endH, Map<String, Double> overrides) {
    this(title, source, person, doses, sessions, practices, medicines, stress, experiments, endH, overrides,
        Conduct.AS_PLANNED, Ratings.NONE, List.of());
  }

  /// A course in which nothing is done but to wait.
  public static Course untreated(Person person, double endH) {
    return new Course("No treatment", "", person, List.of(), List.of(), List.of(), List.of(), List.of(),
        List.of(), endH, Map.of());
  }

  /// The same course with other doses.
  public Course with(List<Dose> newDoses) {
    return new Course(title, source, person, newDoses, sessions, practices, medicines, stress, experiments,
        endH, overrides, conduct, ratings, notes);
  }

  /// The same course for another person.
  public Course of(Person newPerson) {
    return new Course(title, source, newPerson, doses, sessions, practices, medicines, stress, experiments,
        endH, overrides, conduct, ratings, notes);
  }

  /// The same course under another name.
  public Course titled(String newTitle) {
    return new Course(newTitle, source, person, doses, sessions, practices, medicines, stress, experiments,
        endH, overrides, conduct, ratings, notes);
  }

  /// The same course, watched to another end.
  public Course until(double newEndH) {
    return new Course(title, source, person, doses, sessions, practices, medicines, stress, experiments,
        newEndH, overrides, conduct, ratings, notes);
  }

  /// The same course with parameters of the model set to other values.
  public Course overriding(Map<String, Double> values) {
    return new Course(title, source, person, doses, sessions, practices, medicines, stress, experiments, endH,
        values, conduct, ratings, notes);
  }

  /// The same course, conducted in another way.
  public Course conducted(Conduct newConduct) {
    return new Course(title, source, person, doses, sessions, practices, medicines, stress, experiments, endH,
        overrides, newConduct, ratings, notes);
  }

  /// Whether rules are still to be decided.
  public boolean isOpen() {
    return !conduct.rules().isEmpty() && conduct.visits().isEmpty();
  }

  /// The course as it was planned, before anything was decided.
  public Course undecided() {
    var planned = new ArrayList<>(doses);
    var missed = new ArrayList<>(conduct.missed());
    for (var visit : conduct.visits().reversed()) {
      planned.addAll(visit.withheld());
      visit.given().forEach(d -> {
        if (!planned.remove(d)) {
          missed.remove(d);
        }
      });
    }
    planned.sort(Comparator.comparingDouble(Dose::timeH));
    return with(planned).conducted(new Conduct(conduct.rules(), missed, List.of()));
  }

  /// All that is given of one drug, mg of base.
  public double totalDoseMg(Form form) {
    return doses.stream().filter(d -> d.form() == form).mapToDouble(Dose::amountMg).sum();
  }

  /// The drugs that are given: a mg of one is not a mg of another.
  public List<Form> forms() {
    return doses.stream().map(Dose::form).distinct().sorted().toList();
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
