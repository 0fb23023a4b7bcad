package rewire.dosing;

import java.util.LinkedHashMap;
import java.util.Map;

import rewire.course.Course;
import rewire.course.Genotype;
import rewire.course.Medicine;
import rewire.course.Sex;

/// What a person and a course set before time 0, and therefore before the start state is found.
public final class Settings {
  private Settings() {}

  /// Parameter name to value: body, background stress, BDNF genotype, SSRI responsiveness, an SSRI taken since long, and
  /// last the course's own overrides, which win.
  ///
  /// A person who responds less to SSRIs has their serotonin and TrkB effects scaled alike (a hypothesis of the model).
  public static Map<String, Double> of(Course course) {
    var person = course.person();
    var out = new LinkedHashMap<String, Double>();
    out.put("WT", person.weightKg());
    out.put("AGE", person.ageYears());
    out.put("FEMALE", person.sex() == Sex.FEMALE ? 1.0 : 0.0);
    out.put("uS", person.backgroundStress());
    if (person.genotype() != Genotype.VAL_VAL) {
      out.put("translation.val", person.genotype().released());
    }
    if (person.ssriResponsiveness() != 1) {
      out.put("medicines.rSSRI", person.ssriResponsiveness());
    }
    if (course.medicines().stream().anyMatch(m -> m instanceof Medicine.Ssri ssri && ssri.standing())) {
      out.put("uO", 1.0);
    }
    out.putAll(course.overrides());
    return out;
  }
}
