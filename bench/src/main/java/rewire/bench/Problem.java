package rewire.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import rewire.course.Course;
import rewire.course.Dose;
import rewire.course.Form;
import rewire.course.Person;
import rewire.course.Practice;
import rewire.course.Route;
import rewire.course.Session;
import rewire.lang.ModelFolder;
import rewire.lang.ModelReader;
import rewire.lang.Reading;
import rewire.model.Model;

/// The courses that are timed: one typical person over 120 days.
public enum Problem {
  /// 12 infusions of 0.5 mg/kg over 40 minutes, every 84 hours: 24 breakpoints.
  INFUSIONS,
  /// The same with mindfulness of 30 minutes every day and a therapy session every week: about 300 breakpoints.
  INTEGRATED;

  private static final double END_H = 120 * 24;

  Course course() {
    var doses = new ArrayList<Dose>();
    for (int i = 0; i < 12; i++) {
      doses.add(new Dose(84.0 * i, Form.RACEMIC, Route.IV, 35, 40 / 60.0));
    }
    var sessions = new ArrayList<Session>();
    var practices = new ArrayList<Practice>();
    if (this == INTEGRATED) {
      for (int week = 0; week < 17; week++) {
        sessions.add(new Session(168.0 * week + 25, 1, "CBT"));
      }
      for (int day = 0; day < 120; day++) {
        practices.add(Practice.bout(Practice.Kind.MINDFULNESS, 24.0 * day + 10, 0.5));
      }
    }
    return new Course(name(), "", Person.TYPICAL, doses, sessions, practices, List.of(), List.of(), List.of(),
        END_H,
        Map.of());
  }

  static Model model() {
    try {
      return switch (ModelReader.read(ModelFolder.onClassPath("models/brain"))) {
        case Reading.Understood understood -> understood.model();
        case Reading.Refused refused -> throw new IllegalStateException(refused.render());
      };
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
