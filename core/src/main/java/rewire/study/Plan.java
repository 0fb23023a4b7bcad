package rewire.study;

import java.util.List;
import rewire.course.Course;
import rewire.course.Dose;
import rewire.course.Medicine;
import rewire.course.Person;
import rewire.course.Stress;

/// An arm as a course for anybody: what is done, to whom, and how it looks from the patient's chair.
///
/// @param course     what is done to a person of [#TEMPLATE_KG]
/// @param perKg      whether doses grow with weight
/// @param population who takes part
/// @param setting    what the patient knows and feels
public record Plan(Course course, boolean perKg, Population population, Setting setting) {
  /// Weight for which the template is written.
  public static final double TEMPLATE_KG = 70;

  /// The course of one person under their own background stress and life.
  Course of(Person person, double stress, List<Stress> life) {
    double fold = person.weightKg() / TEMPLATE_KG;
    var doses = course.doses().stream().map(d -> new Dose(d.timeH(), d.form(), d.route(),
        perKg ? d.amountMg() * fold : d.amountMg(), d.durationH(), d.device())).toList();
    var medicines = course.medicines().stream().map(m -> switch (m) {
      case Medicine.Benzodiazepine b when perKg ->
        new Medicine.Benzodiazepine(b.timeH(), b.lorazepamEquivalentMg() * fold);
      case Medicine.Propofol p when p.perKg() ->
        new Medicine.Propofol(p.timeH(), p.durationH(), p.rateMgPerH() * fold, true);
      default -> m;
    }).toList();
    return new Course(course.title(), course.source(), person.under(stress), doses, course.sessions(),
        course.practices(), medicines, life, course.experiments(), course.endH(), course.overrides());
  }
}
